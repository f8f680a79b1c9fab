/**
 * signals.h - a run that is ended by a signal takes its temporary files with
 * it. A thread waits for the signals; no handler runs, so nothing has to be
 * safe inside of one.
 */
#ifndef DEMARC_CLI_SIGNALS_H
#define DEMARC_CLI_SIGNALS_H

#include "demarc.h"

#include <pthread.h>
#include <signal.h>

enum { CLI_TEMPORARY_MOST = 16 };

typedef struct cli_signals {
    pthread_t thread;
    pthread_mutex_t lock; /* held while the library makes one */
    sigset_t waited, before;
    bool runs;
    char *paths[CLI_TEMPORARY_MOST]; /* in the order they were made */
} cli_signals;

/** Waits for SIGHUP, SIGINT and SIGTERM, unless they are ignored, and hears of
 *  the context's temporary files. Not copied; stop it before it goes. */
void cli_signals_start(cli_signals *signals, demarc_ctx *ctx);
void cli_signals_stop(cli_signals *signals, demarc_ctx *ctx);

#endif
