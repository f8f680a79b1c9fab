#include "base/threads.h"

#include <unistd.h>

size_t demarc_threads_meant(size_t jobs)
{
    const long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (jobs == 0)
        jobs = processors > 0 ? (size_t)processors : 1;
    return jobs <= DEMARC_MOST_JOBS ? jobs : DEMARC_MOST_JOBS + 1;
}

void demarc_threads_start(demarc_threads *threads, size_t jobs,
                          void *work(void *user), void *user)
{
    const size_t meant = demarc_threads_meant(jobs);

    threads->count = 0;
    while (threads->count + 1 < meant &&
           pthread_create(&threads->items[threads->count], NULL, work, user) ==
               0)
        threads->count++;
}

void demarc_threads_join(demarc_threads *threads)
{
    for (size_t i = 0; i < threads->count; i++)
        pthread_join(threads->items[i], NULL);
    threads->count = 0;
}
