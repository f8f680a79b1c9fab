#include "read/relief.h"

#include "read/raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/** Cells in memory at most: 64 MB. */
static const double CELLS_MOST = 16e6;

/** Cells of a file that are averaged at most: what has more has overviews,
 *  or takes hours. */
static const double READ_MOST = 4e10;

/** Cells around the view, for slopes and for what is between them. */
enum { MARGIN = 2 };

/** Feet, where heights are in those. */
static const double FOOT = 0.3048;

typedef struct job {
    demarc_ctx *ctx;
    const demarc_relief_view *view;
    demarc_raster from;
    long fold[2]; /* cells of the file in one of ours, across and down */
    long first[2], many[2]; /* of our cells: the window */
    demarc_heights *out;
} job;

static demarc_where at_file(const job *in)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = in->from.file;
    return where;
}

/* ---- Where the view is in the file ---- */

/** Column and row of a place, 0,0 at the grid's corner. */
static bool cell_of(const demarc_raster *from, const double *lon_lat,
                    double out[2])
{
    PJ_COORD at = proj_coord(lon_lat[0], lon_lat[1], 0, HUGE_VAL);
    const double *to = from->to_cell;

    if (!isfinite(lon_lat[0]) || !isfinite(lon_lat[1]))
        return false;
    if (from->crs.way)
        at = proj_trans(from->crs.way, PJ_INV, at);
    out[0] = to[0] + to[1] * at.xy.x + to[2] * at.xy.y;
    out[1] = to[3] + to[4] * at.xy.x + to[5] * at.xy.y;
    return isfinite(out[0]) && isfinite(out[1]);
}

/** A column that returns round the earth: the one nearest to another. */
static double turned(double column, double to, double period)
{
    return period > 0 ? column - period * round((column - to) / period)
                      : column;
}

/** Cells of all points; neighbours are on one turn round the earth. */
static bool cells_find(job *in)
{
    const demarc_relief_view *view = in->view;
    const size_t count = view->columns * view->rows;
    double *cells = calloc(2 * count + 1, sizeof *cells);
    double near = (double)in->from.columns / 2;

    in->out->cells = cells;
    for (size_t i = 0; cells && i < count; i++) {
        double *at = cells + 2 * i;

        if (i % view->columns == 0 && i > 0 &&
            isfinite(at[-2 * (long)view->columns]))
            near = at[-2 * (long)view->columns];
        if (cell_of(&in->from, view->lon_lat + 2 * i, at))
            near = at[0] = turned(at[0], near, in->from.period);
        else
            at[0] = at[1] = NAN;
    }
    return cells != NULL;
}

static bool is_on(const job *in, const double at[2])
{
    return at[1] >= 0 && at[1] <= (double)in->from.rows &&
           (in->from.period > 0 ||
            (at[0] >= 0 && at[0] <= (double)in->from.columns));
}

/** Adds the cells that one step of the view goes across and down. */
static size_t step_add(const job *in, size_t i, double sum[2])
{
    const double *at = in->out->cells + 2 * i, *right = at + 2;
    const double *below = at + 2 * in->view->columns;
    double by[2];

    for (int axis = 0; axis < 2; axis++)
        by[axis] =
            fmax(fabs(right[axis] - at[axis]), fabs(below[axis] - at[axis]));
    if (!is_on(in, at) || !isfinite(by[0] + by[1]))
        return 0;
    sum[0] += by[0];
    sum[1] += by[1];
    return 1;
}

/** Cells of the file to a pixel, across and down: the mean of all steps. */
static void folds_choose(job *in)
{
    const demarc_relief_view *view = in->view;
    double sum[2] = {0};
    size_t steps = 0;

    for (size_t row = 0; row + 1 < view->rows; row++)
        for (size_t i = 0; i + 1 < view->columns; i++)
            steps += step_add(in, row * view->columns + i, sum);
    for (int axis = 0; axis < 2; axis++) {
        double fold =
            steps ? round(sum[axis] / (double)steps / view->pixels) : 1;

        in->fold[axis] = (long)fmin(1e6, fmax(1, fold));
    }
}

static bool box_find(const job *in, double box[4])
{
    const size_t count = in->view->columns * in->view->rows;
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        const double *at = in->out->cells + 2 * i;

        for (int axis = 0; axis < 2 && isfinite(at[0]); axis++) {
            box[axis] = any ? fmin(box[axis], at[axis]) : at[axis];
            box[axis + 2] = any ? fmax(box[axis + 2], at[axis]) : at[axis];
        }
        any = any || isfinite(at[0]);
    }
    return any;
}

/** The window of our cells that the view needs; false: it is nowhere near. */
static bool window_find(job *in)
{
    const double size[2] = {(double)in->from.columns, (double)in->from.rows};
    const double period = in->from.period;
    double box[4] = {0};

    if (!box_find(in, box))
        return false;
    if (period > 0 && box[2] - box[0] >= period) {
        box[0] = 0; /* all round the earth */
        box[2] = fmax(period, size[0]);
    }
    for (int axis = 0; axis < 2; axis++) {
        double fold = (double)in->fold[axis];

        if (axis == 1 || period <= 0) {
            box[axis] = fmax(box[axis], -fold);
            box[axis + 2] = fmin(box[axis + 2], size[axis] + fold);
        }
        if (!(box[axis] < box[axis + 2]))
            return false;
        in->first[axis] = (long)floor(box[axis] / fold) - MARGIN;
        in->many[axis] =
            (long)ceil(box[axis + 2] / fold) + MARGIN - in->first[axis];
    }
    return true;
}

static demarc_status sizes_settle(job *in, bool *near)
{
    demarc_where where = at_file(in);

    folds_choose(in);
    for (;;) {
        *near = window_find(in);
        if (!*near || (double)in->many[0] * (double)in->many[1] <= CELLS_MOST)
            break;
        in->fold[0] *= 2;
        in->fold[1] *= 2;
    }
    if (*near && fmin((double)in->from.columns,
                      (double)in->many[0] * (double)in->fold[0]) *
                         fmin((double)in->from.rows,
                              (double)in->many[1] * (double)in->fold[1]) >
                     READ_MOST)
        return demarc_report(in->ctx, DEMARC_RULE_RELIEF, &where,
                             "make a smaller one: gdalwarp -tr",
                             "it has too many heights for this map");
    return DEMARC_OK;
}

/* ---- Reading ---- */

static int CPL_STDCALL progress(double share, const char *text, void *user)
{
    (void)text;
    demarc_progress(user, "reading heights", share);
    return TRUE;
}

/** Our columns [from, to) of a turn that begins at column `turn` of the file,
 *  and all rows that the file has. */
static demarc_status piece_read(job *in, long from, long to, long turn)
{
    demarc_heights *out = in->out;
    const long wide = in->fold[0], high = in->fold[1];
    long top = in->first[1] > 0 ? in->first[1] : 0;
    long bottom = (long)in->from.rows / high;
    GDALRasterIOExtraArg extra;
    demarc_where where = at_file(in);
    float *to_cell;

    if (bottom > in->first[1] + in->many[1])
        bottom = in->first[1] + in->many[1];
    if (from >= to || top >= bottom)
        return DEMARC_OK;
    INIT_RASTERIO_EXTRA_ARG(extra);
    extra.eResampleAlg =
        wide > 1 || high > 1 ? GRIORA_Average : GRIORA_NearestNeighbour;
    extra.pfnProgress = progress;
    extra.pProgressData = in->ctx;
    to_cell = out->metres + (top - in->first[1]) * in->many[0] +
              (from - in->first[0]);
    if (GDALRasterIOEx(in->from.band, GF_Read, (int)(from * wide - turn),
                       (int)(top * high), (int)((to - from) * wide),
                       (int)((bottom - top) * high), to_cell, (int)(to - from),
                       (int)(bottom - top), GDT_Float32, sizeof(float),
                       in->many[0] * (GSpacing)sizeof(float),
                       &extra) == CE_None &&
        !in->from.ear.failed)
        return DEMARC_OK;
    return demarc_report(in->ctx, DEMARC_RULE_RELIEF, &where,
                         "the file is damaged; get it again",
                         "the heights could not be read to their end");
}

/** The window, turn by turn round the earth. */
static demarc_status window_read(job *in)
{
    const double period = in->from.period, fold = (double)in->fold[0];
    const double last = (double)(in->first[0] + in->many[0]);
    const double from = (double)in->first[0] * fold;
    const double turns = period > 0 ? floor(from / period) : 0;
    demarc_status status = DEMARC_OK;

    for (long k = 0; status == DEMARC_OK; k++) {
        double turn = round(period * (turns + (double)k));
        double end = floor((turn + (double)in->from.columns) / fold);
        double begin = fmax(ceil(turn / fold), (double)in->first[0]);

        if (turn >= last * fold || (period <= 0 && k > 0))
            break;
        status = piece_read(in, (long)begin, (long)fmin(end, last), (long)turn);
    }
    return status;
}

/** Metres of what the file holds; NAN where it holds nothing. */
static size_t heights_settle(job *in)
{
    GDALRasterBandH band = in->from.band;
    int has_none, ignored;
    const float none = (float)GDALGetRasterNoDataValue(band, &has_none);
    const char *unit = GDALGetRasterUnitType(band);
    double scale = GDALGetRasterScale(band, &ignored);
    double offset = GDALGetRasterOffset(band, &ignored);
    size_t known = 0, count = in->out->columns * in->out->rows;

    if (strncasecmp(unit, "f", 1) == 0 || strcasestr(unit, "foot")) {
        scale *= FOOT;
        offset *= FOOT;
    }
    for (size_t i = 0; i < count; i++) {
        float *at = &in->out->metres[i];

        *at = has_none && *at == none ? NAN : (float)(*at * scale + offset);
        if (!isfinite(*at))
            *at = NAN;
        known += !isnan(*at);
    }
    return known;
}

/** From the file's corners to ours, and from corners to middles. */
static void cells_shift(job *in)
{
    const size_t count = in->view->columns * in->view->rows;

    for (size_t i = 0; i < 2 * count; i++)
        in->out->cells[i] = in->out->cells[i] / (double)in->fold[i % 2] -
                            (double)in->first[i % 2] - 0.5;
    in->out->period = in->from.period / (double)in->fold[0];
}

static demarc_status tell_miss(job *in)
{
    demarc_where where = at_file(in);
    const double *by = in->from.from_cell;
    double wide = (double)in->from.columns, high = (double)in->from.rows;
    double box[8];

    for (int i = 0; i < 4; i++) {
        double x = i & 1 ? wide : 0, y = i & 2 ? high : 0;
        double *at = box + 2 * (size_t)i;

        at[0] = by[0] + by[1] * x + by[2] * y;
        at[1] = by[3] + by[4] * x + by[5] * y;
    }
    if (!demarc_crs_bring(&in->from.crs, box, 4))
        memset(box, 0, sizeof box);
    return demarc_report(in->ctx, DEMARC_RULE_RELIEF_MISSES, &where,
                         "give the heights of the land around the border",
                         "it knows no height on the map; its corners are %.4g, "
                         "%.4g and %.4g, %.4g",
                         box[0], box[1], box[6], box[7]);
}

static demarc_status heights_read(job *in)
{
    demarc_heights *out = in->out;
    size_t count;
    bool near;
    demarc_status status;

    if (!cells_find(in))
        return DEMARC_ENOMEM;
    status = sizes_settle(in, &near);
    if (status)
        return status;
    if (!near)
        return tell_miss(in);
    out->columns = (size_t)in->many[0];
    out->rows = (size_t)in->many[1];
    count = out->columns * out->rows;
    out->metres = malloc(count * sizeof *out->metres);
    if (!out->metres)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < count; i++)
        out->metres[i] = NAN;
    in->from.ear.failed = false;
    status = window_read(in);
    if (status == DEMARC_OK && heights_settle(in) == 0)
        status = tell_miss(in);
    cells_shift(in);
    return status;
}

demarc_status demarc_relief_read(demarc_ctx *ctx, const demarc_relief *relief,
                                 const demarc_relief_view *view,
                                 demarc_heights *out)
{
    job in = {.ctx = ctx, .view = view, .out = out};
    demarc_status status = demarc_raster_open(ctx, relief->file, &in.from);

    *out = (demarc_heights){0};
    if (status == DEMARC_OK)
        status = heights_read(&in);
    demarc_raster_close(ctx, &in.from);
    if (status)
        demarc_heights_free(out);
    return status;
}
