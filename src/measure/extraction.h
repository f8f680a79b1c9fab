/** extraction.h - lines taken out of areas, with what they are called. */
#ifndef DEMARC_MEASURE_EXTRACTION_H
#define DEMARC_MEASURE_EXTRACTION_H

#include "measure/shared.h"

struct demarc_extraction {
    demarc_arena arena;
    demarc_areas areas;
    demarc_shared shared;
    const char *file[2]; /* as the user named them; the second may be "" */
    bool all;            /* every pair was asked for */
    demarc_keep keep;    /* of the first area asked for, the second, ... */
    size_t first;        /* area that the user named first */
    double tolerance_m;  /* for neighbours of --all; else the border's */
    const char *tolerance_from; /* "given" or "derived" */
};

/** "kgz-tjk" in the arena; NULL when out of memory. */
const char *demarc_extraction_border(struct demarc_extraction *from,
                                     const demarc_shared_border *border);

/** "kgz-tjk-1", "kgz-tjk-ring-1": the id of a border's line. */
const char *demarc_extraction_id(struct demarc_extraction *from,
                                 const demarc_shared_border *border,
                                 size_t line);

#endif
