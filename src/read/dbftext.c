#include "read/dbftext.h"

#include "base/buffer.h"
#include "read/bytes.h"
#include "read/guess.h"
#include "read/stream.h"

#include <stdlib.h>
#include <string.h>

enum { HEADER = 32, FIELD = 32, TYPE = 11, WIDTH = 16, LANGUAGE = 29 };

/** A text field in a row. */
typedef struct span {
    size_t at, width;
} span;

typedef struct layout {
    size_t header, row;
    span *spans;
    size_t count, room;
} layout;

/** Where the text fields are; false when out of memory. A header that is cut
 *  short, or longer than its row, just ends. */
static bool spans_find(const unsigned char *header, layout *out)
{
    size_t at = 1; /* behind the mark of deleted rows */

    for (size_t i = HEADER; i + FIELD <= out->header && header[i] != '\r';
         i += FIELD) {
        size_t width = header[i + WIDTH];

        if (at + width > out->row)
            return true;
        if (header[i + TYPE] == 'C') {
            if (!demarc_reserve(&out->spans, &out->room, out->count + 1,
                                sizeof *out->spans))
                return false;
            out->spans[out->count++] = (span){at, width};
        }
        at += width;
    }
    return true;
}

static void cell_add(const unsigned char *cell, size_t width,
                     demarc_buffer *cells)
{
    const size_t full = width;
    bool beyond = false;
    size_t start = cells->length;

    while (width && (cell[width - 1] == ' ' || !cell[width - 1]))
        width--;
    for (size_t i = 0; i < width && !beyond; i++)
        beyond = cell[i] >= 0x80;
    if (!beyond)
        return;
    demarc_buffer_add(cells, (const char *)cell, width);
    for (size_t i = start; i < cells->length && !cells->failed; i++)
        if ((unsigned char)cells->data[i] < ' ')
            cells->data[i] = ' ';
    demarc_buffer_char(cells,
                       width == full ? DEMARC_CELL_FULL : DEMARC_CELL_END);
}

static void rows_take(demarc_stream *in, const layout *table,
                      demarc_buffer *cells)
{
    const unsigned char *row;

    for (size_t taken = 0; taken < DEMARC_SAMPLE_SIZE; taken += table->row) {
        row = demarc_stream_peek(in, table->row);
        if (!row)
            return;
        for (size_t i = 0; i < table->count; i++)
            cell_add(row + table->spans[i].at, table->spans[i].width, cells);
        demarc_stream_skip(in, table->row);
    }
}

demarc_status demarc_dbf_sample(demarc_ctx *ctx, const char *path,
                                unsigned long row, unsigned char *language,
                                demarc_buffer *cells)
{
    demarc_stream in;
    layout table = {0};
    const unsigned char *header;
    bool memory = true;
    demarc_status status = demarc_stream_open(ctx, path, &in), closed;

    if (status == DEMARC_OK && (header = demarc_stream_peek(&in, HEADER))) {
        table.header = demarc_little_16(header + 8);
        table.row = demarc_little_16(header + 10);
        if (language)
            *language = header[LANGUAGE];
        header = demarc_stream_peek(&in, table.header);
        if (header)
            memory = spans_find(header, &table);
        demarc_stream_skip(&in, table.header + (uint64_t)row * table.row);
        if (header && memory && table.row)
            rows_take(&in, &table, cells);
    }
    free(table.spans);
    if (status == DEMARC_OK && !memory)
        status = DEMARC_ENOMEM;
    if (status == DEMARC_OK)
        status = demarc_buffer_status(cells);
    closed = demarc_stream_close(ctx, &in);
    return status != DEMARC_OK ? status : closed;
}
