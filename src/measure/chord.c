#include "measure/chord.h"

#include "measure/machines.h"

#include <math.h>

/** Up to here a perpendicular from a point to an edge is a least distance, and
 *  where an edge leads away from the point it does so to its end. */
static const double NEAR_M = 5e6, SHORT_EDGE_M = 1e6;

/** Lane by lane the same operations, so that the bits are the same on every
 *  machine. @return how many are long. */
EACH_MACHINE
static size_t lanes_measure(demarc_space at, const demarc_space *vertices,
                            size_t edges, demarc_chords *out)
{
    size_t longs = 0;

    _Pragma("omp simd reduction(+ : longs)") for (size_t i = 0; i < edges; i++)
    {
        const demarc_space a = vertices[i], b = vertices[i + 1];
        double dx = b.x - a.x, dy = b.y - a.y, dz = b.z - a.z;
        double px = at.x - a.x, py = at.y - a.y, pz = at.z - a.z;
        double length2 = dx * dx + dy * dy + dz * dz;
        double along = px * dx + py * dy + pz * dz;
        double t = along / (length2 > 0 ? length2 : 1);

        t = t < 0 ? 0 : t;
        t = t > 1 ? 1 : t;
        px -= t * dx;
        py -= t * dy;
        pz -= t * dz;
        out->length2[i] = length2;
        out->metres[i] = sqrt(px * px + py * py + pz * pz);
        out->along[i] = along;
        out->share[i] = t;
        out->least[i] =
            out->metres[i] - demarc_chord_short_bulge(1.001 * length2);
        longs += length2 > DEMARC_CHORD2_SHORT;
    }
    return longs;
}

void demarc_chords_of(demarc_space at, const demarc_space *vertices,
                      size_t edges, demarc_chords *out)
{
    if (lanes_measure(at, vertices, edges, out))
        for (size_t i = 0; i < edges; i++)
            out->least[i] =
                out->metres[i] - demarc_chord_bulge(out->length2[i]);
    out->most = INFINITY;
    for (size_t i = 0; i < edges; i++) {
        const double bulge = out->metres[i] - out->least[i];
        const double most = out->metres[i] + bulge;

        out->most = most < out->most ? most : out->most;
    }
}

int demarc_chord_end(const demarc_chords *of, size_t edge)
{
    const double share = of->share[edge], along = of->along[edge];
    const double metres = of->metres[edge];
    const double length = sqrt(of->length2[edge]);
    const double back = share == 1 ? along - of->length2[edge] : -along;

    if ((share != 0 && share != 1) || metres >= NEAR_M ||
        length >= SHORT_EDGE_M ||
        back <= metres * length *
                    (1e-6 + (metres + length) / (2 * DEMARC_CURVED_MOST)))
        return -1;
    return share == 1;
}
