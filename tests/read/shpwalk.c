/* Oracle: ESRI Shapefile Technical Description, July 1998, and the offsets of
 * the sample below, added up by hand: two records, at byte 100 (content 132
 * bytes: 44 + 2 parts of 4 + 5 points of 16) and at byte 240 (content 96: 44
 * + 4 + 3 times 16); 344 bytes in all. */
#include "read/shpwalk.h"

#include "shapes.h"
#include "tap.h"

enum { FIRST = 100, SECOND = 240, END = 344 };

/** How a number is put into the file. */
typedef enum how { BIG, LITTLE, DOUBLE, CUT, ADD } how;

typedef struct change {
    demarc_shp_part part;
    size_t at;
    how how;
    double value;
} change;

typedef struct test_case {
    const char *name;
    change changes[4]; /* the last ones may be all zero: a cut at 0 of none */
    const char *found; /* "code@shp" each, in collecting mode */
    bool readable;     /* by OGR, in spite of it */
} test_case;

#define SHP(at, how, value)                                                    \
    {                                                                          \
        DEMARC_SHP, at, how, value                                             \
    }
#define SHX(at, how, value)                                                    \
    {                                                                          \
        DEMARC_SHX, at, how, value                                             \
    }

static const test_case cases[] = {
    {"as it was made", {{0}}, "", true},
    {"too short for its header", {SHP(0, CUT, 99)}, "shp-header@shp", false},
    {"another magic", {SHP(0, BIG, 9995)}, "shp-header@shp", false},
    {"another version", {SHP(28, LITTLE, 1001)}, "shp-header@shp", false},
    {"a type that is none", {SHP(32, LITTLE, 4)}, "shp-header@shp", false},
    {"points", {SHP(32, LITTLE, 1)}, "geometry-type@shp", false},
    {"polygons with Z", {SHP(32, LITTLE, 15)}, "geometry-type@shp", false},
    {"longer than it says", {SHP(0, ADD, 2)}, "shp-size@shp", false},
    {"shorter than it says", {SHP(24, BIG, 173)}, "shp-size@shp", false},
    {"2^32 bytes, it says", {SHP(24, BIG, 0x80000000u)}, "shp-size@shp", false},
    {"a record longer than the file",
     {SHP(SECOND + 4, BIG, 49)},
     "shp-record@shp",
     false},
    {"a record shorter than it is",
     {SHP(SECOND + 4, BIG, 47)},
     "shp-record@shp shx-entry@shx shp-record@shp",
     false},
    {"a record of the most there can be",
     {SHP(SECOND + 4, BIG, 0xFFFFFFFFu)},
     "shp-record@shp",
     false},
    {"a number doubled", {SHP(SECOND, BIG, 1)}, "shp-number@shp", true},
    {"a record of another type",
     {SHP(FIRST + 8, LITTLE, 5)},
     "shp-record@shp",
     false},
    {"an empty record with content",
     {SHP(FIRST + 8, LITTLE, 0)},
     "shp-record@shp",
     false},
    {"2^31 points",
     {SHP(FIRST + 48, LITTLE, 2147483648u)},
     "shp-record@shp",
     false},
    {"2^32 - 1 parts",
     {SHP(FIRST + 44, LITTLE, 4294967295u)},
     "shp-record@shp",
     false},
    {"parts that begin at 1",
     {SHP(FIRST + 52, LITTLE, 1)},
     "shp-record@shp",
     false},
    {"parts that do not rise",
     {SHP(FIRST + 56, LITTLE, 0)},
     "shp-record@shp",
     false},
    {"a part behind the last point",
     {SHP(FIRST + 56, LITTLE, 5)},
     "shp-record@shp",
     false},
    {"a box that is upside down",
     {SHP(FIRST + 20, DOUBLE, 99)},
     "shp-record@shp",
     false},
    {"a box that is no number",
     {SHP(FIRST + 12, DOUBLE, NAN)},
     "shp-record@shp",
     false},
    {"a point outside of its box",
     {SHP(FIRST + 60, DOUBLE, 75)},
     "shp-box@shp shp-extent@shp",
     true},
    {"a point just outside, as if rounded",
     {SHP(FIRST + 60, DOUBLE, 69.9999999)},
     "shp-box-loose@shp shp-extent@shp",
     true},
    {"a point moved inwards",
     {SHP(FIRST + 60, DOUBLE, 70.1)},
     "shp-box-loose@shp shp-extent-loose@shp",
     true},
    {"a point that is no number",
     {SHP(FIRST + 60, DOUBLE, NAN)},
     "geometry-vertex@shp shp-box-loose@shp shp-extent-loose@shp",
     true},
    {"a point that is infinite",
     {SHP(FIRST + 60, DOUBLE, -INFINITY)},
     "geometry-vertex@shp shp-extent@shp",
     true},
    {"a file's box too small",
     {SHP(36, DOUBLE, 70.5)},
     "shx-box@shx shp-extent@shp",
     true},
    {"too large",
     {SHP(36, DOUBLE, 60), SHX(36, DOUBLE, 60)},
     "shp-extent-loose@shp",
     true},
    {"no number",
     {SHP(36, DOUBLE, NAN), SHX(36, DOUBLE, NAN)},
     "shp-extent@shp",
     true},
    {"an index without a header", {SHX(0, CUT, 50)}, "shx-header@shx", false},
    {"an index of polygons", {SHX(32, LITTLE, 5)}, "shx-header@shx", false},
    {"an index cut short", {SHX(0, CUT, 108)}, "shx-size@shx", false},
    {"an entry too few",
     {SHX(0, CUT, 108), SHX(24, BIG, 54)},
     "shx-count@shx",
     false},
    {"an entry too many",
     {SHX(0, ADD, 8), SHX(24, BIG, 62)},
     "shx-count@shx",
     false},
    {"half an entry too many",
     {SHX(0, ADD, 4), SHX(24, BIG, 60)},
     "shx-count@shx",
     false},
    {"entries swapped",
     {SHX(100, BIG, SECOND / 2), SHX(104, BIG, 48), SHX(108, BIG, FIRST / 2),
      SHX(112, BIG, 66)},
     "shx-entry@shx shx-entry@shx",
     false},
    {"an entry doubled",
     {SHX(108, BIG, FIRST / 2), SHX(112, BIG, 66)},
     "shx-entry@shx",
     false},
    {"an entry with another length",
     {SHX(112, BIG, 49)},
     "shx-entry@shx",
     false},
};

static shapes sample(void)
{
    static const double a[] = {70, 40, 71, 41, 72, 40.5, 71, 42, 71.5, 42.5};
    static const double b[] = {72, 40.5, 73, 40, 74, 40.25};
    shapes in = shapes_begin(3);

    line_add(&in, (uint32_t[]){0, 3}, 2, a, 5, 0);
    line_add(&in, (uint32_t[]){0}, 1, b, 3, 0);
    shapes_end(&in);
    return in;
}

static void change_do(shapes *in, const change *what)
{
    demarc_buffer *file = &in->file[what->part];

    if (what->how == BIG && what->value > 0)
        big_put(file, what->at, (uint32_t)what->value);
    if (what->how == LITTLE)
        little_put(file, what->at, (uint32_t)what->value, 4);
    if (what->how == DOUBLE)
        double_put(file, what->at, what->value);
    if (what->how == CUT)
        file->length = (size_t)what->value;
    if (what->how == ADD)
        room_add(file, (size_t)what->value);
}

static demarc_status walk_do(const shapes *in, demarc_ctx *ctx,
                             demarc_shp_walk *walk)
{
    char shp[96], shx[96];
    demarc_status status;

    shapes_save(in);
    snprintf(shp, sizeof shp, "%s", part_path(in, DEMARC_SHP));
    snprintf(shx, sizeof shx, "%s", part_path(in, DEMARC_SHX));
    walk->shp = shp;
    walk->shx = shx;
    status = demarc_shp_walk_do(ctx, walk);
    return status;
}

static void test_case_run(const test_case *test)
{
    demarc_ctx *ctx = demarc_ctx_new(), *brief = demarc_ctx_new();
    demarc_shp_walk walk = {0};
    demarc_buffer found = {0};
    shapes in = sample();
    demarc_status status, stopped;

    for (size_t i = 0; i < 4; i++)
        change_do(&in, &test->changes[i]);
    demarc_ctx_collect(ctx, true);
    status = walk_do(&in, ctx, &walk);
    codes(ctx, &found);
    is(found.data, test->found, test->name);
    ok(walk.broken == !test->readable, "and may%s be read",
       test->readable ? "" : " not");
    stopped = walk_do(&in, brief, &walk);
    is_int(stopped, status, "the first error stops, with the same status");
    ok(errors_of(brief) == (status != DEMARC_OK), "and is the only one");
    shapes_free(&in);
    demarc_buffer_free(&found);
    demarc_ctx_free(ctx);
    demarc_ctx_free(brief);
}

static void test_count(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_buffer index = {0};
    demarc_shp_walk walk = {.index = &index};
    shapes in = sample();

    null_add(&in);
    line_add(&in, NULL, 0, NULL, 0, 0);
    shapes_end(&in);
    is_int(walk_do(&in, ctx, &walk), DEMARC_OK, "null and empty shapes pass");
    is_int((long long)walk.count.records, 4, "four records");
    is_int((long long)walk.count.parts, 3, "three parts");
    is_int((long long)walk.count.points, 8, "eight points");
    ok(index.length == in.file[DEMARC_SHX].length &&
           memcmp(index.data, in.file[DEMARC_SHX].data, index.length) == 0,
       "the new index is the old one, byte by byte");
    demarc_buffer_free(&index);
    shapes_free(&in);
    demarc_ctx_free(ctx);
}

/** M may be there in all records, in none, or, with a note, in some. */
static void test_measures(void)
{
    static const double line[] = {70, 40, 71, 41};
    static const struct {
        uint32_t type;
        size_t first, second; /* bytes behind the points */
        const char *found;
    } forms[] = {
        {13, 32, 32, ""},
        {13, 64, 64, ""},
        {13, 64, 32, "shp-measure@shp"},
        {23, 32, 32, ""},
        {23, 0, 0, ""},
        {23, 0, 32, "shp-measure@shp"},
        {13, 0, 32, "shp-record@shp"},
        {23, 64, 64, ""},
        {23, 96, 64, "shp-record@shp"},
        {13, 96, 64, "shp-record@shp"},
        {3, 32, 0, "shp-record@shp"},
    };

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        demarc_ctx *ctx = demarc_ctx_new();
        demarc_shp_walk walk = {0};
        demarc_buffer found = {0};
        shapes in = shapes_begin(forms[i].type);
        char name[64];

        line_add(&in, (uint32_t[]){0}, 1, line, 2, forms[i].first);
        line_add(&in, (uint32_t[]){0}, 1, line, 2, forms[i].second);
        shapes_end(&in);
        demarc_ctx_collect(ctx, true);
        walk_do(&in, ctx, &walk);
        codes(ctx, &found);
        snprintf(name, sizeof name, "type %u with %zu and %zu bytes more",
                 forms[i].type, forms[i].first, forms[i].second);
        is(found.data, forms[i].found, name);
        demarc_buffer_free(&found);
        shapes_free(&in);
        demarc_ctx_free(ctx);
    }
}

/** Longer than the stream's room, so that it is read in several gulps. */
static void test_long(void)
{
    enum { POINTS = 20000 };
    demarc_ctx *ctx = demarc_ctx_new();
    double *points = malloc(2 * POINTS * sizeof *points);
    shapes in = shapes_begin(3);
    demarc_shp_walk walk = {0};
    demarc_buffer found = {0};

    for (size_t i = 0; i < 2 * POINTS; i++)
        points[i] = (double)(i / 2) / 1000;
    line_add(&in, (uint32_t[]){0}, 1, points, POINTS, 0);
    shapes_end(&in);
    is_int(walk_do(&in, ctx, &walk), DEMARC_OK, "20,000 points are read");
    is_int((long long)demarc_finding_count(ctx), 0, "and are all right");
    for (size_t i = 0; i < POINTS; i += 100)
        double_put(&in.file[DEMARC_SHP], 156 + 16 * i, 99);
    demarc_ctx_collect(ctx, true);
    walk_do(&in, ctx, &walk);
    is_int((long long)demarc_finding_count(ctx), 102,
           "of 200 that are not, 100 are told, the rest counted");
    is(demarc_finding_at(ctx, 99)->message,
       "record 1: point 9901 is outside of the record's box", "the 100th");
    is(demarc_finding_at(ctx, 101)->message, "and 100 more like these",
       "the count");
    demarc_buffer_free(&found);
    free(points);
    shapes_free(&in);
    demarc_ctx_free(ctx);
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        test_case_run(&cases[i]);
    test_count();
    test_measures();
    test_long();
    return done();
}
