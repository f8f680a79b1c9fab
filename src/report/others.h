/** others.h - columns of an events file that have no role, carried through. */
#ifndef DEMARC_REPORT_OTHERS_H
#define DEMARC_REPORT_OTHERS_H

#include "base/table.h"
#include "model/border.h"

/**
 * Adds them behind the columns that the table has, for programs alone. One
 * with the name of a column before it gets a number: title_2; a finding says
 * so (rule event-renamed).
 */
demarc_status demarc_others_columns(demarc_ctx *ctx, demarc_table *table,
                                    const demarc_border *border);

/** Sets their cells. */
void demarc_others_cells(demarc_table *table, const demarc_border *border,
                         const demarc_event *event);

#endif
