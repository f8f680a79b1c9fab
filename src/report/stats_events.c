#include "report/stats_events.h"

#include "base/buffer.h"
#include "history/lengths.h"
#include "model/figure.h"
#include "model/precision.h"
#include "report/meta.h"
#include "report/summary.h"
#include "report/timeline.h"

#include <math.h>
#include <stdlib.h>

void demarc_toll_add(demarc_toll *to, const demarc_border *border,
                     const demarc_event *event)
{
    bool said = false;

    for (size_t i = 0; i < border->about.party_count; i++) {
        demarc_spread killed = demarc_event_killed(event, i);

        if (!killed.latest)
            continue;
        said = true;
        to->low += killed.low->low;
        to->latest += demarc_figure_value(killed.late);
        to->high +=
            isinf(killed.high->high) ? killed.high->low : killed.high->high;
    }
    to->silent += !said;
}

bool demarc_event_known_within(const demarc_event *event, double metres)
{
    return isfinite(event->lon) &&
           demarc_precision_metres(event->precision) <= metres;
}

/** "Kyrgyz-Tajik border up to 2022-09-14". */
static demarc_table *table_make(const demarc_asked_events *asked)
{
    char day[DEMARC_DAY_SIZE];
    demarc_buffer title = {0};
    demarc_table *table;

    demarc_buffer_text(&title, demarc_border_title(asked->border));
    if (asked->day < DEMARC_DAY_MAX)
        demarc_buffer_format(&title, " up to %s",
                             demarc_day_format(asked->day, day));
    table = title.failed ? NULL : demarc_table_new("stats", title.data);
    demarc_buffer_free(&title);
    return table;
}

static void events_tell(demarc_table *table, const demarc_asked_events *asked)
{
    const char *type = asked->how->type;
    demarc_value *to = demarc_value_object(table, &table->summary, "events");
    demarc_toll killed = {0};
    size_t blank = 0;

    for (size_t i = 0; i < asked->count; i++) {
        blank += !isfinite(asked->items[i]->lon);
        demarc_toll_add(&killed, asked->border, asked->items[i]);
    }
    demarc_value_text(table, to, "type", type);
    demarc_value_number(table, to, "count", DEMARC_KIND_INTEGER,
                        (double)asked->count);
    demarc_value_number(table, to, "without_position", DEMARC_KIND_INTEGER,
                        (double)blank);
    demarc_value_number(table, to, "killed", DEMARC_KIND_NUMBER, killed.latest);
    demarc_value_number(table, to, "killed_low", DEMARC_KIND_NUMBER,
                        killed.low);
    demarc_value_number(table, to, "killed_high", DEMARC_KIND_NUMBER,
                        killed.high);
    demarc_table_note(table,
                      "Events of type %s: %zu, of them %zu without a position, "
                      "and %zu of whose dead no source speaks.",
                      type, asked->count, blank, killed.silent);
}

static demarc_status table_fill(demarc_ctx *ctx,
                                const demarc_asked_events *asked,
                                demarc_table *table)
{
    const demarc_border *border = asked->border;
    demarc_lengths lengths;
    demarc_status status;

    demarc_fold_lengths(border, asked->day, border->about.reach, NULL,
                        &lengths);
    demarc_meta_add(table, border, asked->day, NULL);
    demarc_summary_add(table, asked->day, border->about.reach, &lengths);
    status = asked->how->by == DEMARC_BY_CHAINAGE
                 ? demarc_stats_by_chainage(ctx, table, asked)
                 : demarc_stats_by_distance(ctx, table, asked);
    events_tell(table, asked);
    demarc_meta_note(table, border, asked->day, NULL);
    return status;
}

/** Picks the events; an answer about none is an error. */
static demarc_status events_pick(demarc_ctx *ctx, demarc_asked_events *asked)
{
    const demarc_timeline_how which = {
        .has_day = true, .day = asked->day, .type = asked->how->type};
    demarc_status status = demarc_timeline_pick(asked->border, &which,
                                                &asked->items, &asked->count);

    if (status != DEMARC_OK)
        return status;
    if (asked->count == 0)
        return demarc_timeline_empty(ctx, asked->border, &which);
    for (size_t i = 0; i < asked->count; i++)
        if (isfinite(asked->items[i]->lon))
            return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_EMPTY, NULL,
                         "give them a lon and a lat",
                         "none of the %zu events of type %s has a position",
                         asked->count, asked->how->type);
}

demarc_status demarc_stats_by_events(demarc_ctx *ctx,
                                     const demarc_border *border,
                                     const demarc_stats_how *how,
                                     demarc_table **out)
{
    demarc_stats_how what = *how;
    demarc_asked_events asked = {.border = border, .how = &what};
    demarc_status status;

    what.type = how->type ? how->type : "clash";
    asked.day = how->has_day ? how->day : demarc_border_last_day(border);
    *out = table_make(&asked);
    status = *out ? events_pick(ctx, &asked) : DEMARC_ENOMEM;
    if (status == DEMARC_OK) {
        asked.finder = demarc_finder_make(border, &(*out)->arena);
        status = asked.finder ? table_fill(ctx, &asked, *out) : DEMARC_ENOMEM;
    }
    free(asked.items);
    if (status == DEMARC_OK)
        return demarc_table_done(out);
    demarc_table_free(*out);
    *out = NULL;
    return status;
}
