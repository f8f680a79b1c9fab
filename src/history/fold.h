/**
 * fold.h - the border as event-sourced: each line is cut into runs over which
 * the same events apply, and the stage of a run on a day is what they fold to.
 */
#ifndef DEMARC_HISTORY_FOLD_H
#define DEMARC_HISTORY_FOLD_H

#include "measure/net.h"

/** What an event, or a segment's own stage_since, does to a run. */
typedef struct demarc_op {
    const demarc_event *event; /* NULL: the segment's own */
    demarc_stage stage;        /* may be an overlay or DEMARC_UNDISPUTED */
    bool sets;                 /* else raises */
    demarc_day earliest, latest;
    size_t rank; /* in fold order: earliest, latest, file */
} demarc_op;

typedef struct demarc_run {
    size_t line;
    double from, to;             /* metres along the line */
    const demarc_op *const *ops; /* in fold order */
    size_t op_count;
} demarc_run;

typedef struct demarc_fold {
    demarc_arena arena;
    demarc_run *runs; /* by line, then from; they cover every line */
    size_t run_count, run_room;
    size_t *first_run;   /* per line, and one behind the last */
    demarc_day *changes; /* rising, each once */
    size_t change_count;
} demarc_fold;

/** Stage and overlay of a run, and what gave them. */
typedef struct demarc_state {
    demarc_stage stage;
    demarc_stage overlay;                   /* DEMARC_UNKNOWN: none */
    const demarc_op *stage_op, *overlay_op; /* NULL: from the start */
} demarc_state;

/**
 * Folds the border's events over its net. Events whose stretch cannot be
 * resolved are findings.
 * @param out  free with demarc_fold_free; NULL on failure.
 */
demarc_status demarc_fold_make(demarc_ctx *ctx, const demarc_border *border,
                               demarc_fold **out);
void demarc_fold_free(demarc_fold *fold);

/** What a segment is in before any op. */
demarc_state demarc_state_start(const demarc_segment *segment);

/** Applies one op. */
void demarc_state_apply(demarc_state *state, const demarc_op *op);

/** The state on a day: doubtful events count from their latest day. */
demarc_state demarc_run_state(const demarc_border *border,
                              const demarc_run *run, demarc_day day);

/** The class in which a state is counted: its overlay before its stage. */
demarc_stage demarc_state_shown(const demarc_state *state);

/** The op that gave the shown class; NULL: the segment's start. */
const demarc_op *demarc_state_op(const demarc_state *state);

#endif
