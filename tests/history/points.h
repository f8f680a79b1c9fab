/** points.h - an oracle for one point of a line: which events concern it, and
 *  what follows, without runs: the events one after another, as they are. */
#ifndef DEMARC_TESTS_HISTORY_POINTS_H
#define DEMARC_TESTS_HISTORY_POINTS_H

#include "measure/resolve.h"

#include "border.h"
#include "random.h"

/** What an event, or a segment's own date, does at the point. */
typedef struct deed {
    long line; /* of the event; 0: the segment's own */
    demarc_day earliest, latest;
    demarc_stage stage;
    bool sets;
    demarc_day day; /* on which it happens in one course of events */
} deed;

typedef struct point {
    const demarc_segment *segment;
    size_t line;
    double metres;
    deed deeds[80];
    size_t count;
} point;

/** Earliest, latest, place in the file. */
static bool deed_before(const deed *a, const deed *b)
{
    if (a->earliest != b->earliest)
        return a->earliest < b->earliest;
    if (a->latest != b->latest)
        return a->latest < b->latest;
    return a->line < b->line;
}

static void deed_add(point *at, deed next)
{
    size_t i = at->count++;

    if (at->count > sizeof at->deeds / sizeof *at->deeds)
        abort();
    for (; i > 0 && deed_before(&next, &at->deeds[i - 1]); i--)
        at->deeds[i] = at->deeds[i - 1];
    at->deeds[i] = next;
}

/** Does the span hold the point? -1 if it ends too near to say. */
static int span_holds(const demarc_span *span, const point *at)
{
    if (span->line != at->line)
        return 0;
    if (fabs(span->from - at->metres) < 1e-3 ||
        fabs(span->to - at->metres) < 1e-3)
        return -1;
    return span->from < at->metres && at->metres < span->to;
}

/** False if the point is too near to an end to say. */
static bool point_make(const made *of, const demarc_spans *spans, point *at)
{
    const demarc_segment *own = at->segment;

    at->count = 0;
    if (*own->since.text && own->stage != DEMARC_UNKNOWN)
        deed_add(at, (deed){.earliest = own->since.earliest,
                            .latest = own->since.latest,
                            .stage = own->stage});
    for (size_t i = 0; i < of->border.event_count; i++) {
        const demarc_event *event = &of->border.events[i];
        int holds = 0;

        for (size_t k = 0; k < spans[i].count; k++) {
            int here = span_holds(&spans[i].items[k], at);
            if (here < 0)
                return false;
            holds |= here;
        }
        if (holds && event->has_stage)
            deed_add(at,
                     (deed){event->line, event->date.earliest,
                            event->date.latest, event->stage, event->sets, 0});
    }
    return true;
}

/** Stage and overlay; 0 is none. */
typedef struct verdict {
    int stage, overlay;
} verdict;

static verdict verdict_start(const demarc_segment *segment)
{
    if (segment->stage != DEMARC_UNKNOWN && *segment->since.text)
        return (verdict){DEMARC_UNDETERMINED, 0};
    if (segment->stage >= DEMARC_DISPUTED)
        return (verdict){0, segment->stage};
    return (verdict){segment->stage, 0};
}

static void verdict_add(verdict *now, const deed *next)
{
    if (next->stage == DEMARC_UNDISPUTED)
        now->overlay = 0;
    else if (next->stage >= DEMARC_DISPUTED)
        now->overlay = next->stage;
    else if (next->sets || (int)next->stage > now->stage)
        now->stage = next->stage;
}

/** What is certain on the day, in the order of the fold. */
static verdict point_verdict(const point *at, demarc_day day)
{
    verdict now = verdict_start(at->segment);

    for (size_t i = 0; i < at->count; i++)
        if (at->deeds[i].latest <= day && at->deeds[i].latest < DEMARC_DAY_MAX)
            verdict_add(&now, &at->deeds[i]);
    return now;
}

/** The class on a day if every deed happens on some day of its own: within
 *  4,000 days of the one that is asked about, if its dates are open. */
static int point_course(point *at, demarc_day day, dice *by)
{
    verdict now = verdict_start(at->segment);

    for (size_t i = 0; i < at->count; i++) {
        deed *one = &at->deeds[i];
        double low = fmax(one->earliest, fmin(one->latest, day) - 4000);
        double high = fmin(one->latest, fmax(one->earliest, day) + 4000);

        one->day = (demarc_day)floor(dice_real(by, low, high + 1));
        if (dice_one_in(by, 3)) /* crowd them at the ends */
            one->day = (demarc_day)(dice_one_in(by, 2) ? low : high);
    }
    for (;;) {
        deed *next = NULL;

        for (size_t i = 0; i < at->count; i++)
            if (at->deeds[i].day <= day &&
                (!next || at->deeds[i].day < next->day))
                next = &at->deeds[i];
        if (!next)
            return now.overlay ? now.overlay : now.stage;
        verdict_add(&now, next);
        next->day = DEMARC_DAY_MAX; /* done */
    }
}

#endif
