/* A bar on stderr for jobs that make a person wait. */
#include "cli/talk.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR = 30 };

static double now(void)
{
    struct timespec t = {0};

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void show(void *user, const char *what, double share)
{
    cli_progress *progress = user;
    int percent = share > 0 ? (int)((share < 1 ? share : 1) * 100) : 0;
    int full = percent * BAR / 100;

    if (progress->shown && percent == progress->percent)
        return;
    if (!progress->shown && now() - progress->start < 1)
        return;
    progress->shown = true;
    progress->percent = percent;
    fprintf(stderr, "\r\033[K%3d %% [", percent);
    for (int i = 0; i < BAR; i++)
        fputc(i < full ? '#' : '.', stderr);
    fprintf(stderr, "] %.40s", what);
    fflush(stderr);
}

void cli_progress_start(cli_progress *progress, demarc_ctx *ctx)
{
    *progress = (cli_progress){.start = now()};
    if (isatty(STDERR_FILENO))
        demarc_ctx_progress(ctx, show, progress);
}

void cli_progress_clear(cli_progress *progress)
{
    if (progress->shown)
        fprintf(stderr, "\r\033[K");
    progress->shown = false;
}
