/* Text: columns side by side, as wide as their widest cell. A rule, or bold
 * where colour is wanted, marks the header and the totals. */
#include "base/text.h"
#include "base/buffer.h"
#include "write/grid.h"
#include "write/writers.h"

#include <string.h>

enum { NOTE_WIDTH = 78 };

#define GAP  "  "
#define BOLD "\x1b[1m"
#define OVER "\x1b[0m"

typedef struct page {
    demarc_grid grid;
    size_t *widths;
    bool color, prose;
    demarc_buffer *out;
} page;

static void add_many(demarc_buffer *out, char c, size_t count)
{
    while (count--)
        demarc_buffer_char(out, c);
}

static void end_line(demarc_buffer *out, size_t start, const char *after)
{
    while (!out->failed && out->length > start &&
           out->data[out->length - 1] == ' ')
        out->length--;
    demarc_buffer_text(out, after);
    demarc_buffer_char(out, '\n');
}

static bool find_widths(page *p)
{
    demarc_grid *grid = &p->grid;
    size_t width;

    p->widths =
        demarc_arena_take(&grid->arena, grid->columns * sizeof *p->widths);
    if (!p->widths)
        return false;
    for (size_t k = 0; k < grid->columns; k++) {
        p->widths[k] = demarc_utf8_width(grid->heads[k]);
        for (size_t i = 0; i < grid->rows; i++) {
            width = demarc_utf8_width(grid->cells[i * grid->columns + k]);
            p->widths[k] = width > p->widths[k] ? width : p->widths[k];
        }
    }
    return true;
}

static void write_line(const page *p, char *const *cells, bool strong)
{
    const bool bold = strong && p->color;
    size_t start, room;

    demarc_buffer_text(p->out, bold ? BOLD : "");
    start = p->out->length;
    for (size_t k = 0; k < p->grid.columns; k++) {
        room = p->widths[k] - demarc_utf8_width(cells[k]);
        demarc_buffer_text(p->out, k ? GAP : "");
        add_many(p->out, ' ', p->grid.right[k] ? room : 0);
        demarc_buffer_text(p->out, cells[k]);
        add_many(p->out, ' ', p->grid.right[k] ? 0 : room);
    }
    end_line(p->out, start, bold ? OVER : "");
}

static void write_rule(const page *p)
{
    const size_t start = p->out->length;

    if (p->color)
        return;
    for (size_t k = 0; k < p->grid.columns; k++) {
        demarc_buffer_text(p->out, k ? GAP : "");
        add_many(p->out, '-', p->widths[k]);
    }
    end_line(p->out, start, "");
}

static void write_rows(const page *p)
{
    const demarc_grid *grid = &p->grid;

    if (grid->rows == 0 || p->prose)
        return; /* the notes say it */
    write_line(p, grid->heads, true);
    write_rule(p);
    for (size_t i = 0; i < grid->rows; i++) {
        const bool total = grid->row[i].flags & DEMARC_ROW_TOTAL;
        const bool first = i == 0 || demarc_grid_breaks(grid, i);

        if (i && first)
            demarc_buffer_char(p->out, '\n');
        if (total && !first)
            write_rule(p);
        write_line(p, grid->cells + i * grid->columns, total);
    }
}

/* Breaks a note, whose words it cuts apart, into lines. */
static void write_note(demarc_buffer *out, char *note)
{
    size_t used = 0, width;
    char *rest, *word = strtok_r(note, " ", &rest);

    for (; word; word = strtok_r(NULL, " ", &rest)) {
        width = demarc_utf8_width(word);
        if (used && used + 1 + width > NOTE_WIDTH) {
            demarc_buffer_char(out, '\n');
            used = 0;
        }
        demarc_buffer_text(out, used ? " " : "");
        demarc_buffer_text(out, word);
        used += width + (used > 0);
    }
    demarc_buffer_char(out, '\n');
}

demarc_status demarc_write_text(demarc_ctx *ctx, const demarc_table *table,
                                const demarc_write_how *how, demarc_buffer *out)
{
    page p = {.color = how->color, .prose = table->prose, .out = out};
    demarc_status status = demarc_grid_make(table, how, &p.grid);

    (void)ctx;
    if (!status && !find_widths(&p))
        status = DEMARC_ENOMEM;
    if (status)
        goto done;
    if (*p.grid.title)
        demarc_buffer_format(out, "%s\n\n", p.grid.title);
    write_rows(&p);
    for (size_t i = 0; i < p.grid.notes; i++) {
        demarc_buffer_text(out, i ? (p.prose ? "\n" : "")
                                : p.prose || !p.grid.rows ? ""
                                                          : "\n");
        write_note(out, p.grid.note[i]);
    }
done:
    demarc_grid_free(&p.grid);
    return status;
}
