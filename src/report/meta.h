/** meta.h - where an answer comes from. */
#ifndef DEMARC_REPORT_META_H
#define DEMARC_REPORT_META_H

#include "base/table.h"
#include "model/border.h"

/**
 * Adds to the table's meta: border, title, parties, data set, files, method,
 * vertices, mean spacing, and the routes alive on the day with their lengths.
 * @param plane  the planar coordinate system, or NULL for geodesics.
 */
void demarc_meta_add(demarc_table *table, const demarc_border *border,
                     demarc_day day, const char *plane);

/** A line of talk: data set, ellipsoid, vertices, mean spacing, rings. */
void demarc_meta_note(demarc_table *table, const demarc_border *border,
                      demarc_day day, const char *plane);

/** Both for a set of borders, which came from one file.
 *  @param day  NULL: each border on its own last day. */
void demarc_meta_set(demarc_table *table, const demarc_border_set *set,
                     const demarc_day *day, const char *plane);

#endif
