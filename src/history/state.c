#include "history/fold.h"

demarc_state demarc_state_start(const demarc_segment *segment)
{
    demarc_state state = {.stage = segment->stage};
    bool overlay = demarc_stage_is_overlay(segment->stage);

    if (overlay) {
        state.stage = DEMARC_UNKNOWN;
        state.overlay = segment->stage;
    }
    /* With stage_since the stage comes as an op; before it nothing is. */
    if (*segment->since.text && segment->stage != DEMARC_UNKNOWN) {
        state.stage = DEMARC_UNDETERMINED;
        state.overlay = DEMARC_UNKNOWN;
    }
    return state;
}

void demarc_state_apply(demarc_state *state, const demarc_op *op)
{
    if (op->stage == DEMARC_UNDISPUTED || demarc_stage_is_overlay(op->stage)) {
        state->overlay =
            op->stage == DEMARC_UNDISPUTED ? DEMARC_UNKNOWN : op->stage;
        state->overlay_op = op;
    } else if (op->sets || op->stage > state->stage) {
        state->stage = op->stage;
        state->stage_op = op;
    }
}

demarc_state demarc_run_state(const demarc_border *border,
                              const demarc_run *run, demarc_day day)
{
    const demarc_line *line = &border->net->lines[run->line];
    demarc_state state = demarc_state_start(&border->segments[line->segment]);

    if (day == DEMARC_DAY_MAX) /* what is never certain is not so then */
        day--;
    for (size_t i = 0; i < run->op_count; i++)
        if (run->ops[i]->latest <= day)
            demarc_state_apply(&state, run->ops[i]);
    return state;
}

demarc_stage demarc_state_shown(const demarc_state *state)
{
    return state->overlay ? state->overlay : state->stage;
}

const demarc_op *demarc_state_op(const demarc_state *state)
{
    return state->overlay ? state->overlay_op : state->stage_op;
}
