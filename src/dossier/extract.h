/** extract.h - what demarc_extract_open goes by. */
#ifndef DEMARC_DOSSIER_EXTRACT_H
#define DEMARC_DOSSIER_EXTRACT_H

#include "measure/extraction.h"

typedef struct demarc_extracting {
    demarc_ctx *ctx;
    const demarc_extract_how *how;
    demarc_extraction *out;
    demarc_rim *rims; /* per area */
    size_t a, b;      /* the pair; a has the lesser slug */
} demarc_extracting;

/** Finds the two areas that are asked for: those named, else the only two. */
demarc_status demarc_extract_pair(demarc_extracting *in);

/** Is what was found exactly the whole of what is near? Without a tolerance
 *  by hand half of it is enough: then edges of one side alone have another
 *  reason than inaccuracy, such as a river; how long they are is noted. */
bool demarc_extract_whole(const demarc_extracting *in,
                          demarc_shared_border *exact,
                          const demarc_shared_border *near);

/** Looks at all contacts that are open for what they share within the
 *  tolerance, by as many threads as asked for. */
demarc_status demarc_extract_near(demarc_extracting *in);

#endif
