/* The vertices of a segment: copied, or where they are. */
#include "model/course.h"

#include "tap.h"

static void test_make(void)
{
    double lon_lat[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    size_t start[] = {0, 2, 5};
    demarc_arena arena = {0};
    const demarc_course *made = demarc_course_make(&arena, lon_lat, start, 2);

    lon_lat[0] = 0;
    start[1] = 0;
    is_int((long long)made->parts, 2, "two parts");
    ok(made->start[0] == 0 && made->start[1] == 2 && made->start[2] == 5,
       "begin where they did");
    ok(made->lon[0] == 1 && made->lat[0] == 2 && made->lon[4] == 9 &&
           made->lat[4] == 10,
       "longitudes and latitudes are apart");
    ok(!made->cum, "nothing is measured");
    demarc_arena_free(&arena);
}

static void test_kept(void)
{
    double lon[7] = {0}, lat[7] = {0}, cum[7] = {0};
    demarc_gauge items[] = {{.vertices = 2},
                            {.first = 2, .vertices = 3},
                            {.first = 5, .vertices = 2}};
    const demarc_gauges of = {
        .items = items, .count = 3, .lon = lon, .lat = lat, .cum = cum};
    demarc_arena arena = {0};
    const demarc_course *kept = demarc_course_kept(&arena, &of, 1, 2);

    is_int((long long)kept->parts, 2, "the last two of three parts");
    ok(kept->start[0] == 2 && kept->start[1] == 5 && kept->start[2] == 7,
       "are found among all");
    ok(kept->lon == lon && kept->lat == lat && kept->cum == cum,
       "which are not copied");
    demarc_arena_free(&arena);
}

int main(void)
{
    test_make();
    test_kept();
    return done();
}
