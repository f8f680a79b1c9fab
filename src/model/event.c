#include "model/event.h"
#include "model/figure.h"

#include <math.h>
#include <string.h>

/* Which figure of a claim: a party's casualties, or a measure. */
typedef enum question_kind { KILLED, WOUNDED, MEASURE } question_kind;

typedef struct question {
    const demarc_event *event;
    question_kind kind;
    size_t index; /* party or demarc_measure */
} question;

static const demarc_figure no_figure = {"", NAN, NAN, false};

/* What a claim answers; NULL if nothing, or nothing that may be compared. */
static const demarc_figure *answer(const question *asked,
                                   const demarc_claim *claim)
{
    const demarc_figure *figures = asked->kind == KILLED    ? claim->killed
                                   : asked->kind == WOUNDED ? claim->wounded
                                                            : claim->figure;

    if (claim->scope != DEMARC_SCOPE_ALL || !figures ||
        !demarc_figure_given(&figures[asked->index]))
        return NULL;
    return &figures[asked->index];
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
static bool is_outdated(const question *asked, const demarc_claim *claim)
{
    const demarc_event *event = asked->event;
    const demarc_figure *value = answer(asked, claim), *other;
    demarc_day day = demarc_claim_published(claim), first = day, published;

    for (size_t i = 0; i < event->claim_count; i++) {
        published = demarc_claim_published(&event->claims[i]);
        other = answer(asked, &event->claims[i]);
        if (other && is_same(other, value) && published < first)
            first = published;
    }
    for (size_t i = 0; i < event->claim_count; i++) {
        published = demarc_claim_published(&event->claims[i]);
        other = answer(asked, &event->claims[i]);
        if (other && !is_same(other, value) && published > first &&
            published < day)
            return true;
    }
    return false;
}

/* From the last row back, so that of one day's claims the later row counts
 * and few rows are tried for being outdated. */
static const demarc_claim *find_latest(const question *asked)
{
    const demarc_claim *latest = NULL;

    for (size_t i = asked->event->claim_count; i-- > 0;) {
        const demarc_claim *claim = &asked->event->claims[i];

        if (!answer(asked, claim) ||
            (latest &&
             demarc_claim_published(claim) <= demarc_claim_published(latest)))
            continue;
        if (!is_outdated(asked, claim))
            latest = claim;
    }
    return latest;
}

static demarc_spread spread_of(const demarc_event *event, question_kind kind,
                               size_t index)
{
    const question asked = {event, kind, index};
    demarc_spread out = {
        .low = &no_figure, .late = &no_figure, .high = &no_figure};

    for (size_t i = 0; i < event->claim_count; i++) {
        const demarc_figure *figure = answer(&asked, &event->claims[i]);

        if (figure && (!out.lowest || is_lower(figure, out.low))) {
            out.lowest = &event->claims[i];
            out.low = figure;
        }
        if (figure && (!out.highest || is_higher(figure, out.high))) {
            out.highest = &event->claims[i];
            out.high = figure;
        }
    }
    out.latest = find_latest(&asked);
    if (out.latest)
        out.late = answer(&asked, out.latest);
    return out;
}

demarc_spread demarc_event_killed(const demarc_event *event, size_t party)
{
    return spread_of(event, KILLED, party);
}

demarc_spread demarc_event_wounded(const demarc_event *event, size_t party)
{
    return spread_of(event, WOUNDED, party);
}

demarc_spread demarc_event_figure(const demarc_event *event,
                                  demarc_measure measure)
{
    return spread_of(event, MEASURE, measure);
}

/* A source without a name is known by its address. */
static const char *source_of(const demarc_claim *claim)
{
    return *claim->source ? claim->source : claim->source_url;
}

size_t demarc_event_sources(const demarc_event *event)
{
    size_t count = 0;

    for (size_t i = 0; i < event->claim_count; i++) {
        const char *source = source_of(&event->claims[i]);
        size_t before = 0;

        while (before < i &&
               strcmp(source_of(&event->claims[before]), source) != 0)
            before++;
        count += *source && before == i;
    }
    return count;
}

demarc_day demarc_claim_published(const demarc_claim *claim)
{
    if (*claim->source_date.text)
        return claim->source_date.latest;
    return *claim->date.text ? claim->date.latest : DEMARC_DAY_MIN;
}

static int compare(long a, long b)
{
    return (a > b) - (a < b);
}

int demarc_event_order(const demarc_event *a, const demarc_event *b)
{
    int order = compare(a->date.earliest, b->date.earliest);

    if (order == 0)
        order = compare(a->date.latest, b->date.latest);
    return order ? order : compare(a->line, b->line);
}
