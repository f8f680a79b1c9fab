/* The ground, shaded: each pixel is brought back to the earth, and there the
 * slope of the heights is asked for. */
#include "draw/map.h"

#include "base/buffer.h"
#include "draw/hillshade.h"
#include "draw/pixels.h"

#include <stdlib.h>
#include <string.h>

/** px from one point to the next of the lattice that is brought back exactly;
 *  between them it is bilinear. */
static const double STEP = 8;

/** Pixels per px, if they do not become too many. */
static const double FINE = 2, PIXELS_MOST = 1.2e6;

/** Slopes are made steeper or flatter, so that a tenth of the map is steeper
 *  than this; within limits. */
static const double STEEP = 0.7, SHARE = 0.9, LEAST = 0.5, MOST = 10;

/** What the lightest slope has more than a level one, by share. */
static const double BRIGHT = 1 / DEMARC_SHADE_LEVEL - 1;

/** Full shade, and the steps to it: fewer make a smaller file. */
enum { FULL = 120, GRAIN = 8 };

typedef struct job {
    demarc_sheet *map;
    size_t columns, rows; /* of the lattice */
    double *lon_lat;
    double (*metres)[2]; /* per px across and up, at each of its points */
    double fine;         /* pixels per px */
    demarc_heights heights;
    float *slopes;    /* of the heights' cells */
    float (*rise)[2]; /* metres per metre to the right and up, per pixel */
    demarc_pixels pixels;
} job;

static double *point(const job *in, size_t column, size_t row)
{
    return in->lon_lat + 2 * (row * in->columns + column);
}

/** Metres of the earth in a px, from one point to another. */
static double apart(const double *a, const double *b)
{
    const double line[] = {a[0], a[1], b[0], b[1]};

    return isfinite(a[0] + b[0]) ? demarc_line_length(line, 2) / STEP : NAN;
}

static bool lattice_make(job *in)
{
    const demarc_plane *plane = &in->map->plane;
    size_t count;

    in->columns = (size_t)ceil(plane->frame.width / STEP) + 2;
    in->rows = (size_t)ceil(plane->frame.height / STEP) + 2;
    count = in->columns * in->rows;
    in->lon_lat = malloc(2 * count * sizeof *in->lon_lat);
    in->metres = calloc(count, sizeof *in->metres);
    if (!in->lon_lat || !in->metres)
        return false;
    for (size_t i = 0; i < count; i++) {
        const size_t row = i / in->columns;
        double px[2] = {plane->frame.x + STEP * (double)(i % in->columns),
                        plane->frame.y + STEP * (double)row};

        if (!demarc_plane_from(plane, px, in->lon_lat + 2 * i))
            in->lon_lat[2 * i] = in->lon_lat[2 * i + 1] = NAN;
    }
    for (size_t y = 0; y + 1 < in->rows; y++)
        for (size_t x = 0; x + 1 < in->columns; x++) {
            double *metres = in->metres[y * in->columns + x];

            metres[0] = apart(point(in, x, y), point(in, x + 1, y));
            metres[1] = apart(point(in, x, y), point(in, x, y + 1));
        }
    return true;
}

static double between(const double corner[4], double across, double down)
{
    return (1 - down) * ((1 - across) * corner[0] + across * corner[1]) +
           down * ((1 - across) * corner[2] + across * corner[3]);
}

/** Column and row of the heights at a share of a step across and down from a
 *  point of the lattice; and what they grow by in a px to the right and in
 *  one down. */
static bool cell_at(const job *in, size_t at, const double share[2],
                    double cell[2], double right[2], double below[2])
{
    const double *top = in->heights.cells + 2 * at;
    const double *low = top + 2 * in->columns;
    const double period = in->heights.period;

    for (int axis = 0; axis < 2; axis++) {
        double c[4] = {top[axis], top[axis + 2], low[axis], low[axis + 2]};

        for (int i = 1; axis == 0 && period > 0 && i < 4; i++)
            c[i] -= period * round((c[i] - c[0]) / period);
        cell[axis] = between(c, share[0], share[1]);
        right[axis] =
            (between(c, 1, share[1]) - between(c, 0, share[1])) / STEP;
        below[axis] =
            (between(c, share[0], 1) - between(c, share[0], 0)) / STEP;
    }
    if (period > 0)
        cell[0] -= period * floor((cell[0] + 0.5) / period);
    return isfinite(cell[0] + cell[1]);
}

/** Metres that the ground rises in a metre to the right, and in one up, at a
 *  place in px from the frame's corner. */
static void rise_at(const job *in, double x, double y, float out[2])
{
    const double column = floor(x / STEP), row = floor(y / STEP);
    const double share[2] = {x / STEP - column, y / STEP - row};
    const size_t at = (size_t)row * in->columns + (size_t)column;
    double cell[2], right[2], below[2], slope[2];

    out[0] = out[1] = NAN;
    if (!cell_at(in, at, share, cell, right, below))
        return;
    demarc_slope_at(&in->heights, in->slopes, cell[0], cell[1], slope);
    out[0] = (float)((slope[0] * right[0] + slope[1] * right[1]) /
                     in->metres[at][0]);
    out[1] = (float)(-(slope[0] * below[0] + slope[1] * below[1]) /
                     in->metres[at][1]);
}

static bool rises_find(job *in)
{
    const demarc_rect *frame = &in->map->plane.frame;
    const size_t cells = in->heights.columns * in->heights.rows;
    size_t width, height;

    in->pixels.width = (int)ceil(frame->width * in->fine);
    in->pixels.height = (int)ceil(frame->height * in->fine);
    width = (size_t)in->pixels.width;
    height = (size_t)in->pixels.height;
    in->slopes = malloc(2 * cells * sizeof *in->slopes);
    in->rise = malloc(width * height * sizeof *in->rise);
    if (!in->slopes || !in->rise)
        return false;
    demarc_slopes(&in->heights, in->slopes);
    for (size_t y = 0; y < height; y++)
        for (size_t x = 0; x < width; x++)
            rise_at(in, fmin(((double)x + 0.5) / in->fine, frame->width),
                    fmin(((double)y + 0.5) / in->fine, frame->height),
                    in->rise[y * width + x]);
    return true;
}

static int float_order(const void *left, const void *right)
{
    float a = *(const float *)left, b = *(const float *)right;

    return (a > b) - (a < b);
}

/** By how much slopes are multiplied; `known` is set to the share of pixels
 *  that have one. Each 16th pixel is asked. */
static double factor_find(const job *in, double *known)
{
    const size_t count =
        (size_t)in->pixels.width * (size_t)in->pixels.height / 16;
    float *steep = malloc((count + 1) * sizeof *steep);
    size_t kept = 0;
    double out = 1;

    for (size_t i = 0; steep && i < count; i++) {
        const float *rise = in->rise[16 * i + i % 16];

        if (isfinite(rise[0] + rise[1]))
            steep[kept++] = hypotf(rise[0], rise[1]);
    }
    *known = count ? (double)kept / (double)count : 0;
    if (kept) {
        qsort(steep, kept, sizeof *steep, float_order);
        out = STEEP / steep[(size_t)(SHARE * (double)(kept - 1))];
    }
    free(steep);
    return fmax(LEAST, fmin(out, MOST));
}

static bool shades_find(job *in, double factor)
{
    const size_t count = (size_t)in->pixels.width * (size_t)in->pixels.height;

    in->pixels.shade = calloc(count + 1, 1);
    for (size_t i = 0; in->pixels.shade && i < count; i++) {
        const float *rise = in->rise[i];
        double lit = demarc_shade(factor * rise[0], factor * rise[1]) /
                         DEMARC_SHADE_LEVEL -
                     1;

        if (isfinite(lit))
            in->pixels.shade[i] =
                (int8_t)(GRAIN *
                         lround(lit * FULL / GRAIN / (lit > 0 ? BRIGHT : 1)));
    }
    return in->pixels.shade != NULL;
}

/** The land's rings, from px to pixels. */
static demarc_trace *rings_of(const job *in, size_t *count)
{
    const demarc_areas *land = &in->map->scene->land;
    const demarc_rect *frame = &in->map->plane.frame;
    demarc_trace *out = calloc(land->ring_count + 1, sizeof *out);

    *count = 0;
    for (size_t i = 0; out && i < land->count; i++) {
        size_t more = 0;
        demarc_trace *rings =
            land->items[i].water
                ? NULL
                : demarc_map_rings(in->map, land, &land->items[i], &more);

        for (size_t k = 0; rings && k < more; k++) {
            for (size_t v = 0; v < rings[k].count; v++) {
                rings[k].xy[2 * v] = (rings[k].xy[2 * v] - frame->x) * in->fine;
                rings[k].xy[2 * v + 1] =
                    (rings[k].xy[2 * v + 1] - frame->y) * in->fine;
            }
            out[(*count)++] = rings[k];
        }
        if (rings)
            demarc_trace_free(&rings[more]);
        free(rings);
    }
    return out;
}

static demarc_status image_make(job *in)
{
    demarc_sheet *map = in->map;
    demarc_trace *rings = NULL;
    demarc_buffer text = {0};
    demarc_status status;
    size_t count = 0;

    if (map->scene->land.count)
        rings = rings_of(in, &count);
    in->pixels.keep = rings;
    in->pixels.keep_count = count;
    status = demarc_pixels_write(map->page.ctx, &in->pixels, &text);
    for (size_t i = 0; i < count; i++)
        demarc_trace_free(&rings[i]);
    free(rings);
    map->relief = demarc_page_keep(&map->page, &text);
    map->relief_size[0] = in->pixels.width / in->fine;
    map->relief_size[1] = in->pixels.height / in->fine;
    return status;
}

static demarc_status tell_part(const job *in, double known)
{
    const demarc_where where = {
        .file = in->map->scene->relief.file, .lon = NAN, .lat = NAN};

    if (known > 0.98)
        return DEMARC_OK;
    return demarc_report(in->map->page.ctx, DEMARC_RULE_RELIEF_PART, &where,
                         "give heights of all of it, or a smaller --bbox",
                         "only %.0f %% of the map have heights", 100 * known);
}

static demarc_status relief_make(job *in)
{
    const demarc_relief *relief = &in->map->scene->relief;
    const demarc_rect *frame = &in->map->plane.frame;
    demarc_relief_view view;
    demarc_status status;
    double factor, known;

    in->fine = fmin(FINE, sqrt(PIXELS_MOST / (frame->width * frame->height)));
    if (!lattice_make(in))
        return DEMARC_ENOMEM;
    view = (demarc_relief_view){in->lon_lat, in->columns, in->rows,
                                STEP * in->fine};
    status = relief->read(in->map->page.ctx, relief, &view, &in->heights);
    if (status)
        return status;
    if (!rises_find(in))
        return DEMARC_ENOMEM;
    factor = factor_find(in, &known);
    if (!shades_find(in, factor))
        return DEMARC_ENOMEM;
    status = tell_part(in, known);
    return status ? status : image_make(in);
}

demarc_status demarc_map_shade(demarc_sheet *map)
{
    job in = {.map = map};
    demarc_status status = DEMARC_OK;

    if (map->scene && map->scene->relief.file)
        status = relief_make(&in);
    free(in.lon_lat);
    free(in.metres);
    free(in.slopes);
    free(in.rise);
    free(in.pixels.shade);
    demarc_heights_free(&in.heights);
    return status;
}

void demarc_map_relief(demarc_sheet *map)
{
    demarc_svg *svg = &map->page.svg;

    demarc_svg_group(svg, "relief", NULL);
    demarc_svg_begin(svg, "image");
    demarc_svg_set(svg, "class", "relief");
    demarc_svg_number(svg, "x", map->plane.frame.x);
    demarc_svg_number(svg, "y", map->plane.frame.y);
    demarc_svg_number(svg, "width", map->relief_size[0]);
    demarc_svg_number(svg, "height", map->relief_size[1]);
    demarc_svg_set(svg, "preserveAspectRatio", "none");
    demarc_svg_set(svg, "xmlns:xlink", "http://www.w3.org/1999/xlink");
    demarc_buffer_format(svg->out, " xlink:href=\"data:image/png;base64,%s\"",
                         map->relief);
    demarc_svg_end(svg);
    demarc_svg_end(svg);
}
