/* Points of tables and of OGR's sources. */
#include "read/points.h"

#include "lines.h"
#include "tap.h"

#include <stdlib.h>

static demarc_ctx *ctx;
static demarc_points *points;
static demarc_status status;

static void read_how(const char *path, const demarc_open *how)
{
    ctx = demarc_ctx_new();
    status = demarc_points_read(ctx, path, how, &points);
}

static void read_text(const char *name, const char *text)
{
    read_how(source_text(name, text), &(demarc_open){0});
}

static void end(void)
{
    demarc_points_free(points);
    demarc_ctx_free(ctx);
}

/* The first finding's code. */
static const char *code(void)
{
    const demarc_finding *first = demarc_finding_at(ctx, 0);

    return first ? first->code : "";
}

static void refused(const char *name, const char *text, const char *want,
                    const char *what)
{
    read_text(name, text);
    ok(status == DEMARC_EDATA && !points, "%s is refused", what);
    is(code(), want, "by its code");
    end();
}

static const demarc_point *at(size_t i)
{
    return demarc_points_at(points, i);
}

static void test_table(void)
{
    read_text("a.csv", "id,lon,lat,date,type\n"
                       "a,70.5,40.25,2001,village\n"
                       ",-180,90,,\n");
    is_int(status, DEMARC_OK, "a table of points");
    is_int((long long)demarc_points_count(points), 2, "two of them");
    is(at(0)->id, "a", "with an id");
    ok(at(0)->lon == 70.5 && at(0)->lat == 40.25 && at(0)->line == 2,
       "a position and a line");
    is(at(0)->date.text, "2001", "and a date");
    is(at(1)->id, "point-3", "without an id by its line");
    is(at(1)->date.text, "", "and no date");
    ok(!demarc_points_at(points, 2), "there is no third");
    is_int((long long)demarc_finding_count(ctx), 0, "other columns may be any");
    end();
    read_text("b.tsv", "lat\tlon\n40\t70,5\n");
    ok(status == DEMARC_OK && at(0)->lon == 70.5, "with tabs and commas");
    end();
}

/* A list of villages, as people have it. */
static void test_names(void)
{
    const char *const none[] = {"id=nope", NULL};

    read_text("a.csv", "Name,Latitude,Longitude\nIsfara,40.1,70.6\n");
    is_int(status, DEMARC_OK, "names and positions, written out");
    is(at(0)->id, "Isfara", "a name will do for an id");
    ok(at(0)->lon == 70.6 && at(0)->lat == 40.1, "each in its place");
    end();
    read_text("a.geojson",
              "{\"type\": \"Feature\", \"properties\": {\"name\": \"Isfara\"}, "
              "\"geometry\": {\"type\": \"Point\", \"coordinates\": [70.6, "
              "40.1]}}");
    is(status == DEMARC_OK ? at(0)->id : "", "Isfara", "in GeoJSON too");
    end();
    read_how(source_text("a.geojson",
                         "{\"type\": \"Feature\", \"properties\": {\"name\": "
                         "\"Isfara\"}, \"geometry\": {\"type\": \"Point\", "
                         "\"coordinates\": [70.6, 40.1]}}"),
             &(demarc_open){.fields = none});
    ok(status == DEMARC_EDATA && !points, "a field that is not there");
    is(code(), "field-none", "is told, not passed over");
    end();
    refused("a.csv", "name,lon,y\nIsfara,70.6,40.1\n", "event-column",
            "half a position");
}

/* Claims about an event are not points of their own. */
static void test_events(void)
{
    read_text("a.csv", "id,date,date_end,lon,lat\n"
                       "a,2001-01-01,2001-02-01,70,40\n"
                       "a,2001-03-01,,,\n"
                       "b,2002,,,\n"
                       "b,,,71,41\n");
    is_int((long long)demarc_points_count(points), 3, "a claim is passed over");
    ok(at(0)->date.latest == demarc_day_make(2001, 2, 1), "from day to day");
    ok(isnan(at(1)->lon) && isnan(at(1)->lat), "one has no position");
    ok(at(2)->lon == 71, "a row with a position of its own is not a claim");
    end();
    read_text("a.csv", "id,date_end,lon,lat\na,2001,70,40\n");
    ok(status == DEMARC_OK && !*at(0)->date.text, "an end alone is no date");
    end();
}

/* ---- Piece by piece ---- */

enum { PIECE = 8192, MOST = 131072 };

/* Points 0 to count - 1; row `bad` is ragged, `claim` repeats the id 5. */
static const char *rows_file(size_t count, size_t bad, size_t claim)
{
    const char *path = source_path("many.csv");
    FILE *file = fopen(path, "w");

    if (!file)
        abort();
    fputs("id,lon,lat\n", file);
    for (size_t i = 0; i < count; i++)
        if (i == claim)
            fputs("p5,,\n", file);
        else
            fprintf(file, i == bad ? "p%zu,70\n" : "p%zu,70,40\n", i);
    fclose(file);
    return path;
}

/* What was read piece by piece. */
typedef struct pieces_of {
    size_t count, most, last; /* of pieces; points of the greatest, the last */
    size_t wrong;             /* points out of order, pieces too great */
} pieces_of;

/* Reads all pieces; counts points. No piece is more than four times as large as
 * the one before. */
static size_t pieces_read(const char *path, pieces_of *pieces)
{
    demarc_points_file *file;
    size_t count = 0, size;

    ctx = demarc_ctx_new();
    points = NULL;
    *pieces = (pieces_of){0};
    status = demarc_points_open(ctx, path, &(demarc_open){0}, &file);
    while (status == DEMARC_OK) {
        char want[32];

        status = demarc_points_next(file, &points);
        if (status != DEMARC_OK || demarc_points_count(points) == 0)
            break;
        size = demarc_points_count(points);
        pieces->wrong +=
            pieces->count++ ? size > 4 * pieces->last : size > PIECE;
        pieces->last = size;
        pieces->most = size > pieces->most ? size : pieces->most;
        for (size_t i = 0; i < size; i++) {
            snprintf(want, sizeof want, "p%zu", count++);
            pieces->wrong += strcmp(at(i)->id, want) != 0;
        }
    }
    demarc_points_close(file);
    return count;
}

static void test_pieces(void)
{
    const size_t counts[] = {1,         PIECE - 1,     PIECE,
                             PIECE + 1, 3 * PIECE + 7, 5 * MOST};
    pieces_of pieces;
    size_t count;

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        count = pieces_read(rows_file(counts[i], SIZE_MAX, SIZE_MAX), &pieces);
        ok(status == DEMARC_OK && count == counts[i] && pieces.wrong == 0 &&
               pieces.most <= MOST && pieces.last <= PIECE,
           "%zu points in %zu pieces", counts[i], pieces.count);
        end();
    }
    ok(pieces.most == MOST, "those in the middle are large");
    pieces_read(rows_file(3 * PIECE, PIECE + 5, SIZE_MAX), &pieces);
    ok(status == DEMARC_EDATA && pieces.count == 1, "a bad row ends them");
    is_int((long long)demarc_finding_count(ctx), 1, "told once");
    is_int((long long)demarc_points_count(points), 0, "with no points");
    end();
    count = pieces_read(rows_file(2 * PIECE, SIZE_MAX, 2 * PIECE - 1), &pieces);
    ok(status == DEMARC_OK && count == 2 * PIECE - 1,
       "a claim is known by an id of two pieces before");
    end();
    pieces_read(source_text("a.csv", "lon,lat\n"), &pieces);
    ok(status == DEMARC_EDATA && pieces.count == 0,
       "no point is an error here too");
    end();
}

static void test_named(void)
{
    const char *fields[] = {"lon=X", "lat=Y", "date=When", NULL};

    read_how(source_text("a.csv", "X,Y,When\n70,40,2001-05\n"),
             &(demarc_open){.fields = fields});
    ok(status == DEMARC_OK && at(0)->lon == 70 && at(0)->lat == 40,
       "columns by the user's names");
    is(at(0)->date.text, "2001-05", "the date too");
    end();
}

static void test_refused(void)
{
    refused("a.csv", "lon\n70\n", "event-column", "a table without lat");
    refused("a.csv", "id,x\na,70\n", "event-column", "one without both");
    refused("a.csv", "lon,lat\nx,40\n", "event-point", "a word for a number");
    refused("a.csv", "lon,lat\n70,\n", "event-point", "half a position");
    refused("a.csv", "lon,lat\n40,95\n", "event-point", "one off the earth");
    refused("a.csv", "lon,lat,date\n70,40,3/4/2001\n", "event-date",
            "a date with slashes");
    refused("a.csv", "lon,lat\n70,40,1\n", "csv-cells", "a ragged row");
    refused("a.csv", "lon,lat\n", "empty", "a table without rows");
    refused("a.geojson", ALL(LINE("", HERE)), "point-other", "a line");
    refused("a.geojson",
            ALL(SHAPE("\"date\":\"x\"",
                      "{\"type\":\"Point\",\"coordinates\":[70,40]}")),
            "event-date", "a date that is none");
    refused("a.geojson",
            ALL(SHAPE("", "{\"type\":\"Point\",\"coordinates\":[70,140]}")),
            "geometry-vertex", "a point off the earth");
    read_text("none.geojson", "");
    ok(status == DEMARC_EDATA && !points, "an empty file is refused");
    end();
    read_how("nowhere.csv", &(demarc_open){0});
    ok(status == DEMARC_ENOINPUT && !points, "and one that is not there");
    end();
    demarc_points_free(NULL);
}

#define SOURCE                                                                 \
    ALL(SHAPE("\"id\":\"a\",\"date\":\"2001-02\"",                             \
              "{\"type\":\"Point\","                                           \
              "\"coordinates\":[70,"                                           \
              "40]}") "," SHAPE("\"id\":\"\",\"date\":null",                   \
                                "{\"type\":\"Point\",\"coordinates\":[-71.5,"  \
                                "41.5]}"))

static void sources_are(const char *name, const char *const *words)
{
    const char *from = source_text("from.geojson", SOURCE);

    read_how(source_translate(from, source_path(name), words),
             &(demarc_open){0});
    ok(status == DEMARC_OK && points && demarc_points_count(points) == 2,
       "%s: two points", name);
    if (points) {
        is(at(0)->id, "a", "an id");
        ok(at(0)->date.latest == demarc_day_make(2001, 2, 28), "a date");
        is(at(1)->id, "point-2", "else by its place");
        is_near(at(1)->lon, -71.5, 1e-9, "a longitude");
        is_near(at(1)->lat, 41.5, 1e-9, "a latitude");
    }
    end();
}

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

static void test_sources(void)
{
    read_text("a.geojson", SOURCE);
    ok(status == DEMARC_OK && at(0)->lon == 70 && at(1)->lat == 41.5,
       "GeoJSON");
    end();
    sources_are("a.gpkg", WORDS("-t_srs", "EPSG:3857"));
    sources_are("a.fgb", WORDS("-f", "FlatGeobuf", "-lco", "SPATIAL_INDEX=NO"));
    sources_are("a.kml", WORDS("-f", "LIBKML"));
    sources_are("a.shp", WORDS("-t_srs", "EPSG:3857"));
    sources_are("z.shp", WORDS("-lco", "SHPT=POINTZ"));
    sources_are("m.shp", WORDS("-lco", "SHPT=POINTM"));
    sources_are("zm.shp", WORDS("-lco", "SHPT=POINTZM"));
}

/* What has no position is there; what is no point is left out, and told. */
static void test_mixed(void)
{
    read_text("a.geojson",
              ALL(SHAPE("\"id\":\"none\"", "null") "," LINE("", HERE) "," SHAPE(
                  "\"id\":\"many\"",
                  "{\"type\":\"MultiPoint\",\"coordinates\":[[70,40]]"
                  "}") "," SHAPE("", "{\"type\":\"MultiPoint\","
                                     "\"coordinates\":[[1,2],[3,4]]"
                                     "}")));
    is_int(status, DEMARC_OK, "a file of this and that");
    is_int((long long)demarc_points_count(points), 2, "two are points");
    ok(isnan(at(0)->lon), "one without a position");
    ok(at(1)->lon == 70, "a multi point of one point is one");
    is(code(), "point-other", "the rest is told");
    end();
}

static void test_damaged(void)
{
    static const char *const words[] = {"-lco", "SHPT=POINT", NULL};
    const char *from = source_text("from.geojson", SOURCE), *path;
    FILE *file;

    path = source_translate(from, source_path("cut.shp"), words);
    file = fopen(path, "r+b");
    if (!file || fseek(file, 107, SEEK_SET) || fputc(12, file) == EOF ||
        fclose(file))
        abort();
    read_how(path, &(demarc_open){0});
    is_int(status, DEMARC_EDATA, "a record of a wrong length is refused");
    is(code(), "shp-record", "by its code");
    end();
    path = source_translate(source_text("l.geojson", ALL(LINE("", HERE))),
                            source_path("lines.shp"), NULL);
    read_how(path, &(demarc_open){0});
    is(code(), "geometry-type", "and a shapefile of lines");
    end();
}

int main(void)
{
    test_table();
    test_names();
    test_events();
    test_pieces();
    test_named();
    test_refused();
    test_sources();
    test_mixed();
    test_damaged();
    return done();
}
