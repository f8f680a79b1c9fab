#include "history/marks.h"

#include "measure/resolve.h"

#include <stdlib.h>

static demarc_op *op_add(demarc_arena *arena, demarc_marks *out)
{
    demarc_op *op = demarc_arena_take(arena, sizeof *op);

    if (!op || !demarc_reserve(&out->ops, &out->op_room, out->op_count + 1,
                               sizeof *out->ops))
        return NULL;
    return out->ops[out->op_count++] = op;
}

static demarc_status mark_add(demarc_marks *out, size_t line, double from,
                              double to, const demarc_op *op)
{
    if (!demarc_reserve(&out->items, &out->room, out->count + 1,
                        sizeof *out->items))
        return DEMARC_ENOMEM;
    out->items[out->count++] = (demarc_mark){line, from, to, op};
    return DEMARC_OK;
}

/** A segment's stage_since is an op on all of its lines. */
static demarc_status since_mark(const demarc_border *border, size_t line,
                                demarc_arena *arena, demarc_marks *out)
{
    const demarc_line *at = &border->net->lines[line];
    const demarc_segment *segment = &border->segments[at->segment];
    demarc_op *op;

    if (!*segment->since.text || segment->stage == DEMARC_UNKNOWN)
        return DEMARC_OK;
    op = op_add(arena, out);
    if (!op)
        return DEMARC_ENOMEM;
    *op = (demarc_op){.stage = segment->stage,
                      .earliest = segment->since.earliest,
                      .latest = segment->since.latest};
    return mark_add(out, line, 0, demarc_line_metres(at), op);
}

static demarc_where at_event(const demarc_border *border,
                             const demarc_event *event)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = border->events_file;
    where.line = event->line;
    where.feature = event->id;
    return where;
}

/** Can this event change a stage anywhere? Says so where it should and
 *  cannot. */
static demarc_status event_counts(demarc_ctx *ctx, const demarc_border *border,
                                  const demarc_event *event, bool *counts)
{
    demarc_where where = at_event(border, event);

    *counts = event->has_stage && *event->stretch;
    if (event->has_stage && !*event->stretch)
        return demarc_report(ctx, DEMARC_RULE_EVENT_NOWHERE, &where, NULL,
                             "no stretch is given for the stage %s",
                             demarc_stage_name(event->stage));
    if (!event->has_stage && event->sets && *event->stretch)
        return demarc_report(ctx, DEMARC_RULE_EVENT_UNSTAGED, &where,
                             "give the stage to fall back to",
                             "the event sets no stage");
    return DEMARC_OK;
}

/** An event's stretch means the lines alive when it certainly has happened;
 *  if that is never, when it first may have. */
static demarc_day line_day(const demarc_event *event)
{
    return event->date.latest < DEMARC_DAY_MAX ? event->date.latest
                                               : event->date.earliest;
}

static demarc_status event_mark(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_event *event, demarc_arena *arena,
                                demarc_marks *out)
{
    demarc_where where = at_event(border, event);
    demarc_spans spans = {0};
    demarc_status status;
    demarc_op *op = NULL;
    bool counts;

    if (!demarc_event_heard(event))
        return DEMARC_OK;
    status = event_counts(ctx, border, event, &counts);
    if (status != DEMARC_OK || !*event->stretch)
        return status;
    status = demarc_stretch_resolve(ctx, border, line_day(event),
                                    event->stretch, &where, &spans);
    if (status == DEMARC_OK && counts && !(op = op_add(arena, out)))
        status = DEMARC_ENOMEM;
    if (op)
        *op = (demarc_op){event,
                          event->stage,
                          event->sets,
                          event->date.earliest,
                          event->date.latest,
                          0};
    for (size_t i = 0; op && i < spans.count && status == DEMARC_OK; i++)
        status = mark_add(out, spans.items[i].line, spans.items[i].from,
                          spans.items[i].to, op);
    free(spans.items);
    return status;
}

/** Earliest day, latest day, a segment's own before events, then the file. */
static int op_order(const void *left, const void *right)
{
    const demarc_op *a = *(const demarc_op *const *)left;
    const demarc_op *b = *(const demarc_op *const *)right;
    long line_a = a->event ? a->event->line : 0;
    long line_b = b->event ? b->event->line : 0;

    if (a->earliest != b->earliest)
        return a->earliest < b->earliest ? -1 : 1;
    if (a->latest != b->latest)
        return a->latest < b->latest ? -1 : 1;
    return (line_a > line_b) - (line_a < line_b);
}

static int mark_order(const void *left, const void *right)
{
    const demarc_mark *a = left, *b = right;

    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->op->rank > b->op->rank) - (a->op->rank < b->op->rank);
}

/** Ranks the ops, and sorts the marks by line and rank. */
static void marks_rank(demarc_marks *out)
{
    if (out->op_count == 0)
        return;
    qsort(out->ops, out->op_count, sizeof *out->ops, op_order);
    for (size_t i = 0; i < out->op_count; i++)
        out->ops[i]->rank = i;
    if (out->count > 0)
        qsort(out->items, out->count, sizeof *out->items, mark_order);
}

demarc_status demarc_marks_make(demarc_ctx *ctx, const demarc_border *border,
                                demarc_arena *arena, demarc_marks *out)
{
    demarc_status first = DEMARC_OK;

    *out = (demarc_marks){0};
    for (size_t i = 0; i < border->net->line_count; i++)
        if (since_mark(border, i, arena, out) != DEMARC_OK)
            return DEMARC_ENOMEM;
    for (size_t i = 0; i < border->event_count; i++) {
        demarc_status status =
            event_mark(ctx, border, &border->events[i], arena, out);

        if (status == DEMARC_ENOMEM)
            return status;
        first = first ? first : status; /* go on: name every bad stretch */
    }
    if (first == DEMARC_OK)
        marks_rank(out);
    return first;
}

void demarc_marks_free(demarc_marks *marks)
{
    free(marks->items);
    free(marks->ops);
    *marks = (demarc_marks){0};
}
