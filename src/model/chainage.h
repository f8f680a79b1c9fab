/** chainage.h - a place on a route as people write it. */
#ifndef DEMARC_MODEL_CHAINAGE_H
#define DEMARC_MODEL_CHAINAGE_H

#include "base/memory.h"
#include "demarc.h"

typedef struct demarc_chainage {
    const char *route;
    double value; /* km along it, or per cent of it; >= 0 */
    bool percent;
} demarc_chainage;

/**
 * Reads `main:12.5`, `main[12.5]` and `main:57%`. The route is what stands
 * before the last colon or bracket; it may stand in double quotes.
 * @return DEMARC_EDATA with a static `*reason`; DEMARC_ENOMEM.
 */
demarc_status demarc_chainage_parse(demarc_arena *arena, const char *text,
                                    demarc_chainage *out, const char **reason);

#endif
