#include "draw/room.h"

#include <stdlib.h>

/** Cells of this many px: finer than any label is near to another. */
static const double CELL = 2;
enum { TAKEN = 255 };

bool demarc_room_make(demarc_rect frame, demarc_room *out)
{
    out->frame = frame;
    out->columns = (size_t)ceil(frame.width / CELL);
    out->rows = (size_t)ceil(frame.height / CELL);
    out->cells = calloc(out->columns * out->rows + 1, 1);
    return out->cells != NULL;
}

void demarc_room_free(demarc_room *room)
{
    free(room->cells);
    *room = (demarc_room){0};
}

/** The cells [from, to) of an axis that [at, at + size] touches. */
static void span(double at, double size, size_t count, size_t *from, size_t *to)
{
    double begin = floor(at / CELL), end = ceil((at + size) / CELL);

    *from = begin > 0 ? (size_t)fmin(begin, (double)count) : 0;
    *to = end > 0 ? (size_t)fmin(end, (double)count) : 0;
}

void demarc_room_take(demarc_room *room, demarc_rect box)
{
    size_t left, right, top, bottom;

    span(box.x - room->frame.x, box.width, room->columns, &left, &right);
    span(box.y - room->frame.y, box.height, room->rows, &top, &bottom);
    for (size_t y = top; y < bottom; y++)
        for (size_t x = left; x < right; x++)
            room->cells[y * room->columns + x] = TAKEN;
}

static void cell_weigh(demarc_room *room, double x, double y,
                       unsigned char weight)
{
    double column = floor((x - room->frame.x) / CELL);
    double row = floor((y - room->frame.y) / CELL);
    unsigned char *cell;

    if (column < 0 || row < 0 || column >= (double)room->columns ||
        row >= (double)room->rows)
        return;
    cell = &room->cells[(size_t)row * room->columns + (size_t)column];
    if (*cell < weight)
        *cell = weight;
}

void demarc_room_line(demarc_room *room, const double *xy, size_t count,
                      unsigned char weight)
{
    for (size_t i = 0; i + 1 < count; i++) {
        const double *a = xy + 2 * i, *b = a + 2;
        int steps =
            (int)fmin(ceil(hypot(b[0] - a[0], b[1] - a[1]) / CELL) + 1, 1e5);

        for (int k = 0; k <= steps; k++)
            cell_weigh(room, a[0] + (b[0] - a[0]) * k / steps,
                       a[1] + (b[1] - a[1]) * k / steps, weight);
    }
}

void demarc_room_disc(demarc_room *room, const double at[2], double radius,
                      unsigned char weight)
{
    const int steps = (int)fmin(ceil(radius / CELL), 2000);

    for (int row = -steps; row <= steps; row++)
        for (int column = -steps; column <= steps; column++)
            if (hypot(row, column) * CELL <= radius)
                cell_weigh(room, at[0] + column * CELL, at[1] + row * CELL,
                           weight);
}

double demarc_room_cost(const demarc_room *room, demarc_rect box)
{
    size_t left, right, top, bottom;
    double sum = 0;

    if (box.x < room->frame.x || box.y < room->frame.y ||
        box.x + box.width > room->frame.x + room->frame.width ||
        box.y + box.height > room->frame.y + room->frame.height)
        return INFINITY;
    span(box.x - room->frame.x, box.width, room->columns, &left, &right);
    span(box.y - room->frame.y, box.height, room->rows, &top, &bottom);
    for (size_t y = top; y < bottom; y++)
        for (size_t x = left; x < right; x++) {
            unsigned char cell = room->cells[y * room->columns + x];

            if (cell == TAKEN)
                return INFINITY;
            sum += cell;
        }
    return bottom > top ? sum / (double)(bottom - top) : 0;
}
