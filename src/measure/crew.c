#include "measure/crew.h"

#include "measure/geodesic.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

/** Blocks in a ring; enough that nobody waits long. */
enum { BLOCKS = 32, MOST_JOBS = 64 };

enum { FREE, WAITING, MEASURING, MEASURED };

struct demarc_crew {
    pthread_mutex_t lock;
    pthread_cond_t changed; /* a block waits or is measured, or it is over */
    demarc_block *blocks;
    size_t next;  /* the one that is being filled */
    size_t ahead; /* the first that may wait; they are taken in order */
    bool over;
    pthread_t threads[MOST_JOBS];
    size_t thread_count;
};

static void block_measure(demarc_block *block)
{
    for (size_t i = 0; i < block->run_count; i++) {
        const demarc_block_run *run = &block->runs[i];

        demarc_distances(block->lon + run->from, block->lat + run->from,
                         run->count, block->metres + run->from);
    }
}

/** Measures the first block that waits; false if none does. Under the lock,
 *  which is left meanwhile. */
static bool one_measure(demarc_crew *crew)
{
    demarc_block *block = &crew->blocks[crew->ahead];

    if (block->state != WAITING)
        return false;
    block->state = MEASURING;
    crew->ahead = (crew->ahead + 1) % BLOCKS;
    pthread_mutex_unlock(&crew->lock);
    block_measure(block);
    pthread_mutex_lock(&crew->lock);
    block->state = MEASURED;
    pthread_cond_broadcast(&crew->changed);
    return true;
}

static void *work(void *user)
{
    demarc_crew *crew = user;

    pthread_mutex_lock(&crew->lock);
    while (!crew->over)
        if (!one_measure(crew))
            pthread_cond_wait(&crew->changed, &crew->lock);
    pthread_mutex_unlock(&crew->lock);
    return NULL;
}

demarc_crew *demarc_crew_new(size_t jobs)
{
    demarc_crew *crew = calloc(1, sizeof *crew);
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (!crew)
        return NULL;
    crew->blocks = calloc(BLOCKS, sizeof *crew->blocks);
    if (!crew->blocks) {
        free(crew);
        return NULL;
    }
    pthread_mutex_init(&crew->lock, NULL);
    pthread_cond_init(&crew->changed, NULL);
    if (jobs == 0)
        jobs = processors > 0 ? (size_t)processors : 1;
    /* With fewer threads than wanted it takes longer, and that is all. */
    while (crew->thread_count + 1 < jobs && crew->thread_count < MOST_JOBS &&
           pthread_create(&crew->threads[crew->thread_count], NULL, work,
                          crew) == 0)
        crew->thread_count++;
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
    for (size_t i = 0; i < crew->thread_count; i++)
        pthread_join(crew->threads[i], NULL);
    pthread_cond_destroy(&crew->changed);
    pthread_mutex_destroy(&crew->lock);
    free(crew->blocks);
    free(crew);
}

demarc_block *demarc_crew_block(demarc_crew *crew)
{
    return &crew->blocks[crew->next];
}

/** Waits until the next block is measured or free, and helps meanwhile. */
static void next_await(demarc_crew *crew)
{
    demarc_block *block = &crew->blocks[crew->next];

    while (block->state == WAITING || block->state == MEASURING)
        if (!one_measure(crew))
            pthread_cond_wait(&crew->changed, &crew->lock);
    block->state = FREE;
}

void demarc_crew_hand(demarc_crew *crew)
{
    pthread_mutex_lock(&crew->lock);
    crew->blocks[crew->next].state = WAITING;
    pthread_cond_broadcast(&crew->changed);
    crew->next = (crew->next + 1) % BLOCKS;
    next_await(crew);
    pthread_mutex_unlock(&crew->lock);
}

demarc_block *demarc_crew_last(demarc_crew *crew)
{
    demarc_block *block = NULL;

    pthread_mutex_lock(&crew->lock);
    for (size_t i = 0; i < BLOCKS && !block; i++) {
        next_await(crew);
        if (crew->blocks[crew->next].run_count > 0)
            block = &crew->blocks[crew->next];
        else
            crew->next = (crew->next + 1) % BLOCKS;
    }
    pthread_mutex_unlock(&crew->lock);
    return block;
}
