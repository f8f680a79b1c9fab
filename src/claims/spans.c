/* Increments beside the growth of a cumulative length, from one level in print
 * to the next; and the chains that close. */
#include "claims/chains.h"
#include "claims/gains.h"

#include <math.h>
#include <stdlib.h>

/* Earlier levels that a length is compared with, and claims that are looked
 * through for them. A claim that holds on some day of a longer time than
 * WIDE_DAYS is no level in time. */
enum { MOST_LEVELS = 2, MOST_BACK = 60, WIDE_DAYS = 92 };

/* A report may leave out what was announced so few days before. */
enum { NEWS_DAYS = 7 };

/* A record is complete, so that a gap in it is odd, if so many of its spans
 * close, and this share of all. */
enum { FEWEST_CLOSED = 3 };
static const double closed_share = 0.75;

/* From one level to the next. */
typedef struct span {
    const demarc_entry *from, *to;
    demarc_gain_sum sure;  /* certainly in it */
    demarc_gain_sum gains; /* in it by their dates */
    demarc_gain_sum most;  /* with periods that began before it */
} span;

typedef struct job {
    demarc_record *record;
    demarc_gains gains;
    const demarc_entry **cited;
    span *open; /* too short; told when all is known */
    size_t open_count, open_room;
    size_t closed, gaps;
} job;

static demarc_range grown(const span *of, demarc_reading reading)
{
    return demarc_range_minus(
        demarc_entry_range(of->to, DEMARC_KM_CUMULATIVE, reading),
        demarc_entry_range(of->from, DEMARC_KM_CUMULATIVE, reading));
}

static double growth(const span *of)
{
    return demarc_entry_value(of->to, DEMARC_KM_CUMULATIVE) -
           demarc_entry_value(of->from, DEMARC_KM_CUMULATIVE);
}

static size_t span_cite(job *of, const span *at, const demarc_gain_sum *sum)
{
    of->cited[0] = at->from;
    of->cited[1] = at->to;
    return demarc_gains_cite(sum, of->cited, 2);
}

static void exceed_tell(job *of, const span *at)
{
    demarc_record *record = of->record;

    demarc_remark_add(
        record, DEMARC_RULE_INCREMENTS_EXCEED, DEMARC_WARNING, of->cited,
        span_cite(of, at, &at->gains),
        "from %s to %s km are %s km, but the increments of that time make %s: "
        "%s km too many",
        demarc_entry_text(at->from, DEMARC_KM_CUMULATIVE),
        demarc_entry_text(at->to, DEMARC_KM_CUMULATIVE),
        demarc_record_number(record, growth(at), 2),
        demarc_record_number(record, at->sure.value, 2),
        demarc_record_number(record, at->sure.value - growth(at), 2));
}

static void twice_tell(job *of, const span *at)
{
    demarc_record *record = of->record;

    demarc_remark_add(
        record, DEMARC_RULE_OVERLAP_ADDED, DEMARC_WARNING, of->cited,
        span_cite(of, at, &at->gains),
        "from %s to %s km are %s km: the sum of all increments, though some "
        "lie in the time of others; without those it is %s",
        demarc_entry_text(at->from, DEMARC_KM_CUMULATIVE),
        demarc_entry_text(at->to, DEMARC_KM_CUMULATIVE),
        demarc_record_number(record, growth(at), 2),
        demarc_record_number(record, at->most.value, 2));
}

static void short_tell(job *of, const span *at, demarc_severity severity)
{
    demarc_record *record = of->record;

    demarc_remark_add(
        record, DEMARC_RULE_INCREMENTS_SHORT, severity, of->cited,
        span_cite(of, at, &at->most),
        "from %s to %s km are %s km; the increments of that time in print make "
        "%s: %s km are not accounted for",
        demarc_entry_text(at->from, DEMARC_KM_CUMULATIVE),
        demarc_entry_text(at->to, DEMARC_KM_CUMULATIVE),
        demarc_record_number(record, growth(at), 2),
        demarc_record_number(record, at->most.value, 2),
        demarc_record_number(record, growth(at) - at->most.value, 2));
}

/* Keeps a span that is too short. */
static void short_keep(job *of, const span *at)
{
    if (!demarc_reserve(&of->open, &of->open_room, of->open_count + 1,
                        sizeof *of->open))
        of->record->failed = true;
    else
        of->open[of->open_count++] = *at;
}

/* Adds the gains of an event whose last day is in (from, until]; with a
 * `sign` of -1 takes them away. */
static void own_add(demarc_gain_sum *sum, const demarc_gains *gains,
                    const demarc_event *event, demarc_day from,
                    demarc_day until, int sign)
{
    for (size_t i = demarc_gains_after(gains, from);
         i < gains->meetings && gains->items[i].last <= until; i++) {
        const demarc_gain *gain = &gains->items[i];

        if (gain->entries[0]->event != event)
            continue;
        sum->value += sign * gain->value;
        sum->all += sign * gain->value;
        sum->loose.low += sign * gain->loose.low;
        sum->loose.high += sign * gain->loose.high;
    }
}

/* What a length holds of its own event is certain; of others, what was
 * announced in the week before it may be missing in it. */
static bool sums_make(job *of, span *at)
{
    demarc_record *record = of->record;
    const demarc_gains *gains = &of->gains;
    const demarc_day from = at->from->by, to = at->to->by;
    const demarc_day late = at->to->from - NEWS_DAYS - 1;

    if (!demarc_gains_sum(record, gains, from, to, false, NULL, &at->gains) ||
        !demarc_gains_sum(record, gains, from - NEWS_DAYS, to, true, NULL,
                          &at->most) ||
        !demarc_gains_sum(record, gains, from + NEWS_DAYS, late, false, NULL,
                          &at->sure))
        return false;
    own_add(&at->sure, gains, at->to->event, late, to, 1);
    own_add(&at->most, gains, at->from->event, from - NEWS_DAYS, from, -1);
    return at->most.count > 0;
}

/* Was there a gain, and does it fit? 1: it closes, -1: it is short. */
static int span_check(job *of, const demarc_entry *from, const demarc_entry *to)
{
    span at = {.from = from, .to = to};
    demarc_range growth_range;

    if (!sums_make(of, &at))
        return 0;
    growth_range = grown(&at, DEMARC_LOOSE);
    if (demarc_range_meet(growth_range, at.gains.loose) && at.gains.count) {
        demarc_chain_close(of->record, &of->gains, from, to, &at.gains);
        return 1;
    }
    if (demarc_range_below(growth_range, at.sure.loose)) {
        exceed_tell(of, &at);
        return 0;
    }
    if (demarc_range_meet(growth_range, at.most.loose))
        return 1;
    if (at.most.all > at.most.value &&
        fabs(at.most.all - growth(&at)) <= 0.5 + 0.001 * at.most.all) {
        twice_tell(of, &at);
        return 0;
    }
    if (!demarc_range_below(at.most.loose, growth_range))
        return 0;
    short_keep(of, &at);
    return -1;
}

/* More than so much, at some time in years, is no level. */
static bool is_level(const demarc_entry *entry)
{
    const demarc_range km =
        demarc_entry_range(entry, DEMARC_KM_CUMULATIVE, DEMARC_PRINTED);

    return isfinite(km.high) && (long)entry->by - entry->from <= WIDE_DAYS;
}

/* The same length as that of `entry`, beyond what its digits say? */
static bool same_level(const demarc_entry *a, const demarc_entry *b)
{
    return demarc_range_meet(
        demarc_entry_range(a, DEMARC_KM_CUMULATIVE, DEMARC_LOOSE),
        demarc_entry_range(b, DEMARC_KM_CUMULATIVE, DEMARC_LOOSE));
}

/* Compares a length with the levels before it. */
static void length_check(job *of, size_t place)
{
    const demarc_series *all = &of->record->of[DEMARC_KM_CUMULATIVE];
    const demarc_entry *to = all->items[place], *level[MOST_LEVELS];
    const size_t kept = of->open_count;
    size_t levels = 0;
    bool closes = false;

    for (size_t i = place; i-- > 0 && place - i < MOST_BACK;) {
        const demarc_entry *from = all->items[i];

        if (is_level(from) && same_level(from, to))
            return; /* it was in print before, and looked at then */
        if (levels == MOST_LEVELS || !is_level(from) || from->by >= to->from ||
            demarc_entry_value(from, DEMARC_KM_CUMULATIVE) >=
                demarc_entry_value(to, DEMARC_KM_CUMULATIVE) ||
            (levels && same_level(from, level[levels - 1])))
            continue;
        level[levels++] = from;
    }
    for (size_t i = 0; i < levels && !closes; i++)
        closes = span_check(of, level[i], to) > 0;
    if (closes)
        of->open_count = kept;
    of->closed += closes;
    of->gaps += of->open_count > kept;
}

void demarc_check_spans(demarc_record *record)
{
    const demarc_series *all = &record->of[DEMARC_KM_CUMULATIVE];
    job of = {.record = record};
    bool complete;

    of.cited = demarc_record_take(record, record->count + 2, sizeof *of.cited);
    if (!of.cited || !demarc_gains_make(record, &of.gains))
        return;
    for (size_t i = 0; i < all->count; i++)
        if (is_level(all->items[i]))
            length_check(&of, i);
    complete =
        of.closed >= FEWEST_CLOSED &&
        (double)of.closed >= closed_share * (double)(of.closed + of.gaps);
    for (size_t i = 0; i < of.open_count; i++)
        short_tell(&of, &of.open[i], complete ? DEMARC_WARNING : DEMARC_NOTE);
    demarc_chains_find(record, &of.gains);
    free(of.open);
}
