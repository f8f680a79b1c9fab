/** difference.h - two states of a border, cut into pieces over which what was
 *  and what is are the same. */
#ifndef DEMARC_HISTORY_DIFFERENCE_H
#define DEMARC_HISTORY_DIFFERENCE_H

#include "history/fold.h"
#include "measure/between.h"

typedef enum demarc_change_kind {
    DEMARC_UNCHANGED,
    DEMARC_RESTAGED, /* the line is the same, its class is not */
    DEMARC_MOVED,
    DEMARC_REMOVED,
    DEMARC_ADDED,
    DEMARC_CHANGE_COUNT
} demarc_change_kind;

/** A part of a run, and its state on its side's day. */
typedef struct demarc_changed {
    const demarc_segment *segment;   /* NULL: the line is not there */
    size_t line, run;                /* of the net, of the fold */
    double from_m, to_m;             /* along the line, from < to */
    const char *route;               /* "" if there is none */
    double route_from_m, route_to_m; /* chainage; from > to where the piece
                                        runs against the route */
    demarc_stage shown;
    unsigned possible;         /* classes: bit 1 << demarc_stage */
    const demarc_event *event; /* that gave the class; NULL: none */
} demarc_changed;

typedef struct demarc_change {
    demarc_change_kind kind;
    size_t leg;
    size_t move;                  /* 1 is the first that moved; 0: it did not */
    demarc_changed side[2];       /* what was, and what is */
    const demarc_event *transfer; /* of that day, where the line changed */
} demarc_change;

struct demarc_difference {
    const demarc_border *border[2];
    demarc_day day[2];
    double same_m, ends_m;
    bool ends_given;
    demarc_traces traces[2];
    demarc_legs legs;
    demarc_swaps swaps;
    demarc_change *changes; /* malloc; by legs */
    size_t count, room;
    bool differs;
};

/** Metres of a side of a change; 0 where the line is not there. */
static inline double demarc_changed_metres(const demarc_changed *side)
{
    return side->segment ? side->to_m - side->from_m : 0;
}

/**
 * Can this piece have been in one class and be in the other? Where it is the
 * same line of one border, only what can have happened in between counts.
 * @param was, is  bits, or 0 for the side where the line is not there.
 */
bool demarc_change_may(const demarc_difference *of, const demarc_change *change,
                       demarc_stage was, demarc_stage is);

/** In how many ways that can be; 1: it is certain. */
size_t demarc_change_ways(const demarc_difference *of,
                          const demarc_change *change);

/** Is the one class another than the other? What one of two editions does not
 *  say has not changed. */
bool demarc_classes_differ(const demarc_difference *of, demarc_stage was,
                           demarc_stage is);

/** "unchanged", "stage", "moved", "removed", "added". */
const char *demarc_change_name(demarc_change_kind kind);

/** What brought it about: of a stage the event that gave it, of a line the
 *  transfer; NULL if there is none. */
const demarc_event *demarc_change_event(const demarc_change *change);

/** The number of the move of a leg; 0: it did not move. */
size_t demarc_leg_move(const demarc_difference *of, size_t leg);

/** Cuts legs at runs; fills of->changes. */
demarc_status demarc_changes_make(demarc_difference *of);

#endif
