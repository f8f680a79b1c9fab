/** hillshade.h - how light falls on heights (Horn 1981). */
#ifndef DEMARC_DRAW_HILLSHADE_H
#define DEMARC_DRAW_HILLSHADE_H

#include "model/relief.h"

/** Light that a level plane gets: the sine of 45 degrees. */
#define DEMARC_SHADE_LEVEL 0.70710678118654752

/**
 * The slope of each cell by Horn's weights (1981, p. 18): metres that it
 * rises in a column to the right, and in a row down. A neighbour that is not
 * known goes on as the one opposite it; if that is not known either it is as
 * high as the cell.
 * @param out  two per cell, row by row; NAN where the height is not known.
 */
void demarc_slopes(const demarc_heights *heights, float *out);

/**
 * The slope between middles of cells, bilinear over those that are known.
 * @param slopes  of demarc_slopes.
 * @param out     NAN, NAN when none of the four is known.
 */
void demarc_slope_at(const demarc_heights *heights, const float *slopes,
                     double column, double row, double out[2]);

/**
 * The light on a slope, from the upper left and 45 degrees up: the cosine of
 * the angle between it and the slope's normal; 0 in its own shade.
 * @param right, up  metres that it rises in a metre.
 */
double demarc_shade(double right, double up);

#endif
