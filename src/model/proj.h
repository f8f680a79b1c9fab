/** proj.h - the context's PROJ, and the codes of coordinate systems. */
#ifndef DEMARC_MODEL_PROJ_H
#define DEMARC_MODEL_PROJ_H

#include "base/ctx.h"

#include <proj.h>

/** Made on first use, closed with the context; off the network and silent.
 *  NULL when out of memory. */
PJ_CONTEXT *demarc_proj(demarc_ctx *ctx);

/** Is it AUTHORITY:CODE and nothing else? PROJ and OGR would also take files,
 *  pipelines and addresses. */
bool demarc_crs_code(const char *text);

#endif
