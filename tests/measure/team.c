/* Pieces of a job, done by threads. */
#include "measure/team.h"

#include "tap.h"

#include <stdatomic.h>

enum { MOST = 1000 };

static _Atomic int done_of[MOST];

static void count(void *user, size_t piece)
{
    atomic_fetch_add(&done_of[piece], *(int *)user);
}

static void team_try(size_t jobs, size_t pieces)
{
    demarc_team *team = demarc_team_new(jobs);
    size_t wrong = 0;
    int one = 1;

    for (size_t i = 0; i < MOST; i++)
        done_of[i] = 0;
    demarc_team_finish(team); /* of nothing */
    for (int i = 0; i < 3; i++) {
        demarc_team_begin(team, count, &one, pieces);
        demarc_team_finish(team);
    }
    for (size_t i = 0; i < MOST; i++)
        wrong += done_of[i] != (i < pieces ? 3 : 0);
    ok(wrong == 0, "%zu threads: each of %zu pieces, once a job", jobs, pieces);
    demarc_team_begin(team, count, &one, pieces);
    demarc_team_free(team); /* waits for what it began */
    wrong = 0;
    for (size_t i = 0; i < pieces; i++)
        wrong += done_of[i] != 4;
    ok(wrong == 0, "what was begun is finished");
}

int main(void)
{
    for (size_t jobs = 0; jobs <= 4; jobs++) {
        team_try(jobs, 0);
        team_try(jobs, 1);
        team_try(jobs, MOST);
    }
    demarc_team_free(NULL);
    return done();
}
