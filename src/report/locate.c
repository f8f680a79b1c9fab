#include "report/locate.h"

#include "report/meta.h"
#include "report/placed.h"

#include <math.h>

void demarc_locate_columns(demarc_table *table)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "id", "id", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "lon", "lon", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "lat", "lat", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "border", "", DEMARC_KIND_TEXT, data);
    demarc_placed_columns(table, "", true);
    demarc_table_column(table, "foot_lon", "", DEMARC_KIND_NUMBER, data);
    demarc_table_column(table, "foot_lat", "", DEMARC_KIND_NUMBER, data);
    demarc_table_column(table, "ambiguous", "", DEMARC_KIND_BOOL, data);
    demarc_placed_columns(table, "other_", false);
}

/** A tenth of a millimetre, so that a chainage comes back from it. */
static double rounded(double degrees)
{
    return round(degrees * 1e9) / 1e9;
}

void demarc_locate_cells(demarc_table *table, const char *id, double lon,
                         double lat, const demarc_border *border,
                         const demarc_location *at,
                         const demarc_location *other)
{
    demarc_cell_lend(table, id);
    demarc_cell_number(table, rounded(lon));
    demarc_cell_number(table, rounded(lat));
    demarc_cell_lend(table, at->segment ? border->id : "");
    demarc_placed_cells(table, at, true);
    demarc_cell_number(table, rounded(at->spot.lon));
    demarc_cell_number(table, rounded(at->spot.lat));
    demarc_cell_number(table, at->segment ? other->segment != NULL : NAN);
    demarc_placed_cells(table, other, false);
}

static demarc_status how_check(demarc_ctx *ctx, const demarc_border *border,
                               const demarc_locate_how *how)
{
    const bool back = how->chainages || how->stretch;

    if (back == (how->points || how->file || how->has_point))
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "give points, or chainages or a stretch",
                             back ? "points and chainages are two questions"
                                  : "there is nothing to locate");
    if (back && !border)
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "choose one with --border",
                             "a chainage is of one border");
    return DEMARC_OK;
}

static void meta_add(demarc_table *table, const demarc_border_set *set,
                     const demarc_border *border, const demarc_locate_how *how)
{
    demarc_day day;

    if (!border) {
        demarc_meta_set(table, set, how->has_day ? &how->day : NULL, NULL);
        return;
    }
    day = how->has_day ? how->day : demarc_border_last_day(border);
    demarc_meta_add(table, border, day, NULL);
    demarc_meta_note(table, border, day, NULL);
}

demarc_status demarc_locate(demarc_ctx *ctx, const demarc_border_set *set,
                            const demarc_border *border,
                            const demarc_locate_how *how, demarc_table **out)
{
    demarc_status status;

    *out = NULL;
    if (!border && demarc_border_count(set) == 1)
        border = demarc_border_at(set, 0);
    status = how_check(ctx, border, how);
    if (status != DEMARC_OK)
        return status;
    *out =
        demarc_table_new("locate", border ? demarc_border_title(border) : "");
    if (!*out)
        return DEMARC_ENOMEM;
    demarc_locate_columns(*out);
    status = how->chainages || how->stretch
                 ? demarc_locate_back(ctx, border, how, *out)
                 : demarc_locate_points(ctx, set, border, how, *out);
    if (status == DEMARC_OK) {
        meta_add(*out, set, border, how);
        return demarc_table_done(out);
    }
    demarc_table_free(*out);
    *out = NULL;
    return status;
}
