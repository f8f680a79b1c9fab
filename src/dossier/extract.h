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

#endif
