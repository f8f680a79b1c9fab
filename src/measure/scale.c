#include "measure/scale.h"

#include "base/ctx.h"
#include "measure/divider.h"
#include "measure/geodesic.h"
#include "measure/ways.h"

#include <math.h>

static const double MOST_M = 5e6, STEPS = 8, RATIO = M_SQRT2;

static void turn(demarc_way *way)
{
    double *low = way->lon_lat, *high = low + 2 * (way->count - 1);

    for (; low < high; low += 2, high -= 2)
        for (int k = 0; k < 2; k++) {
            double kept = low[k];

            low[k] = high[k];
            high[k] = kept;
        }
}

/** Keeps the ways that are walked. Returns the length of the longest. */
static double ways_choose(demarc_ways *ways, demarc_scale *out)
{
    double longest = 0;
    size_t kept = 0, edges = 0;
    demarc_sum sum = {0};

    out->rings = ways->count > 0;
    for (size_t i = 0; i < ways->count; i++)
        out->rings &= ways->items[i].ring;
    for (size_t i = 0; i < ways->count; i++)
        if (ways->items[i].ring == out->rings)
            longest = fmax(longest, ways->items[i].length_m);
    for (size_t i = 0; i < ways->count; i++) {
        const demarc_way *way = &ways->items[i];

        if (way->ring != out->rings || way->length_m < longest / 2)
            continue;
        demarc_sum_add(&sum, way->length_m);
        out->vertices += way->count;
        edges += way->count - 1;
        ways->items[kept++] = *way;
    }
    ways->count = kept;
    out->measured_m = demarc_sum_value(&sum);
    out->mean_m = edges > 0 ? out->measured_m / (double)edges : NAN;
    return longest;
}

/** The mean of a walk from either end. Turns the way round. */
static double way_walk(demarc_way *way, double spacing)
{
    double metres = demarc_divider_walk(way->lon_lat, way->count, spacing);

    turn(way);
    metres += demarc_divider_walk(way->lon_lat, way->count, spacing);
    return metres / 2;
}

/** Adds a spacing; false if it is too wide for every way. */
static bool spacing_add(const demarc_ways *ways, double spacing,
                        demarc_scale *out)
{
    demarc_sum sum = {0};
    double most = 0;

    for (size_t i = 0; i < ways->count; i++) {
        double metres = way_walk(&ways->items[i], spacing);

        most = fmax(most, metres);
        demarc_sum_add(&sum, metres);
    }
    if (most < STEPS * spacing)
        return false;
    out->spacing_m[out->count] = spacing;
    out->length_m[out->count++] = demarc_sum_value(&sum);
    return true;
}

/** Least squares: ln L over ln s has the slope 1 - D. */
static void fit(demarc_scale *out)
{
    const double n = (double)out->count;
    double xx = 0, xy = 0, rest = 0, slope;

    out->at[0] = out->at[1] = 0;
    for (size_t i = 0; i < out->count; i++) {
        out->at[0] += log(out->spacing_m[i]) / n;
        out->at[1] += log(out->length_m[i]) / n;
    }
    for (size_t i = 0; i < out->count; i++) {
        double x = log(out->spacing_m[i]) - out->at[0];

        xx += x * x;
        xy += x * (log(out->length_m[i]) - out->at[1]);
    }
    slope = xy / xx;
    for (size_t i = 0; i < out->count; i++) {
        double x = log(out->spacing_m[i]) - out->at[0];
        double off = log(out->length_m[i]) - out->at[1] - slope * x;

        rest += off * off;
    }
    out->dimension = 1 - slope;
    out->error = sqrt(rest / (n - 2) / xx);
}

demarc_status demarc_scale_make(demarc_ctx *ctx, const demarc_net *net,
                                const demarc_era *era, demarc_scale *out)
{
    demarc_arena arena = {0};
    demarc_ways ways;
    demarc_status status = demarc_ways_make(net, era, &arena, &ways);
    double spacing, most;

    *out = (demarc_scale){.dimension = NAN, .error = NAN};
    if (status == DEMARC_OK) {
        most = fmin(ways_choose(&ways, out) / STEPS, MOST_M);
        spacing = out->mean_m;
        while (spacing > 0 && spacing <= most &&
               out->count < DEMARC_SCALE_ROOM &&
               spacing_add(&ways, spacing, out)) {
            demarc_progress(ctx, "walking", spacing / most);
            spacing *= RATIO;
        }
        if (out->count >= DEMARC_SCALE_LEAST)
            fit(out);
    }
    demarc_arena_free(&arena);
    return status;
}

double demarc_scale_length(const demarc_scale *scale, double spacing_m)
{
    return exp(scale->at[1] +
               (1 - scale->dimension) * (log(spacing_m) - scale->at[0]));
}

double demarc_scale_spacing(const demarc_scale *scale, double dimension,
                            double length_m)
{
    if (!(dimension > 1))
        return NAN;
    return exp(scale->at[0] + (log(length_m) - scale->at[1]) / (1 - dimension));
}
