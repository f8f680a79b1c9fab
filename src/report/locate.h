/** locate.h - the table of places on the line, shared by both directions. */
#ifndef DEMARC_REPORT_LOCATE_H
#define DEMARC_REPORT_LOCATE_H

#include "base/table.h"
#include "measure/locate.h"

void demarc_locate_columns(demarc_table *table);

/** Sets the cells of a row.
 *  @param lon    of what was asked for, or found.
 *  @param other  a second place that is nearly as near, or nowhere. */
void demarc_locate_cells(demarc_table *table, const char *id, double lon,
                         double lat, const demarc_border *border,
                         const demarc_location *at,
                         const demarc_location *other);

/** Fills the table with the places of how->points or the one point, on the
 *  border, or NULL for the nearest of the set. */
demarc_status demarc_locate_points(demarc_ctx *ctx,
                                   const demarc_border_set *set,
                                   const demarc_border *border,
                                   const demarc_locate_how *how,
                                   demarc_table *table);

/** Fills the table with the places of how->chainages and how->stretch. */
demarc_status demarc_locate_back(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_locate_how *how,
                                 demarc_table *table);

#endif
