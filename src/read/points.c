#include "read/points.h"

#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** So many points are read at a time. The first pieces are small, so that work
 *  on them can begin; and the last ones, since what comes of these is written
 *  when there is nothing else to do. */
enum { PIECE_LEAST = 8192, PIECE_MOST = 131072, GROWS = 4, LAST_ONES = 2 };

struct demarc_points_file {
    demarc_ctx *ctx;
    const char *path;
    demarc_arena arena;     /* of the table's dates */
    demarc_points_csv *csv; /* if it is a table */
    demarc_points *whole; /* if it is not: all of them, until they are given */
    bool begun;
    size_t piece; /* points of the last one */
};

demarc_point *demarc_points_add(demarc_points *points)
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

static demarc_status refuse_empty(demarc_ctx *ctx, const char *path)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = path;
    return demarc_report(ctx, DEMARC_RULE_EMPTY, &where,
                         "check that it is the right one",
                         "the file holds no point");
}

demarc_status demarc_points_open(demarc_ctx *ctx, const char *path,
                                 const demarc_open *how,
                                 demarc_points_file **out)
{
    demarc_points_file *file = calloc(1, sizeof *file);
    demarc_status status = DEMARC_ENOMEM;

    *out = NULL;
    if (!file)
        return status;
    file->ctx = ctx;
    file->path = path;
    if (is_table(path))
        status =
            demarc_points_csv_open(ctx, &file->arena, path, how, &file->csv);
    else if ((file->whole = calloc(1, sizeof *file->whole)))
        status = demarc_points_ogr(ctx, path, how, file->whole);
    if (status == DEMARC_OK)
        *out = file;
    else
        demarc_points_close(file);
    return status;
}

void demarc_points_close(demarc_points_file *file)
{
    if (!file)
        return;
    demarc_points_csv_close(file->csv);
    demarc_points_free(file->whole);
    demarc_arena_free(&file->arena);
    free(file);
}

/** The points of a source that was read whole are all given at once. */
static demarc_status whole_give(demarc_points_file *file,
                                demarc_points **points)
{
    demarc_points_free(*points);
    *points = file->whole ? file->whole : calloc(1, sizeof **points);
    file->whole = NULL;
    return *points ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status table_give(demarc_points_file *file, size_t most,
                                demarc_points **points)
{
    if (!*points)
        *points = calloc(1, sizeof **points);
    if (!*points)
        return DEMARC_ENOMEM;
    (*points)->count = 0;
    demarc_arena_clear(&(*points)->arena);
    return demarc_points_csv_next(file->csv, most, *points);
}

static demarc_status next_give(demarc_points_file *file, size_t most,
                               demarc_points **points)
{
    demarc_status status =
        file->csv ? table_give(file, most, points) : whole_give(file, points);

    if (status == DEMARC_OK && !file->begun && (*points)->count == 0)
        status = refuse_empty(file->ctx, file->path);
    file->begun = true;
    return status;
}

static size_t piece_next(const demarc_points_file *file)
{
    const double left =
        file->csv ? demarc_points_csv_left(file->csv) / LAST_ONES : INFINITY;
    const size_t piece = GROWS * file->piece;

    if (piece < PIECE_LEAST || left < PIECE_LEAST)
        return PIECE_LEAST;
    return (size_t)fmin(left, fmin((double)piece, PIECE_MOST));
}

demarc_status demarc_points_next(demarc_points_file *file,
                                 demarc_points **points)
{
    file->piece = piece_next(file);
    return next_give(file, file->piece, points);
}

demarc_status demarc_points_read(demarc_ctx *ctx, const char *path,
                                 const demarc_open *how, demarc_points **out)
{
    demarc_points_file *file;
    demarc_status status = demarc_points_open(ctx, path, how, &file);

    *out = NULL;
    if (status == DEMARC_OK)
        status = next_give(file, SIZE_MAX, out);
    if (status == DEMARC_OK && file->csv)
        (*out)->dates = file->arena; /* they live as long as their points */
    if (status == DEMARC_OK && file->csv)
        file->arena = (demarc_arena){0};
    if (status != DEMARC_OK) {
        demarc_points_free(*out);
        *out = NULL;
    }
    demarc_points_close(file);
    return status;
}

void demarc_points_free(demarc_points *points)
{
    if (!points)
        return;
    free(points->items);
    demarc_arena_free(&points->arena);
    demarc_arena_free(&points->dates);
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
