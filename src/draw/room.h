/**
 * room.h - what of a frame is taken: by labels, symbols, furniture, for which
 * nothing may be put over them, and by lines, which should not be. A grid of
 * cells; no order of insertion matters.
 */
#ifndef DEMARC_DRAW_ROOM_H
#define DEMARC_DRAW_ROOM_H

#include "draw/plane.h"

/** Zero-initialise; free with demarc_room_free. */
typedef struct demarc_room {
    demarc_rect frame;
    size_t columns, rows;
    unsigned char *cells;
} demarc_room;

/** False when out of memory. */
bool demarc_room_make(demarc_rect frame, demarc_room *out);
void demarc_room_free(demarc_room *room);

/** Nothing more may come there. */
void demarc_room_take(demarc_room *room, demarc_rect box);

/** A line goes there; `weight` of 1 to 100: how bad it is to cover it. */
void demarc_room_line(demarc_room *room, const double *xy, size_t count,
                      unsigned char weight);

/** A symbol that may be covered, if need be. */
void demarc_room_disc(demarc_room *room, const double at[2], double radius,
                      unsigned char weight);

/** What it costs to put something there: 0 is free, INFINITY is taken or not
 *  wholly in the frame; else the weights below it: a line of weight 10 that
 *  goes across from top to bottom costs 10. */
double demarc_room_cost(const demarc_room *room, demarc_rect box);

#endif
