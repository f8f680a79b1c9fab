/** label.h - where names go so that none covers another. */
#ifndef DEMARC_DRAW_LABEL_H
#define DEMARC_DRAW_LABEL_H

#include "draw/room.h"
#include "draw/trace.h"
#include "draw/type.h"

/** Where a label is: its box, and the start of its baseline. */
typedef struct demarc_label {
    demarc_rect box;
    double x, y;
} demarc_label;

/**
 * Beside a symbol: right, left, above, below, then the corners; the first of
 * the cheapest (Imhof 1962; Christensen, Marks and Shieber 1995 for the
 * order). The box is taken.
 * @param radius  of the symbol, px.
 * @param dear    what it may cost; see demarc_room_cost.
 * @return false when no place is free for that.
 */
bool demarc_label_beside(demarc_room *room, const double at[2], double radius,
                         const demarc_measured *text, double dear,
                         demarc_label *out);

/**
 * Inside an area, where it is widest: the box's corners are in the area and
 * as far from its edges as can be.
 * @param rings  of the area, in the frame; even-odd.
 * @return false when it fits nowhere.
 */
bool demarc_label_inside(demarc_room *room, const demarc_trace *rings,
                         size_t count, const demarc_measured *text,
                         demarc_label *out);

/**
 * Away from a small shape, with a leader to it: the nearest place that is
 * free, all round, nearer rings first.
 * @param at  the shape's middle; `radius` is what to keep clear of.
 * @param to  set to where the leader meets the label.
 */
bool demarc_label_off(demarc_room *room, const double at[2], double radius,
                      const demarc_measured *text, demarc_label *out,
                      double to[2]);

#endif
