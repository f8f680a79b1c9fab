/** scale.h - how the length of a border depends on the spacing at which it is
 *  measured: L(s) = M s^(1 - D), Richardson (1961) and Mandelbrot (1967). */
#ifndef DEMARC_MEASURE_SCALE_H
#define DEMARC_MEASURE_SCALE_H

#include "measure/net.h"

/** Spacings grow by the square root of two; so many reach from a micrometre
 *  to the size of the earth. */
enum { DEMARC_SCALE_ROOM = 96, DEMARC_SCALE_LEAST = 5 };

typedef struct demarc_scale {
    bool rings;        /* it is of rings: there is no open route */
    size_t vertices;   /* of what was walked */
    double measured_m; /* its length by all its vertices, */
    double mean_m;     /* and their mean spacing */
    double spacing_m[DEMARC_SCALE_ROOM]; /* rising, and */
    double length_m[DEMARC_SCALE_ROOM];  /* as walked at that spacing */
    size_t count;
    double dimension, error; /* D, and its standard error */
    double at[2];            /* the middle of the fit: ln s, ln L */
} demarc_scale;

/**
 * Walks the open routes of an era, or its rings if it has none, those that are
 * at least half as long as the longest; with dividers, from either end, and
 * takes the mean of both. The spacings begin at the mean one of the vertices
 * and go on while the longest is walked in eight steps or more (up to 5,000
 * km); the line through their logarithms is that of least squares.
 * @return DEMARC_OK also where `count` is below DEMARC_SCALE_LEAST: then the
 *         vertices are too few, and there is no dimension (NAN).
 */
demarc_status demarc_scale_make(demarc_ctx *ctx, const demarc_net *net,
                                const demarc_era *era, demarc_scale *out);

/** The length by the fit at a spacing. */
double demarc_scale_length(const demarc_scale *scale, double spacing_m);

/** The spacing at which the fit has a length, with another dimension if it is
 *  not the scale's own; NAN if that is 1 or less. */
double demarc_scale_spacing(const demarc_scale *scale, double dimension,
                            double length_m);

#endif
