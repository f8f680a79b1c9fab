#include "measure/finder.h"

#include "base/keys.h"
#include "measure/chord.h"
#include "measure/curve.h"
#include "measure/team.h"

#include <stdlib.h>

enum {
    RUN_EDGES = 4 * DEMARC_CHUNK_EDGES,
    PIECE = 256 /* runs that a thread takes at a time */
};

/** Edges of one line that stay together: some chunks. */
typedef struct run {
    size_t vertex;       /* of the finder: its first */
    uint32_t line, edge; /* its first */
} run;

/** A finder that is being made. */
typedef struct build {
    demarc_finder *finder;
    run *runs; /* by line */
    size_t run_count;
    demarc_keyed *order; /* runs, by their places on the curve */
    demarc_keyed *spare; /* then the number of each one's first chunk */
} build;

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

static size_t chunks_of(size_t edges)
{
    return (edges + DEMARC_CHUNK_EDGES - 1) / DEMARC_CHUNK_EDGES;
}

static const demarc_line *line_of(const build *of, const run *at)
{
    return &of->finder->border->net->lines[at->line];
}

static size_t run_edges(const build *of, const run *at)
{
    const size_t left = line_of(of, at)->count - 1 - at->edge;

    return left < RUN_EDGES ? left : RUN_EDGES;
}

static void runs_find(build *of)
{
    const demarc_net *net = of->finder->border->net;
    size_t vertex = 0;

    for (size_t i = 0; i < net->line_count; i++) {
        const size_t count = net->lines[i].count;

        for (size_t edge = 0; edge + 1 < count; edge += RUN_EDGES)
            of->runs[of->run_count++] =
                (run){vertex + edge, (uint32_t)i, (uint32_t)edge};
        vertex += count;
    }
}

static size_t piece_end(const build *of, size_t piece)
{
    const size_t end = (piece + 1) * PIECE;

    return end < of->run_count ? end : of->run_count;
}

/** Brings runs into space, and finds their places on the curve. */
static void runs_place(void *user, size_t piece)
{
    const build *of = user;
    const size_t from = piece * PIECE, count = piece_end(of, piece) - from;
    demarc_space begin[PIECE] = {{0}};
    uint64_t places[PIECE] = {0};

    for (size_t i = 0; i < count; i++) {
        const run *at = &of->runs[from + i];
        const demarc_line *line = line_of(of, at);
        const size_t edges = run_edges(of, at);
        const bool last = at->edge + edges + 1 == line->count;
        demarc_space *vertices = of->finder->vertices + at->vertex;

        demarc_spaces_of(line->lon + at->edge, line->lat + at->edge,
                         edges + last, vertices);
        begin[i] = *vertices;
    }
    demarc_curve_places(begin, count, places);
    for (size_t i = 0; i < count; i++)
        of->order[from + i] = (demarc_keyed){places[i], from + i};
}

/** Puts runs where they belong, as chunks, and boxes round these in the tree.
 */
static void runs_put(void *user, size_t piece)
{
    const build *of = user;

    for (size_t i = piece * PIECE; i < piece_end(of, piece); i++) {
        const run *at = &of->runs[of->order[i].item];
        const size_t edges = run_edges(of, at);
        size_t next = of->spare[i].item;

        for (size_t k = 0; k < edges; k += DEMARC_CHUNK_EDGES, next++) {
            const size_t left = edges - k;
            demarc_chunk *chunk = &of->finder->chunks[next];
            demarc_box3 box;

            *chunk = (demarc_chunk){
                at->vertex + k, at->line, at->edge + (uint32_t)k,
                (uint32_t)(left < DEMARC_CHUNK_EDGES ? left
                                                     : DEMARC_CHUNK_EDGES)};
            box = chunk_box(of->finder, chunk);
            demarc_tree_put(&of->finder->tree, next, &box);
        }
    }
}

static void runs_sort(build *of)
{
    demarc_keys_sort(of->order, of->spare, of->run_count);
    for (size_t i = 0; i < of->run_count; i++) {
        of->spare[i].item = of->finder->chunk_count;
        of->finder->chunk_count +=
            chunks_of(run_edges(of, &of->runs[of->order[i].item]));
    }
}

/** Puts all chunks in order, run by run along the curve, and makes the tree. */
static void build_do(build *of, demarc_team *team)
{
    demarc_finder *finder = of->finder;
    size_t pieces;

    runs_find(of);
    pieces = (of->run_count + PIECE - 1) / PIECE;
    demarc_team_begin(team, runs_place, of, pieces);
    demarc_team_finish(team);
    runs_sort(of);
    demarc_tree_begin(finder->tree.nodes, finder->chunk_count, &finder->tree);
    demarc_team_begin(team, runs_put, of, pieces);
    demarc_team_finish(team);
    demarc_tree_end(&finder->tree);
}

static bool finder_build(demarc_finder *finder, size_t runs)
{
    demarc_team *team = demarc_team_new(finder->border->jobs);
    build of = {.finder = finder};
    bool done;

    of.runs = malloc((runs + 1) * sizeof *of.runs);
    of.order = malloc((2 * runs + 1) * sizeof *of.order);
    done = team && of.runs && of.order;
    if (done) {
        of.spare = of.order + runs;
        build_do(&of, team);
    }
    free(of.order);
    free(of.runs);
    demarc_team_free(team);
    return done;
}

demarc_finder *demarc_finder_make(const demarc_border *border,
                                  demarc_arena *arena)
{
    const demarc_net *net = border->net;
    demarc_finder *finder = demarc_arena_take(arena, sizeof *finder);
    size_t vertices = 0, chunks = 0, runs = 0;

    for (size_t i = 0; i < net->line_count; i++) {
        const size_t edges = net->lines[i].count - 1;

        vertices += edges + 1;
        chunks += chunks_of(edges);
        runs += (edges + RUN_EDGES - 1) / RUN_EDGES;
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
        !finder_build(finder, runs))
        return NULL;
    return finder;
}

const demarc_border *demarc_finder_border(const demarc_finder *finder)
{
    return finder->border;
}
