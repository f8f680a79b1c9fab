/** placed.h - columns for a place on the line. */
#ifndef DEMARC_REPORT_PLACED_H
#define DEMARC_REPORT_PLACED_H

#include "base/table.h"
#include "measure/locate.h"

/**
 * Adds segment, route, chainage, offset_m and side.
 * @param before  put before each key, such as "other_".
 * @param shown   to people as well; the offset then in the unit of lengths.
 */
void demarc_placed_columns(demarc_table *table, const char *before, bool shown);

/** Sets their cells; of nowhere they stay empty. */
void demarc_placed_cells(demarc_table *table, const demarc_location *at,
                         bool shown);

#endif
