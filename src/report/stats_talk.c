/* What stands under the lengths: where they come from, and how sure they are.
 */
#include "base/buffer.h"
#include "report/meta.h"
#include "report/stats.h"
#include "report/summary.h"

#include <math.h>
#include <stdio.h>

enum { PERCENT_DIGITS = 1 };

void demarc_reach_title(demarc_stage reach, char out[60])
{
    snprintf(out, 60, "at least %s,", demarc_stage_name(reach));
}

static void total_note(demarc_table *table, const demarc_stats_how *how,
                       const demarc_asked *asked)
{
    demarc_buffer total = {0};

    if (!asked->has_total)
        return;
    demarc_buffer_shortest(&total, asked->total_m / 1000);
    if (!total.failed)
        demarc_table_note(table,
                          "Shares are of %s km, a %s total, not of the "
                          "measured length.",
                          total.data,
                          how->total_claimed ? "published" : "given");
    demarc_buffer_free(&total);
}

/** Which share is reached on the day, if that is in doubt. */
static void band_note(demarc_table *table, const demarc_asked *asked)
{
    const double low =
        demarc_asked_percent(asked, asked->lengths.reached_low_m);
    const double high =
        demarc_asked_percent(asked, asked->lengths.reached_high_m);
    demarc_buffer text = {0};

    if (!(high > low))
        return;
    demarc_buffer_fixed(&text, low, PERCENT_DIGITS);
    demarc_buffer_text(&text, " to ");
    demarc_buffer_fixed(&text, high, PERCENT_DIGITS);
    if (!text.failed)
        demarc_table_note(table,
                          "At least %s: %s %%, since a date is in doubt.",
                          demarc_stage_name(asked->reach), text.data);
    demarc_buffer_free(&text);
}

static void doubt_note(demarc_table *table, demarc_by by,
                       const demarc_asked *asked)
{
    if (!demarc_lengths_doubt(&asked->lengths))
        return;
    band_note(table, asked);
    if (by == DEMARC_BY_STAGE)
        demarc_table_note(
            table, "What is dated in doubt counts from the last day its date "
                   "allows; \"certain\" holds on any, \"possible\" on some.");
    else
        demarc_table_note(table, "What is dated in doubt counts from the last "
                                 "day its date allows.");
}

void demarc_stats_talk(demarc_table *table, const demarc_stats_how *how,
                       const demarc_asked *asked)
{
    const demarc_lengths *all = &asked->lengths;

    demarc_meta_note(table, asked->border, asked->day, how->planar_crs);
    total_note(table, how, asked);
    doubt_note(table, how->by, asked);
    if (all->reconstructed_m > 0)
        demarc_table_note(
            table,
            "Where the line is at least %s is reconstructed%s: placed by "
            "inference, not by a source.",
            demarc_stage_name(asked->reach),
            all->reconstructed_m < all->reached_m ? " in part" : "");
}
