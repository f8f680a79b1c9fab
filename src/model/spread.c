/* The lowest, the latest and the highest of an event's claims. */
#include "model/spread.h"

#include "model/figure.h"

#include <math.h>
#include <stdlib.h>

/* Up to so many claims are compared each with each; more are sorted. */
enum { FEW = 8 };

static const demarc_figure no_figure = {"", NAN, NAN, false};

const demarc_figure *demarc_claim_answer(const demarc_question *asked,
                                         const demarc_claim *claim)
{
    const demarc_figure *const *figures =
        asked->kind == DEMARC_ASKED_KILLED    ? claim->killed
        : asked->kind == DEMARC_ASKED_WOUNDED ? claim->wounded
                                              : claim->figure;

    if (claim->aside != DEMARC_HEARD || claim->scope != asked->scope ||
        !figures || !demarc_figure_given(figures[asked->index]))
        return NULL;
    return figures[asked->index];
}

static bool is_lower(const demarc_figure *a, const demarc_figure *b)
{
    return a->low < b->low || (a->low == b->low && a->high < b->high);
}

static double top(const demarc_figure *figure)
{
    return isinf(figure->high) ? figure->low : figure->high;
}

/* ">90" is above 90, but not above 91: it may be nearly 90. */
static bool is_higher(const demarc_figure *a, const demarc_figure *b)
{
    if (top(a) != top(b))
        return top(a) > top(b);
    if (isinf(a->high) != isinf(b->high))
        return isinf(a->high);
    return a->low > b->low;
}

static bool is_same(const demarc_figure *a, const demarc_figure *b)
{
    return a->low == b->low && a->high == b->high;
}

/* The same value had been printed before, and another one after that and
 * before this claim: it repeats a figure that was already outdated. */
static bool is_outdated(const demarc_question *asked, const demarc_claim *claim)
{
    const demarc_event *event = asked->event;
    const demarc_figure *value = demarc_claim_answer(asked, claim), *other;
    demarc_day day = demarc_claim_published(claim), first = day, published;

    for (size_t i = 0; i < event->claim_count; i++) {
        published = demarc_claim_published(&event->claims[i]);
        other = demarc_claim_answer(asked, &event->claims[i]);
        if (other && is_same(other, value) && published < first)
            first = published;
    }
    for (size_t i = 0; i < event->claim_count; i++) {
        published = demarc_claim_published(&event->claims[i]);
        other = demarc_claim_answer(asked, &event->claims[i]);
        if (other && !is_same(other, value) && published > first &&
            published < day)
            return true;
    }
    return false;
}

/* From the last row back, so that of one day's claims the later row counts
 * and few rows are tried for being outdated. */
static const demarc_claim *latest_of_few(const demarc_question *asked)
{
    const demarc_claim *latest = NULL;

    for (size_t i = asked->event->claim_count; i-- > 0;) {
        const demarc_claim *claim = &asked->event->claims[i];

        if (!demarc_claim_answer(asked, claim) ||
            (latest &&
             demarc_claim_published(claim) <= demarc_claim_published(latest)))
            continue;
        if (!is_outdated(asked, claim) && !demarc_claim_overtaken(asked, claim))
            latest = claim;
    }
    return latest;
}

/* A claim that answers. */
typedef struct print {
    const demarc_figure *value;
    const demarc_claim *claim;
    demarc_day day;
    size_t group; /* of those with the same value */
} print;

static int compare(double a, double b)
{
    return (a > b) - (a < b);
}

static int by_day(const void *left, const void *right)
{
    const print *a = left, *b = right;
    int order = compare(a->day, b->day);

    return order ? order : (a->claim > b->claim) - (a->claim < b->claim);
}

static int by_value(const void *left, const void *right)
{
    const print *a = left, *b = right;
    int order = compare(a->value->low, b->value->low);

    order = order ? order : compare(a->value->high, b->value->high);
    return order ? order : by_day(a, b);
}

/* The first of the prints, which are by day, that is after `day`. */
static size_t first_after(const print *prints, size_t count, demarc_day day)
{
    size_t low = 0;

    while (low < count) {
        size_t middle = low + (count - low) / 2;

        if (prints[middle].day <= day)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

/* The last print of a group, [from, to) by value, that is not outdated: none
 * of another value stands between the group's first print and it. */
static const print *last_valid(const print *prints, size_t from, size_t to,
                               const print *days, size_t count)
{
    size_t other = first_after(days, count, prints[from].day);

    while (other < count && days[other].group == prints[from].group)
        other++;
    if (other < count)
        while (prints[to - 1].day > days[other].day)
            to--;
    return &prints[to - 1];
}

/* As latest_of_few; `prints` has room for all twice. */
static const demarc_claim *latest_of_many(const demarc_question *asked,
                                          print *prints)
{
    const demarc_event *event = asked->event;
    const print *latest = NULL, *last;
    size_t count = 0, to;
    print *days;

    for (size_t i = 0; i < event->claim_count; i++)
        if (demarc_claim_answer(asked, &event->claims[i]))
            prints[count++] =
                (print){demarc_claim_answer(asked, &event->claims[i]),
                        &event->claims[i],
                        demarc_claim_published(&event->claims[i]), 0};
    qsort(prints, count, sizeof *prints, by_value);
    for (size_t i = 1; i < count; i++)
        prints[i].group = prints[i - 1].group +
                          !is_same(prints[i].value, prints[i - 1].value);
    days = prints + count;
    for (size_t i = 0; i < count; i++)
        days[i] = prints[i];
    qsort(days, count, sizeof *days, by_day);
    for (size_t from = 0; from < count; from = to) {
        for (to = from; to < count; to++)
            if (prints[to].group != prints[from].group)
                break;
        last = last_valid(prints, from, to, days, count);
        if ((!latest || by_day(last, latest) > 0) &&
            !demarc_claim_overtaken(asked, last->claim))
            latest = last;
    }
    return latest ? latest->claim : NULL;
}

static const demarc_claim *find_latest(const demarc_question *asked)
{
    const size_t count = asked->event->claim_count;
    const demarc_claim *latest;
    print *prints = count <= FEW ? NULL : malloc(2 * count * sizeof *prints);

    latest = prints ? latest_of_many(asked, prints) : latest_of_few(asked);
    free(prints);
    return latest;
}

demarc_spread demarc_event_spread(const demarc_question *asked)
{
    const demarc_event *event = asked->event;
    demarc_spread out = {
        .low = &no_figure, .late = &no_figure, .high = &no_figure};

    for (size_t i = 0; i < event->claim_count; i++) {
        const demarc_figure *figure =
            demarc_claim_answer(asked, &event->claims[i]);

        if (figure && (!out.lowest || is_lower(figure, out.low))) {
            out.lowest = &event->claims[i];
            out.low = figure;
        }
        if (figure && (!out.highest || is_higher(figure, out.high))) {
            out.highest = &event->claims[i];
            out.high = figure;
        }
    }
    if (out.lowest)
        out.latest = find_latest(asked);
    if (out.latest)
        out.late = demarc_claim_answer(asked, out.latest);
    return out;
}

demarc_spread demarc_event_killed(const demarc_event *event, size_t party)
{
    return demarc_event_spread(&(demarc_question){event, DEMARC_ASKED_KILLED,
                                                  party, DEMARC_SCOPE_ALL});
}

demarc_spread demarc_event_wounded(const demarc_event *event, size_t party)
{
    return demarc_event_spread(&(demarc_question){event, DEMARC_ASKED_WOUNDED,
                                                  party, DEMARC_SCOPE_ALL});
}

demarc_spread demarc_event_figure(const demarc_event *event,
                                  demarc_measure measure)
{
    return demarc_event_spread(&(demarc_question){event, DEMARC_ASKED_MEASURE,
                                                  measure, DEMARC_SCOPE_ALL});
}
