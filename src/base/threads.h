/** threads.h - as many threads as wanted, all at one function. */
#ifndef DEMARC_BASE_THREADS_H
#define DEMARC_BASE_THREADS_H

#include <pthread.h>
#include <stddef.h>

enum { DEMARC_MOST_JOBS = 64 };

typedef struct demarc_threads {
    pthread_t items[DEMARC_MOST_JOBS];
    size_t count;
} demarc_threads;

/** How many threads are meant, the caller among them, by `jobs`; 0: as many as
 *  processors. */
size_t demarc_threads_meant(size_t jobs);

/** Starts what is wanted beside the caller; with fewer threads it takes
 *  longer, and that is all.
 *  @param jobs  as demarc_threads_meant has it. */
void demarc_threads_start(demarc_threads *threads, size_t jobs,
                          void *work(void *user), void *user);

/** Waits until all have ended. */
void demarc_threads_join(demarc_threads *threads);

#endif
