#include "read/shape.h"

#include "spill.h"
#include "tap.h"

typedef struct job {
    demarc_ctx *ctx;
    demarc_segment segment;
    demarc_status status;
    demarc_buffer codes;
} job;

/* Reads a geometry given as WKT, in longitude and latitude. */
static job begin(const char *wkt)
{
    demarc_crs crs = {.name = "EPSG:4326"};
    const demarc_where where = DEMARC_NOWHERE;
    job out = {.ctx = demarc_ctx_new()};
    OGRGeometryH geometry = NULL;
    char *text = strdup(wkt), *rest = text;

    if (*wkt && OGR_G_CreateFromWkt(&rest, NULL, &geometry) != OGRERR_NONE)
        printf("# GDAL does not read %s\n", wkt);
    out.status = demarc_shape_read(out.ctx, &out.ctx->arena, geometry, &crs,
                                   &where, &out.segment);
    findings(out.ctx, &out.codes);
    OGR_G_DestroyGeometry(geometry);
    free(text);
    return out;
}

static void end(job *in)
{
    demarc_buffer_free(&in->codes);
    demarc_ctx_free(in->ctx);
}

static void test_lines(void)
{
    static const struct {
        const char *wkt;
        size_t parts, vertices;
    } cases[] = {{"LINESTRING (1 2, 3 4)", 1, 2},
                 {"LINESTRING Z (1 2 9, 3 4 9, 5 6 9)", 1, 3},
                 {"LINESTRING M (1 2 9, 3 4 9)", 1, 2},
                 {"LINESTRING ZM (1 2 9 8, 3 4 9 8)", 1, 2},
                 {"MULTILINESTRING ((1 2, 3 4), (5 6, 7 8, 9 10))", 2, 5},
                 {"MULTILINESTRING Z ((1 2 0, 3 4 0), (5 6 0, 7 8 0))", 2, 4},
                 {"GEOMETRYCOLLECTION (LINESTRING (1 2, 3 4), MULTILINESTRING "
                  "((5 6, 7 8), (9 10, 11 12)))",
                  3, 6},
                 {"LINESTRING (-180 -90, 180 90)", 1, 2},
                 {"LINESTRING (190 1, 170 1)", 1, 2}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        job got = begin(cases[i].wkt);

        is_int(got.status, DEMARC_OK, cases[i].wkt);
        is_int((long long)got.segment.parts, (long long)cases[i].parts,
               "its parts");
        is_int((long long)got.segment.vertices, (long long)cases[i].vertices,
               "its vertices");
        ok(got.segment.course != NULL, "its vertices are kept");
        end(&got);
    }
}

/* An arc becomes a line of many points that keeps to it. */
static void test_curves(void)
{
    job got = begin("CIRCULARSTRING (0 0, 1 1, 2 0)");

    is_int(got.status, DEMARC_OK, "an arc is drawn out");
    ok(got.segment.vertices > 20, "into many points");
    end(&got);
    got = begin("COMPOUNDCURVE ((5 5, 0 0), CIRCULARSTRING (0 0, 1 1, 2 0))");
    is_int(got.status, DEMARC_OK, "so is one that goes on straight");
    is_int((long long)got.segment.parts, 1, "in one part");
    end(&got);
    got = begin("MULTICURVE ((0 0, 5 5), CIRCULARSTRING (0 0, 1 1, 2 0))");
    is_int(got.status, DEMARC_OK, "and several");
    is_int((long long)got.segment.parts, 2, "in two");
    end(&got);
}

static void test_refused(void)
{
    static const struct {
        const char *wkt, *codes;
    } cases[] = {{"", "geometry-empty:0"},
                 {"LINESTRING EMPTY", "geometry-empty:0"},
                 {"LINESTRING (1 2)", "geometry-empty:0"},
                 {"MULTILINESTRING EMPTY", "geometry-empty:0"},
                 {"MULTILINESTRING ((1 2, 3 4), EMPTY)", "geometry-empty:0"},
                 {"GEOMETRYCOLLECTION EMPTY", "geometry-empty:0"},
                 {"POINT (1 2)", "geometry-type:0"},
                 {"POLYGON ((0 0, 1 0, 1 1, 0 0))", "geometry-type:0"},
                 {"CURVEPOLYGON (CIRCULARSTRING (0 0, 1 1, 2 0, 1 -1, 0 0))",
                  "geometry-type:0"},
                 {"GEOMETRYCOLLECTION (LINESTRING (1 2, 3 4), POINT (1 2))",
                  "geometry-type:0"},
                 {"LINESTRING (1 2, 3 90.0001)", "geometry-vertex:0"},
                 {"LINESTRING (1 2, 541 4)", "geometry-vertex:0"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        job got = begin(cases[i].wkt);

        is_int(got.status, DEMARC_EDATA, cases[i].wkt);
        is(got.codes.data, cases[i].codes, "is refused");
        ok(!got.segment.course, "and leaves nothing");
        end(&got);
    }
}

/* WKT has no word for them, but a damaged file has bytes. */
static void test_nan(void)
{
    const double odd[] = {NAN, INFINITY, -INFINITY, 1e300};
    demarc_crs crs = {.name = "EPSG:4326"};
    const demarc_where where = DEMARC_NOWHERE;

    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        OGRGeometryH line = OGR_G_CreateGeometry(wkbLineString);
        demarc_ctx *ctx = demarc_ctx_new();
        demarc_segment segment = {0};

        OGR_G_AddPoint_2D(line, 1, 2);
        OGR_G_AddPoint_2D(line, 3, odd[i]);
        is_int(
            demarc_shape_read(ctx, &ctx->arena, line, &crs, &where, &segment),
            DEMARC_EDATA, "a latitude that is none");
        is(demarc_finding_at(ctx, 0)->code, "geometry-vertex", "is refused");
        OGR_G_SetPoint_2D(line, 1, odd[i], 4);
        is_int(
            demarc_shape_read(ctx, &ctx->arena, line, &crs, &where, &segment),
            DEMARC_EDATA, "a longitude that is none");
        OGR_G_DestroyGeometry(line);
        demarc_ctx_free(ctx);
    }
}

int main(void)
{
    test_nan();
    test_lines();
    test_curves();
    test_refused();
    return done();
}
