/** talk.h - what is said on stderr: one line each. */
#ifndef DEMARC_CLI_TALK_H
#define DEMARC_CLI_TALK_H

#include "demarc.h"

#define CLI_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/** "demarc: ..." and a newline; control characters become "?". */
void cli_complain(const char *format, ...) CLI_PRINTF(1, 2);

/**
 * The same, ended by where to read on: "; see demarc help VERB".
 * @param verb  NULL: none yet.
 * @return DEMARC_EUSAGE, always.
 */
demarc_status cli_complain_usage(const char *verb, const char *format, ...)
    CLI_PRINTF(2, 3);

/** The same with a guess: "; did you mean DASHESGUESS? See demarc help". */
demarc_status cli_complain_guess(const char *verb, const char *dashes,
                                 const char *guess, const char *format, ...)
    CLI_PRINTF(4, 5);

/**
 * Prints the findings of a context from number `since` on: errors, and warnings
 * unless `quiet`; of one code no more than 1000 errors and 20 warnings, and how
 * many more there were.
 * Notes are for `demarc check`.
 * @return the number of errors among them.
 */
size_t cli_findings_print(const demarc_ctx *ctx, size_t since, bool quiet);

size_t cli_findings_count(const demarc_ctx *ctx, demarc_severity severity);

/** A bar on stderr, if that is a terminal and the job takes a second. */
typedef struct cli_progress {
    double start; /* seconds of the monotonic clock */
    bool shown;
    int percent; /* last shown */
} cli_progress;

void cli_progress_start(cli_progress *progress, demarc_ctx *ctx);
void cli_progress_clear(cli_progress *progress);

#endif
