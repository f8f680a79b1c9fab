/**
 * jsonrings.h - the rings of a GeoJSON file's polygons, and the file without
 * them. OGR takes seconds for what is nearly all of such a file: coordinates.
 */
#ifndef DEMARC_READ_JSONRINGS_H
#define DEMARC_READ_JSONRINGS_H

#include "base/buffer.h"
#include "read/rings.h"

/** Zero-initialise. */
typedef struct demarc_jsonrings {
    bool taken;
    demarc_buffer outline; /* the file, line by line, with [] for what is in
                              `all` */
    demarc_bare_rings all; /* each closed: the last point is the first again */
    size_t features;
    char name[64]; /* of the outline in GDAL's memory; "" if it has none */
} demarc_jsonrings;

/**
 * Takes the polygons out of a FeatureCollection whose features have nothing
 * but polygons, each ring closed and each point a number and a number and, at
 * most, one more. Anything else, and all that is wrong or out of memory, is
 * left to who reads the file in full: then nothing is taken.
 * @param out  free with demarc_jsonrings_free.
 */
void demarc_jsonrings_take(const char *path, demarc_jsonrings *out);

/** A path under which GDAL finds the outline; NULL when out of memory. */
const char *demarc_jsonrings_path(demarc_jsonrings *rings);
void demarc_jsonrings_free(demarc_jsonrings *rings);

#endif
