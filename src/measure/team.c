#include "measure/team.h"

#include "base/threads.h"

#include <stdbool.h>
#include <stdlib.h>

struct demarc_team {
    pthread_mutex_t lock;
    pthread_cond_t begun, done;
    demarc_team_fn *job;
    void *user;
    size_t pieces, next, left; /* the next to be done; not yet done */
    bool over;
    demarc_threads threads;
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

    if (!team)
        return NULL;
    pthread_mutex_init(&team->lock, NULL);
    pthread_cond_init(&team->begun, NULL);
    pthread_cond_init(&team->done, NULL);
    demarc_threads_start(&team->threads, jobs, work, team);
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
    demarc_threads_join(&team->threads);
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
