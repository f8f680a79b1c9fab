#include "measure/shift.h"
#include "measure/strip.h"
#include "tap.h"

enum { VERTICES = 700, OTHERS = 450 };

/** From -1 to 1: Park and Miller's minimal standard. */
static double chance(unsigned *state)
{
    *state = (unsigned)(*state * 16807ULL % 2147483647);
    return 2.0 * *state / 2147483647 - 1;
}

/** A line along a parallel across 180 degrees, off it by up to `off`. */
static void line_make(unsigned *state, double off, size_t count, double *out)
{
    for (size_t i = 0; i < count; i++) {
        double share = (double)i / (double)(count - 1);

        out[2 * i] = remainder(179.5 + share, 360);
        out[2 * i + 1] = 60 + off * chance(state);
    }
}

/** Brute force: the gap to the whole of the other line. */
static void test_gaps(double off, double tolerance_m)
{
    double own[2 * VERTICES], other[2 * OTHERS], sum = 0, largest = 0;
    demarc_shift_room room = {0};
    demarc_shift shift;
    unsigned state = 20240913;

    line_make(&state, off, VERTICES, own);
    line_make(&state, off, OTHERS, other);
    for (size_t i = 0; i < VERTICES; i++) {
        double gap = demarc_chain_gap(other, OTHERS, own + 2 * i);

        sum += gap;
        largest = gap > largest ? gap : largest;
    }
    ok(demarc_shift_find(&room, own, VERTICES, other, OTHERS, tolerance_m,
                         &shift),
       "off by %g degrees", off);
    is_int((long long)shift.count, VERTICES, "all of its vertices");
    is_near(shift.mean, sum / VERTICES, 1e-9 * largest, "the mean");
    ok(shift.largest == largest, "the largest, to the bit");
    ok(shift.most_of > shift.mean && shift.most_of < shift.largest,
       "most of them");
    demarc_shift_room_free(&room);
}

int main(void)
{
    const double one[] = {0, 0, 1, 0}, two[] = {0.5, 1e-5};
    demarc_shift_room room = {0};
    demarc_shift shift;

    test_gaps(1e-5, 5);
    test_gaps(1e-2, 5000);
    /* nothing is that near: then the whole of it is looked at */
    test_gaps(1e-2, 1e-3);
    ok(demarc_shift_find(&room, two, 1, one, 2, 1, &shift), "a vertex");
    /* 1e-5 degrees of 111320 m */
    is_near(shift.largest, 1.1132, 1e-9, "... and an edge");
    ok(demarc_shift_find(&room, one, 0, two, 1, 1, &shift), "nothing");
    is_int((long long)shift.count, 0, "... of none");
    demarc_shift_room_free(&room);
    return done();
}
