/** reported.h - the newest figures in print, beside what was measured. */
#ifndef DEMARC_REPORT_REPORTED_H
#define DEMARC_REPORT_REPORTED_H

#include "base/table.h"
#include "history/reported.h"

/** Adds "reported" to the summary, and a note in words. */
void demarc_reported_add(demarc_table *table, const demarc_reported *reported,
                         double not_located);

#endif
