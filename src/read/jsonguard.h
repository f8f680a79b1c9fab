/** jsonguard.h - looks through a JSON file before OGR may see it. */
#ifndef DEMARC_READ_JSONGUARD_H
#define DEMARC_READ_JSONGUARD_H

#include "base/ctx.h"
#include "read/kind.h"

/**
 * Finds out which kind of JSON it is, and refuses what OGR would follow or
 * pass over without a word: a "crs" that is a link or names a file, that is
 * not known, or that is another one inside a feature; text that is not UTF-8
 * or holds a NUL; JSON that is broken off, has a member twice, or is not as
 * GeoJSON or TopoJSON should be (read/jsonshape.h). Memory is bounded.
 * @param text  the file's, if it is in memory; or NULL.
 * @param kind  DEMARC_SOURCE_GEOJSON, _GEOJSONSEQ or _TOPOJSON.
 * @return DEMARC_EDATA with a finding that has the line.
 */
demarc_status demarc_json_guard(demarc_ctx *ctx, const char *path,
                                const demarc_buffer *text,
                                demarc_source_kind *kind);

#endif
