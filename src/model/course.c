#include "model/course.h"

#include <string.h>

const demarc_course *demarc_course_make(demarc_arena *arena,
                                        const double *lon_lat,
                                        const size_t *start, size_t parts)
{
    const size_t count = start[parts], starts = (parts + 1) * sizeof *start;
    demarc_course *course = demarc_arena_take(arena, sizeof *course);
    size_t *from = demarc_arena_take(arena, starts);
    double *lon = demarc_arena_take(arena, 2 * count * sizeof *lon);

    if (!course || !from || !lon)
        return NULL;
    memcpy(from, start, starts);
    for (size_t i = 0; i < count; i++) {
        lon[i] = lon_lat[2 * i];
        lon[count + i] = lon_lat[2 * i + 1];
    }
    *course = (demarc_course){parts, from, lon, lon + count, NULL};
    return course;
}

const demarc_course *demarc_course_kept(demarc_arena *arena,
                                        const demarc_gauges *of, size_t part,
                                        size_t parts)
{
    demarc_course *course = demarc_arena_take(arena, sizeof *course);
    size_t *start = demarc_arena_take(arena, (parts + 1) * sizeof *start);

    if (!course || !start)
        return NULL;
    for (size_t i = 0; i < parts; i++) {
        start[i] = of->items[part + i].first;
        start[i + 1] = start[i] + of->items[part + i].vertices;
    }
    *course = (demarc_course){parts, start, of->lon, of->lat, of->cum};
    return course;
}
