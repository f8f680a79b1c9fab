/* Numbers as text. The oracle is the C library's printf and strtod, which are
 * exact in glibc, in the C locale in which a test starts. */
#include "base/buffer.h"
#include "base/text.h"

#include "tap.h"

#include <float.h>
#include <locale.h>
#include <stdint.h>
#include <stdlib.h>

static uint64_t state = 20220914; /* a fixed seed */

static uint64_t next_random(void)
{
    state ^= state << 13; /* Marsaglia's xorshift64 */
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

/* Any bit pattern that is a finite double. */
static double random_double(void)
{
    uint64_t bits;
    double value;

    do {
        bits = next_random();
        memcpy(&value, &bits, sizeof value);
    } while (!isfinite(value));
    return value;
}

static bool fixed_is(double value, int digits, const char *want)
{
    demarc_buffer buffer = {0};
    bool same;

    demarc_buffer_fixed(&buffer, value, digits);
    same = buffer.data && strcmp(buffer.data, want) == 0;
    if (!same)
        printf("#   got: %s\n#  want: %s\n", buffer.data, want);
    demarc_buffer_free(&buffer);
    return same;
}

static void test_fixed(void)
{
    size_t right = 0, count = 0;
    char want[512];

    for (int i = 0; i < 20000; i++) {
        /* any magnitude, and kilometres between 0 and 10,000 */
        double value = i % 2 ? random_double()
                             : (double)(next_random() % 10000000000) / 1e6;

        snprintf(want, sizeof want, "%.*f", i % 8, value);
        if (*want == '-' && strspn(want, "-0.") == strlen(want))
            continue; /* the one place where we differ */
        count++;
        right += fixed_is(value, i % 8, want);
    }
    is_int((long long)right, (long long)count, "fixed is printf's %.*f");
    ok(count > 15000, "over more than 15,000 values");
}

static void test_fixed_edges(void)
{
    char want[512];

    ok(fixed_is(-0.0, 3, "0.000"), "never -0.000: minus zero");
    ok(fixed_is(-0.0004, 3, "0.000"), "never -0.000: rounded to zero");
    ok(fixed_is(-0.0006, 3, "-0.001"), "a negative number keeps its sign");
    ok(fixed_is(-0.4, 0, "0"), "never -0");
    ok(fixed_is(0.125, 2, "0.12"), "an exact half goes to the even digit");
    ok(fixed_is(1, -3, "1"), "fewer than no digits are none");
    snprintf(want, sizeof want, "%.40f", -DBL_MAX);
    ok(fixed_is(-DBL_MAX, 99, want), "the longest number, 40 digits at most");
}

static void test_not_finite(void)
{
    demarc_buffer buffer = {0};

    demarc_buffer_fixed(&buffer, NAN, 3);
    demarc_buffer_fixed(&buffer, INFINITY, 3);
    demarc_buffer_shortest(&buffer, -INFINITY);
    demarc_buffer_shortest(&buffer, NAN);
    is_int((long long)buffer.length, 0, "what is not finite is not written");
    demarc_buffer_free(&buffer);
}

static bool shortest_is(double value, const char *want)
{
    demarc_buffer buffer = {0};
    bool same;

    demarc_buffer_shortest(&buffer, value);
    same = is(buffer.data, want, want);
    demarc_buffer_free(&buffer);
    return same;
}

static void test_shortest(void)
{
    size_t right = 0;

    shortest_is(663.7, "663.7"); /* the literal is the oracle */
    shortest_is(0.1, "0.1");
    shortest_is(100, "100");
    shortest_is(-0.0, "0");
    shortest_is(0.1 + 0.2, "0.30000000000000004"); /* IEEE 754 arithmetic */
    shortest_is(1e300, "1e+300");
    for (int i = 0; i < 20000; i++) {
        demarc_buffer buffer = {0};
        double value = random_double();

        demarc_buffer_shortest(&buffer, value);
        right += strtod(buffer.data, NULL) == value;
        demarc_buffer_free(&buffer);
    }
    is_int((long long)right, 20000, "shortest reads back as the same double");
}

static void test_parse(void)
{
    static const char *const good[] = {"0",   "-1", "+2.5", "663.7",
                                       ".5",  "5.", "1e3",  "1.5E-7",
                                       "007", "-0", "1e+2", "1e-999"};
    static const char *const bad[] = {
        "",      " ",   "1 ", " 1",  "inf", "nan",   "0x10", "1,5",
        "1e",    "e5",  ".",  "-",   "+-1", "1.2.3", "1e+",  "1e999",
        "1'000", "1_0", "1f", "--1", "١",   "1e5.5"};
    double out;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ok(demarc_number_parse(good[i], &out) && out == strtod(good[i], NULL),
           "\"%s\" is a number", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        out = 1;
        ok(!demarc_number_parse(bad[i], &out) && out == 0,
           "\"%s\" is no number", bad[i]);
    }
}

/* What writers write: degrees and kilometres with some decimals. */
static void test_parse_plain(void)
{
    size_t right = 0;
    double out;
    char text[64];

    for (int i = 0; i < 100000; i++) {
        long long number = (long long)(next_random() % 2000000000000000);

        snprintf(text, sizeof text, "%s%lld.%0*lld", i % 3 ? "" : "-",
                 number / 10000000, i % 14 + 1, number % 10000000);
        right += demarc_number_parse(text, &out) && out == strtod(text, NULL);
    }
    is_int((long long)right, 100000, "numbers with a point as strtod has them");
    ok(demarc_number_parse("-0.0", &out) && signbit(out), "minus zero is kept");
    ok(!demarc_number_parse("1.2.3", &out) && !demarc_number_parse("-.", &out),
       "two points, or nothing but one, are no number");
}

/* The host program may have set any locale. */
static void test_comma(void)
{
    static const char *const names[] = {"de_DE.UTF-8", "de_DE.utf8", "de_DE",
                                        "ru_RU.UTF-8", "fr_FR.UTF-8"};
    const char *found = NULL;
    double out = 0;

    for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++)
        found = setlocale(LC_ALL, names[i]);
    if (!found) {
        ok(true, "a decimal comma # SKIP no locale that has one");
        return;
    }
    ok(*localeconv()->decimal_point == ',', "%s has a decimal comma", found);
    ok(fixed_is(1234567.891, 2, "1234567.89"), "fixed has a point");
    shortest_is(663.7, "663.7");
    ok(demarc_number_parse("663.7", &out), "a point is read");
    is_near(out, 663.7, 0, "and not as the end of the number");
    ok(!demarc_number_parse("663,7", &out), "a comma is not");
    ok(*localeconv()->decimal_point == ',', "the locale is left as it was");
}

int main(void)
{
    test_fixed();
    test_fixed_edges();
    test_not_finite();
    test_shortest();
    test_parse();
    test_parse_plain();
    test_comma();
    return done();
}
