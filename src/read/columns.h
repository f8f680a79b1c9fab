/** columns.h - which column of an events file plays which role. */
#ifndef DEMARC_READ_COLUMNS_H
#define DEMARC_READ_COLUMNS_H

#include "read/csv.h"
#include "read/events.h"

typedef enum demarc_column_role {
#define COLUMN(id, ...) DEMARC_ROLE_##id,
#include "read/columns.def"
#undef COLUMN
    DEMARC_ROLE_COUNT
} demarc_column_role;

/** Places of columns, 0 the first; DEMARC_CSV_NONE where there is none. */
typedef struct demarc_columns {
    size_t of[DEMARC_ROLE_COUNT];
    size_t *killed, *wounded; /* one per party */
    size_t *others;           /* those without a role, in the file's order */
    size_t other_count;       /* none for places */
} demarc_columns;

/**
 * Finds the columns by their names and by the user's "role=name" pairs. Its
 * arrays are in the arena.
 * @return DEMARC_EDATA when there is no date (event-column) or a named column
 *         is not there (field-none), with a finding that lists those that
 *         are.
 */
demarc_status demarc_columns_find(demarc_ctx *ctx, demarc_arena *arena,
                                  const demarc_csv *csv,
                                  const demarc_events_how *how,
                                  demarc_columns *out);

/** The name under which a column of events is known best: that of its role,
 *  "lon" for "longitude"; else its own. */
const char *demarc_columns_name(const char *column);

#endif
