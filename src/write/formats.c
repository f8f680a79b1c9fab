#include "base/buffer.h"
#include "base/ctx.h"
#include "base/table.h"
#include "base/text.h"
#include "history/difference.h"
#include "write/writers.h"

#include <string.h>

enum {
    table_things = DEMARC_TABLE | DEMARC_TIMELINE,
    timeline_things = DEMARC_TIMELINE,
    border_things = DEMARC_BORDER,
    lines_things = DEMARC_LINES,
    changes_things = DEMARC_CHANGES
};

typedef struct format_row {
    demarc_format format;
    demarc_table_writer *table; /* the others are NULL */
    demarc_timeline_writer *timeline;
    demarc_border_writer *border;
    demarc_lines_writer *lines;
    demarc_changes_writer *changes;
} format_row;

static const format_row formats[] = {
#define FORMAT(kind, name, ending, media_type, title, writer)                  \
    {.format = {name, ending, media_type, title, kind##_things},               \
     .kind = writer},
#define PICTURE(name, ending, media_type, title)                               \
    {.format = {name, ending, media_type, title, DEMARC_PICTURE}},
#include "write/formats.def"
#undef FORMAT
};

enum { FORMAT_COUNT = sizeof formats / sizeof *formats };

const demarc_format *demarc_format_at(size_t i)
{
    return i < FORMAT_COUNT ? &formats[i].format : NULL;
}

const demarc_format *demarc_format_find(const char *name, demarc_thing thing)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if ((formats[i].format.things & thing) &&
            demarc_text_same(formats[i].format.name, name))
            return &formats[i].format;
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if ((formats[i].format.things & thing) &&
            demarc_text_same(formats[i].format.ending + 1, name))
            return &formats[i].format;
    return NULL;
}

const demarc_format *demarc_format_of_path(const char *path, demarc_thing thing)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; dot && i < FORMAT_COUNT; i++)
        if ((formats[i].format.things & thing) &&
            demarc_text_same(formats[i].format.ending, dot))
            return &formats[i].format;
    return NULL;
}

static const format_row *row_of(const demarc_format *format)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++)
        if (&formats[i].format == format)
            return &formats[i];
    return NULL;
}

static demarc_status refuse(demarc_ctx *ctx, const demarc_format *format,
                            const char *thing)
{
    return demarc_report(
        ctx, DEMARC_RULE_USAGE, NULL, "choose another: see demarc formats",
        "the format %s cannot hold this %s", format->name, thing);
}

/* What a writer left behind goes if it failed, but for what is on disk. */
static demarc_status finish(demarc_status status, demarc_buffer *out,
                            size_t length)
{
    status = status ? status : demarc_buffer_status(out);
    if (status && out->length > length) {
        out->length = length;
        out->data[length] = '\0';
    }
    return status;
}

demarc_status demarc_write_table(demarc_ctx *ctx, const demarc_format *format,
                                 const demarc_table *table,
                                 const demarc_write_how *how,
                                 demarc_buffer *out)
{
    const demarc_write_how plain = {0};
    const format_row *row = row_of(format);
    const size_t length = out->length;
    demarc_table_writer *writer = row ? row->table : NULL;
    demarc_status status;

    if (row && row->timeline && strcmp(table->verb, "timeline") == 0)
        writer = row->timeline;
    if (!writer)
        return refuse(ctx, format, "table");
    status = writer(ctx, table, how ? how : &plain, out);
    if (!status)
        status = demarc_table_ended(table);
    return finish(status, out, length);
}

demarc_status demarc_write_border(demarc_ctx *ctx, const demarc_format *format,
                                  const demarc_border *border,
                                  const demarc_write_how *how,
                                  demarc_buffer *out)
{
    const demarc_write_how plain = {0};
    const format_row *row = row_of(format);
    const size_t length = out->length;

    if (!row || !row->border)
        return refuse(ctx, format, "border");
    return finish(row->border(ctx, border, how ? how : &plain, out), out,
                  length);
}

demarc_status demarc_write_lines(demarc_ctx *ctx, const demarc_format *format,
                                 const demarc_lines *lines, demarc_buffer *out)
{
    const format_row *row = row_of(format);
    const size_t length = out->length;

    if (!row || !row->lines)
        return refuse(ctx, format, "line");
    return finish(row->lines(ctx, lines, out), out, length);
}

demarc_status demarc_write_changes(demarc_ctx *ctx, const demarc_format *format,
                                   const demarc_difference *difference,
                                   demarc_buffer *out)
{
    const format_row *row = row_of(format);
    const size_t length = out->length;
    demarc_status status;

    if (!row || !row->changes)
        return refuse(ctx, format, "difference");
    status = finish(row->changes(ctx, difference, out), out, length);
    return !status && difference->differs ? DEMARC_FOUND : status;
}
