/**
 * source.h - what OGR may open, and how. A name is never OGR's to interpret:
 * many of its drivers follow what a name or a text says to other files and
 * to the network.
 */
#ifndef DEMARC_READ_SOURCE_H
#define DEMARC_READ_SOURCE_H

#include "read/gdal.h"
#include "read/jsonrings.h"
#include "read/kind.h"
#include "read/unzip.h"

#include <gdal.h>
#include <ogr_api.h>

enum { DEMARC_SOURCE_OPTIONS = 6 };

typedef struct demarc_source_how {
    const char *scratch;     /* where a zip is unpacked; NULL: "/tmp" */
    bool allow_network;      /* PG:... may be opened */
    const char *encoding;    /* of a CSV that is not UTF-8; NULL */
    demarc_jsonrings *rings; /* is given the polygons of a GeoJSON file, if they
                                can be taken out of it; or NULL */
} demarc_source_how;

typedef struct demarc_source {
    const char *name; /* as the user gave it */
    const char *path; /* the same, or the .shp that was in a zip */
    demarc_source_kind kind;
    demarc_unzipped unzipped;
    char wkt[80]; /* of a CSV: the column of WKT */
    const char *options[DEMARC_SOURCE_OPTIONS]; /* of the thread, from before */
    bool options_set;
    size_t since;        /* findings up to here are not ours */
    demarc_gdal_ear ear; /* hears while it is open */
    bool listens;
    uint64_t count; /* of features, by the file's own count */
    bool counted;
    GDALDatasetH data;
    OGRLayerH layer;
} demarc_source;

/**
 * Reads the first DEMARC_HEAD_SIZE bytes of a file, or all there are, with a
 * NUL behind; so `head` has room for one more. Addresses and the like are
 * refused, and what is not a regular file.
 */
demarc_status demarc_source_head(demarc_ctx *ctx, const char *path, char *head,
                                 size_t *length);

/**
 * Finds out what is to be read, by its bytes. Refused are addresses,
 * connection strings and /vsi paths (rule source-remote); what is not a
 * regular file, side files included; what is of no kind that demarc reads.
 * JSON is looked through (read/jsonguard.h), a zip unpacked (read/unzip.h).
 * @param name  must outlive `out`.
 * @param out   close with demarc_source_close, also after a failure.
 */
demarc_status demarc_source_find(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *name, const demarc_source_how *how,
                                 demarc_source *out);

/**
 * Opens it by the one driver for its kind, read-only, and takes the first
 * layer that may hold lines. Text comes as the file has it.
 * @param path  for OGR: source->path, or a copy of it.
 */
demarc_status demarc_source_open(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, demarc_source *source);

/**
 * After the last feature: was all of it read? GDAL's errors on the way, and
 * another number of features than the file has, are errors.
 */
demarc_status demarc_source_finish(demarc_ctx *ctx, demarc_source *source,
                                   uint64_t count);

/** Removes what was unpacked; findings about it then name the zip. What GDAL
 *  has said and was not told is told. */
void demarc_source_close(demarc_ctx *ctx, demarc_source *source);

#endif
