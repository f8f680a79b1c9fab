#include "history/fold.h"

#include "history/marks.h"
#include "history/thin.h"
#include "measure/geodesic.h"

#include <math.h>
#include <stdlib.h>

/** Two breaks nearer than this are one: no sliver is left between events
 *  that name the same place in other words. */
static const double SAME_M = 1e-6;

/** Ops of a run that are gone through as they are; more are thinned. */
enum { FEW = 32 };

static int metres_order(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;

    return (a > b) - (a < b);
}

/** The places where a line is cut: its ends and its marks' ends, rising.
 *  `breaks` has room for all. */
static size_t breaks_find(const demarc_mark *marks, size_t count, double length,
                          double *breaks)
{
    size_t all = 0, kept = 1;

    breaks[all++] = 0;
    for (size_t i = 0; i < count; i++) {
        breaks[all++] = marks[i].from;
        breaks[all++] = marks[i].to;
    }
    qsort(breaks, all, sizeof *breaks, metres_order);
    for (size_t i = 1; i < all; i++)
        if (breaks[i] - breaks[kept - 1] > SAME_M)
            breaks[kept++] = breaks[i];
    if (kept > 1 && length - breaks[kept - 1] <= SAME_M)
        kept--;
    breaks[kept++] = length;
    return kept;
}

/** A mark that begins at `from`; its place among those of the line. */
typedef struct start {
    double from;
    size_t mark;
} start;

static int start_order(const void *left, const void *right)
{
    const start *a = left, *b = right;

    return (a->from > b->from) - (a->from < b->from);
}

/** Goes along a line: the marks that cover the place where it is, in fold
 *  order. Each comes and goes once, so many events take no longer each. */
typedef struct sweep {
    const demarc_mark *marks;
    start *starts; /* by place */
    size_t count, next;
    size_t *covering; /* marks, rising: they are in fold order */
    size_t covering_count;
} sweep;

static bool sweep_begin(const demarc_mark *marks, size_t count, sweep *out)
{
    *out = (sweep){.marks = marks, .count = count};
    out->starts = malloc((count + 1) * sizeof *out->starts);
    out->covering = malloc((count + 1) * sizeof *out->covering);
    if (!out->starts || !out->covering)
        return false;
    for (size_t i = 0; i < count; i++)
        out->starts[i] = (start){marks[i].from, i};
    qsort(out->starts, count, sizeof *out->starts, start_order);
    return true;
}

static void sweep_end(sweep *all)
{
    free(all->starts);
    free(all->covering);
}

static void covering_add(sweep *all, size_t mark)
{
    size_t at = all->covering_count++;

    for (; at > 0 && all->covering[at - 1] > mark; at--)
        all->covering[at] = all->covering[at - 1];
    all->covering[at] = mark;
}

/** The ops of the marks that cover a place, in fold order; each place is
 *  beyond the one before. */
static size_t ops_at(sweep *all, double at, const demarc_op **ops)
{
    size_t found = 0, kept = 0;

    for (; all->next < all->count && all->starts[all->next].from <= at;
         all->next++)
        covering_add(all, all->starts[all->next].mark);
    for (size_t i = 0; i < all->covering_count; i++) {
        const demarc_mark *mark = &all->marks[all->covering[i]];

        if (at > mark->to)
            continue;
        all->covering[kept++] = all->covering[i];
        if (found == 0 || ops[found - 1] != mark->op)
            ops[found++] = mark->op;
    }
    all->covering_count = kept;
    return found;
}

/** Adds up, per op, the metres that a raise finds beyond it already. */
static void beyond_measure(const demarc_segment *segment,
                           const demarc_op *const *ops, size_t count,
                           double metres, demarc_sum *beyond)
{
    demarc_state state = demarc_state_start(segment);

    for (size_t i = 0; i < count; i++) {
        if (!ops[i]->sets && ops[i]->stage < state.stage)
            demarc_sum_add(&beyond[ops[i]->rank], metres);
        demarc_state_apply(&state, ops[i]);
    }
}

/** A line being cut. */
typedef struct cutting {
    const demarc_border *border;
    demarc_fold *fold;
    demarc_sum *beyond; /* per op */
    size_t line;
    const demarc_mark *marks; /* of the line, `count` of them */
    size_t count;
    sweep along;
    const demarc_op **ops; /* room for as many */
} cutting;

/** Adds the run between two breaks with the ops that cover it and matter. */
static demarc_status run_add(cutting *job, double from, double to)
{
    const demarc_line *line = &job->border->net->lines[job->line];
    demarc_fold *fold = job->fold;
    size_t count = ops_at(&job->along, from + (to - from) / 2, job->ops);
    const demarc_op **ops;

    beyond_measure(&job->border->segments[line->segment], job->ops, count,
                   to - from, job->beyond);
    count = count > FEW ? demarc_ops_thin(job->ops, count) : count;
    ops = demarc_arena_take(&fold->arena, count * sizeof *ops);
    if (!ops || !demarc_reserve(&fold->runs, &fold->run_room,
                                fold->run_count + 1, sizeof *fold->runs))
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < count; i++)
        ops[i] = job->ops[i];
    fold->runs[fold->run_count++] =
        (demarc_run){job->line, from, to, ops, count};
    return DEMARC_OK;
}

/** A line with marks; most lines of a long file have none. */
static demarc_status line_cut(cutting *job)
{
    double *breaks = malloc((2 * job->count + 2) * sizeof *breaks);
    demarc_status status = DEMARC_ENOMEM;
    size_t kept;

    job->ops = malloc((job->count + 1) * sizeof *job->ops);
    if (!sweep_begin(job->marks, job->count, &job->along) || !breaks ||
        !job->ops)
        goto done;
    kept = breaks_find(job->marks, job->count,
                       demarc_line_metres(&job->border->net->lines[job->line]),
                       breaks);
    status = DEMARC_OK;
    for (size_t i = 0; i + 1 < kept && status == DEMARC_OK; i++)
        status = run_add(job, breaks[i], breaks[i + 1]);
done:
    sweep_end(&job->along);
    free(job->ops);
    free(breaks);
    return status;
}

/** Cuts every line at its marks, which are sorted by line. */
static demarc_status runs_make(const demarc_border *border, demarc_fold *fold,
                               const demarc_marks *marks, demarc_sum *beyond)
{
    const demarc_net *net = border->net;
    demarc_status status = DEMARC_OK;
    size_t at = 0;

    fold->first_run = demarc_arena_take(
        &fold->arena, (net->line_count + 1) * sizeof *fold->first_run);
    if (!fold->first_run)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < net->line_count && status == DEMARC_OK; i++) {
        cutting job = {.border = border,
                       .fold = fold,
                       .beyond = beyond,
                       .line = i,
                       .marks = marks->items + at};

        for (; at < marks->count && marks->items[at].line == i; at++)
            job.count++;
        fold->first_run[i] = fold->run_count;
        status = job.count > 0
                     ? line_cut(&job)
                     : run_add(&job, 0, demarc_line_metres(&net->lines[i]));
    }
    fold->first_run[net->line_count] = fold->run_count;
    return status;
}

static int day_order(const void *left, const void *right)
{
    demarc_day a = *(const demarc_day *)left, b = *(const demarc_day *)right;

    return (a > b) - (a < b);
}

/** The days on which an op takes effect or a line is born or dies. */
static demarc_status changes_find(demarc_fold *fold, const demarc_net *net,
                                  const demarc_marks *marks)
{
    size_t all = 0, kept = 0;
    demarc_day *days =
        demarc_arena_take(&fold->arena, (marks->count + net->era_count + 1) *
                                            sizeof *fold->changes);

    if (!days)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < marks->count; i++)
        if (marks->items[i].op->latest < DEMARC_DAY_MAX)
            days[all++] = marks->items[i].op->latest;
    for (size_t i = 1; i < net->era_count; i++)
        days[all++] = net->eras[i].start;
    qsort(days, all, sizeof *days, day_order);
    for (size_t i = 0; i < all; i++)
        if (i == 0 || days[i] != days[i - 1])
            days[kept++] = days[i];
    fold->changes = days;
    fold->change_count = kept;
    return DEMARC_OK;
}

static demarc_status beyond_tell(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_op *op, double metres)
{
    demarc_where where = DEMARC_NOWHERE;

    if (!op->event || metres <= SAME_M)
        return DEMARC_OK;
    where.file = border->events_file;
    where.line = op->event->line;
    where.feature = op->event->id;
    return demarc_report(ctx, DEMARC_RULE_EVENT_LOWER, &where,
                         "give effect=set if it is meant to fall back",
                         "%.3f km of \"%s\" were already beyond %s and stay so",
                         metres / 1000, op->event->stretch,
                         demarc_stage_name(op->stage));
}

static demarc_status lowers_tell(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_marks *marks,
                                 const demarc_sum *beyond)
{
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < marks->op_count && status == DEMARC_OK; i++)
        status = beyond_tell(ctx, border, marks->ops[i],
                             demarc_sum_value(&beyond[i]));
    return status;
}

static demarc_status marks_fold(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_marks *marks, demarc_fold *fold)
{
    demarc_sum *beyond = calloc(marks->op_count + 1, sizeof *beyond);
    demarc_status status = beyond ? DEMARC_OK : DEMARC_ENOMEM;

    if (status == DEMARC_OK)
        status = runs_make(border, fold, marks, beyond);
    if (status == DEMARC_OK)
        status = changes_find(fold, border->net, marks);
    if (status == DEMARC_OK)
        status = lowers_tell(ctx, border, marks, beyond);
    free(beyond);
    return status;
}

demarc_status demarc_fold_make(demarc_ctx *ctx, const demarc_border *border,
                               demarc_fold **out)
{
    demarc_fold *fold = calloc(1, sizeof *fold);
    demarc_marks marks = {0};
    demarc_status status = fold ? DEMARC_OK : DEMARC_ENOMEM;

    *out = NULL;
    if (status == DEMARC_OK)
        status = demarc_marks_make(ctx, border, &fold->arena, &marks);
    if (status == DEMARC_OK)
        status = marks_fold(ctx, border, &marks, fold);
    if (status == DEMARC_OK)
        *out = fold;
    else
        demarc_fold_free(fold);
    demarc_marks_free(&marks);
    return status;
}

void demarc_fold_free(demarc_fold *fold)
{
    if (!fold)
        return;
    free(fold->runs);
    demarc_arena_free(&fold->arena);
    free(fold);
}

size_t demarc_border_change_count(const demarc_border *border)
{
    return border->fold->change_count;
}

demarc_day demarc_border_change(const demarc_border *border, size_t i)
{
    return i < border->fold->change_count ? border->fold->changes[i]
                                          : DEMARC_DAY_MAX;
}
