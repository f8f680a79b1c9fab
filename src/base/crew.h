/** crew.h - blocks of work, done by threads, taken back in order. */
#ifndef DEMARC_BASE_CREW_H
#define DEMARC_BASE_CREW_H

#include <stddef.h>

typedef struct demarc_crew demarc_crew;

/** Does the work of one block, while others work on other blocks. */
typedef void demarc_crew_fn(void *block);

/**
 * @param jobs   threads, the caller among them; 0: as many as processors.
 * @param size   of a block; at first all of it is zero.
 * @param does   the work.
 * @param clear  is given each block in the end; NULL: there is nothing to free.
 * @return NULL when out of memory.
 */
demarc_crew *demarc_crew_new(size_t jobs, size_t size, demarc_crew_fn *does,
                             demarc_crew_fn *clear);
void demarc_crew_free(demarc_crew *crew);

/** The block to be filled. */
void *demarc_crew_block(demarc_crew *crew);

/** Hands over the block, and returns another one to be filled: what was done
 *  in it is to be taken first, and it is to be emptied. */
void *demarc_crew_hand(demarc_crew *crew);

/** Hands over nothing more: the next block that was done and not yet taken;
 *  NULL when there is none. */
void *demarc_crew_last(demarc_crew *crew);

#endif
