/** pillars.h - pillars.csv: the numbered markers of a border. */
#ifndef DEMARC_READ_PILLARS_H
#define DEMARC_READ_PILLARS_H

#include "base/ctx.h"
#include "model/pillar.h"

typedef struct demarc_pillar_rows {
    demarc_pillar *items; /* as in the file; in the arena */
    size_t count;
} demarc_pillar_rows;

/**
 * Reads pillars from a CSV as csv.h has it: `number`, and `lon` and `lat`, or
 * `km`, or all of them; `route`, `from`, `until` and `note` where wanted.
 * @param encoding  of a file that is not UTF-8; may be NULL.
 * @param out       those that can be used, also on failure.
 * @return DEMARC_EDATA with a finding for each row that cannot be used, and
 *         for each number that two pillars have at the same time.
 */
demarc_status demarc_pillars_read(demarc_ctx *ctx, demarc_arena *arena,
                                  const char *path, const char *encoding,
                                  demarc_pillar_rows *out);

#endif
