/* Lengths in a plane: against formulas by hand, and against GDAL's
 * gdaltransform (gdal-bin), its points joined by Pythagoras. */
#include "measure/planar.h"

#include "demarc.h"

#include "random.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

static demarc_ctx *ctx;

/* NAN if there is no such plane or the line is not in it. */
static double length_in(const char *code, const double *lon_lat, size_t count)
{
    demarc_plane *plane;
    double metres = NAN;

    if (demarc_plane_open(ctx, code, &plane) == DEMARC_OK &&
        demarc_plane_length(ctx, plane, lon_lat, count, &metres) != DEMARC_OK)
        metres = NAN;
    demarc_plane_close(plane);
    return metres;
}

static void test_formulas(void)
{
    static const double equator[] = {10, 0, 10.5, 0, 11, 0};
    static const double meridian[] = {69, 0, 69, 30, 69, 60};
    static const double degree[] = {69, 40, 69, 41};
    static const double seattle[] = {-122.3, 47.6, -122, 48, -120, 48.9};

    /* Web Mercator: x = a lon, y = a ln tan(45 deg + lat / 2). */
    is_near(length_in("EPSG:3857", equator, 3), 6378137 * M_PI / 180, 1e-6,
            "web Mercator along the equator");
    is_near(length_in("EPSG:3857", meridian, 3),
            6378137 * log(tan(75 * M_PI / 180)), 1e-6, "and along a meridian");
    /* UTM is 0.9996 of the earth's size along its central meridian. */
    is_near(length_in("EPSG:32642", degree, 2),
            0.9996 * demarc_line_length(degree, 2), 1e-6, "UTM 42 along 69 E");
    /* Gauss-Krueger, there 1, on Krassowsky's ellipsoid, some 108 m larger
     * round: a degree of latitude is longer by some 2 m (6378245 / 6378137). */
    is_near(length_in("EPSG:28412", degree, 2), demarc_line_length(degree, 2),
            5, "zone 12 along 69 E");
    /* One projection in US survey feet (1200 / 3937 m) and in metres. */
    is_near(length_in("EPSG:2285", seattle, 3),
            length_in("EPSG:32148", seattle, 3), 1e-6,
            "feet are brought to metres");
}

/* The line by gdaltransform; -1 if it has not answered. */
static double gdal_length(const char *code, const double *lon_lat, size_t count)
{
    char path[] = "/tmp/demarc-planar-XXXXXX", command[200];
    int fd = mkstemp(path);
    FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;
    double x, y, last_x = 0, last_y = 0, sum = 0;

    for (size_t i = 0; file && i < count; i++)
        fprintf(file, "%.17g %.17g\n", lon_lat[2 * i], lon_lat[2 * i + 1]);
    if (!file || fclose(file))
        return -1;
    snprintf(command, sizeof command,
             "gdaltransform -s_srs OGC:CRS84 -t_srs %s -output_xy <%s", code,
             path);
    file = popen(command, "r");
    for (size_t i = 0; file && i < count; i++) {
        if (fscanf(file, "%lf %lf", &x, &y) != 2)
            sum = NAN;
        if (i)
            sum += hypot(x - last_x, y - last_y);
        last_x = x;
        last_y = y;
    }
    if (!file || pclose(file) || !isfinite(sum))
        sum = -1;
    unlink(path);
    return sum;
}

static void test_gdal(void)
{
    static const char *const codes[] = {"EPSG:32642", "EPSG:28412", "EPSG:3857",
                                        "EPSG:27572", "ESRI:102025"};
    enum { MANY = 300 };
    double line[2 * MANY];
    dice at = {42};

    for (size_t i = 0; i < MANY; i++) {
        line[2 * i] = 67 + (double)i / 50 + dice_real(&at, -0.1, 0.1);
        line[2 * i + 1] = 39 + dice_real(&at, 0, 2);
    }
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        double got = length_in(codes[i], line, MANY);

        ok(fabs(got - gdal_length(codes[i], line, MANY)) < 1e-4,
           "as gdaltransform has it in %s: %.3f km", codes[i], got / 1000);
    }
}

static void refused(const char *code, const char *name)
{
    size_t before = demarc_finding_count(ctx);
    demarc_plane *plane;
    char want[100];

    is_int(demarc_plane_open(ctx, code, &plane), DEMARC_EUSAGE, name);
    ok(!plane, "%s", code);
    snprintf(want, sizeof want, "\"%s\" is no coordinate system with a plane",
             code);
    is(demarc_finding_count(ctx) > before
           ? demarc_finding_at(ctx, before)->message
           : "",
       want, name);
}

static void test_refused(void)
{
    refused("EPSG:4326", "longitude and latitude are no plane");
    refused("EPSG:4978", "nor is the space round the earth");
    refused("EPSG:5773", "nor a height");
    refused("EPSG:999999", "a code of nothing");
    refused("32642", "a number alone");
    refused("", "nothing");
    refused("+proj=utm +zone=42", "PROJ's own words");
    refused("EPSG:32642+5773", "more than a code");
    demarc_plane_close(NULL);
}

/* 90 degrees from its meridian the transverse Mercator is infinitely far. */
static void test_no_place(void)
{
    size_t before = demarc_finding_count(ctx);
    static const double far[] = {70, 40, -21, 0};
    demarc_plane *plane;
    double metres = 1;

    is_int(demarc_plane_open(ctx, "EPSG:32642", &plane), DEMARC_OK, "a plane");
    is_int(demarc_plane_length(ctx, plane, far, 2, &metres), DEMARC_EDATA,
           "a line that is not all in it");
    is_near(metres, 0, 0, "has no length");
    is(demarc_finding_count(ctx) > before
           ? demarc_finding_at(ctx, before)->message
           : "",
       "the line has no place in that plane near 70.0000, 40.0000",
       "which is told");
    demarc_plane_close(plane);
}

int main(void)
{
    ctx = demarc_ctx_new();
    test_formulas();
    test_gdal();
    test_refused();
    test_no_place();
    demarc_ctx_free(ctx);
    return done();
}
