#include "report/stats.h"

#include "base/buffer.h"
#include "model/border.h"
#include "report/meta.h"
#include "report/reported.h"
#include "report/ruler.h"
#include "report/stats_events.h"
#include "report/summary.h"

#include <math.h>
#include <stdlib.h>

double demarc_asked_percent(const demarc_asked *asked, double metres)
{
    return asked->total_m > 0 ? 100 * metres / asked->total_m : NAN;
}

/** The total of which shares are taken: the measured, a given, a claimed. */
static demarc_status total_find(demarc_ctx *ctx, const demarc_stats_how *how,
                                const demarc_reported *reported,
                                demarc_asked *asked)
{
    double claimed = demarc_reported_value(reported, DEMARC_KM_TOTAL);

    asked->has_total = how->total_km > 0 || how->total_claimed;
    asked->published_m = 1000 * claimed;
    asked->total_m = asked->lengths.total_m;
    if (how->total_km > 0)
        asked->total_m = 1000 * how->total_km;
    if (!how->total_claimed)
        return DEMARC_OK;
    if (isnan(claimed))
        return demarc_report(ctx, DEMARC_RULE_EMPTY, NULL,
                             "give --total KM, or a later --as-of",
                             "no total was published by that day");
    asked->total_m = 1000 * claimed;
    return DEMARC_OK;
}

static demarc_status rows_add(demarc_ctx *ctx, demarc_table *table,
                              demarc_by by, const demarc_asked *asked)
{
    switch (by) {
    case DEMARC_BY_SCALE:
        return demarc_stats_by_scale(ctx, table, asked);
    case DEMARC_BY_SEGMENT:
        return demarc_stats_by_segment(table, asked);
    case DEMARC_BY_ROUTE:
        return demarc_stats_by_route(table, asked);
    default:
        return demarc_stats_by_stage(table, asked);
    }
}

/** Fills the table for one border. */
static demarc_status one_border(demarc_ctx *ctx, const demarc_stats_how *how,
                                demarc_asked *asked, demarc_table *table)
{
    demarc_reported reported;
    demarc_status status;

    status =
        demarc_ruler_make(ctx, asked->border, how->planar_crs, &asked->run_m);
    if (status != DEMARC_OK)
        return status;
    demarc_fold_lengths(asked->border, asked->day, asked->reach, asked->run_m,
                        &asked->lengths);
    demarc_reported_find(asked->border, asked->day, &reported);
    status = total_find(ctx, how, &reported, asked);
    if (status == DEMARC_OK)
        status = rows_add(ctx, table, how->by, asked);
    if (status == DEMARC_OK) {
        demarc_meta_add(table, asked->border, asked->day, how->planar_crs);
        demarc_summary_add(table, asked->day, asked->reach, &asked->lengths);
        if (how->by != DEMARC_BY_SCALE)
            demarc_stats_talk(table, how, asked);
        demarc_reported_add(table, &reported,
                            demarc_reported_not_located(asked->border,
                                                        asked->day, &reported,
                                                        &asked->lengths));
    }
    free(asked->run_m);
    return status;
}

/** "Kyrgyz-Tajik border on 2022-09-14". */
static demarc_table *table_make(const demarc_asked *asked)
{
    char day[DEMARC_DAY_SIZE];
    demarc_buffer title = {0};
    demarc_table *table;

    demarc_buffer_text(&title, demarc_border_title(asked->border));
    if (asked->day < DEMARC_DAY_MAX)
        demarc_buffer_format(&title, " on %s",
                             demarc_day_format(asked->day, day));
    table = title.failed ? NULL : demarc_table_new("stats", title.data);
    demarc_buffer_free(&title);
    return table;
}

/** Is it about events along the line, not about its length? */
static bool counts_events(const demarc_stats_how *how)
{
    return how->by == DEMARC_BY_CHAINAGE || how->by == DEMARC_BY_DISTANCE;
}

static demarc_status how_check(demarc_ctx *ctx, const demarc_border *border,
                               const demarc_stats_how *how)
{
    const bool many = how->by == DEMARC_BY_BORDER;

    if (how->has_reach &&
        (how->reach < DEMARC_DESCRIBED || how->reach > DEMARC_DEMARCATED))
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "choose described, delimited or demarcated",
                             "%s cannot be reached",
                             demarc_stage_name(how->reach));
    if (many && (how->total_km > 0 || how->total_claimed))
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "ask by stage, segment or route",
                             "a total is of one border, not of several");
    if (counts_events(how) && (how->has_reach || how->total_km > 0 ||
                               how->total_claimed || how->planar_crs))
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "ask by stage, segment or route",
                             "a reach, a total or a plane is of lengths, not "
                             "of events");
    if (how->by == DEMARC_BY_SCALE && (how->has_reach || how->planar_crs))
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "ask by stage, segment or route",
                             "a reach or a plane is not of the scale");
    if (!many && !border)
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "choose one, or ask by border",
                             "the question needs one border");
    return DEMARC_OK;
}

demarc_status demarc_stats(demarc_ctx *ctx, const demarc_border_set *set,
                           const demarc_border *border,
                           const demarc_stats_how *how, demarc_table **out)
{
    demarc_asked asked = {.border = border};
    demarc_status status = how_check(ctx, border, how);

    *out = NULL;
    if (status != DEMARC_OK)
        return status;
    if (how->by == DEMARC_BY_BORDER)
        return demarc_stats_by_border(ctx, set, border, how, out);
    if (counts_events(how))
        return demarc_stats_by_events(ctx, border, how, out);
    asked.day = how->has_day ? how->day : demarc_border_last_day(border);
    asked.reach = how->has_reach ? how->reach : border->about.reach;
    *out = table_make(&asked);
    if (!*out)
        return DEMARC_ENOMEM;
    status = one_border(ctx, how, &asked, *out);
    if (status == DEMARC_OK)
        return demarc_table_done(out);
    demarc_table_free(*out);
    *out = NULL;
    return status;
}
