/** say.h - the proof of a number, as an answer has it. */
#ifndef DEMARC_REPORT_SAY_H
#define DEMARC_REPORT_SAY_H

#include "base/table.h"
#include "say/speech.h"

/** A part of the line behind a number. */
typedef struct demarc_behind {
    const char *segment, *route;
    double from_m, to_m, metres; /* chainage of its ends, and its length */
    demarc_stage stage;
} demarc_behind;

typedef void demarc_behind_fn(void *user, const demarc_behind *part);

/** Calls with each part of the line that a measured number is the sum of. */
demarc_status demarc_behind_each(demarc_ctx *ctx, const demarc_speech *speech,
                                 const demarc_number *number,
                                 demarc_behind_fn *fn, void *user);

/** "2025-03-19": when the row's source says that it was printed; else the
 *  date of what it reports. As the row has it. */
const char *demarc_witness_date(const demarc_witness *of);

/** A table with what stands behind the numbers that `asked` means. */
demarc_status demarc_explain(demarc_ctx *ctx, const demarc_speech *speech,
                             const char *asked, demarc_table **out);

#endif
