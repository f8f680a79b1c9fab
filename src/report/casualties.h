/** casualties.h - what stands below and behind the table of casualties. */
#ifndef DEMARC_REPORT_CASUALTIES_H
#define DEMARC_REPORT_CASUALTIES_H

#include "base/table.h"
#include "claims/casualties.h"

/** "killed", "wounded" or "evacuated". */
const char *demarc_toll_word(const demarc_record *record, size_t kind);

/** The party's id; "" for the evacuated: nobody tells on which side. */
const char *demarc_toll_party(const demarc_record *record, size_t kind);

/** Adds the summary: totals, every claim that is used, and what is not known;
 *  and says in notes what readers must know. */
void demarc_casualties_sum_up(demarc_table *table, demarc_record *record,
                              const demarc_casualties_how *how,
                              const demarc_losses *all);

#endif
