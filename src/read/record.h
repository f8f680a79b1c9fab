/** record.h - CSV text to records: quotes, line ends and line numbers. */
#ifndef DEMARC_READ_RECORD_H
#define DEMARC_READ_RECORD_H

#include "read/plain.h"

/** Why a record cannot be used; of several the first. */
typedef enum demarc_fault {
    DEMARC_FAULT_NONE,
    DEMARC_FAULT_INSIDE, /* a quote inside a cell without quotes */
    DEMARC_FAULT_AFTER,  /* text behind a closing quote */
    DEMARC_FAULT_LATE,   /* the same, and the quote opened in another line */
    DEMARC_FAULT_OPEN    /* a quote is not closed before the text ends */
} demarc_fault;

/**
 * One row. What is behind a fault in its line is not looked at. A quote that
 * does not close in its own line may be one too many, so then the next record
 * begins in the line after it: a stray quote hides no other row.
 */
typedef struct demarc_record {
    char *cells; /* one after the other, each with a NUL behind; up to the
                    next call */
    size_t count;
    long line; /* of its first character */
    demarc_fault fault;
    long fault_line; /* of the quote that is at fault: where it opens */
    long close_line; /* DEMARC_FAULT_LATE: where it closes */
} demarc_record;

/** Goes through a file, of which it holds little more than one record. */
typedef struct demarc_scanner {
    demarc_plain *source;
    demarc_buffer window; /* text with a NUL behind */
    bool more;            /* is there more behind the window? */
    char *next;           /* the first byte not yet read */
    char *cells, *out;    /* of the record, and where the next byte goes */
    size_t room;          /* of the cells: as much as the window */
    long line;
    char delimiter;
} demarc_scanner;

/** Free with demarc_scanner_free; `source` stays the caller's. */
demarc_scanner demarc_scanner_new(demarc_plain *source);
void demarc_scanner_free(demarc_scanner *in);

/** Finds and keeps the delimiter; a line `sep=;` is passed over.
 *  @return as demarc_plain_next. */
demarc_status demarc_scanner_delimit(demarc_scanner *in);

/**
 * The next record that is not blank; none (a count of 0) at the end.
 * @return as demarc_plain_next.
 */
demarc_status demarc_scanner_next(demarc_scanner *in, demarc_record *record);

#endif
