/** page.h - the pages of verbs: as help, as man page, as Markdown. */
#ifndef DEMARC_CLI_PAGE_H
#define DEMARC_CLI_PAGE_H

#include "cli/commands.h"

#define CLI_TITLE                                                              \
    "how much of a border is settled, since when, according to whom"
#define CLI_USAGE "<verb> [<option> ...] [<border>]"

/** What the exit codes mean; ended by a row without meaning. */
typedef struct cli_exit {
    demarc_status code;
    const char *meaning;
} cli_exit;
extern const cli_exit cli_exits[];

/** Paragraphs that hold for every verb; NULL-terminated. */
extern const char *const cli_common_text[];

/** For --help and `demarc help`. */
void cli_page_text(FILE *out, const cli_command *command);
void cli_page_text_all(FILE *out);

/** Source for mandoc or groff, in mdoc(7): demarc-VERB(1) and demarc(1). */
void cli_page_man(FILE *out, const cli_command *command);
void cli_page_man_all(FILE *out);

/** The whole of docs/commands.md. */
void cli_page_markdown_all(FILE *out);

/** Prints words in lines of at most 79 columns, each indented, the first
 *  one from column `at` on. */
void cli_page_wrap(FILE *out, const char *text, int at, int indent);

#endif
