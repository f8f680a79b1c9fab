/* Oracle: OGC 01-009, "Well-known text representation": keywords outside of
 * quotes, names inside; PARAMETER and PROJECTION have names of the language. */
#include "read/prj.h"

#include "spill.h"
#include "tap.h"

#include <cpl_conv.h>
#include <ogr_srs_api.h>

typedef struct test_case {
    const char *name, *text;
    size_t length;
    const char *found;
} test_case;

static const test_case cases[] = {
    {"a text", BYTES("PROJCS[\"x\",\r\n\tUNIT[\"Meter\",1.0]]"), ""},
    {"a name in UTF-8", BYTES("PROJCS[\"\xD0\xA1\xD0\x9A-42\",1]"), ""},
    {"a name in cp1251", BYTES("PROJCS[\"\xD1\xCA-42\",1]"), "prj-text:0"},
    {"a NUL in a name", BYTES("PROJCS[\"x\0y\",1]"), "prj-text:0"},
    {"a keyword", BYTES("PROJCS[\"x\",PARAM\xC5TER[\"y\",1]]"), "prj-damage:0"},
    {"a NUL in a keyword", BYTES("PROJCS[\"x\",\0NIT[\"y\",1]]"),
     "prj-damage:0"},
    {"a number", BYTES("PROJCS[\"x\",UNIT[\"y\",1\xB0]]"), "prj-damage:0"},
    {"a parameter",
     BYTES("PROJCS[\"x\",PARAMETER[\"Fal\xF3"
           "e\",1]]"),
     "prj-damage:0"},
    {"a prime meridian", BYTES("GEOGCS[\"x\",PRIMEM[\"\xC7reenwich\",0]]"),
     "prj-damage:0"},
    {"a method", BYTES("PROJCS[\"x\",PROJECTION[\"M\xE5rcator\"]]"),
     "prj-damage:0"},
    {"nothing", BYTES(""), ""},
};

static void test_sizes(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    char *large = malloc(70000);
    spilled file;
    bool wgs84;

    memset(large, ' ', 70000);
    file = spill(large, 70000);
    is_int(demarc_prj_check(ctx, file.path, &wgs84), DEMARC_EDATA,
           "70,000 bytes");
    is(demarc_finding_at(ctx, 0)->code, "shp-aside", "are no .prj");
    is_int(demarc_cpg_check(ctx, file.path), DEMARC_EDATA, "and no .cpg");
    unlink(file.path);
    file = spill(BYTES("\xFF"));
    is_int(demarc_cpg_check(ctx, file.path), DEMARC_OK,
           "what a .cpg says is not looked at");
    unlink(file.path);
    is_int(demarc_prj_check(ctx, "", &wgs84), DEMARC_OK,
           "there need not be any");
    is_int(demarc_prj_check(ctx, "/dev/zero", &wgs84), DEMARC_ENOINPUT,
           "a device is none");
    free(large);
    demarc_ctx_free(ctx);
}

/* Text by text what PROJ, by OGR, takes for EPSG:4326; the others may be it or
 * not, and PROJ is asked. */
static void test_plain(void)
{
#define ESRI(datum, axis, flat, meridian, unit)                                \
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"" datum "\",SPHEROID[\"WGS_1984\"," axis  \
    "," flat "]],PRIMEM[\"Greenwich\"," meridian "],UNIT[\"Degree\"," unit     \
    "]]"
    static const struct {
        const char *text;
        bool plain;
    } rows[] = {
        {ESRI("D_WGS_1984", "6378137.0", "298.257223563", "0.0",
              "0.0174532925199433"),
         true},
        {" " ESRI("D_WGS_1984", "6378137", "298.257223563", "0",
                  "0.017453292519943295") "\r\n",
         true},
        {ESRI("D_WGS_1984", "6378137.0", "298.257223563", "0.0",
              "0.0174532925199433") "]",
         false},
        {ESRI("D_WGS_1984", "6378137.0", "298.257223563", "2.3",
              "0.0174532925199433"),
         false},
        {ESRI("D_WGS_1984", "6378137.1", "298.257223563", "0.0",
              "0.0174532925199433"),
         false},
        {ESRI("D_WGS_1984", "6378137.0", "298.25722356", "0.0",
              "0.0174532925199433"),
         false},
        {ESRI("D_WGS_1984", "6378137.0", "298.257223563", "0.0",
              "0.01745329251994"),
         false},
        {ESRI("D_WGS_1984", "6378137.0", "298.257223563", "0.0", ""), false},
        {ESRI("D_WGS_1972", "6378137.0", "298.257223563", "0.0",
              "0.0174532925199433"),
         false},
        {"GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"", false},
        {"", false},
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        ok(demarc_prj_wgs84(rows[i].text, strlen(rows[i].text)) ==
               rows[i].plain,
           "%s: %.60s", rows[i].plain ? "plain" : "to be asked", rows[i].text);
}

/* The oracle is PROJ, through OGR: each text taken as plain is EPSG:4326. */
static void test_same(void)
{
    static const char *const texts[] = {
        ESRI("D_WGS_1984", "6378137.0", "298.257223563", "0.0",
             "0.0174532925199433"),
        ESRI("D_WGS_1984", "6378137", "298.257223563", "0",
             "0.017453292519943295"),
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,"
        "298.257223563,AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\","
        "\"6326\"]],PRIMEM[\"Greenwich\",0,AUTHORITY[\"EPSG\",\"8901\"]],"
        "UNIT[\"degree\",0.0174532925199433,AUTHORITY[\"EPSG\",\"9122\"]],"
        "AUTHORITY[\"EPSG\",\"4326\"]]"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        OGRSpatialReferenceH own = OSRNewSpatialReference(NULL), *found;
        char *copy = strdup(texts[i]), *lines[] = {copy, NULL};
        int count = 0, *sure = NULL;

        OSRImportFromESRI(own, lines);
        found = OSRFindMatches(own, NULL, &count, &sure);
        ok(demarc_prj_wgs84(texts[i], strlen(texts[i])) && count > 0 &&
               sure[0] >= 90 &&
               strcmp(OSRGetAuthorityCode(found[0], NULL), "4326") == 0,
           "PROJ takes %.40s for EPSG:4326", texts[i]);
        OSRFreeSRSArray(found);
        CPLFree(sure);
        OSRDestroySpatialReference(own);
        free(copy);
    }
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demarc_ctx *ctx = demarc_ctx_new();
        spilled file = spill(cases[i].text, cases[i].length);
        demarc_buffer found = {0};
        bool wgs84;

        demarc_prj_check(ctx, file.path, &wgs84);
        findings(ctx, &found);
        is(found.data, cases[i].found, cases[i].name);
        unlink(file.path);
        demarc_buffer_free(&found);
        demarc_ctx_free(ctx);
    }
    test_sizes();
    test_plain();
    test_same();
    return done();
}
