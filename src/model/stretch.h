/** stretch.h - the words by which an event or a user names part of a line. */
#ifndef DEMARC_MODEL_STRETCH_H
#define DEMARC_MODEL_STRETCH_H

#include "base/memory.h"
#include "demarc.h"

typedef enum demarc_range_kind {
    DEMARC_RANGE_WHOLE,   /* the segment or route as it is */
    DEMARC_RANGE_KM,      /* [from..to] in km along it */
    DEMARC_RANGE_PERCENT, /* [from%..to%] of it */
    DEMARC_RANGE_PILLARS  /* name..until: two pillars */
} demarc_range_kind;

typedef struct demarc_term {
    const char *name;  /* segment, route or first pillar; "" means all */
    const char *until; /* the second pillar */
    demarc_range_kind kind;
    double from, to; /* -INFINITY and INFINITY for an end left open */
} demarc_term;

typedef struct demarc_stretch {
    demarc_term *terms;
    size_t count;
} demarc_stretch;

/**
 * Reads `all`, `main`, `main[12.5..40]`, `main[0%..57%]`, `P43..P61`, and
 * several joined by `;`. A name that holds [ ] ; " or .. stands in double
 * quotes, a quote in it doubled.
 * @return DEMARC_EDATA with a static `*reason`; DEMARC_ENOMEM.
 */
demarc_status demarc_stretch_parse(demarc_arena *arena, const char *text,
                                   demarc_stretch *out, const char **reason);

#endif
