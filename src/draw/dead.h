/** dead.h - how many died in events, as maps and charts count and say it. */
#ifndef DEMARC_DRAW_DEAD_H
#define DEMARC_DRAW_DEAD_H

#include "claims/bound.h"
#include "draw/page.h"

/** The killed of all parties. Bounds stay bounds; none is given where nobody
 *  gives a figure. */
typedef struct demarc_dead {
    demarc_bound low, latest, high; /* sums of the lowest claims, ... */
} demarc_dead;

#define DEMARC_NO_DEAD                                                         \
    ((demarc_dead){DEMARC_NO_BOUND, DEMARC_NO_BOUND, DEMARC_NO_BOUND})

/** Is it a clash or an incident, in which there may be dead? */
bool demarc_fight(const demarc_event *event);

demarc_dead demarc_dead_of(const demarc_border *border,
                           const demarc_event *event);
void demarc_dead_add(demarc_dead *to, const demarc_dead *more);

/** The latest as one number, for the size of a symbol: of a range its middle,
 *  of an open bound what it is above; 0 for none. */
double demarc_dead_size(const demarc_dead *dead);

/** "55 dead", "more than 102 dead", "31-146 dead" where somebody says a quarter
 *  more than the latest. */
const char *demarc_dead_text(demarc_page *page, const demarc_dead *dead);

#endif
