/** stretch.h - the words by which an event or a user names part of a line. */
#ifndef DEMARC_MODEL_STRETCH_H
#define DEMARC_MODEL_STRETCH_H

#include "base/memory.h"
#include "demarc.h"

typedef enum demarc_range_kind {
    DEMARC_RANGE_WHOLE,   /* the segment or route as it is */
    DEMARC_RANGE_KM,      /* [from..to] in km along it */
    DEMARC_RANGE_PERCENT, /* [from%..to%] of it */
    DEMARC_RANGE_PILLARS  /* from one pillar to another */
} demarc_range_kind;

typedef struct demarc_term {
    const char *name; /* segment or route; "" means all, or any route */
    demarc_range_kind kind;
    double from, to;        /* -INFINITY and INFINITY for an end left open */
    const char *pillars[2]; /* "" for an end left open, if there is a name */
} demarc_term;

typedef struct demarc_stretch {
    demarc_term *terms;
    size_t count;
} demarc_stretch;

/**
 * Reads `all`, `main`, `main[12.5..40]`, `main[0%..57%]`, `P43..P61`,
 * `main[P43..P61]`, and several joined by `;`. In brackets a pillar begins with
 * a letter or a quote, or it would be a number of km. A name that holds [ ] ; "
 * or .. stands in double quotes, a quote in it doubled.
 * @return DEMARC_EDATA with a static `*reason`; DEMARC_ENOMEM.
 */
demarc_status demarc_stretch_parse(demarc_arena *arena, const char *text,
                                   demarc_stretch *out, const char **reason);

#endif
