#include "history/reported.h"

#include "model/figure.h"

#include <math.h>

/** Is `a` newer than `b`? What has been reached is as new as the day it is
 *  about: a page of today that tells of an old state has no newer figure. A
 *  total has no such day, and is as new as its print. */
static bool newer(const demarc_claim *a, const demarc_claim *b,
                  demarc_measure measure)
{
    demarc_day print_a = demarc_claim_published(a);
    demarc_day print_b = demarc_claim_published(b);
    demarc_day about_a = a->date->latest, about_b = b->date->latest;

    if (measure != DEMARC_KM_TOTAL && about_a != about_b)
        return about_a > about_b;
    if (print_a != print_b)
        return print_a > print_b;
    if (about_a != about_b)
        return about_a > about_b;
    return a->line > b->line;
}

void demarc_reported_find(const demarc_border *border, demarc_day day,
                          demarc_reported *out)
{
    *out = (demarc_reported){0};
    for (size_t i = 0; i < border->event_count; i++)
        for (size_t k = 0; k < border->events[i].claim_count; k++) {
            const demarc_claim *claim = &border->events[i].claims[k];
            demarc_day published = demarc_claim_published(claim);

            if (claim->aside != DEMARC_HEARD || published > day ||
                published == DEMARC_DAY_MIN || published == DEMARC_DAY_MAX ||
                claim->scope != DEMARC_SCOPE_ALL)
                continue;
            for (size_t m = 0; m < DEMARC_MEASURE_COUNT; m++)
                if (demarc_figure_given(claim->figure[m]) &&
                    (!out->claim[m] ||
                     newer(claim, out->claim[m], (demarc_measure)m)))
                    out->claim[m] = claim;
        }
}

double demarc_reported_value(const demarc_reported *reported,
                             demarc_measure measure)
{
    const demarc_claim *claim = reported->claim[measure];

    return claim ? demarc_figure_value(claim->figure[measure]) : NAN;
}

/** The greatest cumulative figure of the rows that located a stretch by the
 *  day; 0 if there is none. */
static double located_km(const demarc_border *border, demarc_day day)
{
    double most = 0;

    for (size_t i = 0; i < border->event_count; i++) {
        const demarc_event *event = &border->events[i];
        const demarc_figure *km = event->claims[0].figure[DEMARC_KM_CUMULATIVE];

        if (demarc_event_heard(event) && event->has_stage && *event->stretch &&
            event->date.latest <= day && demarc_figure_given(km))
            most = fmax(most, demarc_figure_value(km));
    }
    return most;
}

/** The line that has come to any stage above undetermined. */
static double settled_m(const demarc_lengths *lengths)
{
    return lengths->stage_m[DEMARC_DESCRIBED] +
           lengths->stage_m[DEMARC_DELIMITED] +
           lengths->stage_m[DEMARC_DEMARCATED];
}

double demarc_reported_not_located(const demarc_border *border, demarc_day day,
                                   const demarc_reported *reported,
                                   const demarc_lengths *lengths)
{
    double km = demarc_reported_value(reported, DEMARC_KM_CUMULATIVE);
    double total = demarc_reported_value(reported, DEMARC_KM_TOTAL);
    double share =
        lengths->total_m > 0 ? settled_m(lengths) / lengths->total_m : 0;

    if (isnan(total))
        total = lengths->total_m / 1000;
    if (isnan(km))
        return NAN;
    km = fmax(0, km - fmax(share * total, located_km(border, day)));
    return round(km * 1e6) / 1e6; /* a difference of printed decimals */
}
