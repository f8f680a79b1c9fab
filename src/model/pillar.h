/** pillar.h - the numbered markers of a border. */
#ifndef DEMARC_MODEL_PILLAR_H
#define DEMARC_MODEL_PILLAR_H

#include "base/memory.h"
#include "demarc.h"

/** A row of pillars.csv. */
typedef struct demarc_pillar {
    const char *number;     /* as written: "43a" */
    const char *key;        /* as it is compared; see demarc_pillar_key */
    long line;              /* in its file */
    double lon, lat;        /* NAN: it is placed by its km */
    double km;              /* along the border, by its surveyors; NAN */
    const char *route;      /* on which it stands; "" if not said */
    demarc_day from, until; /* it stands on the days of [from, until) */
    const char *note;
} demarc_pillar;

/**
 * A number as it is compared: "P43a", "43A" and " 043 a" are the same pillar.
 * White space, a P before a digit and zeros before the number do not count,
 * nor does ASCII case.
 * @return in the arena; NULL when out of memory.
 */
const char *demarc_pillar_key(demarc_arena *arena, const char *number);

/** By number, then what is behind it: 9, 43, 43a, 43b, 44; those without a
 *  number come last. As strcmp. */
int demarc_pillar_order(const char *key_a, const char *key_b);

/** How far two numbers are apart: 44 is 1 from 43, 43a is none; INFINITY if
 *  one has none. */
double demarc_pillar_apart(const char *key_a, const char *key_b);

static inline bool demarc_pillar_stands(const demarc_pillar *pillar,
                                        demarc_day day)
{
    return pillar->from <= day &&
           (day < pillar->until || pillar->until == DEMARC_DAY_MAX);
}

#endif
