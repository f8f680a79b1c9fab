/** team.h - threads that do the pieces of one job after the other. */
#ifndef DEMARC_MEASURE_TEAM_H
#define DEMARC_MEASURE_TEAM_H

#include <stddef.h>

typedef struct demarc_team demarc_team;

/** @param jobs  threads, the caller among them; 0: as many as processors.
 *  @return NULL when out of memory. */
demarc_team *demarc_team_new(size_t jobs);
void demarc_team_free(demarc_team *team);

/** Does one piece, whatever was done before. */
typedef void demarc_team_fn(void *user, size_t piece);

/** Begins a job and returns at once. What is before must have been finished. */
void demarc_team_begin(demarc_team *team, demarc_team_fn *job, void *user,
                       size_t pieces);

/** Helps, and returns when all pieces are done. Without a job it does
 *  nothing. */
void demarc_team_finish(demarc_team *team);

#endif
