#include "report/timeline.h"
#include "base/buffer.h"
#include "base/table.h"
#include "history/lengths.h"
#include "model/event.h"
#include "model/figure.h"
#include "report/meta.h"
#include "report/others.h"
#include "report/placed.h"
#include "report/summary.h"

#include <math.h>
#include <stdio.h>

/** Columns as people see them: what an event was and what it came to. The
 *  rest is for programs. */
static void event_columns(demarc_table *table)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "start_date", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "end_date", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "date", "date", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "id", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "type", "type", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "title", "event", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "place", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "lon", "", DEMARC_KIND_DEGREES, data);
    demarc_table_column(table, "lat", "", DEMARC_KIND_DEGREES, data);
    demarc_table_column(table, "precision", "", DEMARC_KIND_TEXT, data);
    demarc_placed_columns(table, "", false);
    demarc_table_column(table, "stretch", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "stage", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "effect", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "basis", "", DEMARC_KIND_TEXT, data);
}

static void length_columns(demarc_table *table, demarc_stage reach)
{
    char title[60];

    for (unsigned i = 0; i < DEMARC_STAGE_COUNT; i++)
        demarc_table_column(table, demarc_stage_key(i), "", DEMARC_KIND_LENGTH,
                            DEMARC_COLUMN_DETAIL);
    snprintf(title, sizeof title, "at least %s,", demarc_stage_name(reach));
    demarc_table_column(table, "reached", title, DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "remaining", "remaining", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_DETAIL);
}

/** killed_kgz_low, ..._latest, ..._high, and so on for each party. */
static void toll_columns(demarc_table *table, const demarc_border *border)
{
    static const char *const tolls[] = {"killed", "wounded"};
    static const char *const ends[] = {"low", "latest", "high"};
    char key[80], title[80];

    for (size_t toll = 0; toll < 2; toll++)
        for (size_t party = 0; party < border->about.party_count; party++)
            for (size_t end = 0; end < 3; end++) {
                const char *id = demarc_border_party(border, party);
                bool shown = toll == 0 && end == 1;

                snprintf(key, sizeof key, "%s_%.40s_%s", tolls[toll], id,
                         ends[end]);
                for (char *at = key; *at; at++)
                    if (*at >= 'A' && *at <= 'Z')
                        *at = (char)(*at - 'A' + 'a');
                snprintf(title, sizeof title, "%s %.40s", tolls[toll], id);
                demarc_table_column(table, key, title, DEMARC_KIND_NUMBER,
                                    shown ? 0 : DEMARC_COLUMN_DETAIL);
            }
    demarc_table_column(table, "sources", "sources", DEMARC_KIND_INTEGER, 0);
}

static void day_cell(demarc_table *table, demarc_day day)
{
    char text[DEMARC_DAY_SIZE];
    bool open = day == DEMARC_DAY_MIN || day == DEMARC_DAY_MAX;

    demarc_cell_text(table, open ? "" : demarc_day_format(day, text));
}

static void event_cells(demarc_table *table, const demarc_finder *finder,
                        const demarc_event *event)
{
    demarc_location at;

    demarc_event_locate(finder, event, &at);
    day_cell(table, event->date.first);
    day_cell(table, event->date.last);
    demarc_cell_text(table, event->date.text);
    demarc_cell_text(table, event->id);
    demarc_cell_text(table, event->type);
    demarc_cell_text(table, event->title);
    demarc_cell_text(table, event->place);
    demarc_cell_number(table, event->lon);
    demarc_cell_number(table, event->lat);
    demarc_cell_text(table, event->precision);
    demarc_placed_cells(table, &at, false);
    demarc_cell_text(table, event->stretch);
    demarc_cell_text(table,
                     event->has_stage ? demarc_stage_name(event->stage) : "");
    demarc_cell_text(table, event->sets ? "set" : "");
    demarc_cell_text(table, demarc_basis_name(event->basis));
}

/** Makes the rows of a timeline. */
typedef struct maker {
    const demarc_border *border;
    const demarc_finder *finder;
    demarc_timeline_how how;
    const demarc_event **events;
    demarc_lengths **lengths; /* by change days that have come; made when they
                                 are asked for */
    demarc_arena *arena;      /* theirs */
} maker;

/** The stages are the same on every day up to the next change. NULL when out
 *  of memory. */
static const demarc_lengths *lengths_on(const maker *of, demarc_day day)
{
    demarc_lengths **known = &of->lengths[demarc_fold_changed(of->border, day)];

    if (*known)
        return *known;
    *known = demarc_arena_take(of->arena, sizeof **known);
    if (*known)
        demarc_fold_stages(of->border, day, of->border->about.reach, *known);
    return *known;
}

/** The lengths after the event: on its last day, or the last asked for. An
 *  event that may never have ended has none. */
static void length_cells(demarc_table *table, const maker *of, demarc_day day)
{
    const bool ended = day < DEMARC_DAY_MAX;
    const demarc_lengths *all = ended ? lengths_on(of, day) : NULL;

    table->failed = table->failed || (ended && !all);
    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++)
        demarc_cell_number(table, all ? all->stage_m[i] : NAN);
    demarc_cell_number(table, all ? all->reached_m : NAN);
    demarc_cell_number(table, all ? all->total_m - all->reached_m : NAN);
}

/** A plain number as a number, a bound as it was written. */
static void figure_cell(demarc_table *table, const demarc_figure *figure)
{
    if (!figure || !demarc_figure_given(figure))
        demarc_cell_skip(table);
    else if (figure->low == figure->high && !figure->approximate)
        demarc_cell_number(table, figure->low);
    else
        demarc_cell_text(table, figure->text);
}

static void spread_cells(demarc_table *table, demarc_spread spread)
{
    figure_cell(table, spread.low);
    figure_cell(table, spread.late);
    figure_cell(table, spread.high);
}

static void row_make(void *user, demarc_table *table, size_t i)
{
    const maker *of = user;
    const demarc_event *event = of->events[i];
    const demarc_timeline_how *how = &of->how;
    const bool later = how->has_day && event->date.latest > how->day;

    event_cells(table, of->finder, event);
    length_cells(table, of, later ? how->day : event->date.latest);
    for (size_t k = 0; k < of->border->about.party_count; k++)
        spread_cells(table, demarc_event_killed(event, k));
    for (size_t k = 0; k < of->border->about.party_count; k++)
        spread_cells(table, demarc_event_wounded(event, k));
    demarc_cell_number(table, (double)demarc_event_sources(event));
    demarc_others_cells(table, of->border, event);
}

/** A million events make a million rows: they are made when written. */
static demarc_status rows_add(demarc_ctx *ctx, const demarc_border *border,
                              const demarc_timeline_how *how,
                              demarc_table *table)
{
    maker *of = demarc_arena_take(&table->arena, sizeof *of);
    size_t count;
    demarc_status status;

    if (!of)
        return DEMARC_ENOMEM;
    *of = (maker){.border = border, .how = *how, .arena = &table->arena};
    of->lengths = demarc_arena_take(
        &table->arena, (border->fold->change_count + 1) * sizeof *of->lengths);
    of->finder = demarc_finder_make(border, &table->arena);
    status = demarc_timeline_pick(border, how, &of->events, &count);
    if (!demarc_arena_adopt(&table->arena, (void *)of->events) ||
        !of->lengths || !of->finder)
        return DEMARC_ENOMEM;
    if (status == DEMARC_OK && count == 0)
        status = demarc_timeline_empty(ctx, border, how);
    demarc_table_stream(table, count, row_make, of);
    return status;
}

demarc_status demarc_timeline(demarc_ctx *ctx, const demarc_border *border,
                              const demarc_timeline_how *how,
                              demarc_table **out)
{
    demarc_day day = how->has_day ? how->day : demarc_border_last_day(border);
    demarc_table *table =
        demarc_table_new("timeline", demarc_border_title(border));
    demarc_lengths lengths;
    demarc_status status;

    *out = NULL;
    if (!table)
        return DEMARC_ENOMEM;
    event_columns(table);
    length_columns(table, border->about.reach);
    toll_columns(table, border);
    status = demarc_others_columns(ctx, table, border);
    if (status == DEMARC_OK)
        status = rows_add(ctx, border, how, table);
    if (status != DEMARC_OK) {
        demarc_table_free(table);
        return status;
    }
    demarc_fold_lengths(border, day, border->about.reach, NULL, &lengths);
    demarc_meta_add(table, border, day, NULL);
    demarc_summary_add(table, day, border->about.reach, &lengths);
    demarc_meta_note(table, border, day, NULL);
    *out = table;
    return demarc_table_done(out);
}
