#include "measure/flat.h"

#include "measure/boxes.h"
#include "measure/wgs84.h"

#include <math.h>

static const double RADIUS_M = 6371008.8;

void demarc_flat_about(const double *lon_lat, size_t count, demarc_flat *out)
{
    demarc_box3 box = DEMARC_BOX3_EMPTY;
    double x, y, z, out_m;

    demarc_geod(&out->geod);
    for (size_t i = 0; i < count; i++)
        demarc_box3_add(&box,
                        demarc_space_of(lon_lat[2 * i], lon_lat[2 * i + 1]), 0);
    x = box.low.x + box.high.x;
    y = box.low.y + box.high.y;
    z = box.low.z + box.high.z;
    out_m = hypot(x, y);
    out->lon = lon_lat[0];
    out->lat = lon_lat[1];
    if (hypot(out_m, z) < 1) /* all round the earth: any point will do */
        return;
    out->lon = atan2(y, x) * 180 / M_PI;
    out->lat = atan2(z, out_m * (1 - DEMARC_E2)) * 180 / M_PI;
}

void demarc_flat_to(const demarc_flat *flat, double lon, double lat, double *x,
                    double *y)
{
    double metres, course;

    geod_inverse(&flat->geod, flat->lat, flat->lon, lat, lon, &metres, &course,
                 NULL);
    *x = metres * sin(course * M_PI / 180);
    *y = metres * cos(course * M_PI / 180);
}

void demarc_flat_from(const demarc_flat *flat, double x, double y, double *lon,
                      double *lat)
{
    geod_direct(&flat->geod, flat->lat, flat->lon, atan2(x, y) * 180 / M_PI,
                hypot(x, y), lat, lon, NULL);
}

double demarc_flat_step(double far, double off)
{
    return RADIUS_M * sqrt(12 * off / fmax(far, 1000));
}
