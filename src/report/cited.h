/** cited.h - the rows that an answer stands on, in its own cells. */
#ifndef DEMARC_REPORT_CITED_H
#define DEMARC_REPORT_CITED_H

#include "base/table.h"
#include "claims/bound.h"
#include "claims/record.h"

/** "131 132": the line of each row in the events file. */
void demarc_cell_lines(demarc_table *table, const demarc_entry *const *entries,
                       size_t count);

/** "24.kg, 2021-07-29; ...": who says so, and when, row by row. */
void demarc_cell_sources(demarc_table *table, demarc_record *record,
                         const demarc_entry *const *entries, size_t count);

/** A plain number as a number, a bound as it is printed. */
void demarc_cell_bound(demarc_table *table, demarc_bound bound, int digits);

/** The same in a tree. */
void demarc_value_bound(demarc_table *table, demarc_value *to, const char *key,
                        demarc_bound bound, int digits);

/** The day of a claim in print, "" if it is not known. */
const char *demarc_entry_published(const demarc_entry *entry,
                                   char out[DEMARC_DAY_SIZE]);

/** Adds to the meta what is known of a border; also of events alone. */
void demarc_meta_claims(demarc_table *table, const demarc_border *border,
                        demarc_day day);

#endif
