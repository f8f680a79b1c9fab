#include "read/crs_area.h"

#include "tap.h"

#include <cpl_conv.h>

static OGRSpatialReferenceH made(const char *text)
{
    OGRSpatialReferenceH crs = OSRNewSpatialReference(NULL);

    if (OSRSetFromUserInput(crs, text) != OGRERR_NONE)
        printf("# %s was not made\n", text);
    return crs;
}

/* Of EPSG's register: UTM zone 42N is for 66 to 72 east, 0 to 84 north. */
static void test_find(void)
{
    static const char *const forms[] = {"FORMAT=WKT1_ESRI", NULL};
    OGRSpatialReferenceH utm = made("EPSG:32642"), plain = made("EPSG:4326");
    OGRSpatialReferenceH bare = OSRNewSpatialReference(NULL), own;
    demarc_crs_area area;
    char *text = NULL, *at;

    ok(demarc_crs_area_find(utm, &area), "a zone of UTM has an area");
    is_near(area.west, 66, 0, "its west");
    is_near(area.north, 84, 0, "its north");
    OSRExportToWktEx(utm, &text, forms);
    at = text;
    OSRImportFromWkt(bare, &at);
    area = (demarc_crs_area){0};
    ok(demarc_crs_area_find(bare, &area), "so it has as a .prj without a code");
    is_near(area.east, 72, 0, "its east");
    ok(!demarc_crs_area_find(plain, &area), "degrees are for everywhere");
    own = made("+proj=lcc +lat_1=35 +lat_2=42 +lon_0=70 +lat_0=38 "
               "+datum=WGS84");
    ok(!demarc_crs_area_find(own, &area), "of one's own nothing is known");
    CPLFree(text);
    OSRDestroySpatialReference(utm);
    OSRDestroySpatialReference(plain);
    OSRDestroySpatialReference(bare);
    OSRDestroySpatialReference(own);
}

static void test_misses(void)
{
    const demarc_crs_area utm = {66, 0, 72, 84}, fiji = {177, -20, -178, -15},
                          world = {-180, -85, 180, 85};

    ok(!demarc_crs_area_misses(&utm, 69, 40), "inside");
    ok(!demarc_crs_area_misses(&utm, 77.9, 40), "in the next zone");
    ok(!demarc_crs_area_misses(&utm, 60.1, -5), "on the other side");
    ok(demarc_crs_area_misses(&utm, 78.1, 40), "beyond it");
    ok(demarc_crs_area_misses(&utm, 59.9, 40), "to the west");
    ok(demarc_crs_area_misses(&utm, -70, -30), "in Chile");
    ok(demarc_crs_area_misses(&utm, 69, -7), "in the south");
    ok(!demarc_crs_area_misses(&fiji, 179, -17), "across 180 degrees");
    ok(!demarc_crs_area_misses(&fiji, -179, -17), "on either side");
    ok(demarc_crs_area_misses(&fiji, 0, -17), "but not around the world");
    ok(!demarc_crs_area_misses(&world, -180, 0), "the world has no outside");
}

int main(void)
{
    test_find();
    test_misses();
    return done();
}
