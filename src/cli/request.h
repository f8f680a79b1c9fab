/** request.h - the options that verbs share, and where they are put. */
#ifndef DEMARC_CLI_REQUEST_H
#define DEMARC_CLI_REQUEST_H

#include "cli/options.h"

/** The first member of every verb's own struct. Zero is the default. */
typedef struct cli_request {
    cli_operands operands;
    demarc_open open;
    cli_list fields;
    cli_day known_on;
    const char *format, *output;
    int unit, digits, color;
    bool overwrite, quiet, strict, help, version;
} cli_request;

/** For members of cli_request in tables of a verb's own. */
#define CLI_REQUEST(member) offsetof(cli_request, member)

/** Before the verb. */
extern const cli_group cli_global_options;

/** What to open. */
extern const cli_group cli_input_options;

/** Whose claims are heard. */
extern const cli_group cli_claim_options;

/** Where the answer goes, and in what format. */
extern const cli_group cli_output_options;

/** How a table is laid out; of verbs that answer with one. */
extern const cli_group cli_table_options;

/** What is said beside it, and whether a warning stops. */
extern const cli_group cli_talk_options;

/** The same for verbs that no warning can stop. */
extern const cli_group cli_help_options;

/** Paragraphs of verbs that open a border. */
#define CLI_BORDER_TEXT                                                        \
    "<border> is a dossier's id, such as kgz-tjk: its halves are geodata/ID "  \
    "and timeline/ID.csv in the current folder, in that of -C, or in the "     \
    "installed data folder. A path instead names a file: one that ends in "    \
    ".csv holds the events, any other the segments."

/**
 * Turns operands into what to open: a dossier's id, or files.
 * @return DEMARC_EUSAGE after one line on stderr when there are too many.
 */
demarc_status cli_request_operands(const char *verb, cli_request *request);

#endif
