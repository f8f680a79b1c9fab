/* The line at growing spacings, and at which it would be so long as printed. */
#include "base/buffer.h"
#include "history/lengths.h"
#include "measure/scale.h"
#include "report/meta.h"
#include "report/stats.h"
#include "report/summary.h"

#include <math.h>

/** Less than this above 1 a dimension says nothing of any other spacing. */
static const double LEAST_ABOVE = 0.001, SURE = 2;

/** The spacing that belongs to a total. */
typedef struct reach {
    double total_m;
    bool printed;               /* it is the newest in print */
    double at_m, low_m, high_m; /* NAN: there is none */
    bool inside;                /* among the spacings that were walked */
    bool rest;                  /* more than what was walked is in it */
} reach;

/** Metres to two digits or three, as one says them. */
static void metres_say(demarc_buffer *to, double metres)
{
    const bool km = metres >= 1000;
    double value = km ? metres / 1000 : metres;

    if (value >= 100)
        value = round(value / 10) * 10;
    demarc_buffer_fixed(to, value, value < 10);
    demarc_buffer_text(to, km ? " km" : " m");
}

static void columns_add(demarc_table *table)
{
    demarc_table_column(table, "spacing", "spacing", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "length", "length", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "percent", "of the measured, %",
                        DEMARC_KIND_PERCENT, 0);
    demarc_table_column(table, "fit", "by the fit", DEMARC_KIND_LENGTH, 0);
}

static void rows_add(demarc_table *table, const demarc_scale *scale)
{
    for (size_t i = 0; i < scale->count; i++) {
        demarc_table_row(table, 0, 0);
        demarc_cell_number(table, scale->spacing_m[i]);
        demarc_cell_number(table, scale->length_m[i]);
        demarc_cell_number(table, 100 * scale->length_m[i] / scale->measured_m);
        demarc_cell_number(table,
                           demarc_scale_length(scale, scale->spacing_m[i]));
    }
}

/** Rings, and routes that were not walked, grow as what was walked. */
static reach reach_find(const demarc_scale *scale, const demarc_asked *asked)
{
    const double total_m =
        asked->has_total ? asked->total_m : asked->published_m;
    const double as_walked =
        total_m * scale->measured_m / asked->lengths.total_m;
    const double doubt = SURE * scale->error;
    reach out = {.total_m = total_m,
                 .printed = total_m == asked->published_m,
                 .at_m = NAN,
                 .low_m = NAN,
                 .high_m = NAN,
                 .rest = asked->lengths.total_m > scale->measured_m + 1};
    double ends[2];

    if (isnan(total_m) || scale->dimension - doubt < 1 + LEAST_ABOVE)
        return out;
    out.at_m = demarc_scale_spacing(scale, scale->dimension, as_walked);
    if (out.at_m > scale->measured_m) {
        out.at_m = NAN;
        return out;
    }
    for (int i = 0; i < 2; i++)
        ends[i] = demarc_scale_spacing(
            scale, scale->dimension + (i ? doubt : -doubt), as_walked);
    out.low_m = fmin(ends[0], ends[1]);
    out.high_m = fmax(ends[0], ends[1]);
    out.inside = out.at_m >= scale->spacing_m[0] &&
                 out.at_m <= scale->spacing_m[scale->count - 1];
    return out;
}

static void summary_add(demarc_table *table, const demarc_scale *scale,
                        const reach *total)
{
    demarc_value *to = demarc_value_object(table, &table->summary, "scale");
    const struct {
        const char *key;
        demarc_kind kind;
        double value;
    } rows[] = {{"dimension", DEMARC_KIND_NUMBER, scale->dimension},
                {"standard_error", DEMARC_KIND_NUMBER, scale->error},
                {"rings", DEMARC_KIND_BOOL, scale->rings},
                {"walked_m", DEMARC_KIND_LENGTH, scale->measured_m},
                {"vertices", DEMARC_KIND_INTEGER, (double)scale->vertices},
                {"mean_spacing_m", DEMARC_KIND_LENGTH, scale->mean_m},
                {"total_m", DEMARC_KIND_LENGTH, total->total_m},
                {"total_spacing_m", DEMARC_KIND_LENGTH, total->at_m},
                {"total_spacing_low_m", DEMARC_KIND_LENGTH, total->low_m},
                {"total_spacing_high_m", DEMARC_KIND_LENGTH, total->high_m},
                {"extrapolated", DEMARC_KIND_BOOL,
                 isnan(total->at_m) ? NAN : !total->inside}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        demarc_value_number(table, to, rows[i].key, rows[i].kind,
                            rows[i].value);
}

/** What was walked, and what came of it. */
static void scale_note(demarc_table *table, const demarc_scale *scale,
                       const demarc_asked *asked)
{
    const demarc_lengths *all = &asked->lengths;
    const bool some =
        scale->measured_m < (scale->rings ? all->rings_m : all->main_m) - 1;
    demarc_buffer text = {0};

    demarc_buffer_text(&text, "Walked with dividers, from either end: ");
    demarc_buffer_fixed(&text, scale->measured_m / 1000, 3);
    demarc_buffer_format(&text, " km of %s, %sa vertex every ",
                         scale->rings ? "enclave rings" : "the main line",
                         some ? "its longest routes, " : "");
    metres_say(&text, scale->mean_m);
    demarc_buffer_text(&text, " on average. Its dimension is ");
    demarc_buffer_fixed(&text, scale->dimension, 3);
    demarc_buffer_text(&text, ", with a standard error of ");
    demarc_buffer_fixed(&text, scale->error, 3);
    demarc_buffer_text(&text, ": at half the spacing it is longer by ");
    demarc_buffer_fixed(&text, 100 * (exp2(scale->dimension - 1) - 1), 1);
    demarc_buffer_text(&text, " %.");
    if (!text.failed)
        demarc_table_note(table, "%s", text.data);
    demarc_buffer_free(&text);
}

static void spacing_say(demarc_buffer *text, const reach *total)
{
    if (total->at_m < 1) {
        demarc_buffer_text(text, "less than a metre");
        return;
    }
    demarc_buffer_text(text, "about ");
    metres_say(text, total->at_m);
    demarc_buffer_text(text, " (within two standard errors ");
    metres_say(text, total->low_m);
    demarc_buffer_text(text, " to ");
    metres_say(text, total->high_m);
    demarc_buffer_char(text, ')');
}

static void extrapolation_say(demarc_buffer *text, const demarc_scale *scale,
                              const reach *total)
{
    if (total->inside)
        return;
    demarc_buffer_text(text, " That is an extrapolation: ");
    if (total->at_m > scale->mean_m) {
        demarc_buffer_text(text, "it was walked at up to ");
        metres_say(text, scale->spacing_m[scale->count - 1]);
        demarc_buffer_char(text, '.');
        return;
    }
    demarc_buffer_text(text, "the line has a vertex every ");
    metres_say(text, scale->mean_m);
    demarc_buffer_text(text, ", and how it bends between them is not known.");
}

/** At which spacing it would be as long as that. */
static void reach_note(demarc_table *table, const demarc_scale *scale,
                       const reach *total)
{
    const char *which =
        total->printed ? "the newest total in print" : "the total given";
    demarc_buffer text = {0};

    if (isnan(total->total_m))
        return;
    if (isnan(total->at_m)) {
        demarc_table_note(table,
                          "No spacing up to the length of the line leads to "
                          "%s.",
                          which);
        return;
    }
    demarc_buffer_text(&text, "By that rate the border would be ");
    demarc_buffer_shortest(&text, total->total_m / 1000);
    demarc_buffer_format(&text, " km long, %s, at a spacing of ", which);
    spacing_say(&text, total);
    if (total->rest)
        demarc_buffer_text(&text, ", if what was not walked, such as rings, "
                                  "grows likewise");
    demarc_buffer_char(&text, '.');
    extrapolation_say(&text, scale, total);
    if (!text.failed)
        demarc_table_note(table, "%s", text.data);
    demarc_buffer_free(&text);
}

static demarc_status refuse(demarc_ctx *ctx, const demarc_border *border,
                            const demarc_scale *scale)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = border->segments_file;
    return demarc_report(
        ctx, DEMARC_RULE_EMPTY, &where, "take a finer line",
        "%zu vertices are too few to tell how the length depends on the "
        "spacing: at four times their mean spacing the longest route is "
        "walked in less than eight steps",
        scale->vertices);
}

demarc_status demarc_stats_by_scale(demarc_ctx *ctx, demarc_table *table,
                                    const demarc_asked *asked)
{
    const demarc_border *border = asked->border;
    demarc_scale scale;
    reach total;
    demarc_status status = demarc_scale_make(
        ctx, border->net, demarc_net_era(border->net, asked->day), &scale);

    if (status != DEMARC_OK)
        return status;
    if (scale.count < DEMARC_SCALE_LEAST)
        return refuse(ctx, border, &scale);
    total = reach_find(&scale, asked);
    columns_add(table);
    rows_add(table, &scale);
    summary_add(table, &scale, &total);
    scale_note(table, &scale, asked);
    reach_note(table, &scale, &total);
    demarc_meta_note(table, border, asked->day, NULL);
    return DEMARC_OK;
}
