#include "measure/doubt.h"

#include "model/countries.h"

#include <math.h>

/** What is no longer joins no route; ends so near are one. */
static const double SPECK_M = 0.001;

/** How far from a party's box its border may be, in degrees. */
static const double MARGIN = 1;

static const char *id_of(const demarc_border *border, const demarc_line *line)
{
    return border->segments[line->segment].id;
}

/** What a line that was measured while it was read knows of itself. */
static demarc_gauge jumps_of(const demarc_line *line)
{
    demarc_gauge out = {0};

    if (line->gauge)
        return *line->gauge;
    for (size_t i = line->count - 1; i > 0; i--)
        if (line->cum[i] - line->cum[i - 1] > DEMARC_JUMP_M) {
            out.jumps++;
            out.jump_m = line->cum[i] - line->cum[i - 1];
            out.jump_lon = line->lon[i];
            out.jump_lat = line->lat[i];
        }
    return out;
}

static demarc_status jump_tell(demarc_ctx *ctx, const demarc_border *border,
                               const demarc_line *line,
                               const demarc_gauge *found)
{
    const size_t more = found->jumps;
    demarc_where where = {.file = border->segments_file,
                          .feature = id_of(border, line),
                          .lon = found->jump_lon,
                          .lat = found->jump_lat};

    return demarc_report(
        ctx, DEMARC_RULE_GEOMETRY_JUMP, &where,
        "check the vertices there and the coordinate system",
        "%zu edge%s longer than 500 km; the first, of %.3f km, ends at %.6f, "
        "%.6f",
        more, more == 1 ? " is" : "s are", found->jump_m / 1000,
        found->jump_lon, found->jump_lat);
}

static demarc_status line_doubt(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_line *line)
{
    demarc_where where = {.file = border->segments_file,
                          .feature = id_of(border, line),
                          .lon = line->lon[0],
                          .lat = line->lat[0]};
    const demarc_gauge found = jumps_of(line);

    if (found.jumps > 0)
        return jump_tell(ctx, border, line, &found);
    if (demarc_line_metres(line) > SPECK_M)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_GEOMETRY_ZERO, &where,
                         "remove it, or give it its vertices",
                         demarc_line_metres(line) > 0
                             ? "a part of %zu vertices is not a millimetre long"
                             : "a part of %zu vertices has no length",
                         demarc_line_vertices(line));
}

demarc_status demarc_lines_doubt(demarc_ctx *ctx, const demarc_border *border)
{
    const demarc_net *net = border->net;
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < net->line_count && status == DEMARC_OK; i++)
        status = line_doubt(ctx, border, &net->lines[i]);
    return status;
}

/** Vertices in the area, and vertices that would be if they were swapped. */
typedef struct census {
    size_t all, there, both, swapped;
    const demarc_line *line; /* with the first that is not near all parties */
    size_t vertex;
} census;

/** How many parties have land near there. */
static size_t parties_near(const demarc_border *border, double lon, double lat)
{
    size_t count = 0;

    for (size_t i = 0; i < border->about.party_count; i++) {
        const demarc_country *party =
            demarc_country_find(border->about.parties[i].id);

        count += party && demarc_country_near(party, lon, lat, MARGIN);
    }
    return count;
}

static bool in_declared(const double *area, double lon, double lat)
{
    bool east = lon >= area[0], west = lon <= area[2];

    /* west > east across the antimeridian */
    return (area[0] > area[2] ? east || west : east && west) &&
           lat >= area[1] && lat <= area[3];
}

/** Where a vertex is: 0, 1 if near some party, 2 if near all. */
static int nearness(const demarc_border *border, double lon, double lat)
{
    size_t near;

    if (border->about.has_area)
        return in_declared(border->about.area, lon, lat) ? 2 : 0;
    near = parties_near(border, lon, lat);
    return near == border->about.party_count ? 2 : near > 0;
}

/** Is it known where the border should be? */
static bool area_known(const demarc_border *border)
{
    bool known = border->about.party_count > 0;

    for (size_t i = 0; i < border->about.party_count; i++)
        known = known && demarc_country_find(border->about.parties[i].id);
    return known || border->about.has_area;
}

static census area_count(const demarc_border *border)
{
    census all = {0};

    for (size_t i = 0; i < border->net->line_count; i++) {
        const demarc_line *line = &border->net->lines[i];

        all.all += line->count;
        for (size_t k = 0; k < line->count; k++) {
            double lon = line->lon[k], lat = line->lat[k];
            int near = nearness(border, lon, lat);

            all.there += near > 0;
            all.both += near > 1;
            if (near < 2 && !all.line) {
                all.line = line;
                all.vertex = k;
            }
            all.swapped += fabs(lon) <= 90 && nearness(border, lat, lon) > 1;
        }
    }
    return all;
}

demarc_status demarc_area_doubt(demarc_ctx *ctx, const demarc_border *border)
{
    demarc_where where = DEMARC_NOWHERE;
    census all;

    if (!area_known(border))
        return DEMARC_OK;
    all = area_count(border);
    where.file = border->segments_file;
    if (all.line) {
        where.feature = id_of(border, all.line);
        where.lon = all.line->lon[all.vertex];
        where.lat = all.line->lat[all.vertex];
    }
    if (10 * all.both < all.all && 10 * all.swapped > 9 * all.all)
        return demarc_report(ctx, DEMARC_RULE_AREA_SWAPPED, &where,
                             "swap them in the file",
                             "longitude and latitude are swapped: %zu of %zu "
                             "vertices lie where the parties do not meet",
                             all.all - all.both, all.all);
    if (2 * all.there >= all.all)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_AREA_FAR, &where,
                         "check the coordinate system and the border's id",
                         "%zu of %zu vertices lie where the parties are not",
                         all.all - all.there, all.all);
}
