/** recall.h - vertices of a .shp that were not kept, read again. */
#ifndef DEMARC_READ_RECALL_H
#define DEMARC_READ_RECALL_H

#include "base/ctx.h"
#include "model/gauge.h"

/**
 * Holds the file open: it may lose its name, as one that was unpacked does.
 * @param out  close with demarc_recall_close, also after a failure.
 * @return DEMARC_ENOINPUT with a finding; DEMARC_ENOMEM.
 */
demarc_status demarc_recall_open(demarc_ctx *ctx, const char *path,
                                 demarc_recall *out);

#endif
