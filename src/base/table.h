/**
 * table.h - an answer as data: columns, rows, notes, and two trees of values,
 * `meta` (where it comes from) and `summary` (what it comes to). The report
 * layer fills it, the write layer renders it.
 */
#ifndef DEMARC_BASE_TABLE_H
#define DEMARC_BASE_TABLE_H

#include "base/memory.h"
#include "demarc.h"

typedef enum demarc_kind {
    DEMARC_KIND_TEXT,
    DEMARC_KIND_INTEGER,
    DEMARC_KIND_LENGTH,  /* metres; km, mi or nmi where people read it */
    DEMARC_KIND_PERCENT, /* 0 to 100 */
    DEMARC_KIND_NUMBER,  /* shortest form; a cell's text is a bound as written,
                            such as ">90" */
    DEMARC_KIND_DEGREES, /* 7 decimals */
    DEMARC_KIND_BOOL,
    DEMARC_KIND_OBJECT, /* values only */
    DEMARC_KIND_ARRAY,  /* values only */
    DEMARC_KIND_NULL
} demarc_kind;

enum {
    DEMARC_COLUMN_ADDS = 1,   /* parts of a group sum to its total row */
    DEMARC_COLUMN_DETAIL = 2, /* left out where people read: text, Markdown */
    DEMARC_COLUMN_PRINT = 4,  /* left out where programs read: CSV, JSON */
    DEMARC_COLUMN_RUNS = 8    /* running sum of a column that adds up: where
                                 people read, of what is printed there */
};

typedef struct demarc_column {
    const char *key;   /* "length"; CSV writes length_km, JSON length_m */
    const char *title; /* for text and Markdown; a length's unit is added */
    demarc_kind kind;
    unsigned flags;
} demarc_column;

typedef struct demarc_cell {
    bool set; /* else unknown: empty, null */
    const char *text;
    double number;
} demarc_cell;

enum {
    DEMARC_ROW_TOTAL = 1, /* sums the rows of its group */
    DEMARC_ROW_PRINT = 2  /* left out where programs read: CSV, JSON */
};

typedef struct demarc_row {
    int group; /* a blank line is printed between groups */
    unsigned flags;
    demarc_cell *cells; /* one per column */
} demarc_row;

/** A node of the meta and summary trees. */
typedef struct demarc_value {
    const char *key; /* NULL in arrays */
    demarc_kind kind;
    const char *text;
    double number; /* lengths in metres; bool as 0 or 1 */
    struct demarc_value *first, *last, *next;
} demarc_value;

/** Fills the cells of row `i`, by the setters below. */
typedef void demarc_row_fn(void *user, demarc_table *to, size_t i);

/** Fills the cells of the next row; `more` is set to false when there is none.
 *  Anything but DEMARC_OK ends the rows, and is returned by the writer. */
typedef demarc_status demarc_next_fn(void *user, demarc_table *to, bool *more);

struct demarc_table {
    demarc_arena arena;
    const char *verb;  /* names the schema: demarc.<verb>/1 */
    const char *title; /* over the text; "" for none */
    demarc_column *columns;
    size_t column_count, column_room;
    demarc_row *rows; /* none of a stream: ask demarc_table_at */
    size_t row_count, row_room;
    demarc_row_fn *make;  /* of a stream; else NULL */
    demarc_next_fn *next; /* of a flow; else NULL */
    void *maker;
    void (*close)(void *user); /* of a flow */
    demarc_table *page;        /* of a stream or a flow: the row made last */
    demarc_status status;      /* of a page: how the rows ended */
    bool ended;                /* of a page: the flow has */
    bool lends;                /* of a page: it is, for its one row */
    size_t next_cell;          /* of the last row, for the setters */
    bool prose;         /* people are shown the notes alone, as paragraphs */
    const char **notes; /* lines under the text */
    size_t note_count, note_room;
    demarc_value meta, summary; /* objects */
    bool failed;                /* out of memory; sticky */
};

/** A new table; NULL when out of memory. Strings given to it are copied.
 *  All functions that add to a table pass over NULL and a failed table. */
demarc_table *demarc_table_new(const char *verb, const char *title);

/** Adds a column; all columns come before the first row. */
void demarc_table_column(demarc_table *table, const char *key,
                         const char *title, demarc_kind kind, unsigned flags);

/** Adds a row, its cells all unknown; the setters below fill it in order. */
void demarc_table_row(demarc_table *table, int group, unsigned flags);

/**
 * Makes the table a stream: its rows are not kept but made when they are
 * written, so that a million take the room of one. No other rows are added.
 * @param user  given to `make`; must live as long as the table.
 */
void demarc_table_stream(demarc_table *table, size_t count, demarc_row_fn *make,
                         void *user);

/**
 * Makes the table a flow: a stream of rows of which nobody knows how many they
 * are, each made once, in order, as it is written. What is noted of them, and
 * what they come to, may be added while they are made: notes and summary are
 * written behind the rows.
 * @param close  called when the table is freed; or NULL.
 */
void demarc_table_flow(demarc_table *table, demarc_next_fn *next,
                       void (*close)(void *user), void *user);

/** A row; of a stream, up to the next call. Not of a flow. */
const demarc_row *demarc_table_at(const demarc_table *table, size_t i);

/** The rows of any table, from first to last. */
typedef struct demarc_rows {
    const demarc_table *table;
    size_t next;
} demarc_rows;

/** The next one, up to the next call; NULL behind the last. */
const demarc_row *demarc_rows_next(demarc_rows *rows);

/** How making the rows of a stream or a flow has ended; DEMARC_ENOMEM if some
 *  were left empty. */
demarc_status demarc_table_ended(const demarc_table *table);

/** A table with the columns and rows of a stream or a flow, as `rows`, and
 *  nothing else; NULL when out of memory. Free with demarc_table_free. */
demarc_table *demarc_table_gather(const demarc_table *stream);

/** Sets the next cell of the last row. */
void demarc_cell_text(demarc_table *table, const char *text); /* ""=unset */
void demarc_cell_number(demarc_table *table, double number);  /* NAN=unset */
void demarc_cell_skip(demarc_table *table);

/** The same, of a text that lives as long as the table or, of a stream or a
 *  flow, until the next row: it is not copied then. */
void demarc_cell_lend(demarc_table *table, const char *text);

/** A line of talk under the text; one sentence. */
void demarc_table_note(demarc_table *table, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/** Adds to a tree. `key` is NULL in an array. NULL when out of memory; a
 *  NULL parent is passed over, so that calls need no check in between. */
demarc_value *demarc_value_object(demarc_table *table, demarc_value *parent,
                                  const char *key);
demarc_value *demarc_value_array(demarc_table *table, demarc_value *parent,
                                 const char *key);
void demarc_value_text(demarc_table *table, demarc_value *parent,
                       const char *key, const char *text); /* ""=null */
void demarc_value_number(demarc_table *table, demarc_value *parent,
                         const char *key, demarc_kind kind,
                         double number); /* NAN=null */

/** DEMARC_ENOMEM if it failed or is NULL (then frees it and sets NULL). */
demarc_status demarc_table_done(demarc_table **table);

/**
 * Rounds parts so that they add up to the rounded total: each part is
 * floored to `digits` decimals, and the units that are missing go to the
 * largest remainders (ties: the first). Hamilton's method. No part moves by
 * a whole unit, and the total is rounded as demarc_buffer_fixed does it.
 * @param total  may differ from the parts' sum by rounding noise only.
 * @param parts  `count` numbers, replaced; all of them finite and >= 0.
 */
void demarc_apportion(double total, double *parts, size_t count, int digits);

#endif
