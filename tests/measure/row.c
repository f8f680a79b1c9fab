#include "measure/row.h"
#include "tap.h"

enum { EDGES = DEMARC_ROW, POINTS = 2000 };

/** From -1 to 1: Park and Miller's minimal standard. */
static double chance(unsigned *state)
{
    *state = (unsigned)(*state * 16807ULL % 2147483647);
    return 2.0 * *state / 2147483647 - 1;
}

static double turn(double degrees)
{
    return remainder(degrees, 360);
}

/** The square of the least distance to an edge, by trying: on the edge's own
 *  straight line the square has one least place, which three divide. */
static double oracle(const double *p, const double *q, const double *at,
                     double squeeze)
{
    double x = turn(p[0] - at[0]) * squeeze, y = p[1] - at[1];
    double dx = turn(q[0] - p[0]) * squeeze, dy = q[1] - p[1];
    double low = 0, high = 1;

    for (int i = 0; i < 200; i++) {
        double one = low + (high - low) / 3, two = high - (high - low) / 3;

        if (hypot(x + one * dx, y + one * dy) <
            hypot(x + two * dx, y + two * dy))
            high = two;
        else
            low = one;
    }
    return pow(hypot(x + low * dx, y + low * dy), 2);
}

int main(void)
{
    double chain[2 * EDGES + 2];
    unsigned state = 20240913;
    bool same = true, near = true, inside = true;

    for (int k = 0; k < POINTS; k++) {
        double at[2] = {180 * chance(&state), 80 * chance(&state)};
        double squeeze = cos(at[1] * M_PI / 180), least = INFINITY;
        demarc_row row;

        for (size_t i = 0; i <= EDGES; i++) { /* some of them across 180 */
            chain[2 * i] = turn(at[0] + chance(&state));
            chain[2 * i + 1] = at[1] + chance(&state);
        }
        chain[6] = chain[4]; /* an edge without a length */
        chain[7] = chain[5];
        demarc_row_look(chain, chain + 2, EDGES, at, squeeze, &row);
        for (size_t i = 0; i < EDGES; i++) {
            const double *p = chain + 2 * i;

            near &= fabs(row.gap[i] - oracle(p, p + 2, at, squeeze)) < 1e-12;
            inside &= row.share[i] >= 0 && row.share[i] <= 1 &&
                      row.vertex[i] >= row.gap[i];
            least = row.gap[i] < least ? row.gap[i] : least;
        }
        same &= least == demarc_row_least(chain, EDGES, at, squeeze) &&
                least == row.least_gap;
    }
    ok(near, "the gap to every edge");
    ok(inside, "where it is nearest lies on the edge");
    ok(same, "the least of them, to the bit");
    ok(isinf(demarc_row_least(chain, 0, chain, 1)), "of none");
    return done();
}
