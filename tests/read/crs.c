/*
 * Oracle of the coordinates: gdaltransform -s_srs OGC:CRS84 -t_srs EPSG:n
 * -output_xy, of GDAL 3.6.2 with PROJ 9.1.1, for 70 E 40 N (and 2 E 47 N for
 * Paris, 122 W 47.5 N for Washington).
 */
#include "read/crs.h"

#include "spill.h"
#include "tap.h"

#include <cpl_error.h>
#include <stdlib.h>

typedef struct job {
    demarc_ctx *ctx;
    demarc_arena arena;
    demarc_crs crs;
    demarc_status status;
    demarc_buffer codes;
} job;

/* Opens the way from a source's own coordinate system ("" for none). */
static job begin(const char *own, const demarc_crs_how *how)
{
    OGRSpatialReferenceH from = NULL;
    job out = {.ctx = demarc_ctx_new()};

    if (*own) {
        from = OSRNewSpatialReference(NULL);
        CPLPushErrorHandler(CPLQuietErrorHandler);
        if (OSRSetFromUserInput(from, own) != OGRERR_NONE)
            printf("# GDAL does not know %s\n", own);
        CPLPopErrorHandler();
    }
    out.status =
        demarc_crs_open(out.ctx, &out.arena, from, how, "lines.shp", &out.crs);
    findings(out.ctx, &out.codes);
    OSRDestroySpatialReference(from);
    return out;
}

static void end(job *in)
{
    demarc_crs_close(&in->crs);
    demarc_crs_close(&in->crs); /* twice is no harm */
    demarc_buffer_free(&in->codes);
    demarc_arena_free(&in->arena);
    demarc_ctx_free(in->ctx);
}

static void test_bring(void)
{
    static const struct {
        const char *code;
        double x, y, lon, lat;
    } cases[] = {{"EPSG:4326", 70, 40, 70, 40},

                 {"EPSG:32642", 585360.461842768, 4428236.06463309, 70, 40},
                 {"EPSG:28412", 12585457.0185403, 4430068.59264712, 70, 40},
                 {"EPSG:3857", 7792364.35552915, 4865942.27950318, 70, 40},
                 {"EPSG:2285", 1352039.74513057, 184571.224840001, -122, 47.5},
                 {"EPSG:27572", 574407.684016694, 2222291.95948688, 2, 47}};
    const demarc_crs_how how = {0};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double at[2] = {cases[i].x, cases[i].y};
        job got = begin(cases[i].code, &how);

        is_int(got.status, DEMARC_OK, cases[i].code);
        is(got.crs.name, cases[i].code, "by its name");
        ok(demarc_crs_bring(&got.crs, at, 1), "a point is brought");
        is_near(at[0], cases[i].lon, 1e-8, "to its longitude");
        is_near(at[1], cases[i].lat, 1e-8, "and latitude");
        end(&got);
    }
}

/* What is not on the earth or has no place stays out. */
static void test_points(void)
{
    const demarc_crs_how how = {0};
    double wide[6] = {190, 1, -190, 2, 180, 3}, far[2] = {1e30, 1e30};
    job got = begin("EPSG:4326", &how);

    ok(demarc_crs_bring(&got.crs, wide, 3), "longitudes beyond 180");
    ok(wide[0] == -170 && wide[2] == 170 && wide[4] == 180, "are wrapped");
    ok(demarc_crs_bring(&got.crs, NULL, 0), "no points are no trouble");
    end(&got);
    got = begin("EPSG:32642", &how);
    ok(!demarc_crs_bring(&got.crs, far, 1), "a point without a place");
    end(&got);
}

static void test_assume(void)
{
    static const char *const bad[] = {
        "EPSG:999999", "wgs84",      "EPSG:",          ":4326",
        "/etc/passwd", "EPSG:43 26", "http://x:4326/", "+proj=longlat"};
    demarc_crs_how how = {0};
    job got = begin("", &how);

    is_int(got.status, DEMARC_EDATA, "no coordinate system");
    is(got.codes.data, "crs-none:0", "is refused");
    is(got.crs.name, "", "the output is set");
    end(&got);
    how.assume = "EPSG:32642";
    got = begin("", &how);
    is_int(got.status, DEMARC_OK, "one is assumed");
    is(got.crs.name, "EPSG:32642", "by its code");
    end(&got);
    got = begin("EPSG:4326", &how);
    is_int(got.status, DEMARC_OK, "one is assumed that need not be");
    is(got.crs.name, "EPSG:4326", "the file's own counts");
    is(got.codes.data, "crs-own:0", "which is noted");
    end(&got);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        how.assume = bad[i];
        got = begin("", &how);
        is_int(got.status, DEMARC_EUSAGE, bad[i]);
        end(&got);
    }
}

/* Definitions that would open files, or move the earth. Not even to look at
 * them is a file opened, and nothing is printed. */
static void test_unsafe(void)
{
    static const char *const bad[] = {
        "+proj=longlat +ellps=krass +nadgrids=/tmp/x.gsb +no_defs",
        "+proj=longlat +ellps=krass +towgs84=900000,0,0,0,0,0,0 +no_defs",
        "+proj=longlat +ellps=WGS84 +geoidgrids=x.gtx +vunits=m +no_defs"};
    const demarc_crs_how how = {0};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        job got = begin(bad[i], &how);

        is_int(got.status, DEMARC_EDATA, bad[i]);
        is(got.codes.data, "crs-unsafe:0", "is not trusted");
        end(&got);
    }
}

/* A datum of which no way to WGS 84 is known. */
static void test_ballpark(void)
{
    const char *own = "+proj=longlat +a=6378249 +b=6356515 +no_defs";
    demarc_crs_how how = {0};
    double at[2] = {70, 40};
    job got = begin(own, &how);

    is_int(got.status, DEMARC_EDATA, "an unknown datum");
    is(got.codes.data, "crs-ballpark:0", "is refused");
    end(&got);
    how.allow_ballpark = true;
    got = begin(own, &how);
    is_int(got.status, DEMARC_OK, "unless it is allowed");
    is(got.codes.data, "crs-loose:0", "with a warning");
    ok(demarc_crs_bring(&got.crs, at, 1), "and then it is brought");
    is_near(at[0], 70, 1e-9, "as if it were WGS 84");
    end(&got);
}

/* After the first point the way is known by name. */
static void test_tell(void)
{
    const demarc_crs_how how = {0};
    double at[2] = {12585457.0185403, 4430068.59264712};
    job got = begin("EPSG:28412", &how);

    demarc_crs_bring(&got.crs, at, 1);
    is_int(demarc_crs_tell(got.ctx, &got.arena, "lines.shp", &got.crs),
           DEMARC_OK, "a way is told");
    ok(*got.crs.operation, "it has a name");
    ok(got.crs.accuracy_m > 0 && got.crs.accuracy_m < 20, "and an accuracy");
    end(&got);
    got = begin("EPSG:4326", &how);
    is_int(demarc_crs_tell(got.ctx, &got.arena, "lines.shp", &got.crs),
           DEMARC_OK, "WGS 84 has no way to tell");
    is(got.crs.operation, "", "nor a name for it");
    end(&got);
}

int main(void)
{
    test_bring();
    test_points();
    test_assume();
    test_unsafe();
    test_ballpark();
    test_tell();
    return done();
}
