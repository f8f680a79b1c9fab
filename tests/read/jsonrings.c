#include "read/jsonrings.h"
#include "lines.h"
#include "random.h"
#include "read/areas.h"
#include "tap.h"

#include <stdlib.h>

#define SQUARE        "[[0,0],[1,0],[1,1],[0,0]]"
#define POLYGON(ring) "{\"type\":\"Polygon\",\"coordinates\":[" ring "]}"
#define FEATURE(geometry)                                                      \
    "{\"type\":\"Feature\",\"properties\":{\"geometry\":{\"a\":[[1]]}},"       \
    "\"geometry\":" geometry "}"
#define WORLD(features)                                                        \
    "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"

static void takes(const char *text, const char *outline)
{
    spilled file = spill(text, strlen(text));
    demarc_jsonrings rings;
    char name[120];

    demarc_jsonrings_take(file.path, &rings);
    snprintf(name, sizeof name, "%.110s", text);
    for (char *at = name; *at; at++)
        *at = *at == '\n' ? ' ' : *at;
    is(rings.taken ? rings.outline.data : "", outline, name);
    demarc_jsonrings_free(&rings);
    unlink(file.path);
}

static void test_outline(void)
{
    takes(WORLD(FEATURE(POLYGON(SQUARE))), WORLD(FEATURE(POLYGON(""))));
    takes(WORLD(FEATURE("{ \"coordinates\" :[ [\n" SQUARE "\n]\n, [ " SQUARE
                        "] ], \"type\": \"MultiPolygon\" }")) "\n",
          WORLD(FEATURE("{ \"coordinates\" :[\n\n\n], \"type\": "
                        "\"MultiPolygon\" }")) "\n");
    takes(WORLD(FEATURE("null") "," FEATURE(POLYGON(SQUARE "," SQUARE))),
          WORLD(FEATURE("null") "," FEATURE(POLYGON(""))));
    takes(WORLD(FEATURE(POLYGON("[[0,0,7],[1,0,7],[1,1,-7],[0,0,7e1]]"))),
          WORLD(FEATURE(POLYGON(""))));
}

/** What OGR may see in another way, or refuse, it is given whole. */
static void test_left(void)
{
    static const char *const texts[] = {
        "",
        "{",
        "[]",
        WORLD(""),
        FEATURE(POLYGON(SQUARE)),
        WORLD(FEATURE("null")),
        WORLD(FEATURE("{\"type\":\"Point\",\"coordinates\":[1,2]}")),
        WORLD(FEATURE("{\"type\":\"LineString\",\"coordinates\":" SQUARE "}")),
        WORLD(FEATURE("{\"type\":\"MultiLineString\",\"coordinates\":[" SQUARE
                      "]}")),
        WORLD(FEATURE("{\"type\":\"MultiPolygon\",\"coordinates\":[" SQUARE
                      "]}")),
        WORLD(FEATURE("{\"type\":\"Polygon\",\"bbox\":[0,0,1,1],"
                      "\"coordinates\":[" SQUARE "]}")),
        WORLD(FEATURE("{\"type\":\"Polygon\",\"type\":\"Polygon\"}")),
        WORLD(FEATURE("{\"Type\":\"Polygon\",\"coordinates\":[" SQUARE "]}")),
        WORLD("{\"type\":\"Feature\",\"Geometry\":" POLYGON(
            SQUARE) "}," FEATURE(POLYGON(SQUARE))),
        WORLD("{\"type\":\"Feature\",\"geom\\u0065try\":" POLYGON(
            SQUARE) "}," FEATURE(POLYGON(SQUARE))),
        WORLD("[" FEATURE(POLYGON(SQUARE)) "]"),
        "{\"type\":\"Feature\",\"features\":[" FEATURE(POLYGON(SQUARE)) "]}",
        WORLD(FEATURE(POLYGON(SQUARE))) WORLD(""),
        WORLD(FEATURE(POLYGON(""))),
        WORLD(FEATURE(POLYGON("[]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,0],[1,1],[0,1]]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,0],[0,0]]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,0],[1,1],[0,0],]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,0],[1,1][0,0]]"))),
        WORLD(FEATURE(POLYGON("[[0],[1,0],[1,1],[0,0]]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,0,1,1],[1,1],[0,0]]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,null],[1,1],[0,0]]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,NaN],[1,1],[0,0]]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,1e999],[1,1],[0,0]]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,\"2\"],[1,1],[0,0]]"))),
        WORLD(FEATURE(POLYGON("[[0,0],[1,01],[1,1],[0,0]]")))};
    const char nul[] = "{\"type\":\"FeatureCollection\",\0\"features\":[]}";
    spilled file = spill(nul, sizeof nul);
    demarc_jsonrings rings;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        takes(texts[i], "");
    demarc_jsonrings_take(file.path, &rings);
    ok(!rings.taken, "a NUL");
    demarc_jsonrings_free(&rings);
    unlink(file.path);
    demarc_jsonrings_take("/there/is/none", &rings);
    ok(!rings.taken, "no file");
}

/** No text broken off is taken, nor one that goes on. */
static void test_cut(void)
{
    const char whole[] = WORLD(FEATURE(POLYGON(SQUARE)));
    size_t taken = 0;

    for (size_t i = 0; i < sizeof whole - 1; i++) {
        spilled file = spill(whole, i);
        demarc_jsonrings rings;

        demarc_jsonrings_take(file.path, &rings);
        taken += rings.taken;
        demarc_jsonrings_free(&rings);
        unlink(file.path);
    }
    is_int((long long)taken, 0, "broken off anywhere");
}

/* ---- The same as OGR reads ---- */

static void ring_write(demarc_buffer *out, dice *at, bool hole)
{
    double x = dice_real(at, -179, 170), y = dice_real(at, -80, 80);
    size_t points = 3 + dice_below(at, 5);

    demarc_buffer_text(out, hole ? ",[" : "[");
    for (size_t i = 0; i <= points; i++) {
        double angle = 2 * M_PI * (double)(i % points) / (double)points;

        demarc_buffer_text(out, i ? ", [" : "[");
        demarc_buffer_shortest(out, x + cos(angle));
        demarc_buffer_text(out, " ,\n");
        demarc_buffer_fixed(out, y + sin(angle), i % points % 2 ? 9 : 0);
        demarc_buffer_text(out, i % 2 ? "]" : ",-0]");
    }
    demarc_buffer_char(out, ']');
}

/** A world of polygons; `more` is a member that the taker does not know. */
static void world_write(demarc_buffer *out, const char *more)
{
    dice at = {11};

    demarc_buffer_text(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (size_t i = 0; i < 40; i++) {
        bool multi = dice_below(&at, 2);

        demarc_buffer_format(out,
                             "%s{\"type\":\"Feature\",\"properties\":{\"name\":"
                             "\"a\\\"[%zu\"},\"geometry\":",
                             i ? "," : "", i);
        if (dice_one_in(&at, 8)) {
            demarc_buffer_text(out, "null}");
            continue;
        }
        demarc_buffer_format(out,
                             "{%s\"type\":\"%sPolygon\",\"coordinates\":", more,
                             multi ? "Multi" : "");
        demarc_buffer_text(out, multi ? "[[" : "[");
        ring_write(out, &at, false);
        for (size_t k = dice_below(&at, 3); k > 0; k--)
            ring_write(out, &at, true);
        if (multi) {
            demarc_buffer_text(out, "],[");
            ring_write(out, &at, false);
            demarc_buffer_char(out, ']');
        }
        demarc_buffer_text(out, "]}}");
    }
    demarc_buffer_text(out, "]}");
}

static void world_read(demarc_arena *arena, const char *more, demarc_areas *out)
{
    const demarc_areas_how how = {0};
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_buffer text = {0};
    demarc_jsonrings rings;
    spilled file;

    world_write(&text, more);
    file = spill(text.data, text.length);
    demarc_jsonrings_take(file.path, &rings);
    ok(rings.taken == !*more, "%s", *more ? "left to OGR" : "taken");
    demarc_jsonrings_free(&rings);
    is_int(demarc_areas_read(ctx, arena, file.path, &how, out), DEMARC_OK,
           "read");
    is_int((long long)demarc_finding_count(ctx), 0, "nothing is told");
    unlink(file.path);
    demarc_buffer_free(&text);
    demarc_ctx_free(ctx);
}

static void test_same(void)
{
    demarc_arena arena = {0};
    demarc_areas one = {0}, two = {0};
    size_t wrong = 0;

    world_read(&arena, "", &one);
    world_read(&arena, "\"bbox\":[0,0,1,1],", &two);
    is_int((long long)one.count, 40, "all areas");
    ok(one.count == two.count && one.ring_count == two.ring_count &&
           one.points == two.points && one.points > 200,
       "as many as OGR returns");
    ok(memcmp(one.lon_lat, two.lon_lat, 2 * one.points * sizeof(double)) == 0,
       "the same to the bit");
    for (size_t i = 0; i < one.ring_count && i < two.ring_count; i++)
        wrong += one.rings[i].start != two.rings[i].start ||
                 one.rings[i].area != two.rings[i].area;
    for (size_t i = 0; i < one.count && i < two.count; i++)
        wrong += strcmp(one.items[i].name, two.items[i].name) != 0 ||
                 one.items[i].rings != two.items[i].rings;
    is_int((long long)wrong, 0, "rings and names as well");
    demarc_areas_free(&one);
    demarc_areas_free(&two);
    demarc_arena_free(&arena);
}

int main(void)
{
    test_outline();
    test_left();
    test_cut();
    test_same();
    return done();
}
