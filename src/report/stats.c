#include "report/stats.h"

#include "base/buffer.h"
#include "model/border.h"
#include "report/meta.h"
#include "report/reported.h"
#include "report/ruler.h"
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

static void talk_add(demarc_table *table, const demarc_stats_how *how,
                     const demarc_asked *asked)
{
    const demarc_lengths *all = &asked->lengths;
    demarc_buffer total = {0};

    demarc_meta_note(table, asked->border, asked->day, how->planar_crs);
    demarc_buffer_shortest(&total, asked->total_m / 1000);
    if (asked->total_m != all->total_m && total.data)
        demarc_table_note(table,
                          "Shares are of %s km, a %s total, not of the "
                          "measured length.",
                          total.data,
                          how->total_claimed ? "published" : "given");
    demarc_buffer_free(&total);
    if (demarc_lengths_doubt(all))
        demarc_table_note(table, "A date is in doubt: \"certain\" holds for "
                                 "any day it allows, \"possible\" for some.");
    if (all->reconstructed_m > 0)
        demarc_table_note(
            table,
            "Where the line is at least %s is reconstructed%s: placed by "
            "inference, not by a source.",
            demarc_stage_name(asked->reach),
            all->reconstructed_m < all->reached_m ? " in part" : "");
}

static demarc_status rows_add(demarc_table *table, demarc_by by,
                              const demarc_asked *asked)
{
    switch (by) {
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
        status = rows_add(table, how->by, asked);
    if (status == DEMARC_OK) {
        demarc_meta_add(table, asked->border, asked->day, how->planar_crs);
        demarc_summary_add(table, asked->day, asked->reach, &asked->lengths);
        talk_add(table, how, asked);
        demarc_reported_add(table, &reported, &asked->lengths);
    }
    free(asked->run_m);
    return status;
}

static demarc_status all_borders(demarc_ctx *ctx, const demarc_border_set *set,
                                 const demarc_stats_how *how,
                                 demarc_table *table)
{
    demarc_stage reach = how->has_reach ? how->reach : DEMARC_DEMARCATED;
    demarc_lengths sum;
    demarc_status status = demarc_stats_by_border(ctx, table, set, how, &sum);

    if (status == DEMARC_OK)
        demarc_summary_add(table, how->has_day ? how->day : DEMARC_DAY_MAX,
                           reach, &sum);
    return status;
}

/** "Kyrgyz-Tajik border on 2022-09-14". */
static demarc_table *table_make(const demarc_asked *asked)
{
    char day[DEMARC_DAY_SIZE];
    demarc_buffer title = {0};
    demarc_table *table;

    if (asked->border)
        demarc_buffer_text(&title, demarc_border_title(asked->border));
    if (asked->border && asked->day < DEMARC_DAY_MAX)
        demarc_buffer_format(&title, " on %s",
                             demarc_day_format(asked->day, day));
    table = demarc_table_new("stats", title.data ? title.data : "");
    demarc_buffer_free(&title);
    return table;
}

demarc_status demarc_stats(demarc_ctx *ctx, const demarc_border_set *set,
                           const demarc_border *border,
                           const demarc_stats_how *how, demarc_table **out)
{
    bool many = how->by == DEMARC_BY_BORDER;
    demarc_asked asked = {.border = many ? NULL : border};
    demarc_status status = DEMARC_OK;

    *out = NULL;
    if (!many && !border)
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "choose one, or ask by border",
                             "the question needs one border");
    if (border) {
        asked.day = how->has_day ? how->day : demarc_border_last_day(border);
        asked.reach = how->has_reach ? how->reach : border->about.reach;
    }
    *out = table_make(&asked);
    if (!*out)
        return DEMARC_ENOMEM;
    status = many ? all_borders(ctx, set, how, *out)
                  : one_border(ctx, how, &asked, *out);
    if (status == DEMARC_OK)
        return demarc_table_done(out);
    demarc_table_free(*out);
    *out = NULL;
    return status;
}
