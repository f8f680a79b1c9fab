/** options.h - options as data: tables of rows, read with getopt_long. */
#ifndef DEMARC_CLI_OPTIONS_H
#define DEMARC_CLI_OPTIONS_H

#include "demarc.h"

/** What an option's argument is, and so what is written at its offset. */
typedef enum cli_kind {
    CLI_FLAG,    /* bool: no argument */
    CLI_TEXT,    /* const char *: as given, not empty */
    CLI_LIST,    /* cli_list: one more each time it is given */
    CLI_CHOICE,  /* int: place in `choices`; the first is the default */
    CLI_DIGIT,   /* int: 1 to 9 */
    CLI_DAY,     /* cli_day: of a month or a year the last day */
    CLI_SINCE,   /* cli_day: of a month or a year the first day */
    CLI_STAGE,   /* cli_stage: described, delimited or demarcated */
    CLI_DEGREES, /* cli_degrees: a decimal number */
    CLI_KM       /* double: above 0 */
} cli_kind;

enum { CLI_LIST_ROOM = 64 };

typedef struct cli_list {
    const char *items[CLI_LIST_ROOM + 1]; /* NULL-terminated */
    size_t count;
} cli_list;

typedef struct cli_day {
    bool set;
    demarc_day day;
} cli_day;

typedef struct cli_stage {
    bool set;
    demarc_stage stage;
} cli_stage;

typedef struct cli_degrees {
    bool set;
    double value;
} cli_degrees;

/** A row. A table of them ends with a row of zeros. */
typedef struct cli_option {
    const char *name;     /* long, without dashes; NULL if there is none */
    char letter;          /* short; 0 if there is none */
    const char *argument; /* its name in the help; NULL for a flag */
    const char *help;
    cli_kind kind;
    size_t offset;              /* into the struct that is filled */
    const char *const *choices; /* CLI_CHOICE: NULL-terminated */
} cli_option;

/** Rows under one heading of the help. */
typedef struct cli_group {
    const char *title;
    const cli_option *rows;
} cli_group;

/** What was read from a command line. */
typedef struct cli_operands {
    char **items; /* in order; they stand where argv was */
    size_t count;
    int rest; /* where in argv the first word that was not read stands */
} cli_operands;

/**
 * Reads argv[1] and on. Options may stand before or after operands, may be
 * shortened as long as they stay clear, and end at "--".
 * @param verb    named in messages; NULL: before the verb, where reading
 *                stops at the first operand.
 * @param groups  NULL-terminated.
 * @param into    the struct that the rows' offsets are of.
 * @return DEMARC_EUSAGE after one line on stderr.
 */
demarc_status cli_options_parse(const char *verb,
                                const cli_group *const *groups, int argc,
                                char **argv, void *into, cli_operands *out);

/** The value is put where the row says; a line on stderr if it is wrong. */
demarc_status cli_option_set(const char *verb, const cli_option *row,
                             const char *value, void *into);

/** "--as-of", or "-C" when there is no long name, for messages. */
const char *cli_option_name(const cli_option *row, char out[32]);

/** Reads a decimal number above 0, of 15 digits at most; rounds once. */
bool cli_number_parse(const char *text, double *out);

/** Numbers with commas between them, such as "1,5,10": how many there are, 0
 *  if they are none or more than `room`. Each may be negative. */
size_t cli_numbers_parse(const char *text, double *out, size_t room);

#endif
