#include "measure/finder.h"

#include "measure/curve.h"
#include "measure/straight.h"

#include <stdlib.h>

double demarc_chord_bulge(double chord2)
{
    /* Up to 500 km an edge is at most 0.03 % longer than its chord. */
    double length2 = 1.001 * chord2;

    if (chord2 > 2.5e11) {
        length2 = demarc_straight_most(sqrt(chord2));
        length2 *= length2;
    }
    return length2 / (8 * DEMARC_CURVED_MOST) + DEMARC_SAME_M;
}

static demarc_box3 chunk_box(const demarc_finder *finder,
                             const demarc_chunk *of)
{
    const demarc_space *at = finder->vertices + of->vertex;
    demarc_box3 box = DEMARC_BOX3_EMPTY;

    for (size_t i = 0; i < of->count; i++) {
        demarc_space d = {at[i + 1].x - at[i].x, at[i + 1].y - at[i].y,
                          at[i + 1].z - at[i].z};
        double margin = demarc_chord_bulge(d.x * d.x + d.y * d.y + d.z * d.z);

        demarc_box3_add(&box, at[i], margin);
        demarc_box3_add(&box, at[i + 1], margin);
    }
    return box;
}

/** Appends the vertices and chunks of a line. */
static void line_add(demarc_finder *finder, size_t number, size_t *next,
                     demarc_chunk *chunks)
{
    const demarc_line *line = &finder->border->net->lines[number];
    const size_t first = *next;

    for (size_t i = 0; i < line->count; i++)
        finder->vertices[(*next)++] =
            demarc_space_of(line->lon[i], line->lat[i]);
    for (size_t i = 0; i + 1 < line->count; i += DEMARC_CHUNK_EDGES) {
        size_t left = line->count - 1 - i;

        chunks[finder->chunk_count++] = (demarc_chunk){
            first + i, (uint32_t)number, (uint32_t)i,
            (uint32_t)(left < DEMARC_CHUNK_EDGES ? left : DEMARC_CHUNK_EDGES)};
    }
}

/** Puts the chunks in order along the curve, and boxes round them. */
static bool chunks_sort(demarc_finder *finder, const demarc_chunk *chunks,
                        demarc_box3 *leaves)
{
    const size_t count = finder->chunk_count;
    demarc_curved *places = calloc(count + 1, sizeof *places);

    for (size_t i = 0; places && i < count; i++)
        places[i] = (demarc_curved){
            demarc_curve_place(finder->vertices[chunks[i].vertex]), i};
    if (places)
        demarc_curve_sort(places, count);
    for (size_t i = 0; places && i < count; i++) {
        finder->chunks[i] = chunks[places[i].thing];
        leaves[i] = chunk_box(finder, &finder->chunks[i]);
    }
    free(places);
    return places != NULL;
}

static bool lines_add(demarc_finder *finder, size_t room, demarc_box3 *leaves)
{
    const demarc_net *net = finder->border->net;
    demarc_chunk *chunks = calloc(room + 1, sizeof *chunks);
    size_t next = 0;
    bool done = chunks;

    for (size_t i = 0; done && i < net->line_count; i++)
        line_add(finder, i, &next, chunks);
    done = done && chunks_sort(finder, chunks, leaves);
    free(chunks);
    if (done)
        demarc_boxes_make(leaves, finder->chunk_count, &finder->boxes);
    return done;
}

demarc_finder *demarc_finder_make(const demarc_border *border,
                                  demarc_arena *arena)
{
    const demarc_net *net = border->net;
    demarc_finder *finder = demarc_arena_take(arena, sizeof *finder);
    size_t vertices = 0, chunks = 0;
    demarc_box3 *leaves;

    for (size_t i = 0; i < net->line_count; i++) {
        vertices += net->lines[i].count;
        chunks +=
            (net->lines[i].count + DEMARC_CHUNK_EDGES - 2) / DEMARC_CHUNK_EDGES;
    }
    leaves =
        demarc_arena_take(arena, demarc_boxes_room(chunks) * sizeof *leaves);
    if (!finder || !leaves)
        return NULL;
    finder->border = border;
    demarc_geod(&finder->geod);
    finder->vertices =
        demarc_arena_take(arena, vertices * sizeof *finder->vertices);
    finder->chunks = demarc_arena_take(arena, chunks * sizeof *finder->chunks);
    if (!finder->vertices || !finder->chunks ||
        !lines_add(finder, chunks, leaves))
        return NULL;
    return finder;
}

const demarc_border *demarc_finder_border(const demarc_finder *finder)
{
    return finder->border;
}
