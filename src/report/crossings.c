/* demarc_crossings: which crossings were open on a day, as far as is told. */
#include "history/crossings.h"
#include "base/buffer.h"
#include "report/meta.h"
#include "report/timeline.h"

#include <math.h>

static const char *const states[] = {/* as demarc_passage */
                                     "not told", "open", "closed"};

static void columns_add(demarc_table *table)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "crossing", "crossing", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "state", "state", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "since", "since", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "event", "by event", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "closed_days_low", "days closed, at least",
                        DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "closed_days_high", "at most",
                        DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "events", "events", DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "gap", "", DEMARC_KIND_BOOL, data);
    demarc_table_column(table, "lon", "", DEMARC_KIND_DEGREES, data);
    demarc_table_column(table, "lat", "", DEMARC_KIND_DEGREES, data);
}

static void crossing_row(demarc_table *table, const demarc_crossing *of)
{
    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, of->place ? of->place->name : of->name);
    demarc_cell_text(table, states[of->state]);
    demarc_cell_text(table, of->since ? of->since->date.text : "");
    demarc_cell_text(table, of->since ? of->since->id : "");
    demarc_cell_number(table, of->events ? of->closed_low : NAN);
    demarc_cell_number(table, of->events ? of->closed_high : NAN);
    demarc_cell_number(table, (double)of->events);
    demarc_cell_number(table, of->gap);
    demarc_cell_number(table, of->place ? of->place->lon : NAN);
    demarc_cell_number(table, of->place ? of->place->lat : NAN);
}

static void talk(demarc_table *table, const demarc_crossings *all)
{
    size_t count[3] = {0}, gaps = 0;

    for (size_t i = 0; i < all->count; i++) {
        count[all->items[i].state]++;
        gaps += all->items[i].gap;
    }
    for (size_t i = 0; i < 3; i++)
        demarc_value_number(table, &table->summary,
                            i == DEMARC_PASSAGE_UNTOLD ? "not_told" : states[i],
                            DEMARC_KIND_INTEGER, (double)count[i]);
    demarc_table_note(table, "Closed: %zu. Open: %zu. Not told: %zu.",
                      count[DEMARC_PASSAGE_CLOSED], count[DEMARC_PASSAGE_OPEN],
                      count[DEMARC_PASSAGE_UNTOLD]);
    if (gaps > 0)
        demarc_table_note(table,
                          "Of %zu a closure follows a closure: a reopening "
                          "between them is not in the record, so that the days "
                          "are at least and at most.",
                          gaps);
}

static demarc_table *table_make(const demarc_border *border, demarc_day day)
{
    demarc_buffer title = {0};
    char text[DEMARC_DAY_SIZE];
    demarc_table *table = NULL;

    demarc_buffer_format(&title, "Crossings of the %s on %s",
                         demarc_border_title(border),
                         demarc_day_format(day, text));
    if (!title.failed)
        table = demarc_table_new("stats", title.data);
    demarc_buffer_free(&title);
    return table;
}

static demarc_status none(demarc_ctx *ctx)
{
    return demarc_report(ctx, DEMARC_RULE_EMPTY, NULL,
                         "name crossings in the column crossing of closures "
                         "and reopenings, or in crossings.csv",
                         "no crossing is known");
}

demarc_status demarc_crossings_table(demarc_ctx *ctx,
                                     const demarc_border *border,
                                     const demarc_scene *scene,
                                     const demarc_crossings_how *how,
                                     demarc_table **out)
{
    const demarc_day day =
        how->has_day ? how->day : demarc_border_last_day(border);
    demarc_arena arena = {0};
    demarc_crossings all;
    demarc_status status =
        demarc_crossings_follow(border, scene, day, &arena, &all);

    *out = NULL;
    if (!status && all.count == 0)
        status = none(ctx);
    if (!status) {
        *out = table_make(border, day);
        demarc_meta_add(*out, border, day, NULL);
        columns_add(*out);
        for (size_t i = 0; i < all.count; i++)
            crossing_row(*out, &all.items[i]);
        talk(*out, &all);
        status = *out && !(*out)->failed ? DEMARC_OK : DEMARC_ENOMEM;
    }
    if (status) {
        demarc_table_free(*out);
        *out = NULL;
    }
    demarc_crossings_free(&all);
    demarc_arena_free(&arena);
    return status;
}
