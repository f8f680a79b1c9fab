/* Points in space by vectors, against the C library's sine and cosine. */
#include "measure/boxes.h"

#include "random.h"
#include "tap.h"

enum { COUNT = 100000 };

static double lon[COUNT], lat[COUNT];
static demarc_space made[COUNT];

int main(void)
{
    const double turns[] = {-180, -135, -90, -45, 0, 45, 90, 135, 180};
    const double ups[] = {-90, -45, 0, 45, 90};
    double worst = 0;
    dice at = {5};

    for (size_t i = 0; i < COUNT; i++) {
        lon[i] = i < 45 ? turns[i % 9] : dice_real(&at, -225, 225);
        lat[i] = i < 45 ? ups[i / 9] : dice_real(&at, -90, 90);
    }
    demarc_spaces_of(lon, lat, COUNT, made);
    for (size_t i = 0; i < COUNT; i++) {
        demarc_space want = demarc_space_of(lon[i], lat[i]);

        worst = fmax(worst, fabs(made[i].x - want.x));
        worst = fmax(worst, fabs(made[i].y - want.y));
        worst = fmax(worst, fabs(made[i].z - want.z));
    }
    ok(worst < 1e-8, "%d points within %.2g m", COUNT, worst);
    return done();
}
