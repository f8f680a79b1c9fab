#include "report/reported.h"

#include "base/buffer.h"

#include <math.h>

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
