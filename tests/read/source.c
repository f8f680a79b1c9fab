#include "read/source.h"

#include "lines.h"
#include "tap.h"

#include <cpl_conv.h>
#include <sys/stat.h>

/* What becomes of a name: the codes of what is found. */
static const char *found(const char *name, const demarc_source_how *how,
                         demarc_source_kind *kind, demarc_status *status)
{
    static char out[200];
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_source source;
    demarc_buffer list = {0};

    *status = demarc_source_find(ctx, &arena, name, how, &source);
    *kind = source.kind;
    if (*status == DEMARC_OK)
        *status = demarc_source_open(ctx, &arena, source.path, &source);
    demarc_source_close(ctx, &source);
    findings(ctx, &list);
    snprintf(out, sizeof out, "%s", list.data);
    demarc_buffer_free(&list);
    demarc_arena_free(&arena);
    demarc_ctx_free(ctx);
    return out;
}

static void refuses(const char *name, demarc_status want, const char *code)
{
    const demarc_source_how how = {0};
    demarc_source_kind kind;
    demarc_status status;

    is(found(name, &how, &kind, &status), code, name);
    is_int(status, want, "its status");
}

static void test_names(void)
{
    static const char *const remote[] = {"http://127.0.0.1/a.shp",
                                         "https://x",
                                         "ftp://x/y",
                                         "s3://b/k.shp",
                                         "/vsicurl/http://x/a.shp",
                                         "/vsizip/a.zip",
                                         "/vsimem/a",
                                         "PG:dbname=a",
                                         "pg:dbname=a",
                                         "MySQL:a",
                                         "DB2ODBC:a",
                                         "GPKG:a.gpkg",
                                         "WFS:x"};

    for (size_t i = 0; i < sizeof remote / sizeof *remote; i++)
        refuses(remote[i], DEMARC_EUSAGE, "source-remote:0");
    refuses("no/such.shp", DEMARC_ENOINPUT, "no-input:0");
    refuses("/tmp", DEMARC_ENOINPUT, "no-input:0");
    refuses("/dev/null", DEMARC_ENOINPUT, "no-input:0");
    refuses("c:no such", DEMARC_ENOINPUT, "no-input:0");
    refuses("", DEMARC_ENOINPUT, "no-input:0");
    refuses("{\"type\":\"Feature\"}", DEMARC_ENOINPUT, "no-input:0");
}

static void test_kinds(void)
{
    static const struct {
        const char *name, *format;
        demarc_source_kind kind;
    } cases[] = {{"a.shp", "ESRI Shapefile", DEMARC_SOURCE_SHAPEFILE},
                 {"a.gpkg", "GPKG", DEMARC_SOURCE_GPKG},
                 {"a.fgb", "FlatGeobuf", DEMARC_SOURCE_FLATGEOBUF},
                 {"a.kml", "LIBKML", DEMARC_SOURCE_KML},
                 {"b.geojson", "GeoJSON", DEMARC_SOURCE_GEOJSON},
                 {"a.geojsonl", "GeoJSONSeq", DEMARC_SOURCE_GEOJSON}};
    const char *from =
        source_text("from.geojson", ALL(LINE("\"id\":\"a\"," STAGE, HERE)));
    const demarc_source_how how = {0};
    demarc_source_kind kind;
    demarc_status status;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *words[] = {"-f", cases[i].format, NULL};
        const char *path =
            source_translate(from, source_path(cases[i].name), words);

        is(found(path, &how, &kind, &status), "", cases[i].name);
        is_int(kind, cases[i].kind, "by its bytes");
        is_int(status, DEMARC_OK, "is opened");
    }
    found(source_text("two.txt", LINE(STAGE, HERE) "\n" LINE(STAGE, HERE)),
          &how, &kind, &status);
    is_int(kind, DEMARC_SOURCE_GEOJSONSEQ, "two features");
    found(source_text("wkt.dat", "wkt,stage\nPOINT (1 2),\n"), &how, &kind,
          &status);
    is_int(kind, DEMARC_SOURCE_CSV, "a column of WKT");
    is_int(status, DEMARC_OK, "is opened whatever its name");
}

static void test_beside(void)
{
    const demarc_source_how how = {0};
    const char *shp = source_path("a.shp"), *gpkg = source_path("a.gpkg");
    demarc_source_kind kind;
    demarc_status status;

    mkfifo(source_path("a.qix"), 0600);
    is(found(shp, &how, &kind, &status), "no-input:0", "a FIFO beside it");
    is_int(status, DEMARC_ENOINPUT, "is no input");
    unlink(source_path("a.qix"));
    unlink(source_path("a.prj"));
    source_text("a.PRJ", "GEOGCS[\"x\",EXTENSION[\"PROJ4_GRIDS\",\"x\"]]");
    is(found(shp, &how, &kind, &status), "crs-unsafe:0", "grids in a .PRJ");
    unlink(source_path("a.PRJ"));
    source_text("a.gpkg-wal", "");
    is(found(gpkg, &how, &kind, &status), "", "an empty -wal");
    source_text("a.gpkg-wal", "x");
    is(found(gpkg, &how, &kind, &status), "source-wal:0", "one that is not");
    unlink(source_path("a.gpkg-wal"));
    refuses(source_text("x.shx", "x"), DEMARC_EDATA, "source-open:0");
    refuses(source_text("x.shp", "<OGRVRTDataSource/>"), DEMARC_EDATA,
            "source-open:0");
}

/* What the host program has set for its thread is there again afterwards. */
static void test_settings(void)
{
    const demarc_source_how how = {0};
    demarc_source_kind kind;
    demarc_status status;

    CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", "YES");
    found(source_path("a.gpkg"), &how, &kind, &status);
    is_int(status, DEMARC_OK, "a file is read");
    is(CPLGetThreadLocalConfigOption("SHAPE_RESTORE_SHX", "gone"), "YES",
       "a setting is as it was");
    is(CPLGetThreadLocalConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "none"),
       "none", "and one that was not there is not");
    CPLSetThreadLocalConfigOption("SHAPE_RESTORE_SHX", NULL);
}

/* No server is asked for: a service file that is not there ends it. */
static void test_database(void)
{
    const demarc_source_how how = {.allow_network = true};
    demarc_source_kind kind;
    demarc_status status;

    found("PG:service=no-such-service", &how, &kind, &status);
    is_int(kind, DEMARC_SOURCE_POSTGRES, "a database, when it is allowed");
    is_int(status, DEMARC_EDATA, "but there is none");
    found("http://127.0.0.1/", &how, &kind, &status);
    is_int(status, DEMARC_EUSAGE, "addresses are refused all the same");
}

int main(void)
{
    test_names();
    test_kinds();
    test_beside();
    test_settings();
    test_database();
    return done();
}
