#include "history/thin.h"

static bool is_overlay(const demarc_op *op)
{
    return op->stage == DEMARC_UNDISPUTED || demarc_stage_is_overlay(op->stage);
}

static bool any_sets(const demarc_op *const *ops, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (ops[i]->sets && !is_overlay(ops[i]))
            return true;
    return false;
}

static bool repeats(const demarc_op *op, const demarc_op *before)
{
    return op->stage == before->stage && op->sets == before->sets &&
           op->earliest == before->earliest && op->latest == before->latest;
}

/* Is a raise lost behind those before it? `by` has, per stage, the day by
 * which one of them had raised it so far for certain. */
static bool is_behind(const demarc_op *op, const int64_t *by)
{
    if (by[op->stage] <= op->latest)
        return true;
    for (unsigned i = op->stage + 1; i < DEMARC_STAGE_COUNT; i++)
        if (by[i] <= op->earliest)
            return true;
    return false;
}

size_t demarc_ops_thin(const demarc_op **ops, size_t count)
{
    const bool raises = !any_sets(ops, count);
    int64_t by[DEMARC_STAGE_COUNT]; /* beyond any day: none has */
    size_t kept = 0;

    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++)
        by[i] = INT64_MAX;
    for (size_t i = 0; i < count; i++) {
        const demarc_op *op = ops[i];
        const bool raise = raises && !is_overlay(op);

        if (kept && repeats(op, ops[kept - 1])) {
            if (op->sets || is_overlay(op))
                ops[kept - 1] = op; /* the last that sets is the giver */
            continue;
        }
        if (raise && is_behind(op, by))
            continue;
        if (raise && op->latest < by[op->stage])
            by[op->stage] = op->latest;
        ops[kept++] = op;
    }
    return kept;
}
