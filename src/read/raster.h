/**
 * raster.h - what GDAL may open as heights, and how: one driver for each
 * kind, known by the file's bytes; no other file but a .prj beside an ESRI
 * ASCII grid. Overviews, masks and metadata beside a raster can be of any
 * format that GDAL has, and lead to other files and to the network.
 */
#ifndef DEMARC_READ_RASTER_H
#define DEMARC_READ_RASTER_H

#include "read/crs.h"
#include "read/gdal.h"

#include <gdal.h>

enum { DEMARC_RASTER_OPTIONS = 3 };

typedef struct demarc_raster {
    const char *file;
    demarc_arena arena;
    GDALDatasetH data;
    GDALRasterBandH band;
    size_t columns, rows;
    double from_cell[6], to_cell[6]; /* GDAL's geotransform, and its inverse */
    demarc_crs crs;
    double period; /* columns round the earth; 0: it is no such grid */
    const char *options[DEMARC_RASTER_OPTIONS]; /* of the thread, before */
    bool options_set, listens;
    GIntBig cache; /* bytes of GDAL's cache, before; 0: not touched */
    size_t since;
    demarc_gdal_ear ear;
} demarc_raster;

/**
 * Opens a GeoTIFF, ESRI ASCII grid, SRTM .hgt or DTED file.
 * @param out  close with demarc_raster_close, also after a failure.
 * @return DEMARC_ENOINPUT, DEMARC_EDATA or DEMARC_EUSAGE with a finding.
 */
demarc_status demarc_raster_open(demarc_ctx *ctx, const char *file,
                                 demarc_raster *out);

/** What GDAL has said and was not told is told. */
void demarc_raster_close(demarc_ctx *ctx, demarc_raster *raster);

#endif
