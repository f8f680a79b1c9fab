#include "claims/gains.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An event of more days than a meeting is a sum over its time. */
enum { MEETING_DAYS = 31 };

/* "Counted back" periods may begin so much earlier or later. */
enum { ROUGH_DAYS = 31 };

/* What one entry says, before competing claims are joined. */
static demarc_gain gain_of(const demarc_entry *entry)
{
    const demarc_date *own = entry->claim->period;
    const demarc_date *date = *own->text ? own : entry->when;
    const int rough = date->approximate ? ROUGH_DAYS : 0;
    demarc_gain out = {.first = date->first,
                       .last = date->last,
                       .value = demarc_entry_value(entry, DEMARC_KM_INCREMENT)};

    if (out.first == DEMARC_DAY_MIN)
        out.first = out.last;
    if (out.last == DEMARC_DAY_MAX)
        out.last = out.first;
    if (out.first > DEMARC_DAY_MIN + rough)
        out.first -= rough;
    out.period = *own->text || (long)out.last - out.first > MEETING_DAYS;
    out.km = demarc_entry_range(entry, DEMARC_KM_INCREMENT, DEMARC_PRINTED);
    out.loose = demarc_entry_range(entry, DEMARC_KM_INCREMENT, DEMARC_LOOSE);
    return out;
}

static int by_place(const void *left, const void *right)
{
    const demarc_entry *a = *(const demarc_entry *const *)left;
    const demarc_entry *b = *(const demarc_entry *const *)right;
    const demarc_gain x = gain_of(a), y = gain_of(b);

    if (x.period != y.period)
        return x.period ? 1 : -1;
    if (x.last != y.last)
        return x.last < y.last ? -1 : 1;
    if (x.period && x.first != y.first)
        return x.first < y.first ? -1 : 1;
    if (!x.period && a->event != b->event)
        return a->event->line < b->event->line ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static bool is_same(const demarc_gain *gain, const demarc_gain *next,
                    const demarc_entry *entry)
{
    if (gain->period != next->period)
        return false;
    return gain->period ? gain->first == next->first && gain->last == next->last
                        : gain->entries[0]->event == entry->event;
}

bool demarc_gains_make(demarc_record *record, demarc_gains *out)
{
    const demarc_series *all = &record->of[DEMARC_KM_INCREMENT];
    const demarc_entry **sorted =
        demarc_record_take(record, all->count, sizeof *sorted);

    *out = (demarc_gains){0};
    out->items = demarc_record_take(record, all->count, sizeof *out->items);
    if (!sorted || !out->items)
        return false;
    memcpy(sorted, all->items, all->count * sizeof *sorted);
    if (all->count)
        qsort(sorted, all->count, sizeof *sorted, by_place);
    for (size_t i = 0; i < all->count; i++) {
        demarc_gain next = gain_of(sorted[i]);
        demarc_gain *gain = out->count ? &out->items[out->count - 1] : NULL;

        if (gain && is_same(gain, &next, sorted[i])) {
            gain->km = demarc_range_hull(gain->km, next.km);
            gain->loose = demarc_range_hull(gain->loose, next.loose);
            gain->count++;
            continue;
        }
        next.entries = &sorted[i];
        next.count = 1;
        out->items[out->count++] = next;
        out->meetings += !next.period;
    }
    return true;
}

/* A period on the way: what it adds beyond the meetings in it, and the best
 * sum of periods up to and with it. */
typedef struct step {
    const demarc_gain *gain;
    double extra, best;
    size_t before; /* steps that end before it begins */
    bool taken;    /* it is part of the best sum */
} step;

/* Part of the gains: those whose last day is in (from, to]. */
typedef struct window {
    const demarc_gains *gains;
    demarc_day from, to;
    bool early;
    const demarc_gain *within;
    size_t meeting, meeting_end, period, period_end;
} window;

/* The first of [low, high), which are by last day, that ends after `day`. */
static size_t ends_after(const demarc_gains *gains, size_t low, size_t high,
                         demarc_day day)
{
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (gains->items[middle].last <= day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void window_find(window *in)
{
    const demarc_gains *gains = in->gains;

    in->meeting = ends_after(gains, 0, gains->meetings, in->from);
    in->meeting_end = ends_after(gains, in->meeting, gains->meetings, in->to);
    in->period = ends_after(gains, gains->meetings, gains->count, in->from);
    in->period_end = ends_after(gains, in->period, gains->count, in->to);
}

static bool counts(const window *in, const demarc_gain *gain)
{
    if (in->within)
        return gain != in->within && gain->first >= in->within->first &&
               gain->last <= in->within->last;
    return in->early || !gain->period || gain->first >= in->from;
}

/* Does any of a meeting lie in the period? Then it may be part of its sum. */
static bool touches(const demarc_gain *meeting, const demarc_gain *period)
{
    return meeting->last >= period->first && meeting->first <= period->last;
}

/* The kilometres of the meetings in a period. */
static double inside_of(const window *in, const demarc_gain *period)
{
    double km = 0;

    for (size_t i = in->meeting; i < in->meeting_end; i++)
        if (counts(in, &in->gains->items[i]) &&
            touches(&in->gains->items[i], period))
            km += in->gains->items[i].km.low;
    return km;
}

/* Weighted interval scheduling: steps are by last day. */
static size_t steps_make(const window *in, step *steps)
{
    size_t count = 0;

    for (size_t i = in->period; i < in->period_end; i++) {
        const demarc_gain *gain = &in->gains->items[i];
        step *now = &steps[count];
        double without = count ? steps[count - 1].best : 0, with;

        if (!counts(in, gain))
            continue;
        *now = (step){.gain = gain};
        now->extra = gain->km.low - inside_of(in, gain);
        while (now->before < count &&
               steps[now->before].gain->last <= gain->first)
            now->before++;
        with = now->extra + (now->before ? steps[now->before - 1].best : 0);
        now->taken = with > without;
        now->best = now->taken ? with : without;
        count++;
    }
    return count;
}

static void sum_take(demarc_gain_sum *out, const demarc_gain *gain)
{
    out->items[out->count++] = gain;
    out->km = demarc_range_plus(out->km, gain->km);
    out->loose = demarc_range_plus(out->loose, gain->loose);
    out->value += gain->value;
}

/* Is a meeting in one of the periods that were taken? */
static bool is_covered(const demarc_gain_sum *out, size_t periods,
                       const demarc_gain *meeting)
{
    for (size_t i = 0; i < periods; i++)
        if (touches(meeting, out->items[i]))
            return true;
    return false;
}

static void sum_make(const window *in, step *steps, demarc_gain_sum *out)
{
    size_t count = steps_make(in, steps), periods;

    while (count > 0) {
        const step *now = &steps[count - 1];

        if (now->taken)
            sum_take(out, now->gain);
        count = now->taken ? now->before : count - 1;
    }
    periods = out->count;
    for (size_t i = in->period; i < in->period_end; i++)
        if (counts(in, &in->gains->items[i]))
            out->all += in->gains->items[i].value;
    for (size_t i = in->meeting; i < in->meeting_end; i++) {
        const demarc_gain *gain = &in->gains->items[i];

        if (!counts(in, gain))
            continue;
        out->all += gain->value;
        if (!is_covered(out, periods, gain))
            sum_take(out, gain);
    }
}

bool demarc_gains_sum(demarc_record *record, const demarc_gains *gains,
                      demarc_day from, demarc_day to, bool early,
                      const demarc_gain *within, demarc_gain_sum *out)
{
    window in = {.gains = gains,
                 .from = from,
                 .to = to,
                 .early = early,
                 .within = within};
    step *steps;
    size_t room;

    window_find(&in);
    room = in.meeting_end - in.meeting + in.period_end - in.period;
    *out = (demarc_gain_sum){0};
    out->items = demarc_record_take(record, room, sizeof *out->items);
    steps = calloc(in.period_end - in.period + 1, sizeof *steps);
    record->failed = record->failed || !steps;
    if (steps && out->items)
        sum_make(&in, steps, out);
    free(steps);
    return steps && out->items;
}

size_t demarc_gains_after(const demarc_gains *gains, demarc_day day)
{
    return ends_after(gains, 0, gains->meetings, day);
}

size_t demarc_gains_cite(const demarc_gain_sum *sum, const demarc_entry **cited,
                         size_t count)
{
    for (size_t i = 0; i < sum->count; i++)
        cited[count++] = sum->items[i]->entries[0];
    return count;
}
