/** record.h - CSV text to records: quotes, line ends and line numbers. */
#ifndef DEMARC_READ_RECORD_H
#define DEMARC_READ_RECORD_H

#include <stdbool.h>
#include <stddef.h>

/** Why a record cannot be used; of several the first. */
typedef enum demarc_fault {
    DEMARC_FAULT_NONE,
    DEMARC_FAULT_INSIDE, /* a quote inside a cell without quotes */
    DEMARC_FAULT_AFTER,  /* text behind a closing quote */
    DEMARC_FAULT_OPEN    /* a quote is not closed before the text ends */
} demarc_fault;

typedef struct demarc_record {
    char *cells; /* one after the other, each with a NUL behind */
    size_t count;
    long line; /* of its first character */
    demarc_fault fault;
    long fault_line; /* of the quote that is at fault */
} demarc_record;

/** Goes through a text and writes the cells over it, from its start on. */
typedef struct demarc_scanner {
    char *next; /* the first byte not yet read */
    char *out;  /* where the next cell goes; never behind `next` */
    long line;
    char delimiter;
} demarc_scanner;

/** @param text  ends with a NUL, has none before, and is overwritten. */
demarc_scanner demarc_scanner_new(char *text);

/** Finds, keeps and returns the delimiter; a line `sep=;` is passed over. */
char demarc_scanner_delimit(demarc_scanner *in);

/** The next record that is not blank; false at the end of the text. */
bool demarc_scanner_next(demarc_scanner *in, demarc_record *record);

/** Takes back the room of the record that was read last. */
void demarc_scanner_drop(demarc_scanner *in, const demarc_record *record);

#endif
