/* Edges found by their place: no fewer than by a walk over all of them. */
#include "measure/edges.h"

#include "border.h"
#include "random.h"
#include "tap.h"

enum { LINES = 60, VERTICES = 21 };

static made m;
static size_t found;

static void seen(void *user, size_t edge, size_t other, size_t other_edge)
{
    const demarc_edges *edges = user;
    demarc_edge a, b;
    double from, to;

    demarc_edges_get(edges, found % LINES, edge, &a);
    demarc_edges_get(edges, other, other_edge, &b);
    if (demarc_edge_common(&a, &b, &from, &to))
        found += LINES;
}

/** The oracle: every edge with every later one. */
static size_t walk(const demarc_edges *edges)
{
    size_t all = edges->net->line_count * (VERTICES - 1), count = 0;
    demarc_edge a, b;
    double from, to;

    for (size_t i = 0; i < all; i++)
        for (size_t k = i + 1; k < all; k++) {
            demarc_edges_get(edges, i / (VERTICES - 1), i % (VERTICES - 1), &a);
            demarc_edges_get(edges, k / (VERTICES - 1), k % (VERTICES - 1), &b);
            count += demarc_edge_common(&a, &b, &from, &to);
        }
    return count;
}

/** Lines that go from crossing to crossing of a grid, east or north, so that
 *  many run together. */
static void lines_make(double lon, double lat, double step)
{
    static char ids[LINES][8];
    dice at = {42};

    made_new(&m);
    for (size_t i = 0; i < LINES; i++) {
        double points[2 * VERTICES];
        double x = (double)dice_below(&at, 12), y = (double)dice_below(&at, 12);

        for (size_t k = 0; k < VERTICES; k++) {
            points[2 * k] = remainder(lon + x * step, 360);
            points[2 * k + 1] = lat + y * step;
            *(dice_one_in(&at, 2) ? &x : &y) += 1 + (double)dice_below(&at, 2);
        }
        snprintf(ids[i], sizeof ids[i], "l%zu", i);
        made_line(&m, ids[i], points, VERTICES);
    }
    if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK)
        abort();
}

static void finds_all(double lon, double lat, double step, const char *name)
{
    demarc_edges edges;
    size_t count = 0;

    lines_make(lon, lat, step);
    is_int(demarc_edges_make(m.border.net, &edges), DEMARC_OK, name);
    for (size_t i = 0; i < LINES; i++) {
        found = i;
        demarc_edges_near(&edges, i, seen, &edges);
        count += found / LINES;
    }
    ok(count > 500, "%s: %zu pairs run together", name, count);
    is_int((long long)count, (long long)walk(&edges), name);
    for (size_t i = 0; i < LINES; i++)
        edges.passed[i] = true;
    for (found = 0; found < LINES; found++)
        demarc_edges_near(&edges, found, seen, &edges);
    is_int((long long)found, LINES, "lines that are passed over");
    demarc_edges_free(&edges);
    made_free(&m);
}

int main(void)
{
    finds_all(70, 40, 0.01, "a kilometre");
    finds_all(179.7, -20, 0.05, "at the antimeridian");
    finds_all(10, 30, 1, "a degree");
    finds_all(0, 84, 0.1, "far north");
    return done();
}
