#include "draw/hillshade.h"

#include <math.h>

/** Height of a neighbour; see demarc_slopes. */
static double beside(const demarc_heights *in, long column, long row,
                     long right, long down)
{
    const float *middle = in->metres + row * (long)in->columns + column;

    for (long side = 1; side >= -1; side -= 2) {
        long x = column + side * right, y = row + side * down;
        double at =
            x >= 0 && y >= 0 && x < (long)in->columns && y < (long)in->rows
                ? in->metres[y * (long)in->columns + x]
                : NAN;

        if (!isnan(at))
            return side > 0 ? at : 2 * *middle - at;
    }
    return *middle;
}

static void slope_of(const demarc_heights *in, long column, long row,
                     float *out)
{
    double at[3][3];

    for (int y = -1; y <= 1; y++)
        for (int x = -1; x <= 1; x++)
            at[y + 1][x + 1] = beside(in, column, row, x, y);
    out[0] = (float)((at[0][2] + 2 * at[1][2] + at[2][2] - at[0][0] -
                      2 * at[1][0] - at[2][0]) /
                     8);
    out[1] = (float)((at[2][0] + 2 * at[2][1] + at[2][2] - at[0][0] -
                      2 * at[0][1] - at[0][2]) /
                     8);
}

void demarc_slopes(const demarc_heights *heights, float *out)
{
    for (size_t i = 0; i < heights->columns * heights->rows; i++)
        if (isnan(heights->metres[i]))
            out[2 * i] = out[2 * i + 1] = NAN;
        else
            slope_of(heights, (long)(i % heights->columns),
                     (long)(i / heights->columns), out + 2 * i);
}

void demarc_slope_at(const demarc_heights *heights, const float *slopes,
                     double column, double row, double out[2])
{
    const double left = floor(column), top = floor(row);
    double sum = 0;

    out[0] = out[1] = 0;
    for (int i = 0; i < 4; i++) {
        double x = left + (i & 1), y = top + (i >> 1);
        double weight = (1 - fabs(column - x)) * (1 - fabs(row - y));
        const float *at;

        if (!(x >= 0 && y >= 0 && x < (double)heights->columns &&
              y < (double)heights->rows) ||
            !(weight > 0))
            continue;
        at = slopes + 2 * ((size_t)y * heights->columns + (size_t)x);
        if (isnan(at[0]))
            continue;
        sum += weight;
        out[0] += weight * at[0];
        out[1] += weight * at[1];
    }
    out[0] = sum > 0 ? out[0] / sum : NAN;
    out[1] = sum > 0 ? out[1] / sum : NAN;
}

double demarc_shade(double right, double up)
{
    /* the normal (-right, -up, 1), the light (-1/2, 1/2, 1/sqrt 2) */
    double lit = (right / 2 - up / 2 + DEMARC_SHADE_LEVEL) /
                 sqrt(1 + right * right + up * up);

    return lit > 0 ? lit : 0;
}
