/** geopackage.h - what a GeoPackage would run, and whether it is whole. */
#ifndef DEMARC_READ_GEOPACKAGE_H
#define DEMARC_READ_GEOPACKAGE_H

#include "base/ctx.h"

/**
 * A GeoPackage is a database, and a database can hold programs: a view as a
 * layer, a generated column, a virtual table. None of the tables that OGR
 * reads may be one of these, and the pages must fit each other (PRAGMA
 * quick_check). Nothing is written and no expression of the file is run.
 * @return DEMARC_EDATA (rules source-program, source-open).
 */
demarc_status demarc_geopackage_check(demarc_ctx *ctx, const char *path);

#endif
