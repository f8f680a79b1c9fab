/* What is opened, and by which layer: the formats, and what is none. */
#include "lines.h"
#include "tap.h"

static void test_paths(void)
{
    static const struct {
        const char *path;
        demarc_status status;
    } cases[] = {{"/no/such/file.shp", DEMARC_ENOINPUT},
                 {"/tmp", DEMARC_ENOINPUT},
                 {"/dev/null", DEMARC_ENOINPUT},
                 {"", DEMARC_ENOINPUT}};
    source_read got;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        got = source_open(cases[i].path, NULL, false);
        is_int(got.status, cases[i].status, cases[i].path);
        is_int((long long)demarc_finding_count(got.ctx), 1, "and a finding");
        source_close(&got);
    }
    got = source_open(source_text("x.geojson", "{\"type\":\"Feature"), NULL,
                      false);
    is_int(got.status, DEMARC_EDATA, "a file that is cut short");
    source_close(&got);
    got = source_open(source_text("x.txt", "This is a letter.\n"), NULL, false);
    is_int(got.status, DEMARC_EDATA, "a letter");
    source_close(&got);
    /* A VRT could name any file or address. */
    got = source_open(source_text("x.vrt", "<OGRVRTDataSource><OGRVRTLayer "
                                           "name=\"a\"><SrcDataSource>/etc"
                                           "</SrcDataSource></OGRVRTLayer>"
                                           "</OGRVRTDataSource>"),
                      NULL, false);
    is_int(got.status, DEMARC_EDATA, "a VRT");
    source_close(&got);
}

/* The same two lines, whatever the format. */
static void test_formats(void)
{
    static const struct {
        const char *name;
        const char *words[12];
    } cases[] = {{"x.shp", {"-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8"}},
                 {"x.gpkg", {"-f", "GPKG"}},
                 {"x.fgb", {"-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO"}},
                 {"x.geojsonl", {"-f", "GeoJSONSeq"}},
                 {"m.shp", {"-f", "ESRI Shapefile", "-dim", "XYM"}},
                 {"z.gpkg", {"-f", "GPKG", "-dim", "XYZM"}},
                 {"u.gpkg", {"-f", "GPKG", "-t_srs", "EPSG:32642"}}};
    const char *from = source_text(
        "from.geojson",
        ALL(LINE(
            "\"id\":\"a\",\"stage\":\"agreed\",\"since\":\"2020-05-31\"",
            "[70,40],[71,40],[71.5,40.25]") "," LINE("\"id\":\"b\",\"stage\":"
                                                     "null,\"since\":null",
                                                     "[71,40],"
                                                     "[72,40]")));

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *path =
            source_translate(from, source_path(cases[i].name), cases[i].words);
        source_read got = source_open(path, NULL, false);

        if (!ok(got.status == DEMARC_OK && got.all.count == 2, "%s is read",
                cases[i].name))
            printf("# %d %s\n", got.status, got.codes.data);
        else
            ok(strcmp(got.all.items[0].id, "a") == 0 &&
                   got.all.items[0].stage == DEMARC_DESCRIBED &&
                   got.all.items[0].since.latest == 18413 && /* date +%s */
                   got.all.items[0].vertices == 3 &&
                   got.all.items[1].stage == DEMARC_UNKNOWN,
               "with what it holds");
        source_close(&got);
    }
}

static void test_topojson(void)
{
    source_read got = source_open(
        source_text("x.topojson",
                    "{\"type\":\"Topology\",\"arcs\":[[[70,40],[71,40]],"
                    "[[71,40],[72,41]]],\"objects\":{\"lines\":{\"type\":"
                    "\"GeometryCollection\",\"geometries\":[{\"type\":"
                    "\"LineString\",\"arcs\":[0,1],\"properties\":"
                    "{\"id\":\"a\",\"stage\":\"open\"}}]}}}"),
        NULL, false);

    is_int(got.status, DEMARC_OK, "TopoJSON, which says no system");
    is_int(got.all.count ? (long long)got.all.items->vertices : 0, 3,
           "its arcs are joined");
    source_close(&got);
}

static void test_kml(void)
{
    const demarc_segments_how how = {.default_stage = "described"};
    source_read got = source_open(
        source_text("x.kml",
                    "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis."
                    "net/kml/2.2\"><Document><Placemark><name>North</name>"
                    "<LineString><coordinates>70,40 71,40 71,41</coordinates>"
                    "</LineString></Placemark></Document></kml>"),
        &how, false);

    is_int(got.status, DEMARC_OK, "KML");
    is(got.all.count ? got.all.items->name : NULL, "North", "with its name");
    source_close(&got);
}

/* A file with several layers: the first with lines, and not in silence. */
static void test_layers(void)
{
    const char *const make[] = {"-f", "GPKG", "-nln", "areas", NULL};
    const char *const add[] = {"-f", "GPKG", "-update", "-nln", "more", NULL};
    const char *const first[] = {"-f",   "GPKG",  "-update", "-append",
                                 "-nln", "lines", NULL};
    const char *area = source_text(
        "a.geojson", ALL(SHAPE(STAGE, "{\"type\":\"Polygon\",\"coordinates\":"
                                      "[[[0,0],[1,0],[1,1],[0,0]]]}")));
    const char *line = source_text("l.geojson", ALL(LINE(STAGE, HERE)));
    char path[128];
    source_read got;

    strcpy(path, source_path("layers.gpkg"));
    source_translate(area, path, make);
    source_translate(line, path, first);
    got = source_open(path, NULL, false);
    is_int(got.status, DEMARC_OK, "areas first, then lines");
    is(got.codes.data, "", "the lines are taken");
    source_close(&got);
    source_translate(line, path, add);
    got = source_open(path, NULL, false);
    is_int(got.status, DEMARC_OK, "two layers of lines");
    is(got.codes.data, "source-layers:0", "and a warning");
    is_int((long long)got.all.count, 1, "one is read");
    source_close(&got);
}

static void test_crs(void)
{
    const char *const make[] = {"-f", "ESRI Shapefile", NULL};
    demarc_segments_how how = {0};
    char path[128];
    source_read got;

    strcpy(path,
           source_translate(source_text("l.geojson", ALL(LINE(STAGE, HERE))),
                            source_path("bare.shp"), make));
    unlink(source_path("bare.prj"));
    got = source_open(path, &how, false);
    is_int(got.status, DEMARC_EDATA, "a shapefile without a .prj");
    is(got.codes.data, "crs-none:0", "is not guessed");
    source_close(&got);
    how.assume_crs = "EPSG:4326";
    got = source_open(path, &how, false);
    is_int(got.status, DEMARC_OK, "--assume-crs says it");
    source_close(&got);
    how.assume_crs = "EPSG:999999";
    got = source_open(path, &how, false);
    is_int(got.status, DEMARC_EUSAGE, "but not with a code of nothing");
    source_close(&got);
}

int main(void)
{
    test_paths();
    test_formats();
    test_topojson();
    test_kml();
    test_layers();
    test_crs();
    return done();
}
