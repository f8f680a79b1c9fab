/* Polygons cut at the antimeridian; what is wanted follows from the drawing. */
#include "measure/dateface.h"

#include "tap.h"

static demarc_ctx *ctx;
static demarc_faces faces;

/** Twice the area of ring i in square degrees, anticlockwise positive. */
static double twice(size_t i)
{
    double sum = 0;

    for (size_t k = faces.rings.start[i]; k + 1 < faces.rings.start[i + 1];
         k++) {
        const double *p = faces.rings.lon_lat + 2 * k;

        sum += p[0] * p[3] - p[2] * p[1];
    }
    return sum;
}

static void cut(const double *lon_lat, const size_t *start, size_t rings)
{
    if (demarc_dateline_face(ctx, lon_lat, start, rings, &faces))
        printf("Bail out! no memory\n");
}

/** All points lie on the globe, all rings are closed and turn rightly. */
static void is_sound(const char *name)
{
    bool fine = true;

    for (size_t i = 0; i < faces.rings.count; i++) {
        const double *first = faces.rings.lon_lat + 2 * faces.rings.start[i];
        const double *last =
            faces.rings.lon_lat + 2 * faces.rings.start[i + 1] - 2;

        fine &= first[0] == last[0] && first[1] == last[1];
        fine &= (twice(i) < 0) == faces.hole[i];
        for (size_t k = faces.rings.start[i]; k < faces.rings.start[i + 1]; k++)
            fine &= faces.rings.lon_lat[2 * k] >= -180 &&
                    faces.rings.lon_lat[2 * k] <= 180;
    }
    ok(fine, "%s: on the globe, closed, right-handed", name);
}

int main(void)
{
    const double plain[] = {0, 0, 0, 1, 1, 1, 1, 0, 0, 0}; /* left-handed */
    const double across[] = {179,    0,   -179,  0,  -179,   2,
                             179,    2,   179,   0, /* and a hole, across too */
                             179.5,  0.5, 179.5, 1,  -179.5, 1,
                             -179.5, 0.5, 179.5, 0.5};
    const double pole[] = {0, 80, 90, 80, 180, 80, -90, 80, 0, 80};

    ctx = demarc_ctx_new();
    cut(plain, (const size_t[]){0, 5}, 1);
    ok(faces.polygons == 1 && faces.rings.count == 1, "away from it: as it is");
    is_near(twice(0), 2, 1e-12, "turned to be right-handed");
    is_sound("away from it");
    demarc_faces_free(&faces);

    cut(across, (const size_t[]){0, 5}, 1);
    is_int((long long)faces.polygons, 2, "across it: two polygons");
    is_near(twice(0) + twice(1), 8, 1e-12, "that hold all of it");
    is_sound("across it");
    demarc_faces_free(&faces);

    cut(across, (const size_t[]){0, 5, 10}, 2);
    /* The hole reaches the cut from both sides and is a bay of each. */
    is_int((long long)faces.polygons, 2, "with a hole across it");
    is_int((long long)faces.rings.count, 2, "which is a bay of both");
    is_near(twice(0) + twice(1), 7, 1e-12, "and not in them");
    is_sound("with a hole");
    demarc_faces_free(&faces);

    cut(pole, (const size_t[]){0, 5}, 1);
    is_near(twice(0) + (faces.rings.count > 1 ? twice(1) : 0), 7200, 1e-9,
            "round a pole: 360 by 10 degrees");
    is_sound("round a pole");
    demarc_faces_free(&faces);
    demarc_ctx_free(ctx);
    return done();
}
