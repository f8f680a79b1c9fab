#include "measure/cut.h"

#include "base/buffer.h"
#include "base/names.h"
#include "measure/geodesic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Ends of spans that are meant to be the same differ by less. */
static const double SAME_M = 1e-6;

typedef struct cutter {
    demarc_cutting *out;
    const demarc_cut_point *points; /* that are not yet passed */
    size_t point_count;
    bool open; /* what comes next may belong to the last part */
} cutter;

static int span_order(const void *left, const void *right)
{
    const demarc_span *a = left, *b = right;

    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->from > b->from) - (a->from < b->from);
}

static int point_order(const void *left, const void *right)
{
    const demarc_cut_point *a = left, *b = right;

    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    return (a->along_m > b->along_m) - (a->along_m < b->along_m);
}

static const demarc_line *line_of(const demarc_cutting *of, size_t line)
{
    return &of->border->net->lines[line];
}

/** Adds a span to the last part, or to a new one if that is closed. */
static bool span_add(cutter *to, size_t line, double from, double end)
{
    demarc_cutting *out = to->out;
    size_t segment = line_of(out, line)->segment;

    if (!demarc_reserve(&out->spans.items, &out->spans.room,
                        out->spans.count + 1, sizeof *out->spans.items) ||
        !demarc_reserve(&out->parts, &out->room, out->count + 1,
                        sizeof *out->parts))
        return false;
    if (!to->open || out->parts[out->count - 1].segment != segment)
        out->parts[out->count++] = (demarc_cut_part){
            .segment = segment, .first = out->spans.count, .id = ""};
    out->spans.items[out->spans.count++] = (demarc_span){line, from, end};
    out->parts[out->count - 1].count++;
    return true;
}

/** Passes over the points before a place. */
static void points_pass(cutter *to, size_t line, double metres)
{
    while (to->point_count > 0 &&
           (to->points->line < line ||
            (to->points->line == line && to->points->along_m < metres))) {
        to->points++;
        to->point_count--;
    }
}

static bool point_before(const cutter *to, size_t line, double metres)
{
    return to->point_count > 0 && to->points->line == line &&
           to->points->along_m < metres;
}

/** Cuts one span. A point at its very end cuts nothing there, but parts the
 *  span from the next. */
static bool span_cut(cutter *to, const demarc_span *span)
{
    const double length = demarc_line_metres(line_of(to->out, span->line));
    double from = span->from;

    points_pass(to, span->line, span->from - DEMARC_CUT_LEAST_M);
    if (point_before(to, span->line, span->from + DEMARC_CUT_LEAST_M)) {
        to->open = false;
        points_pass(to, span->line, span->from + DEMARC_CUT_LEAST_M);
    }
    while (point_before(to, span->line, span->to - DEMARC_CUT_LEAST_M)) {
        const double at = to->points->along_m;

        if (!span_add(to, span->line, from, at))
            return false;
        to->open = false;
        from = at;
        points_pass(to, span->line, at + DEMARC_CUT_LEAST_M);
    }
    if (!span_add(to, span->line, from, span->to))
        return false;
    to->open = span->to >= length &&
               !point_before(to, span->line, span->to + DEMARC_CUT_LEAST_M);
    return true;
}

/** Makes spans that overlap or meet one, and gives those that end at a line's
 *  end, but for rounding, that end. */
static void spans_merge(const demarc_cutting *of, demarc_spans *io)
{
    size_t kept = 0;

    if (io->count > 0)
        qsort(io->items, io->count, sizeof *io->items, span_order);
    for (size_t i = 0; i < io->count; i++) {
        demarc_span is = io->items[i];
        demarc_span *was = kept ? &io->items[kept - 1] : NULL;
        double length = demarc_line_metres(line_of(of, is.line));

        is.from = is.from <= SAME_M ? 0 : is.from;
        is.to = is.to + SAME_M >= length ? length : is.to;
        if (was && was->line == is.line && is.from <= was->to + SAME_M)
            was->to = fmax(was->to, is.to);
        else
            io->items[kept++] = is;
    }
    io->count = kept;
}

double demarc_cut_part_metres(const demarc_cutting *cutting,
                              const demarc_cut_part *part)
{
    demarc_sum sum = {0};

    for (size_t i = 0; i < part->count; i++) {
        const demarc_span *span = &cutting->spans.items[part->first + i];

        demarc_sum_add(&sum, span->to - span->from);
    }
    return demarc_sum_value(&sum);
}

/** Is a part all of its segment? */
static bool is_whole(const demarc_cutting *of, const demarc_cut_part *part)
{
    const demarc_segment *segment = &of->border->segments[part->segment];

    for (size_t i = 0; i < part->count; i++) {
        const demarc_span *span = &of->spans.items[part->first + i];

        if (span->from > 0 ||
            span->to < demarc_line_metres(line_of(of, span->line)))
            return false;
    }
    return part->count == segment->parts;
}

/** SEGMENT.number; NULL when out of memory. */
static const char *id_make(demarc_cutting *of, const char *segment,
                           size_t number)
{
    demarc_buffer text = {0};
    const char *id;

    demarc_buffer_format(&text, "%s.%zu", segment, number);
    id = text.failed ? NULL : demarc_arena_text(&of->arena, text.data);
    demarc_buffer_free(&text);
    return id;
}

static demarc_status ids_make(demarc_cutting *of)
{
    const demarc_border *border = of->border;
    demarc_names taken = {0};
    demarc_status status = DEMARC_OK;
    size_t number = 0;

    for (size_t i = 0; i < border->segment_count && !status; i++)
        if (demarc_names_add(&taken, border->segments[i].id) ==
            DEMARC_NAMES_NONE)
            status = DEMARC_ENOMEM;
    for (size_t i = 0; i < of->count && !status; i++) {
        demarc_cut_part *part = &of->parts[i];

        if (i == 0 || part->segment != part[-1].segment)
            number = 0;
        part->id = border->segments[part->segment].id;
        if (is_whole(of, part))
            continue;
        do
            part->id =
                id_make(of, border->segments[part->segment].id, ++number);
        while (part->id &&
               demarc_names_find(&taken, part->id) != DEMARC_NAMES_NONE);
        if (!part->id ||
            demarc_names_add(&taken, part->id) == DEMARC_NAMES_NONE)
            status = DEMARC_ENOMEM;
    }
    demarc_names_free(&taken);
    return status;
}

demarc_status demarc_spans_cut(demarc_spans *spans, demarc_cut_point *points,
                               size_t point_count, demarc_cutting *out)
{
    cutter to = {.out = out, .points = points, .point_count = point_count};

    if (point_count > 0)
        qsort(points, point_count, sizeof *points, point_order);
    spans_merge(out, spans);
    for (size_t i = 0; i < spans->count; i++) {
        if (spans->items[i].from > 0 ||
            (i > 0 && spans->items[i].line != spans->items[i - 1].line + 1))
            to.open = false;
        if (!span_cut(&to, &spans->items[i]))
            return DEMARC_ENOMEM;
    }
    return ids_make(out);
}
