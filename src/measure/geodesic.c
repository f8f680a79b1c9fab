#include "measure/geodesic.h"

#include "demarc.h"

#include <math.h>

void demarc_geod(struct geod_geodesic *out)
{
    geod_init(out, 6378137.0, 1 / 298.257223563);
}

double demarc_distance(const struct geod_geodesic *geod, double lon1,
                       double lat1, double lon2, double lat2)
{
    double metres;

    geod_inverse(geod, lat1, lon1, lat2, lon2, &metres, NULL, NULL);
    return metres;
}

void demarc_sum_add(demarc_sum *sum, double value)
{
    double next = sum->sum + value;

    if (fabs(sum->sum) >= fabs(value))
        sum->rest += (sum->sum - next) + value;
    else
        sum->rest += (value - next) + sum->sum;
    sum->sum = next;
}

double demarc_sum_value(const demarc_sum *sum)
{
    return sum->sum + sum->rest;
}

double demarc_line_length(const double *lon_lat, size_t count)
{
    struct geod_geodesic geod;
    demarc_sum sum = {0};

    demarc_geod(&geod);
    for (size_t i = 1; i < count; i++)
        demarc_sum_add(&sum, demarc_distance(&geod, lon_lat[2 * i - 2],
                                             lon_lat[2 * i - 1], lon_lat[2 * i],
                                             lon_lat[2 * i + 1]));
    return demarc_sum_value(&sum);
}
