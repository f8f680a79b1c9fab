/* Tolls that are less than what was known when they were printed. */
#include "model/event.h"
#include "model/figure.h"
#include "model/spread.h"

#include <strings.h>

/* Counts rise for some weeks; after these days a lower one is an old one, if
 * so many publishers had more. */
enum { RISING_DAYS = 30, FEWEST_ABOVE = 3 };

/* Of more claims than this each is not compared with each. */
enum { MOST_CLAIMS = 2000 };

static bool is_toll(const demarc_question *asked)
{
    return asked->kind != DEMARC_ASKED_MEASURE ||
           asked->index == DEMARC_EVACUATED;
}

static bool same_publisher(const demarc_claim *a, const demarc_claim *b)
{
    size_t length = demarc_publisher(a->source);

    return length == demarc_publisher(b->source) &&
           strncasecmp(a->source, b->source, length) == 0;
}

/* The last day before the claim on which somebody else had so few in print,
 * in *since. False if somebody else has come back to so few. */
static bool last_as_few(const demarc_question *asked, const demarc_claim *claim,
                        demarc_day *since)
{
    const double value = demarc_figure_value(demarc_claim_answer(asked, claim));
    const demarc_day day = demarc_claim_published(claim);

    *since = DEMARC_DAY_MIN;
    for (size_t i = 0; i < asked->event->claim_count; i++) {
        const demarc_claim *other = &asked->event->claims[i];
        const demarc_figure *figure = demarc_claim_answer(asked, other);
        const demarc_day published = demarc_claim_published(other);

        if (!figure || demarc_figure_value(figure) > value ||
            same_publisher(other, claim))
            continue;
        if (published >= day)
            return false;
        if (published > *since)
            *since = published;
    }
    return true;
}

const demarc_claim *demarc_claim_overtaken(const demarc_question *asked,
                                           const demarc_claim *claim)
{
    const demarc_event *event = asked->event;
    const demarc_claim *above[FEWEST_ABOVE], *highest = NULL;
    const demarc_day day = demarc_claim_published(claim);
    double most = demarc_figure_value(demarc_claim_answer(asked, claim));
    demarc_day since;
    size_t count = 0;

    if (!is_toll(asked) || event->claim_count > MOST_CLAIMS ||
        (int64_t)day - RISING_DAYS <= demarc_event_when(event)->last ||
        !last_as_few(asked, claim, &since))
        return NULL;
    for (size_t i = 0; i < event->claim_count; i++) {
        const demarc_claim *other = &event->claims[i];
        const demarc_figure *figure = demarc_claim_answer(asked, other);
        const demarc_day published = demarc_claim_published(other);
        size_t known = 0;

        if (!figure || published <= since || published >= day)
            continue;
        while (known < count && !same_publisher(above[known], other))
            known++;
        if (known == count && count < FEWEST_ABOVE)
            above[count++] = other;
        if (demarc_figure_value(figure) > most) {
            most = demarc_figure_value(figure);
            highest = other;
        }
    }
    return count < FEWEST_ABOVE ? NULL : highest;
}
