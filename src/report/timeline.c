#include "report/timeline.h"
#include "base/buffer.h"
#include "base/table.h"
#include "history/lengths.h"
#include "model/event.h"
#include "model/figure.h"
#include "report/meta.h"
#include "report/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

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

static void event_cells(demarc_table *table, const demarc_event *event)
{
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
    demarc_cell_text(table, event->stretch);
    demarc_cell_text(table,
                     event->has_stage ? demarc_stage_name(event->stage) : "");
    demarc_cell_text(table, event->sets ? "set" : "");
    demarc_cell_text(table, demarc_basis_name(event->basis));
}

/** Lengths change on few days and are asked for at every event: each time
 *  between two changes is summed once. */
typedef struct running {
    const demarc_border *border;
    demarc_lengths *times; /* one per change, and the time before them all */
    bool *known;
} running;

static bool running_make(const demarc_border *border, running *out)
{
    size_t count = demarc_border_change_count(border) + 1;

    out->border = border;
    out->times = calloc(count, sizeof *out->times);
    out->known = calloc(count, sizeof *out->known);
    return out->times && out->known;
}

static void running_free(running *all)
{
    free(all->times);
    free(all->known);
}

static const demarc_lengths *running_on(running *all, demarc_day day)
{
    size_t low = 0, high = demarc_border_change_count(all->border);

    while (low < high) { /* how many changes are there up to the day? */
        size_t middle = low + (high - low) / 2;

        if (demarc_border_change(all->border, middle) <= day)
            low = middle + 1;
        else
            high = middle;
    }
    if (!all->known[low])
        demarc_fold_stages(all->border, day, all->border->about.reach,
                           &all->times[low]);
    all->known[low] = true;
    return &all->times[low];
}

/** The lengths after the event: on its last day, or the last asked for. An
 *  event that may never have ended has none. */
static void length_cells(demarc_table *table, running *sums, demarc_day day)
{
    const demarc_lengths *all;

    if (day == DEMARC_DAY_MAX) {
        for (size_t i = 0; i < DEMARC_STAGE_COUNT + 2; i++)
            demarc_cell_skip(table);
        return;
    }
    all = running_on(sums, day);
    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++)
        demarc_cell_number(table, all->stage_m[i]);
    demarc_cell_number(table, all->reached_m);
    demarc_cell_number(table, all->total_m - all->reached_m);
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

static void event_row(demarc_table *table, running *sums,
                      const demarc_timeline_how *how, const demarc_event *event)
{
    const demarc_border *border = sums->border;
    const bool later = how->has_day && event->date.latest > how->day;

    demarc_table_row(table, 0, 0);
    event_cells(table, event);
    length_cells(table, sums, later ? how->day : event->date.latest);
    for (size_t i = 0; i < border->about.party_count; i++)
        spread_cells(table, demarc_event_killed(event, i));
    for (size_t i = 0; i < border->about.party_count; i++)
        spread_cells(table, demarc_event_wounded(event, i));
    demarc_cell_number(table, (double)demarc_event_sources(event));
}

static demarc_status rows_add(demarc_ctx *ctx, const demarc_border *border,
                              const demarc_timeline_how *how,
                              demarc_table *table)
{
    const demarc_event **events;
    size_t count;
    running sums;
    demarc_status status = demarc_timeline_pick(border, how, &events, &count);

    if (!running_make(border, &sums) && status == DEMARC_OK)
        status = DEMARC_ENOMEM;

    for (size_t i = 0; i < count && status == DEMARC_OK; i++)
        event_row(table, &sums, how, events[i]);
    if (status == DEMARC_OK && count == 0)
        status = demarc_timeline_empty(ctx, border, how);
    running_free(&sums);
    free(events);
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
