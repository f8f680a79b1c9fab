/** crew.h - blocks of lines, measured by threads, taken back in order. */
#ifndef DEMARC_MEASURE_CREW_H
#define DEMARC_MEASURE_CREW_H

#include <stdbool.h>
#include <stddef.h>

enum { DEMARC_BLOCK_ROOM = 4096, DEMARC_BLOCK_RUNS = 256 };

/** Vertices of a block that follow each other on a part. */
typedef struct demarc_block_run {
    size_t part; /* the caller's */
    size_t from, count;
} demarc_block_run;

typedef struct demarc_block {
    double lon[DEMARC_BLOCK_ROOM], lat[DEMARC_BLOCK_ROOM];
    double metres[DEMARC_BLOCK_ROOM]; /* of the edge that begins there */
    demarc_block_run runs[DEMARC_BLOCK_RUNS];
    size_t count, run_count;
    int state; /* the crew's */
} demarc_block;

typedef struct demarc_crew demarc_crew;

/** @param jobs  threads, the caller among them; 0: as many as processors.
 *  @return NULL when out of memory. */
demarc_crew *demarc_crew_new(size_t jobs);
void demarc_crew_free(demarc_crew *crew);

/** The block to be filled. */
demarc_block *demarc_crew_block(demarc_crew *crew);

/** Hands over the block; another one is to be filled, which was measured if
 *  it has runs: they are to be taken, and made none. */
void demarc_crew_hand(demarc_crew *crew);

/** Hands over nothing more: the next block that was measured and not yet
 *  taken; NULL when there is none. */
demarc_block *demarc_crew_last(demarc_crew *crew);

#endif
