#include "read/header.h"

#include "base/names.h"
#include "base/text.h"
#include "read/clip.h"

#include <stdio.h>
#include <string.h>

typedef struct header {
    demarc_ctx *ctx;
    demarc_arena *arena;
    demarc_where where;
    demarc_names seen; /* names in lower case */
} header;

/* The name of a column, made up if it has none. NULL when out of memory. */
static const char *name_of(header *in, const char *cell, size_t place)
{
    const char *begin, *end;
    char made[32];

    demarc_text_trim(cell, &begin, &end);
    if (begin != end)
        return demarc_arena_copy(in->arena, begin, (size_t)(end - begin));
    snprintf(made, sizeof made, "column_%zu", place);
    if (demarc_report(in->ctx, DEMARC_RULE_CSV_NAME, &in->where, NULL,
                      "column %zu has no name; it is called %s", place,
                      made) != DEMARC_OK)
        return NULL;
    return demarc_arena_text(in->arena, made);
}

static demarc_status check_new(header *in, const char *name, size_t place)
{
    char *folded = demarc_arena_copy(in->arena, name, strlen(name));
    char clipped[DEMARC_CLIP_SIZE];
    size_t number;

    if (!folded)
        return DEMARC_ENOMEM;
    for (char *c = folded; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    number = demarc_names_add(&in->seen, folded);
    if (number == DEMARC_NAMES_NONE)
        return DEMARC_ENOMEM;
    if (number == place - 1)
        return DEMARC_OK;
    return demarc_report(in->ctx, DEMARC_RULE_CSV_HEADER, &in->where,
                         "rename one of them",
                         "columns %zu and %zu are both called \"%s\"",
                         number + 1, place, demarc_clip(name, clipped));
}

demarc_status demarc_header_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const demarc_record *record, demarc_csv *csv)
{
    header in = {.ctx = ctx, .arena = arena, .where = DEMARC_NOWHERE};
    const char *cell = record->cells;
    demarc_status status = DEMARC_OK;

    in.where.file = csv->path;
    in.where.line = record->line;
    csv->header_line = record->line;
    csv->columns =
        demarc_arena_take(arena, record->count * sizeof *csv->columns);
    if (!csv->columns)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < record->count && status == DEMARC_OK; i++) {
        csv->columns[i] = name_of(&in, cell, i + 1);
        status = csv->columns[i] ? check_new(&in, csv->columns[i], i + 1)
                                 : DEMARC_ENOMEM;
        csv->column_count = i + 1;
        cell += strlen(cell) + 1;
    }
    demarc_names_free(&in.seen);
    return status;
}
