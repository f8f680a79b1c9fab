/** marks.h - where on which line which op applies. */
#ifndef DEMARC_HISTORY_MARKS_H
#define DEMARC_HISTORY_MARKS_H

#include "history/fold.h"

typedef struct demarc_mark {
    size_t line;
    double from, to; /* metres */
    const demarc_op *op;
} demarc_mark;

typedef struct demarc_marks {
    demarc_mark *items; /* by line, then in fold order */
    size_t count, room;
    demarc_op **ops; /* by rank */
    size_t op_count, op_room;
} demarc_marks;

/** Makes the ops (in the arena) and lays them on the lines of the net. */
demarc_status demarc_marks_make(demarc_ctx *ctx, const demarc_border *border,
                                demarc_arena *arena, demarc_marks *out);
void demarc_marks_free(demarc_marks *marks);

#endif
