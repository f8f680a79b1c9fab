#include "measure/finder.h"

#include "measure/curve.h"
#include "measure/straight.h"

#include <stdlib.h>

enum { RUN = 4 }; /* chunks that stay together */

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

static void box_widen(demarc_box3 *box, const demarc_space *at)
{
    box->low.x = at->x < box->low.x ? at->x : box->low.x;
    box->low.y = at->y < box->low.y ? at->y : box->low.y;
    box->low.z = at->z < box->low.z ? at->z : box->low.z;
    box->high.x = at->x > box->high.x ? at->x : box->high.x;
    box->high.y = at->y > box->high.y ? at->y : box->high.y;
    box->high.z = at->z > box->high.z ? at->z : box->high.z;
}

/** Round the vertices, and as far as the longest edge may bulge. */
static demarc_box3 chunk_box(const demarc_finder *finder,
                             const demarc_chunk *of)
{
    const demarc_space *at = finder->vertices + of->vertex;
    demarc_box3 box = {at[0], at[0]};
    double most = 0, margin;

    for (size_t i = 0; i < of->count; i++) {
        demarc_space d = {at[i + 1].x - at[i].x, at[i + 1].y - at[i].y,
                          at[i + 1].z - at[i].z};
        double chord2 = d.x * d.x + d.y * d.y + d.z * d.z;

        most = chord2 > most ? chord2 : most;
        box_widen(&box, &at[i + 1]);
    }
    margin = demarc_chord_bulge(most);
    return (demarc_box3){
        {box.low.x - margin, box.low.y - margin, box.low.z - margin},
        {box.high.x + margin, box.high.y + margin, box.high.z + margin}};
}

/** Appends the vertices and chunks of a line. */
static void line_add(demarc_finder *finder, size_t number, size_t *next,
                     demarc_chunk *chunks)
{
    const demarc_line *line = &finder->border->net->lines[number];
    const size_t first = *next;

    demarc_spaces_of(line->lon, line->lat, line->count,
                     finder->vertices + first);
    *next += line->count;
    for (size_t i = 0; i + 1 < line->count; i += DEMARC_CHUNK_EDGES) {
        size_t left = line->count - 1 - i;

        chunks[finder->chunk_count++] = (demarc_chunk){
            first + i, (uint32_t)number, (uint32_t)i,
            (uint32_t)(left < DEMARC_CHUNK_EDGES ? left : DEMARC_CHUNK_EDGES)};
    }
}

/** The first chunk of the next run: some chunks of one line. */
static size_t run_end(const demarc_chunk *chunks, size_t from, size_t count)
{
    size_t to = from + 1;

    while (to < count && to < from + RUN &&
           chunks[to].line == chunks[from].line)
        to++;
    return to;
}

/** Puts the chunks in order, run by run along the curve, and boxes round
 *  them. */
static bool chunks_sort(demarc_finder *finder, const demarc_chunk *chunks,
                        demarc_box3 *leaves)
{
    const size_t count = finder->chunk_count;
    demarc_curved *runs = calloc(count + 1, sizeof *runs);
    size_t run_count = 0, next = 0;

    for (size_t i = 0; runs && i < count; i = run_end(chunks, i, count))
        runs[run_count++] = (demarc_curved){
            demarc_curve_place(finder->vertices[chunks[i].vertex]), i};
    if (runs)
        demarc_curve_sort(runs, run_count);
    for (size_t i = 0; i < run_count; i++)
        for (size_t k = runs[i].thing;
             k < run_end(chunks, runs[i].thing, count); k++) {
            finder->chunks[next] = chunks[k];
            leaves[next] = chunk_box(finder, &chunks[k]);
            next++;
        }
    free(runs);
    return runs != NULL;
}

/** Appends all lines and makes the tree. */
static bool lines_add(demarc_finder *finder, size_t room)
{
    const demarc_net *net = finder->border->net;
    demarc_chunk *chunks = calloc(room + 1, sizeof *chunks);
    demarc_box3 *leaves = malloc((room + 1) * sizeof *leaves);
    bool done = chunks && leaves;
    size_t next = 0;

    for (size_t i = 0; done && i < net->line_count; i++)
        line_add(finder, i, &next, chunks);
    done = done && chunks_sort(finder, chunks, leaves);
    if (done)
        demarc_tree_make(finder->tree.nodes, leaves, finder->chunk_count,
                         &finder->tree);
    free(leaves);
    free(chunks);
    return done;
}

demarc_finder *demarc_finder_make(const demarc_border *border,
                                  demarc_arena *arena)
{
    const demarc_net *net = border->net;
    demarc_finder *finder = demarc_arena_take(arena, sizeof *finder);
    size_t vertices = 0, chunks = 0;

    for (size_t i = 0; i < net->line_count; i++) {
        vertices += net->lines[i].count;
        chunks +=
            (net->lines[i].count + DEMARC_CHUNK_EDGES - 2) / DEMARC_CHUNK_EDGES;
    }
    if (!finder)
        return NULL;
    finder->border = border;
    demarc_geod(&finder->geod);
    finder->vertices =
        demarc_arena_take(arena, vertices * sizeof *finder->vertices);
    finder->chunks = demarc_arena_take(arena, chunks * sizeof *finder->chunks);
    finder->tree.nodes = demarc_arena_take(
        arena, demarc_tree_room(chunks) * sizeof *finder->tree.nodes);
    if (!finder->vertices || !finder->chunks || !finder->tree.nodes ||
        !lines_add(finder, chunks))
        return NULL;
    return finder;
}

const demarc_border *demarc_finder_border(const demarc_finder *finder)
{
    return finder->border;
}
