/* The scale bar. Oracle: the geodesic between its ends, brought back to
 * longitude and latitude, against the number that stands beside it. */
#include "draw/map.h"

#include "base/buffer.h"
#include "tap.h"

#include <geodesic.h>
#include <stdlib.h>

/** What is behind a word in the text, as a number; moves on behind it. */
static double after(const char **text, const char *word)
{
    const char *at = strstr(*text, word);
    char *end;
    double out;

    if (!at)
        return NAN;
    out = strtod(at + strlen(word), &end);
    *text = end;
    return out;
}

/** "5,000 km": of a text element. */
static double number_beside(const char **text)
{
    const char *at = strchr(strstr(*text, "scale-text"), '>');
    double out = 0, digit = 0;

    for (at++; *at != ' '; at++)
        if (*at == '.')
            digit = 1;
        else if (*at != ',' && digit > 0)
            out += (*at - '0') * (digit /= 10);
        else if (*at != ',')
            out = 10 * out + (*at - '0');
    *text = at;
    return out;
}

/** The error of each bar. */
static void bars_check(const demarc_sheet *map, const char *svg)
{
    static const double units[] = {1000, 1609.344};
    struct geod_geodesic earth;

    geod_init(&earth, 6378137, 1 / 298.257223563);
    for (int i = 0; i < 2; i++) {
        double from[2], to[2], metres, x, y, width, says;

        svg = strstr(svg, "class=\"bar\"");
        x = after(&svg, " x=\"");
        y = after(&svg, " y=\"");
        width = after(&svg, " width=\"");
        says = number_beside(&svg) * units[i];
        demarc_plane_from(&map->plane, (double[]){x, y}, from);
        demarc_plane_from(&map->plane, (double[]){x + width, y}, to);
        geod_inverse(&earth, from[1], from[0], to[1], to[0], &metres, NULL,
                     NULL);
        ok(fabs(metres / says - 1) <= 0.01, "%g m, and it says %g m", metres,
           says);
        ok(width >= 0.3 * map->page.sizes->bar &&
               width <= 1.05 * map->page.sizes->bar,
           "%.1f px, neither short nor long", width);
    }
}

/** A map about a place, so many degrees of latitude from top to bottom. */
static void scale_try(demarc_ctx *ctx, demarc_fonts *fonts, double lat,
                      double high, double width, bool low)
{
    const double wide = fmin(100, high / cos(fmin(89, fabs(lat)) * M_PI / 180));
    const double box[] = {20, lat - high / 2, 20 + wide, lat + high / 2};
    const demarc_extent extent = demarc_extent_of(box, 2);
    const demarc_rect frame = {10, 50, width - 20, width};
    demarc_buffer out = {0};
    demarc_sheet map = {0};

    map.page = (demarc_page){.ctx = ctx,
                             .fonts = fonts,
                             .in = demarc_language_find("en"),
                             .sizes = demarc_sizes_for(width),
                             .svg = {.out = &out}};
    if (demarc_plane_make(ctx, &extent, box, 2, frame, frame, NULL, &map.plane))
        ok(false, "no projection at %g", lat);
    map.scale = (demarc_corner){
        true,
        {frame.x + 10, low ? frame.y + frame.height - 40 : frame.y + 10,
         map.page.sizes->bar + 60, 2 * demarc_map_scale_row(&map)}};
    printf("# at %g, %g degrees high, %g px\n", lat, high, width);
    demarc_map_scale(&map);
    bars_check(&map, out.data);
    demarc_plane_free(&map.plane);
    demarc_arena_free(&map.page.arena);
    demarc_buffer_free(&out);
}

int main(void)
{
    static const double lats[] = {-80, -33, 0, 40, 60, 80};
    static const double highs[] = {0.001, 0.02, 0.5, 4, 18, 38};
    static const double widths[] = {320, 640, 1200};
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_fonts *fonts;

    if (demarc_fonts_open(ctx, NULL, &fonts) != DEMARC_OK) {
        printf("Bail out! no fonts\n");
        return 1;
    }
    for (int i = 0; i < 6; i++)
        for (int k = 0; k < 6; k++)
            for (int w = 0; w < 3; w++)
                if (fabs(lats[i]) + highs[k] / 2 < 90)
                    for (int low = 0; low < 2; low++)
                        scale_try(ctx, fonts, lats[i], highs[k], widths[w],
                                  low);
    demarc_fonts_free(fonts);
    demarc_ctx_free(ctx);
    return done();
}
