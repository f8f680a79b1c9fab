#include "read/areas.h"
#include "read/rings.h"
#include "shapes.h"
#include "spill.h"
#include "tap.h"

/* A square with two holes, of which one touches it, and an island in one; an
 * area far off that has none. Of the rings the start stands before each. */
static const uint32_t starts[] = {0, 5, 9, 13};
static const double square[] = {0, 0, 0, 9,   9, 9,   9, 0,   0, 0,  0, 0,
                                4, 1, 4, 3,   0, 0,   5, 5,   8, 5,  8, 8,
                                5, 5, 6, 5.5, 7, 6.5, 7, 5.5, 6, 5.5};
static const double far_off[] = {20, 1, 30, 5, 29, -4, 20, 1};
static const char same[] =
    "{\"type\":\"FeatureCollection\",\"features\":["
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"one\"},\"geometry\":{"
    "\"type\":\"MultiPolygon\",\"coordinates\":["
    "[[[0,0],[0,9],[9,9],[9,0],[0,0]],[[0,0],[4,1],[4,3],[0,0]],"
    "[[5,5],[8,5],[8,8],[5,5]]],[[[6,5.5],[7,6.5],[7,5.5],[6,5.5]]]]}},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"two\"},"
    "\"geometry\":null},"
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"three\"},\"geometry\":{"
    "\"type\":\"Polygon\",\"coordinates\":[[[20,1],[30,5],[29,-4],[20,1]]]}}]}";

/** @param turned  a ring that runs the wrong way; 4: the lone one; 5: none. */
static shapes made(uint32_t type, size_t turned)
{
    const size_t count = sizeof square / (2 * sizeof *square);
    const size_t behind = type == 5 ? 0 : 16;
    double all[sizeof square / sizeof *square], lone[8];
    shapes in = shapes_begin(type);

    memcpy(all, square, sizeof all);
    memcpy(lone, far_off, sizeof lone);
    if (turned < 4)
        demarc_ring_turn(all + 2 * starts[turned],
                         (turned < 3 ? starts[turned + 1] : count) -
                             starts[turned]);
    else if (turned == 4)
        demarc_ring_turn(lone, 4);
    field_add(&in, "name", 'C', 8, 0);
    line_add(&in, starts, 4, all, (uint32_t)count,
             behind ? behind + 8 * count : 0);
    null_add(&in);
    line_add(&in, starts, 1, lone, 4, behind ? behind + 8 * 4 : 0);
    row_add(&in, "one");
    row_add(&in, "two");
    row_add(&in, "three");
    shapes_end(&in);
    shapes_save(&in);
    return in;
}

static void areas_of(const char *path, demarc_arena *arena, demarc_areas *out)
{
    const demarc_areas_how how = {0};
    demarc_ctx *ctx = demarc_ctx_new();

    is_int(demarc_areas_read(ctx, arena, path, &how, out), DEMARC_OK, "read");
    is_int((long long)demarc_finding_count(ctx), 0, "nothing is told");
    demarc_ctx_free(ctx);
}

/** Is each point of a ring followed by the same one as in another? */
static bool follows(const double *a, const double *b, size_t count)
{
    for (size_t by = 0; by < count; by++) {
        size_t same_points = 0;

        for (size_t i = 0; i < count; i++) {
            const double *to = b + 2 * ((i + by) % count);

            same_points += a[2 * i] == to[0] && a[2 * i + 1] == to[1];
        }
        if (same_points == count)
            return true;
    }
    return false;
}

/** @param exact  no ring begins elsewhere, as one does that was turned. */
static void areas_are(const demarc_areas *got, const demarc_areas *want,
                      bool exact)
{
    size_t wrong = 0;

    ok(got->count == want->count && got->ring_count == want->ring_count &&
           got->points == want->points,
       "%zu areas of %zu rings with %zu points", got->count, got->ring_count,
       got->points);
    for (size_t i = 0; i < want->ring_count && i < got->ring_count; i++)
        wrong += got->rings[i].area != want->rings[i].area ||
                 got->rings[i].start != want->rings[i].start ||
                 !follows(demarc_area_point(got, got->rings[i].start),
                          demarc_area_point(want, want->rings[i].start),
                          want->rings[i].count);
    is_int((long long)wrong, 0, "rings that run otherwise");
    ok(!exact || memcmp(got->lon_lat, want->lon_lat,
                        2 * want->points * sizeof *want->lon_lat) == 0,
       "to the bit");
}

static void test_same(uint32_t type, size_t turned)
{
    spilled file = spill(same, strlen(same));
    shapes in = made(type, turned);
    demarc_areas got = {0}, want = {0};
    demarc_arena arena = {0};

    printf("# type %u, ring %zu turned\n", (unsigned)type, turned);
    areas_of(part_path(&in, DEMARC_SHP), &arena, &got);
    areas_of(file.path, &arena, &want);
    areas_are(&got, &want, turned == 5);
    demarc_areas_free(&got);
    demarc_areas_free(&want);
    demarc_arena_free(&arena);
    unlink(file.path);
    shapes_free(&in);
}

/** What OGR has to say of a file it still says. */
static void test_open(void)
{
    const double points[] = {0, 0, 0, 9, 9, 9, 9, 0, 20, 1, 30, 5, 20, 1};
    const demarc_areas_how how = {0};
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_areas got = {0};
    shapes in = shapes_begin(5);

    field_add(&in, "name", 'C', 8, 0);
    line_add(&in, (const uint32_t[]){0, 4}, 2, points, 7, 0);
    row_add(&in, "one");
    shapes_end(&in);
    shapes_save(&in);
    is_int(
        demarc_areas_read(ctx, &arena, part_path(&in, DEMARC_SHP), &how, &got),
        DEMARC_OK, "a ring that is not closed");
    is_int((long long)got.points, 6, "two rings of four and two points");
    ok(demarc_finding_count(ctx) > 0 &&
           strcmp(demarc_finding_at(ctx, 0)->code, "source-says") == 0,
       "it is told");
    demarc_areas_free(&got);
    demarc_arena_free(&arena);
    shapes_free(&in);
    demarc_ctx_free(ctx);
}

/** Of a damaged record parts may be known, and no points. */
static void test_damaged(void)
{
    const demarc_areas_how how = {0};
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_areas got = {0};
    shapes in = made(5, 5);

    little_put(&in.file[DEMARC_SHP], 100 + 8 + 44 + 4 * 3, 999, 4);
    shapes_save(&in);
    is_int(
        demarc_areas_read(ctx, &arena, part_path(&in, DEMARC_SHP), &how, &got),
        DEMARC_EDATA, "a part that starts behind the points");
    demarc_areas_free(&got);
    demarc_arena_free(&arena);
    shapes_free(&in);
    demarc_ctx_free(ctx);
}

int main(void)
{
    for (size_t turned = 0; turned <= 5; turned++)
        test_same(5, turned);
    test_same(15, 5); /* with heights */
    test_same(25, 5); /* with measures */
    test_open();
    test_damaged();
    return done();
}
