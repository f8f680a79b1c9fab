/** flatgeobuf.h - is a FlatGeobuf file whole? OGR reads as far as it can. */
#ifndef DEMARC_READ_FLATGEOBUF_H
#define DEMARC_READ_FLATGEOBUF_H

#include "base/ctx.h"

/**
 * Goes from feature to feature by their sizes, which must end with the file,
 * and be as many as the header says; 0 there means that it does not say.
 * Layout: the specification of FlatGeobuf 3 and of flatbuffers (little-endian
 * root table, vtable with 16-bit offsets).
 * @param count  set to the features that are there.
 * @return DEMARC_EDATA (rule source-open), DEMARC_ENOINPUT or DEMARC_EIO.
 */
demarc_status demarc_flatgeobuf_check(demarc_ctx *ctx, const char *path,
                                      uint64_t *count);

#endif
