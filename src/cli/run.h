/** run.h - one run of a verb: open, ask, render; then deliver. */
#ifndef DEMARC_CLI_RUN_H
#define DEMARC_CLI_RUN_H

#include "cli/request.h"
#include "cli/signals.h"
#include "cli/talk.h"

#include <stdio.h>

struct cli_command;

typedef struct cli_run {
    const struct cli_command *command;
    const char *verb; /* its name, for messages */
    cli_request *request;
    demarc_ctx *ctx;
    demarc_border_set *set;
    demarc_border *border; /* one of the set; NULL when not asked for */
    const demarc_format *format;
    demarc_buffer out; /* what is delivered when all went well */
    FILE *stream;      /* writes to `out`; made by cli_run_stream */
    size_t told;       /* findings that the answer itself lists */
    cli_progress progress;
    cli_signals signals;
} cli_run;

/** Runs a verb on argv[1] and on. @return the exit code. */
demarc_status cli_run_command(const struct cli_command *command,
                              const cli_request *defaults, int argc,
                              char **argv);

/**
 * Before the work: finds the format by -f, else by the ending of the output,
 * else by `fallback`, and refuses an output that is there already or cannot be
 * made.
 */
demarc_status cli_run_format(cli_run *run, demarc_thing thing,
                             const char *fallback);

/** The same for a verb that writes lines, or a table of them. */
demarc_status cli_run_lines(cli_run *run);

/** Opens what the operands and options name; with `pick`, sets the border. */
demarc_status cli_run_open(cli_run *run, bool pick);

/** Where temporary files go: TMPDIR, else /tmp. */
const char *cli_scratch(void);

/** How to write, by the options. */
demarc_write_how cli_run_how(const cli_run *run);

/** Renders the table and frees it. `status` is that of asking for it; if it
 *  is an error it is returned. */
demarc_status cli_run_table(cli_run *run, demarc_status status,
                            demarc_table *table);

/** For text that is made by hand; NULL when out of memory. The frame closes
 *  it and finds out whether writing failed. */
FILE *cli_run_stream(cli_run *run);

#endif
