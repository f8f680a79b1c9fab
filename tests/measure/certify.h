/** certify.h - an edge's length in 128-bit arithmetic, within 1e-24 of it. */
#ifndef DEMARC_TESTS_CERTIFY_H
#define DEMARC_TESTS_CERTIFY_H

#include <quadmath.h>

__extension__ typedef __float128 quad;

#define PI acosq(-1)

enum { NODES = 12, TURNS = 60 };

/* Gauss and Legendre's nodes and weights on [-1, 1]. */
typedef struct gauss {
    quad node[NODES], weight[NODES];
} gauss;

static inline gauss gauss_make(void)
{
    gauss out;

    for (int i = 0; i < NODES; i++) {
        quad x = cosq(PI * (i + 0.75) / (NODES + 0.5)), slope = 0;

        for (int turn = 0; turn < TURNS; turn++) {
            quad before = 1, here = x;

            for (int n = 2; n <= NODES; n++) {
                quad next = ((2 * n - 1) * x * here - (n - 1) * before) / n;

                before = here;
                here = next;
            }
            slope = NODES * (x * here - before) / (x * x - 1);
            x -= here / slope;
        }
        out.node[i] = x;
        out.weight[i] = 2 / ((1 - x * x) * slope * slope);
    }
    return out;
}

/* WGS 84, as demarc has it: the decimal numbers, not their doubles. */
static const quad axis = 6378137, flat = (quad)1e9 / 298257223563;

typedef struct corner {
    quad sine, cosine; /* of the reduced latitude */
} corner;

static inline corner corner_of(double lat)
{
    quad s = (1 - flat) * sinq(lat * (PI / 180));
    quad c = cosq(lat * (PI / 180)), size = hypotq(s, c);

    return (corner){s / size, c / size};
}

/* Bessel's sphere: the longitude on it is sought by the fixed point of
 * omega = lambda + f sin(alpha0) I3, and the length is b I1, both integrals
 * without a series (Karney 2013, equations 7 and 8). For edges of less than a
 * quarter of the earth. */
static inline quad quad_distance(const gauss *by, double lon1, double lat1,
                                 double lon2, double lat2)
{
    const quad b = axis * (1 - flat), ep2 = (axis * axis - b * b) / (b * b);
    const quad lambda = ((quad)lon2 - lon1) * (PI / 180);
    const corner one = corner_of(lat1), two = corner_of(lat2);
    quad omega = lambda, metres = 0, before = -1;

    for (int turn = 0; turn < TURNS && metres != before; turn++) {
        quad h = sinq(omega / 2);
        quad x = two.cosine * sinq(omega);
        /* sin(b2 - b1) and what the longitude adds, without cancelling */
        quad y = one.cosine * two.sine - one.sine * two.cosine +
                 2 * one.sine * two.cosine * h * h;
        quad across = hypotq(x, y);
        quad sigma = atan2q(across, one.sine * two.sine +
                                        one.cosine * two.cosine * cosq(omega));
        quad alpha0, k2, from, length = 0, turned = 0;

        if (across == 0)
            return 0;
        alpha0 = x / across * one.cosine; /* its sine */
        k2 = ep2 * (1 - alpha0 * alpha0);
        from = atan2q(one.sine, y / across * one.cosine);
        for (int i = 0; i < NODES; i++) {
            quad s = sinq(from + sigma * (1 + by->node[i]) / 2);
            quad root = sqrtq(1 + k2 * s * s);

            length += by->weight[i] * root;
            turned += by->weight[i] * (2 - flat) / (1 + (1 - flat) * root);
        }
        before = metres;
        metres = b * length * sigma / 2;
        omega = lambda + flat * alpha0 * turned * sigma / 2;
    }
    return metres;
}

#endif
