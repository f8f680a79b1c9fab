/* Shades. Oracles: Horn's formula by hand on planes; gdaldem hillshade, which
 * prints 1 + 254 times the light, on heights at random. */
#include "draw/hillshade.h"

#include "random.h"
#include "tap.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE = 24, CELL = 30 };

static void test_planes(void)
{
    /* level: the sine of 45 degrees; rising to the right by 1: the normal is
     * (-1, 0, 1), the light (-1/2, 1/2, 0.70711): 1.20711 / 1.41421; rising to
     * the left: 0.20711 / 1.41421; to the lower right, away from the light by
     * 45 degrees: (1/2 + 1/2 + 1) * 0.70711 / 1.41421 = 1 */
    is_near(demarc_shade(0, 0), 0.70710678, 1e-8, "level");
    is_near(demarc_shade(1, 0), 0.85355339, 1e-8, "lit from the left");
    is_near(demarc_shade(-1, 0), 0.14644661, 1e-8, "in the shade");
    is_near(demarc_shade(0.70710678, -0.70710678), 1, 1e-8, "face to face");
    is_near(demarc_shade(-1, 1), 0, 0, "in its own shade");
}

static void test_slopes(void)
{
    /* 10 m to the right, 3 m down in each cell; the last is not known */
    float metres[9];
    const demarc_heights of = {.columns = 3, .rows = 3, .metres = metres};
    float slopes[18];
    double at[2];

    for (int i = 0; i < 9; i++)
        metres[i] = (float)(10 * (i % 3) + 3 * (i / 3));
    metres[8] = NAN;
    demarc_slopes(&of, slopes);
    for (int i = 0; i < 8; i++) {
        if (i % 2 == 0 && i != 4)
            continue; /* a corner has nothing to go on from */
        is_near(slopes[2 * i], 10, 1e-5, "a plane to its edges: right");
        is_near(slopes[2 * i + 1], 3, 1e-5, "and down");
    }
    ok(isnan(slopes[16]), "what is not known has no slope");
    demarc_slope_at(&of, slopes, 1.7, 1.6, at);
    is_near(at[0], 10, 1e-5, "beside it the known ones count");
    demarc_slope_at(&of, slopes, 3.2, 0, at);
    ok(isnan(at[0]), "off the grid there is none");
    demarc_slope_at(&of, slopes, NAN, 0, at);
    ok(isnan(at[0]), "nor nowhere");
}

/** The value that gdaldem has for a cell, of an ASCII grid it wrote. */
static bool grid_read(const char *path, double *out)
{
    FILE *in = fopen(path, "r");
    char word[80];
    int count = 0;

    while (in && fscanf(in, "%79s", word) == 1)
        if (strpbrk(word, "abcdefghijklmnopqrstuvwxyzN")) {
            if (fscanf(in, "%79s", word) != 1)
                break;
        } else if (count < SIDE * SIDE) {
            out[count++] = strtod(word, NULL);
        }
    if (in)
        fclose(in);
    return count == SIDE * SIDE;
}

static void test_gdaldem(void)
{
    float metres[SIDE * SIDE], slopes[2 * SIDE * SIDE];
    const demarc_heights of = {.columns = SIDE, .rows = SIDE, .metres = metres};
    double want[SIDE * SIDE], worst = 0;
    char folder[] = "/tmp/demarc-shade-XXXXXX", command[400], path[80];
    dice at = {5};
    FILE *out;

    if (!mkdtemp(folder))
        exit(1);
    snprintf(path, sizeof path, "%s/in.asc", folder);
    out = fopen(path, "w");
    fprintf(out, "ncols %d\nnrows %d\nxllcorner 0\nyllcorner 0\ncellsize %d\n",
            SIDE, SIDE, CELL);
    for (int i = 0; i < SIDE * SIDE; i++) {
        /* a cone, and stones on it */
        double far = hypot(i % SIDE - 11.3, i / SIDE - 9.6);

        metres[i] =
            (float)(lround(4000 - 150 * far) + (long)dice_below(&at, 40));
        fprintf(out, "%g ", (double)metres[i]);
    }
    fclose(out);
    snprintf(command, sizeof command,
             "cd %s && gdaldem hillshade -q -of AAIGrid -az 315 -alt 45 in.asc "
             "out.asc 2>err",
             folder);
    ok(system(command) == 0, "gdaldem has run");
    snprintf(path, sizeof path, "%s/out.asc", folder);
    ok(grid_read(path, want), "and shaded");
    demarc_slopes(&of, slopes);
    for (int i = 0; i < SIDE * SIDE; i++) {
        bool edge = i % SIDE == 0 || i % SIDE == SIDE - 1 || i < SIDE ||
                    i >= SIDE * (SIDE - 1); /* gdaldem leaves it out */
        double grey = 1 + 254 * demarc_shade(slopes[2 * i] / CELL,
                                             -slopes[2 * i + 1] / CELL);

        if (!edge)
            worst = fmax(worst, fabs(grey - want[i]));
    }
    ok(worst <= 1, "all within %.2f grey levels of gdaldem's", worst);
    snprintf(command, sizeof command, "rm -r %s", folder);
    ok(system(command) == 0, "tidied");
}

int main(void)
{
    test_planes();
    test_slopes();
    test_gdaldem();
    return done();
}
