/* A route by decree, put together as a reader with a globe would. */
#include "measure/unite.h"
#include "measure/geodesic.h"

#include "measure/routes.h"
#include "random.h"
#include "tap.h"

enum { LINES = 80 };

/** A row of lines as it grows: from each the end that it begins with. */
typedef struct row {
    int line[2 * LINES + 1];
    bool reversed[2 * LINES + 1];
    size_t begin, end;
} row;

static double at[LINES][4]; /* of each line: begin and end */

static double metres(int a, bool a_end, int b, bool b_end)
{
    const double line[] = {at[a][2 * a_end], at[a][2 * a_end + 1],
                           at[b][2 * b_end], at[b][2 * b_end + 1]};

    return demarc_line_length(line, 2);
}

/** The oracle: of all lines left the nearest, by measuring each to both ends
 *  of the row. */
static void row_grow(row *to, bool *used)
{
    double best_m = INFINITY;
    bool last = true, end = false;
    int best = 0;

    for (int i = 0; i < LINES; i++)
        for (int k = 0; k < 4 && !used[i]; k++) {
            const size_t tip = k < 2 ? to->end - 1 : to->begin;
            const double m =
                metres(to->line[tip], to->reversed[tip] != (k < 2), i, k % 2);

            if (m < best_m) {
                best_m = m;
                best = i;
                last = k < 2;
                end = k % 2;
            }
        }
    used[best] = true;
    if (!last)
        to->begin--;
    to->line[last ? to->end : to->begin] = best;
    to->reversed[last ? to->end : to->begin] = last ? end : !end;
    to->end += last;
}

static void lines_put(made *m, dice *by)
{
    for (size_t i = 0; i < LINES; i++) {
        at[i][0] = dice_real(by, -179, 179);
        at[i][1] = dice_real(by, -80, 80);
        at[i][2] = at[i][0] + dice_real(by, -1, 1);
        at[i][3] = at[i][1] + dice_real(by, -1, 1);
        made_line(m, "a", at[i], 2)->route = "r";
    }
}

static void test_random(uint64_t seed)
{
    row want = {.begin = LINES, .end = LINES + 1};
    bool used[LINES] = {true};
    size_t same = 0, mirrored = 0;
    dice by = {seed};
    made m;

    made_new(&m);
    lines_put(&m, &by);
    measure(&m);
    while (want.end - want.begin < LINES)
        row_grow(&want, used);
    is_int((long long)m.border.net->eras[0].routes[0].count, LINES, "one");
    for (size_t i = 0; i < LINES; i++) {
        const demarc_link *link = &m.border.net->eras[0].routes[0].links[i];
        const size_t from = want.begin + i, back = want.end - 1 - i;

        same += (int)link->line == want.line[from] &&
                link->reversed == want.reversed[from];
        mirrored += (int)link->line == want.line[back] &&
                    link->reversed != want.reversed[back];
    }
    ok(same == LINES || mirrored == LINES, "in the order of nearness");
    made_free(&m);
}

int main(void)
{
    for (uint64_t seed = 1; seed <= 8; seed++)
        test_random(seed);
    return done();
}
