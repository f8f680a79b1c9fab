/* What is reported as done, source by source, beside what is measured. */
#include "claims/progress.h"
#include "base/names.h"
#include "base/table.h"
#include "base/text.h"
#include "report/cited.h"

#include <math.h>

/* Shares of bounds are printed with so many decimals. */
enum { KM_DIGITS = 3, SHARE_DIGITS = 1, MOST_NAMED = 12 };

typedef struct job {
    demarc_record *record;
    const demarc_progress_how *how;
    const demarc_progress_points *all;
    demarc_table *table;
    demarc_stage reach;
} job;

/** Does any date leave open what was done? */
static bool in_doubt(const demarc_progress_points *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->items[i].measured_low_m != all->items[i].measured_high_m &&
            !isnan(all->items[i].measured_m))
            return true;
    return false;
}

static void columns_add(const job *in)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;
    const unsigned band = in_doubt(in->all) ? 0 : data;
    const unsigned line = in->record->border->fold ? 0 : data;
    demarc_table *table = in->table;

    demarc_table_column(table, "date", "date", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "source", "source", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "km", "km", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "total", "of km", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "total_from", "by", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "share", "share, %", DEMARC_KIND_PERCENT, 0);
    demarc_table_column(table, "measured", "measured,", DEMARC_KIND_LENGTH,
                        line);
    demarc_table_column(table, "measured_share", "share, %",
                        DEMARC_KIND_PERCENT, line);
    demarc_table_column(table, "measured_share_low", "at least, %",
                        DEMARC_KIND_PERCENT, band);
    demarc_table_column(table, "measured_share_high", "at most, %",
                        DEMARC_KIND_PERCENT, band);
    demarc_table_column(table, "measured_low", "", DEMARC_KIND_LENGTH, data);
    demarc_table_column(table, "measured_high", "", DEMARC_KIND_LENGTH, data);
    demarc_table_column(table, "line", "", DEMARC_KIND_LENGTH, data);
    demarc_table_column(table, "km_low", "", DEMARC_KIND_NUMBER, data);
    demarc_table_column(table, "km_high", "", DEMARC_KIND_NUMBER, data);
    demarc_table_column(table, "published", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "event", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "word", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "file", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "lines", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "sources", "", DEMARC_KIND_TEXT, data);
}

static double percent(double part, double whole)
{
    return whole > 0 ? 100 * part / whole : NAN;
}

static void measured_cells(demarc_table *table,
                           const demarc_progress_point *point)
{
    demarc_cell_number(table, point->measured_m);
    demarc_cell_number(table, percent(point->measured_m, point->line_m));
    demarc_cell_number(table, percent(point->measured_low_m, point->line_m));
    demarc_cell_number(table, percent(point->measured_high_m, point->line_m));
    demarc_cell_number(table, point->measured_low_m);
    demarc_cell_number(table, point->measured_high_m);
    demarc_cell_number(table, point->line_m);
}

/** The row that gives the km, and that which gives the total. */
static void cited_cells(const job *in, const demarc_progress_point *point)
{
    const demarc_entry *const of[] = {point->entry, point->total_entry};
    const size_t count =
        point->total_entry && point->total_entry != point->entry ? 2 : 1;
    char day[DEMARC_DAY_SIZE];

    if (!point->entry)
        return; /* the rest of the row stays empty */
    demarc_cell_text(in->table, demarc_entry_published(point->entry, day));
    demarc_cell_text(in->table, point->entry->event->id);
    demarc_cell_text(in->table, point->entry->claim->word);
    demarc_cell_text(in->table, in->record->border->events_file);
    demarc_cell_lines(in->table, of, count);
    demarc_cell_sources(in->table, in->record, of, count);
}

/** The line's km to the metre: beside them stand all digits. */
static double to_metre(double km)
{
    return round(km * 1000) / 1000;
}

/** The km and their total, as printed or as measured. */
static void km_cells(demarc_table *table, const demarc_progress_point *point)
{
    demarc_bound km = point->km, total = point->total;

    if (!point->entry) {
        km = demarc_bound_exactly(to_metre(km.low));
        total = demarc_bound_exactly(to_metre(total.low));
    }
    demarc_cell_bound(table, km, KM_DIGITS);
    demarc_cell_bound(table, total, KM_DIGITS);
}

/** What the km may be: of a bound the number alone, of the line its band. */
static void range_cells(demarc_table *table, const demarc_progress_point *point)
{
    const bool line = !point->entry;

    demarc_cell_number(table, line ? to_metre(point->measured_low_m / 1000)
                                   : point->km.low);
    demarc_cell_number(table, line ? to_metre(point->measured_high_m / 1000)
                              : point->km.open ? NAN
                                               : point->km.top);
}

static void point_row(const job *in, const demarc_progress_point *point)
{
    demarc_table *table = in->table;
    char day[DEMARC_DAY_SIZE];

    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, point->day == DEMARC_DAY_MIN ||
                                    point->day == DEMARC_DAY_MAX
                                ? ""
                                : demarc_day_format(point->day, day));
    demarc_cell_text(table, *point->source ? point->source : "no source named");
    km_cells(table, point);
    demarc_cell_text(table, demarc_total_from_name(point->total_from));
    demarc_cell_bound(table, point->share, SHARE_DIGITS);
    measured_cells(table, point);
    range_cells(table, point);
    cited_cells(in, point);
}

/** Is it asked for? "measured" is the line, any other words a source's. */
static bool is_asked(const demarc_progress_how *how,
                     const demarc_progress_point *point)
{
    const char *const *at = how->sources;

    if (!at)
        return true;
    for (; *at; at++)
        if (point->entry
                ? demarc_text_has_words(point->entry->claim->source, *at)
                : demarc_text_same(*at, point->source))
            return true;
    return false;
}

/** "24.kg, Asia-Plus, ...": whom one could have asked for. */
static void sources_list(const demarc_progress_points *all, demarc_buffer *out)
{
    demarc_names names = {0};

    for (size_t i = 0; i < all->count; i++)
        if (names.count <= MOST_NAMED && *all->items[i].source)
            demarc_names_add(&names, all->items[i].source);
    for (size_t i = 0; i < names.count && i < MOST_NAMED; i++)
        demarc_buffer_format(out, "%s%.60s", i ? ", " : "", names.texts[i]);
    if (names.count > MOST_NAMED)
        demarc_buffer_text(out, ", ...");
    demarc_names_free(&names);
}

static demarc_status nothing_found(demarc_ctx *ctx, const job *in)
{
    const demarc_border *border = in->record->border;
    demarc_where where = DEMARC_NOWHERE;
    demarc_buffer names = {0};
    demarc_status status;

    where.file = border->events_file;
    if (!in->all->count)
        return demarc_report(
            ctx, DEMARC_RULE_EMPTY, &where,
            in->how->has_day ? "give a later --as-of"
                             : "fill the column km_cumulative",
            "no row gives a cumulative length, and no line changed%s",
            in->how->has_day ? " by then" : "");
    sources_list(in->all, &names);
    status = demarc_buffer_status(&names);
    if (status == DEMARC_OK)
        status = demarc_report(ctx, DEMARC_RULE_EMPTY, &where,
                               "give one of these to --source",
                               "no series is of the source \"%s\"; there are: "
                               "%s",
                               in->how->sources ? in->how->sources[0] : "",
                               names.data ? names.data : "");
    demarc_buffer_free(&names);
    return status;
}

static void summary_add(const job *in, size_t reported, size_t measured)
{
    demarc_table *table = in->table;
    demarc_value *to = &table->summary;
    char day[DEMARC_DAY_SIZE];
    const demarc_bound median = demarc_bound_exactly(in->all->median_km);

    demarc_value_text(table, to, "as_of",
                      in->record->day == DEMARC_DAY_MAX
                          ? ""
                          : demarc_day_format(in->record->day, day));
    demarc_value_text(table, to, "reach", demarc_stage_name(in->reach));
    demarc_value_number(table, to, "reported", DEMARC_KIND_INTEGER,
                        (double)reported);
    demarc_value_number(table, to, "measured", DEMARC_KIND_INTEGER,
                        (double)measured);
    demarc_value_bound(table, to, "median_total", median, KM_DIGITS);
    demarc_value_number(table, to, "given_total", DEMARC_KIND_NUMBER,
                        in->how->total_km > 0 ? in->how->total_km : NAN);
    if (in->record->border->fold)
        demarc_table_note(table,
                          "Reported claims: %zu. Days on which the measured "
                          "line changed: %zu; it counts where it is at least "
                          "%s.",
                          reported, measured, demarc_stage_name(in->reach));
    else
        demarc_table_note(table,
                          "Reported claims: %zu. No lines are there to be "
                          "measured.",
                          reported);
    demarc_table_note(
        table,
        "A share is of the total that the row gives, else of the last its "
        "source gave before, else of %s.",
        in->how->total_km > 0       ? "the one given"
        : isnan(in->all->median_km) ? "none: nobody gives one"
                                    : "the median of all claims");
}

static demarc_status table_fill(demarc_ctx *ctx, job *in)
{
    size_t count[2] = {0};

    for (size_t i = 0; i < in->all->count; i++)
        count[is_asked(in->how, &in->all->items[i])]++;
    if (!count[true])
        return nothing_found(ctx, in);
    columns_add(in);
    count[false] = count[true] = 0;
    for (size_t i = 0; i < in->all->count; i++)
        if (is_asked(in->how, &in->all->items[i])) {
            count[in->all->items[i].entry != NULL]++;
            point_row(in, &in->all->items[i]);
        }
    demarc_meta_claims(in->table, in->record->border, in->record->day);
    summary_add(in, count[true], count[false]);
    return in->record->failed ? DEMARC_ENOMEM : DEMARC_OK;
}

demarc_status demarc_progress_report(demarc_ctx *ctx,
                                     const demarc_border *border,
                                     const demarc_progress_how *how,
                                     demarc_table **out)
{
    const demarc_record_how record_how = {how->has_day, how->day};
    const demarc_progress_ask ask = {
        .reach = how->has_reach ? how->reach : border->about.reach,
        .total_km = how->total_km,
        .has_day = how->has_day};
    demarc_record record;
    demarc_progress_points all;
    job in = {&record, how, &all, NULL, ask.reach};
    demarc_status status;

    *out = NULL;
    in.table = demarc_table_new("progress", demarc_border_title(border));
    if (!in.table)
        return DEMARC_ENOMEM;
    status = demarc_record_make(border, &record_how, &record);
    if (status == DEMARC_OK)
        status = demarc_progress_make(&record, &ask, &all);
    if (status == DEMARC_OK)
        status = table_fill(ctx, &in);
    demarc_record_free(&record);
    if (status != DEMARC_OK) {
        demarc_table_free(in.table);
        return status;
    }
    *out = in.table;
    return demarc_table_done(out);
}
