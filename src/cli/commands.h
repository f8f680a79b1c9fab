/** commands.h - verbs as data. commands.def has a row for each. */
#ifndef DEMARC_CLI_COMMANDS_H
#define DEMARC_CLI_COMMANDS_H

#include "cli/run.h"

typedef struct cli_example {
    const char *command; /* works on the sample */
    const char *shows;
} cli_example;

/** What help, man page and docs/commands.md are made of. In its texts, what
 *  the user puts in for stands in <angle brackets>. */
typedef struct cli_page {
    size_t size;              /* of the verb's struct; 0: cli_request */
    size_t operands;          /* at most */
    const char *const *usage; /* what may follow the verb; NULL-terminated */
    const char *const *text;  /* paragraphs; NULL-terminated */
    const cli_group *const *options; /* NULL-terminated */
    const cli_example *examples;     /* ended by a row of zeros, or NULL */
} cli_page;

/**
 * Answers. What is printed goes to the run; the frame delivers it.
 * @param request  the struct that page->size is of, filled.
 */
typedef demarc_status cli_command_fn(cli_run *run, void *request);

typedef struct cli_command {
    const char *name, *summary;
    cli_command_fn *answer;
    const cli_page *page;
} cli_command;

/** In the order of the help; NULL past the end. */
const cli_command *cli_command_at(size_t i);

/** NULL after one line on stderr, with a guess, if there is none. */
const cli_command *cli_command_find(const char *name);

#define COMMAND(name, function, summary)                                       \
    cli_command_fn function;                                                   \
    extern const cli_page function##_page;
#include "cli/commands.def"
#undef COMMAND

#endif
