/** chainage.h - a place on a route as people write it. */
#ifndef DEMARC_MODEL_CHAINAGE_H
#define DEMARC_MODEL_CHAINAGE_H

#include "base/memory.h"
#include "demarc.h"

typedef struct demarc_chainage {
    const char *route;
    double value; /* km along it, or per cent of it; >= 0 */
    bool percent;
    const char *pillar; /* instead; then the route may be "". Else NULL */
} demarc_chainage;

/**
 * Reads `main:12.5`, `main[12.5]` and `main:57%`, and the pillars `P43` and
 * `main:P43`, which begin with no digit. The route is what stands before the
 * last colon or bracket; it and a pillar may stand in double quotes.
 * @return DEMARC_EDATA with a static `*reason`; DEMARC_ENOMEM.
 */
demarc_status demarc_chainage_parse(demarc_arena *arena, const char *text,
                                    demarc_chainage *out, const char **reason);

#endif
