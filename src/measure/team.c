#include "measure/team.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_JOBS = 64 };

struct demarc_team {
    pthread_mutex_t lock;
    pthread_cond_t begun, done;
    demarc_team_fn *job;
    void *user;
    size_t pieces, next, left; /* the next to be done; not yet done */
    bool over;
    pthread_t threads[MOST_JOBS];
    size_t thread_count;
};

/** Does the next piece; false if none waits. Under the lock, which is left
 *  meanwhile. */
static bool piece_do(demarc_team *team)
{
    size_t piece = team->next;

    if (piece == team->pieces)
        return false;
    team->next++;
    pthread_mutex_unlock(&team->lock);
    team->job(team->user, piece);
    pthread_mutex_lock(&team->lock);
    if (--team->left == 0)
        pthread_cond_signal(&team->done);
    return true;
}

static void *work(void *user)
{
    demarc_team *team = user;

    pthread_mutex_lock(&team->lock);
    while (!team->over)
        if (!piece_do(team))
            pthread_cond_wait(&team->begun, &team->lock);
    pthread_mutex_unlock(&team->lock);
    return NULL;
}

demarc_team *demarc_team_new(size_t jobs)
{
    demarc_team *team = calloc(1, sizeof *team);
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    if (!team)
        return NULL;
    pthread_mutex_init(&team->lock, NULL);
    pthread_cond_init(&team->begun, NULL);
    pthread_cond_init(&team->done, NULL);
    if (jobs == 0)
        jobs = processors > 0 ? (size_t)processors : 1;
    /* With fewer threads than wanted it takes longer, and that is all. */
    while (team->thread_count + 1 < jobs && team->thread_count < MOST_JOBS &&
           pthread_create(&team->threads[team->thread_count], NULL, work,
                          team) == 0)
        team->thread_count++;
    return team;
}

void demarc_team_free(demarc_team *team)
{
    if (!team)
        return;
    demarc_team_finish(team);
    pthread_mutex_lock(&team->lock);
    team->over = true;
    pthread_cond_broadcast(&team->begun);
    pthread_mutex_unlock(&team->lock);
    for (size_t i = 0; i < team->thread_count; i++)
        pthread_join(team->threads[i], NULL);
    pthread_cond_destroy(&team->begun);
    pthread_cond_destroy(&team->done);
    pthread_mutex_destroy(&team->lock);
    free(team);
}

void demarc_team_begin(demarc_team *team, demarc_team_fn *job, void *user,
                       size_t pieces)
{
    pthread_mutex_lock(&team->lock);
    team->job = job;
    team->user = user;
    team->pieces = team->left = pieces;
    team->next = 0;
    pthread_cond_broadcast(&team->begun);
    pthread_mutex_unlock(&team->lock);
}

void demarc_team_finish(demarc_team *team)
{
    pthread_mutex_lock(&team->lock);
    while (piece_do(team))
        continue;
    while (team->left > 0)
        pthread_cond_wait(&team->done, &team->lock);
    pthread_mutex_unlock(&team->lock);
}
