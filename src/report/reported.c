#include "report/reported.h"

#include "base/buffer.h"
#include "model/figure.h"

#include <math.h>

/** Is `a` newer in print than `b`? */
static bool newer(const demarc_claim *a, const demarc_claim *b)
{
    demarc_day day_a = demarc_claim_published(a);
    demarc_day day_b = demarc_claim_published(b);

    if (day_a != day_b)
        return day_a > day_b;
    if (a->date->latest != b->date->latest)
        return a->date->latest > b->date->latest;
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
                    (!out->claim[m] || newer(claim, out->claim[m])))
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

static const char *date_of(const demarc_claim *claim)
{
    return *claim->source_date->text ? claim->source_date->text
                                     : claim->date->text;
}

/** "889.45 km (Mediana, 2024-02)". */
static void figure_say(demarc_buffer *out, const demarc_reported *reported,
                       demarc_measure measure, const char *before,
                       const char *unit)
{
    const demarc_claim *claim = reported->claim[measure];

    if (!claim)
        return;
    demarc_buffer_format(out, "%s%s%s%s (%s, %s)", out->length ? "; " : "",
                         before, claim->figure[measure]->text, unit,
                         *claim->source ? claim->source : "no source named",
                         date_of(claim));
}

static void figure_add(demarc_table *table, demarc_value *to,
                       const demarc_reported *reported, demarc_measure measure,
                       const char *const keys[3])
{
    const demarc_claim *claim = reported->claim[measure];

    demarc_value_number(table, to, keys[0], DEMARC_KIND_NUMBER,
                        demarc_reported_value(reported, measure));
    demarc_value_text(table, to, keys[1], claim ? claim->source : "");
    demarc_value_text(table, to, keys[2], claim ? date_of(claim) : "");
}

static void reported_note(demarc_table *table, const demarc_reported *reported,
                          double not_located)
{
    demarc_buffer text = {0};

    figure_say(&text, reported, DEMARC_KM_CUMULATIVE, "", " km settled");
    figure_say(&text, reported, DEMARC_KM_TOTAL, "a total of ", " km");
    figure_say(&text, reported, DEMARC_PERCENT, "", " %");
    if (text.data && text.length)
        demarc_table_note(table, "Newest figures in print by then: %s.",
                          text.data);
    if (not_located > 0) {
        text.length = 0;
        demarc_buffer_fixed(&text, not_located, 2);
        if (text.data)
            demarc_table_note(table,
                              "Of the reported km settled, %s km are not "
                              "located on the line.",
                              text.data);
    }
    demarc_buffer_free(&text);
}

void demarc_reported_add(demarc_table *table, const demarc_reported *reported,
                         double not_located)
{
    static const char *const km[] = {"km", "source", "date"};
    static const char *const total[] = {"total", "total_source", "total_date"};
    static const char *const percent[] = {"percent", "percent_source",
                                          "percent_date"};
    demarc_value *to = demarc_value_object(table, &table->summary, "reported");

    figure_add(table, to, reported, DEMARC_KM_CUMULATIVE, km);
    figure_add(table, to, reported, DEMARC_KM_TOTAL, total);
    figure_add(table, to, reported, DEMARC_PERCENT, percent);
    demarc_value_number(table, to, "not_located_km", DEMARC_KIND_NUMBER,
                        not_located);
    reported_note(table, reported, not_located);
}
