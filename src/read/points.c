#include "read/points.h"

#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

demarc_point *demarc_points_next(demarc_points *points)
{
    if (!demarc_reserve(&points->items, &points->room, points->count + 1,
                        sizeof *points->items))
        return NULL;
    points->items[points->count] = (demarc_point){.id = "", .date.text = ""};
    return &points->items[points->count];
}

const char *demarc_points_name(demarc_points *points, long number)
{
    char name[32];

    snprintf(name, sizeof name, "point-%ld", number);
    return demarc_arena_text(&points->arena, name);
}

/** By its name alone: most CSV has nothing in it that says what it is. */
static bool is_table(const char *path)
{
    static const char *const endings[] = {".csv", ".tsv", ".txt"};
    const char *dot = strrchr(path, '.');

    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (demarc_text_same(dot, endings[i]))
            return true;
    return false;
}

demarc_status demarc_points_read(demarc_ctx *ctx, const char *path,
                                 const demarc_open *how, demarc_points **out)
{
    demarc_points *points = calloc(1, sizeof *points);
    demarc_where where = DEMARC_NOWHERE;
    demarc_status status;

    *out = NULL;
    if (!points)
        return DEMARC_ENOMEM;
    status = is_table(path) ? demarc_points_csv(ctx, path, how, points)
                            : demarc_points_ogr(ctx, path, how, points);
    where.file = path;
    if (status == DEMARC_OK && points->count == 0)
        status = demarc_report(ctx, DEMARC_RULE_EMPTY, &where,
                               "check that it is the right one",
                               "the file holds no point");
    if (status == DEMARC_OK)
        *out = points;
    else
        demarc_points_free(points);
    return status;
}

void demarc_points_free(demarc_points *points)
{
    if (!points)
        return;
    free(points->items);
    demarc_arena_free(&points->arena);
    free(points);
}

size_t demarc_points_count(const demarc_points *points)
{
    return points->count;
}

const demarc_point *demarc_points_at(const demarc_points *points, size_t i)
{
    return i < points->count ? &points->items[i] : NULL;
}
