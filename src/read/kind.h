/** kind.h - what a file is, by its bytes and never by its name. */
#ifndef DEMARC_READ_KIND_H
#define DEMARC_READ_KIND_H

#include <stdbool.h>
#include <stddef.h>

typedef enum demarc_source_kind {
    DEMARC_SOURCE_UNKNOWN,
    DEMARC_SOURCE_SHAPEFILE,
    DEMARC_SOURCE_GPKG,
    DEMARC_SOURCE_FLATGEOBUF,
    DEMARC_SOURCE_GEOJSON, /* or TopoJSON or GeoJSONSeq: see read/jsonguard.h */
    DEMARC_SOURCE_GEOJSONSEQ,
    DEMARC_SOURCE_TOPOJSON,
    DEMARC_SOURCE_KML,
    DEMARC_SOURCE_CSV, /* with a column of WKT */
    DEMARC_SOURCE_ZIP,
    DEMARC_SOURCE_POSTGRES /* no file */
} demarc_source_kind;

enum { DEMARC_HEAD_SIZE = 64 * 1024 }; /* enough to know a file by */

/**
 * @param head  the first `length` bytes of the file, with a NUL behind;
 *              DEMARC_HEAD_SIZE of them, or all there are.
 * @param what  set to what the file is for a message, a static text: "a VRT";
 *              NULL when that is not known.
 */
demarc_source_kind demarc_source_kind_find(const char *head, size_t length,
                                           const char **what);

/** Copies the name of the column of WKT of a CSV's header; false if there is
 *  none or it does not fit. */
bool demarc_wkt_column(const char *head, char *out, size_t room);

#endif
