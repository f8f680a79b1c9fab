#include "cli/signals.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/** Of what cannot be noted nothing is taken away, which is no harm. */
static void note(cli_signals *signals, const char *path)
{
    for (size_t i = 0; i < CLI_TEMPORARY_MOST; i++)
        if (!signals->paths[i]) {
            signals->paths[i] = strdup(path);
            return;
        }
}

static void forget(cli_signals *signals, const char *path)
{
    for (size_t i = 0; i < CLI_TEMPORARY_MOST; i++)
        if (signals->paths[i] && strcmp(signals->paths[i], path) == 0) {
            free(signals->paths[i]);
            signals->paths[i] = NULL;
            return;
        }
}

static void hear(void *user, demarc_temporary what, const char *path)
{
    cli_signals *signals = user;

    if (what != DEMARC_TEMPORARY_MADE)
        pthread_mutex_lock(&signals->lock);
    if (what == DEMARC_TEMPORARY_MADE && path)
        note(signals, path);
    if (what == DEMARC_TEMPORARY_GONE)
        forget(signals, path);
    if (what != DEMARC_TEMPORARY_SOON)
        pthread_mutex_unlock(&signals->lock);
}

/** Ends the process as the signal does, after what it leaves behind is gone.
 *  A folder was noted before what is in it. */
static void *wait_for(void *user)
{
    cli_signals *signals = user;
    int number = 0;

    if (sigwait(&signals->waited, &number) != 0)
        return NULL;
    pthread_setcancelstate(PTHREAD_CANCEL_DISABLE, NULL);
    pthread_mutex_lock(&signals->lock); /* and never given back */
    for (size_t i = CLI_TEMPORARY_MOST; i-- > 0;)
        if (signals->paths[i])
            remove(signals->paths[i]);
    signal(number, SIG_DFL);
    kill(getpid(), number);
    pthread_sigmask(SIG_UNBLOCK, &signals->waited, NULL);
    pause();
    return NULL;
}

/** What nohup or a shell has set to be ignored stays so. */
static void set_fill(sigset_t *set)
{
    static const int numbers[] = {SIGHUP,  SIGINT,  SIGQUIT, SIGTERM,
                                  SIGALRM, SIGUSR1, SIGUSR2, SIGXCPU};

    sigemptyset(set);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction now;

        if (sigaction(numbers[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
            sigaddset(set, numbers[i]);
    }
}

void cli_signals_start(cli_signals *signals, demarc_ctx *ctx)
{
    pthread_attr_t small;

    *signals = (cli_signals){0};
    signal(SIGXFSZ, SIG_IGN); /* a write that is too long fails, and says so */
    set_fill(&signals->waited);
    if (pthread_mutex_init(&signals->lock, NULL) != 0 ||
        pthread_attr_init(&small) != 0)
        return;
    pthread_attr_setstacksize(&small, (size_t)256 * 1024);
    pthread_sigmask(SIG_BLOCK, &signals->waited, &signals->before);
    signals->runs =
        pthread_create(&signals->thread, &small, wait_for, signals) == 0;
    pthread_attr_destroy(&small);
    if (signals->runs)
        demarc_ctx_temporary(ctx, hear, signals);
    else
        pthread_sigmask(SIG_SETMASK, &signals->before, NULL);
}

void cli_signals_stop(cli_signals *signals, demarc_ctx *ctx)
{
    if (!signals->runs)
        return;
    demarc_ctx_temporary(ctx, NULL, NULL);
    pthread_cancel(signals->thread);
    pthread_join(signals->thread, NULL);
    pthread_mutex_destroy(&signals->lock);
    pthread_sigmask(SIG_SETMASK, &signals->before, NULL);
    for (size_t i = 0; i < CLI_TEMPORARY_MOST; i++)
        free(signals->paths[i]);
    signals->runs = false;
}
