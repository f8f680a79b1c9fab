/** pillars.h - where pillars are on the lines alive on a day. */
#ifndef DEMARC_MEASURE_PILLARS_H
#define DEMARC_MEASURE_PILLARS_H

#include "measure/net.h"
#include "model/pillar.h"

/** Pillars of a border, to be found by number and by km. */
typedef struct demarc_pillar_index demarc_pillar_index;

/** How a pillar comes to its place, or why it has none. */
typedef enum demarc_pillar_way {
    DEMARC_PILLAR_NO_LINE,  /* none is alive */
    DEMARC_PILLAR_NO_ROUTE, /* that which it names is not there */
    DEMARC_PILLAR_FAR,      /* from the line */
    DEMARC_PILLAR_LOOSE,    /* no two others to place it by */
    DEMARC_PILLAR_POINT,    /* by its own position: from here on it has one */
    DEMARC_PILLAR_BETWEEN,  /* by its km, between two that have both */
    DEMARC_PILLAR_BEYOND    /* by its km, behind the last that have both */
} demarc_pillar_way;

typedef struct demarc_pillar_place {
    const demarc_pillar *pillar;
    demarc_pillar_way way;
    size_t route;      /* of the era; DEMARC_NONE: no place */
    double chainage_m; /* NAN: no place */
    double offset_m;   /* from the line; NAN: not known */
} demarc_pillar_place;

/**
 * Makes border->pillar_index, to be freed by demarc_pillar_index_free, and
 * says which pillars have no place when they come or on the last day.
 * @param border  measured.
 */
demarc_status demarc_pillar_index_make(demarc_ctx *ctx, demarc_border *border);
void demarc_pillar_index_free(demarc_pillar_index *index);

/**
 * A pillar's place on the lines alive on a day, whether it stands then or not.
 * One with a position is at the nearest spot, of its route if it names one.
 * One with its km alone is on its route, else on main, between the two nearest
 * by km that have both and stand on that day: as far from one to the other as
 * by the surveyors. Behind the last of them it goes on by the factor of the
 * last two.
 */
void demarc_pillar_at(const demarc_border *border, demarc_day day,
                      const demarc_pillar *pillar, demarc_pillar_place *out);

/** The pillars of a number, in an array sorted by number: `*begin` is the
 *  first, and their count is returned. */
size_t demarc_pillars_find(const demarc_border *border, const char *key,
                           const demarc_pillar *const **begin);

/** All pillars by number: 43, 43a, 44. */
const demarc_pillar *const *demarc_pillars_sorted(const demarc_border *border);

/** From one chainage to another, in metres: on a ring the way round that is
 *  nearer to `metres`, which may be negative. */
double demarc_route_way(const demarc_route *route, double from, double to,
                        double metres);

#endif
