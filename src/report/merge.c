/* Events files put together, some of their events as one. */
#include "base/names.h"
#include "base/text.h"
#include "report/duplicates.h"

#include <stdlib.h>
#include <string.h>

static const char own_id[] = "own_id";

typedef struct merger {
    demarc_ctx *ctx;
    const demarc_sightings *of;
    size_t *group; /* of each event, the one that leads it */
    size_t *next;  /* the next event of its group; itself at the end */
    size_t *rows;  /* numbers of rows, event by event, */
    size_t *begin; /* and where those of each event begin */
    size_t own;    /* the column that keeps an event's own id, */
    size_t width;  /* and how many there are with it */
    const char **cells;
} merger;

static demarc_where where_of(const merger *in, size_t event)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = in->of->files[in->of->items[event].file].path;
    where.line = in->of->items[event].line;
    where.feature = in->of->items[event].id;
    return where;
}

/* Do two groups have events of one feed that are not the same? */
static bool share_feed(const merger *in, size_t a, size_t b)
{
    for (size_t x = a;; x = in->next[x]) {
        for (size_t y = b;; y = in->next[y]) {
            if (strcmp(in->of->items[x].feed, in->of->items[y].feed) == 0)
                return true;
            if (in->next[y] == y)
                break;
        }
        if (in->next[x] == x)
            return false;
    }
}

/* The group of `b` goes behind that of `a`. */
static void append(merger *in, size_t a, size_t b)
{
    while (in->next[a] != a)
        a = in->next[a];
    in->next[a] = b;
    for (size_t i = b;; i = in->next[i]) {
        in->group[i] = in->group[a];
        if (in->next[i] == i)
            return;
    }
}

/* The event whose row comes first is the event: if one changes the line, that
 * one. Not done if both do, or if two events of a feed would be one. */
static demarc_status join(merger *in, const demarc_twin *twin, bool *accepted)
{
    size_t a = in->group[twin->a], b = in->group[twin->b];
    const bool both = in->of->items[a].marks && in->of->items[b].marks;
    demarc_where where = where_of(in, twin->b);

    if (a == b)
        return DEMARC_OK;
    if (both || (!twin->identical && share_feed(in, a, b))) {
        *accepted = false;
        return demarc_report(in->ctx, DEMARC_RULE_DUPLICATE_LEFT, &where, NULL,
                             "%s+%s is not accepted: %s",
                             in->of->items[twin->a].id,
                             in->of->items[twin->b].id,
                             both ? "both say what the line is like"
                                  : "two events of one feed would be one");
    }
    if (in->of->items[b].marks || (!in->of->items[a].marks && b < a))
        append(in, b, a);
    else
        append(in, a, b);
    return DEMARC_OK;
}

/* An id that stands in two files is one event in what is written; that is
 * right only within a feed. */
static demarc_status check_ids(merger *in)
{
    const demarc_sightings *of = in->of;
    demarc_names ids = {0};
    demarc_status status = DEMARC_OK;
    size_t *event = malloc((of->count + 1) * sizeof *event), known = 0;

    for (size_t i = 0; event && i < of->count && !status; i++) {
        const size_t place = demarc_names_add(&ids, of->items[i].id);
        demarc_where where = where_of(in, i);

        if (place == DEMARC_NAMES_NONE)
            status = DEMARC_ENOMEM;
        else if (place == known)
            event[known++] = i;
        else if (strcmp(of->items[i].feed, of->items[event[place]].feed) != 0)
            status = demarc_report(
                in->ctx, DEMARC_RULE_DUPLICATE_ID, &where,
                "give one of them another id", "\"%.60s\" is also in %s:%ld",
                of->items[i].id, of->files[of->items[event[place]].file].path,
                of->items[event[place]].line);
    }
    demarc_names_free(&ids);
    free(event);
    return event ? status : DEMARC_ENOMEM;
}

/* Numbers of the rows, those of an event one after the other. */
static void sort_rows(merger *in)
{
    const demarc_sightings *of = in->of;

    for (size_t i = 0; i < of->row_count; i++)
        in->begin[of->rows[i].sighting + 1]++;
    for (size_t i = 0; i < of->count; i++)
        in->begin[i + 1] += in->begin[i];
    in->begin[of->count + 1] = of->row_count;
    for (size_t i = of->row_count; i > 0; i--)
        in->rows[--in->begin[of->rows[i - 1].sighting + 1]] = i - 1;
}

static demarc_status write_row(merger *in, size_t number, size_t leader,
                               demarc_import_fn *fn, void *user)
{
    const demarc_sightings *of = in->of;
    const demarc_sighting_row *row = &of->rows[number];
    const demarc_sighting_file *file = &of->files[row->file];
    const bool joined = row->sighting != leader || in->next[leader] != leader;
    demarc_import_row out = {.file = file->path,
                             .line = row->line,
                             .id = of->items[leader].id,
                             .cells = in->cells,
                             .count = in->width};

    for (size_t i = 0; i < in->width; i++)
        in->cells[i] = "";
    for (size_t i = 0; i < file->column_count; i++)
        in->cells[file->place[i]] = row->cells[i];
    if (row->sighting != leader && !*in->cells[in->own])
        in->cells[in->own] = of->items[row->sighting].id;
    if (joined)
        in->cells[0] = of->items[leader].id;
    return fn(user, &out);
}

static demarc_status write_event(merger *in, size_t event, size_t leader,
                                 demarc_import_fn *fn, void *user)
{
    demarc_status status = DEMARC_OK;
    const size_t end = in->begin[event + 2];

    for (size_t i = in->begin[event + 1]; i < end && !status; i++)
        status = write_row(in, in->rows[i], leader, fn, user);
    return status;
}

static demarc_status write_all(merger *in, demarc_import_fn *fn, void *user)
{
    const demarc_sightings *of = in->of;
    demarc_import_row names = {
        .file = "", .id = "", .cells = in->cells, .count = in->width};
    demarc_status status;

    for (size_t i = 0; i < of->column_count; i++)
        in->cells[i] = of->columns[i];
    in->cells[in->own] = own_id;
    status = fn(user, &names);
    for (size_t i = 0; i < of->count && !status; i++)
        for (size_t k = i; in->group[i] == i && !status; k = in->next[k]) {
            status = write_event(in, k, i, fn, user);
            if (in->next[k] == k)
                break;
        }
    return status;
}

static bool start(merger *in)
{
    const size_t count = in->of->count, columns = in->of->column_count;

    while (in->own < columns &&
           !demarc_text_same(in->of->columns[in->own], own_id))
        in->own++;
    in->width = in->own < columns ? columns : columns + 1;
    in->group = calloc(count + 1, sizeof *in->group);
    in->next = calloc(count + 1, sizeof *in->next);
    in->begin = calloc(count + 2, sizeof *in->begin);
    in->rows = calloc(in->of->row_count + 1, sizeof *in->rows);
    in->cells = calloc(in->width, sizeof *in->cells);
    if (!in->group || !in->next || !in->begin || !in->rows || !in->cells)
        return false;
    for (size_t i = 0; i < count; i++)
        in->group[i] = in->next[i] = i;
    return true;
}

demarc_status demarc_sightings_merge(demarc_ctx *ctx,
                                     const demarc_sightings *of,
                                     const demarc_twins *twins, bool *accepted,
                                     demarc_import_fn *fn, void *user)
{
    merger in = {.ctx = ctx, .of = of};
    demarc_status status = start(&in) ? check_ids(&in) : DEMARC_ENOMEM;

    if (!status)
        sort_rows(&in);
    for (size_t i = 0; i < twins->count && !status; i++)
        if (accepted[i])
            status = join(&in, &twins->items[i], &accepted[i]);
    if (!status)
        status = write_all(&in, fn, user);
    free(in.group);
    free(in.next);
    free(in.begin);
    free(in.rows);
    free(in.cells);
    return status;
}
