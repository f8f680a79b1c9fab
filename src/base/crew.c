#include "base/crew.h"

#include "base/threads.h"

#include <stdbool.h>
#include <stdlib.h>

/** Blocks of each thread in the ring; enough that nobody waits long. */
enum { BLOCKS = 4 };

typedef enum state { FREE, WAITING, WORKING, DONE } state;

struct demarc_crew {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* a block waits or is done, or it is over */
    char *blocks;
    size_t size;
    state *states;
    size_t count; /* of blocks */
    demarc_crew_fn *work, *clear;
    size_t next;  /* the one that is being filled */
    size_t ahead; /* the first that may wait; they are taken in order */
    bool over;
    demarc_threads threads;
};

/** Does the first block that waits; false if none does. Under the lock, which
 *  is left meanwhile. */
static bool one_do(demarc_crew *crew)
{
    const size_t at = crew->ahead;

    if (crew->states[at] != WAITING)
        return false;
    crew->states[at] = WORKING;
    crew->ahead = (at + 1) % crew->count;
    pthread_mutex_unlock(&crew->lock);
    crew->work(crew->blocks + at * crew->size);
    pthread_mutex_lock(&crew->lock);
    crew->states[at] = DONE;
    pthread_cond_broadcast(&crew->changed);
    return true;
}

static void *work(void *user)
{
    demarc_crew *crew = user;

    pthread_mutex_lock(&crew->lock);
    while (!crew->over)
        if (!one_do(crew))
            pthread_cond_wait(&crew->changed, &crew->lock);
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

demarc_crew *demarc_crew_new(size_t jobs, size_t size, demarc_crew_fn *does,
                             demarc_crew_fn *clear)
{
    demarc_crew *crew = calloc(1, sizeof *crew);

    if (!crew)
        return NULL;
    crew->count = BLOCKS * demarc_threads_meant(jobs);
    crew->blocks = calloc(crew->count, size);
    crew->states = calloc(crew->count, sizeof *crew->states);
    if (!crew->blocks || !crew->states) {
        free(crew->blocks);
        free(crew->states);
        free(crew);
        return NULL;
    }
    crew->size = size;
    crew->work = does;
    crew->clear = clear;
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->changed, NULL);
    demarc_threads_start(&crew->threads, jobs, work, crew);
    return crew;
}

void demarc_crew_free(demarc_crew *crew)
{
    if (!crew)
        return;
    pthread_mutex_lock(&crew->lock);
    crew->over = true;
    pthread_cond_broadcast(&crew->changed);
    pthread_mutex_unlock(&crew->lock);
    demarc_threads_join(&crew->threads);
    pthread_cond_destroy(&crew->changed);
    pthread_mutex_destroy(&crew->lock);
    for (size_t i = 0; crew->clear && i < crew->count; i++)
        crew->clear(crew->blocks + i * crew->size);
    free(crew->blocks);
    free(crew->states);
    free(crew);
}

void *demarc_crew_block(demarc_crew *crew)
{
    return crew->blocks + crew->next * crew->size;
}

/** Waits until the next block is done or free, and helps meanwhile. True if
 *  it was done. */
static bool next_await(demarc_crew *crew)
{
    state *is = &crew->states[crew->next];
    bool done;

    while (*is == WAITING || *is == WORKING)
        if (!one_do(crew))
            pthread_cond_wait(&crew->changed, &crew->lock);
    done = *is == DONE;
    *is = FREE;
    return done;
}

void *demarc_crew_hand(demarc_crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->states[crew->next] = WAITING;
    pthread_cond_broadcast(&crew->changed);
    crew->next = (crew->next + 1) % crew->count;
    next_await(crew);
    pthread_mutex_unlock(&crew->lock);
    return demarc_crew_block(crew);
}

void *demarc_crew_last(demarc_crew *crew)
{
    void *block = NULL;

    pthread_mutex_lock(&crew->lock);
    for (size_t i = 0; i < crew->count && !block; i++) {
        if (next_await(crew))
            block = demarc_crew_block(crew);
        crew->next = (crew->next + 1) % crew->count;
    }
    pthread_mutex_unlock(&crew->lock);
    return block;
}
