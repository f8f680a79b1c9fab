#include "base/buffer.h"
#include "base/table.h"

#include "tap.h"

#include <stdint.h>
#include <stdlib.h>

static uint64_t state = 20250313; /* a fixed seed */

/* From 0 to below 1, by Marsaglia's xorshift64. */
static double next_random(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (double)(state >> 11) / 9007199254740992.0;
}

/* A number as printed, in units of its last decimal. */
static long long printed(double value, int digits)
{
    demarc_buffer text = {0};
    char *point;
    long long units;

    demarc_buffer_fixed(&text, value, digits);
    point = strchr(text.data, '.');
    if (point)
        memmove(point, point + 1, strlen(point));
    units = atoll(text.data);
    demarc_buffer_free(&text);
    return units;
}

static void is_parts(double *parts, size_t count, const double *want,
                     const char *name)
{
    bool same = true;

    for (size_t i = 0; i < count; i++)
        same = same && fabs(parts[i] - want[i]) < 1e-12;
    if (!ok(same, "%s", name))
        for (size_t i = 0; i < count; i++)
            printf("#   got: %.9g want: %.9g\n", parts[i], want[i]);
}

/* Oracle: by hand, by Hamilton's method. */
static void test_by_hand(void)
{
    double thirds[] = {100.0 / 3, 100.0 / 3, 100.0 / 3};
    const double thirds_want[] = {33.4, 33.3, 33.3};
    double halves[] = {0.5, 0.5, 1};
    const double halves_want[] = {1, 0, 1};
    double seats[] = {1.6, 2.7, 3.7}; /* floors 1 2 3; two more: .7 and .7 */
    const double seats_want[] = {1, 3, 4};
    double zeros[] = {0, 99.96, 0, 0.04}; /* floors 99.9 and 0.0 */
    const double zeros_want[] = {0, 100, 0, 0};
    double alone[] = {838.0955224};
    const double alone_want[] = {838.096};

    demarc_apportion(100, thirds, 3, 1);
    is_parts(thirds, 3, thirds_want, "ties: the first gets it");
    demarc_apportion(2, halves, 3, 0);
    is_parts(halves, 3, halves_want, "exact halves");
    demarc_apportion(8, seats, 3, 0);
    is_parts(seats, 3, seats_want, "the largest remainders");
    demarc_apportion(100, zeros, 4, 1);
    is_parts(zeros, 4, zeros_want, "nothing stays nothing");
    demarc_apportion(838.0955224, alone, 1, 3);
    is_parts(alone, 1, alone_want, "one part is the total");
    demarc_apportion(0, NULL, 0, 3);
    ok(true, "no parts");
}

/* The worked example: main line and ring of the sample, in km. */
static void test_sample(void)
{
    double parts[] = {786.235376, 51.860147};
    const double want[] = {786.235, 51.860};

    demarc_apportion(838.095522, parts, 2, 3);
    /* 786.235376 + 51.860147 is printed 838.096 = 786.236 + 51.860: the unit
     * that is missing goes to .376, the largest remainder */
    is_parts(parts, 2, (const double[]){786.236, want[1]}, "the sample");
}

/* Parts that are whole units already must come through unchanged, though
 * their doubles are a little off. */
static void test_exact(void)
{
    int wrong = 0;

    for (int i = 0; i < 1000; i++) {
        double part = i / 10.0, rest = (1000 - i) / 10.0;
        double parts[] = {part, rest};

        demarc_apportion(part + rest, parts, 2, 1);
        wrong += printed(parts[0], 1) != i || printed(parts[1], 1) != 1000 - i;
    }
    is_int(wrong, 0, "whole units stay as they are");
}

/* The total is rounded as it is printed, halves and near-halves included. */
static void test_rounding(void)
{
    int wrong = 0;

    for (int i = 0; i < 20000; i++) {
        double total = i / 2000.0, parts[] = {total};

        demarc_apportion(total, parts, 1, 3);
        wrong += printed(parts[0], 3) != printed(total, 3);
    }
    is_int(wrong, 0, "the total is rounded as it is printed");
}

static void test_property(void)
{
    enum { MOST = 40 };
    const int rounds = getenv("QUICK") ? 200 : 20000;
    int sums = 0, far = 0;

    for (int round = 0; round < rounds; round++) {
        const size_t count = 1 + (size_t)(next_random() * MOST);
        const int digits = (int)(next_random() * 7);
        double before[MOST], after[MOST], total = 0;
        long long sum = 0;

        for (size_t i = 0; i < count; i++) {
            before[i] = after[i] =
                next_random() < 0.2 ? 0 : next_random() * 2000;
            total += before[i];
        }
        demarc_apportion(total, after, count, digits);
        for (size_t i = 0; i < count; i++) {
            sum += printed(after[i], digits);
            far += !(fabs(after[i] - before[i]) < pow(10, -digits));
        }
        sums += sum != printed(total, digits);
    }
    is_int(sums, 0, "printed parts add up to the printed total");
    is_int(far, 0, "no part moves by a whole unit");
}

/* As many parts as a file of all borders has segments: it must not take
 * the square of their number. */
static void test_many(void)
{
    const size_t count = getenv("QUICK") ? 2000 : 200000;
    double *parts = calloc(count, sizeof *parts), total = 0;
    long long sum = 0;

    for (size_t i = 0; i < count; i++) {
        parts[i] = (double)(i % 7) / 7;
        total += parts[i];
    }
    demarc_apportion(total, parts, count, 3);
    for (size_t i = 0; i < count; i++)
        sum += printed(parts[i], 3);
    is_int(sum, printed(total, 3), "many parts with many ties");
    free(parts);
}

int main(void)
{
    test_by_hand();
    test_sample();
    test_exact();
    test_rounding();
    test_property();
    test_many();
    return done();
}
