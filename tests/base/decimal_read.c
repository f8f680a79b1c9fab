#include "base/decimal.h"
#include "random.h"
#include "tap.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The oracle is the C library's strtod, which rounds correctly. */
static bool as_strtod(const char *text)
{
    double got, want = strtod(text, NULL);
    const char *end = demarc_decimal_read(text, &got);

    return end == text + strlen(text) && memcmp(&got, &want, sizeof got) == 0;
}

static void test_random(void)
{
    dice at = {42};
    size_t wrong = 0;
    char text[64];

    for (size_t i = 0; i < 1000000; i++) {
        double value = dice_real(&at, -180, 180);

        if (i % 2)
            snprintf(text, sizeof text, "%.*g", 13 + (int)(i % 12) / 2, value);
        else
            snprintf(text, sizeof text, "%.*f", (int)(i % 40) / 2, value);
        wrong += !as_strtod(text);
    }
    is_int((long long)wrong, 0, "a million as strtod has them");
}

/** Half-way between two doubles, and next to that. */
static void test_ties(void)
{
    size_t wrong = 0;
    char text[64];

    /* 2^53 + 1 and its like: up to 19 digits */
    for (uint64_t i = 0; i < 100000; i++) {
        uint64_t whole = (UINT64_C(1) << 53) + (i % 2000) * 2 + 1;

        snprintf(text, sizeof text, "%llu.%llu",
                 (unsigned long long)(whole << (i % 7)),
                 (unsigned long long)(i % 3));
        wrong += !as_strtod(text);
    }
    is_int((long long)wrong, 0, "ties go to the even one");
}

static void test_forms(void)
{
    static const char *const good[] = {"0",
                                       "-0",
                                       "0.0",
                                       "-0.0",
                                       "7",
                                       "-12.5",
                                       "1e5",
                                       "1.5E-7",
                                       "2e+3",
                                       "9007199254740993",
                                       "18446744073709551615",
                                       "18446744073709551616",
                                       "0.1",
                                       "0.30000000000000004",
                                       "123456789012345678901234567890",
                                       "0.000000000000000000000000012345",
                                       "5e-324",
                                       "1.7976931348623157e308",
                                       "9999999999999999999",
                                       "0.9999999999999999999"};
    static const char *const bad[] = {"",      "-",   "+1",  ".5",  "1.",
                                      "01",    "1e",  "1e+", "inf", "nan",
                                      "1e999", "-.1", "--1", "x"};
    double value;

    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        ok(as_strtod(good[i]), "%s", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ok(!demarc_decimal_read(bad[i], &value) && value == 0, "\"%s\" is none",
           bad[i]);
    ok(*demarc_decimal_read("12.25,3", &value) == ',' && value == 12.25,
       "what is behind it is not read");
    ok(*demarc_decimal_read("0x10", &value) == 'x', "not hexadecimal");
}

int main(void)
{
    test_random();
    test_ties();
    test_forms();
    return done();
}
