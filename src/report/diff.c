/* The difference of two states of a border as a table. */
#include "report/diff.h"

#include <stdio.h>

static void title_make(const demarc_difference *of, char out[200])
{
    char from[DEMARC_DAY_SIZE], to[DEMARC_DAY_SIZE];
    const char *title = demarc_border_title(of->border[0]);

    if (of->border[0] == of->border[1])
        snprintf(out, 200, "%.150s: from %s to %s", title,
                 demarc_day_format(of->day[0], from),
                 demarc_day_format(of->day[1], to));
    else
        snprintf(out, 200, "%.180s: two editions", title);
}

demarc_status demarc_diff(demarc_ctx *ctx, const demarc_difference *difference,
                          demarc_diff_by by, demarc_table **out)
{
    char title[200];
    demarc_status status;

    (void)ctx;
    title_make(difference, title);
    *out = demarc_table_new("diff", title);
    if (by == DEMARC_DIFF_BY_AREA)
        demarc_diff_by_area(*out, difference);
    else if (by == DEMARC_DIFF_BY_PIECE)
        demarc_diff_by_piece(*out, difference);
    else
        demarc_diff_by_change(*out, difference);
    demarc_diff_meta(*out, difference);
    demarc_diff_summary(*out, difference);
    demarc_diff_talk(*out, difference);
    status = demarc_table_done(out);
    return !status && difference->differs ? DEMARC_FOUND : status;
}
