#include "read/rings.h"

#include "base/memory.h"

#include <stdlib.h>

double *demarc_bare_rings_points(demarc_bare_rings *rings, size_t count)
{
    if (!demarc_reserve(&rings->lon_lat, &rings->point_room,
                        2 * (rings->points + count), sizeof *rings->lon_lat))
        return NULL;
    return rings->lon_lat + 2 * rings->points;
}

bool demarc_bare_rings_add(demarc_bare_rings *rings,
                           const demarc_bare_ring *ring)
{
    if (!demarc_reserve(&rings->items, &rings->room, rings->count + 1,
                        sizeof *rings->items))
        return false;
    rings->items[rings->count++] = *ring;
    return true;
}

void demarc_bare_rings_free(demarc_bare_rings *rings)
{
    free(rings->lon_lat);
    free(rings->items);
    *rings = (demarc_bare_rings){0};
}

double demarc_ring_turning(const double *points, size_t count)
{
    double sum = 0;

    for (size_t i = 0, k = count - 1; i < count; k = i++)
        sum += (points[2 * k] - points[0]) * (points[2 * i + 1] - points[1]) -
               (points[2 * i] - points[0]) * (points[2 * k + 1] - points[1]);
    return sum;
}

void demarc_ring_turn(double *points, size_t count)
{
    for (size_t i = 0, k = count - 1; i < k; i++, k--)
        for (size_t axis = 0; axis < 2; axis++) {
            double swap = points[2 * i + axis];

            points[2 * i + axis] = points[2 * k + axis];
            points[2 * k + axis] = swap;
        }
}

size_t demarc_ring_thin(double *points, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (kept == 0 || points[2 * i] != points[2 * kept - 2] ||
            points[2 * i + 1] != points[2 * kept - 1]) {
            points[2 * kept] = points[2 * i];
            points[2 * kept + 1] = points[2 * i + 1];
            kept++;
        }
    while (kept > 1 && points[0] == points[2 * kept - 2] &&
           points[1] == points[2 * kept - 1])
        kept--;
    return kept;
}
