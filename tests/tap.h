/** tap.h - the few words a C test needs to speak TAP to prove. */
#ifndef DEMARC_TESTS_TAP_H
#define DEMARC_TESTS_TAP_H

#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_count, tap_failed;

__attribute__((format(printf, 2, 3), unused)) static bool ok(bool passed,
                                                             const char *format,
                                                             ...)
{
    va_list args;

    printf("%s %d - ", passed ? "ok" : "not ok", ++tap_count);
    va_start(args, format);
    vprintf(format, args);
    va_end(args);
    putchar('\n');
    fflush(stdout); /* a crash, or a fork, finds nothing left to print */
    tap_failed += !passed;
    return passed;
}

/** Equal strings; NULL is equal to nothing. */
__attribute__((unused)) static bool is(const char *got, const char *want,
                                       const char *name)
{
    bool same = got && want && strcmp(got, want) == 0;

    if (!ok(same, "%s", name))
        printf("#   got: %s\n#  want: %s\n", got ? got : "(null)",
               want ? want : "(null)");
    return same;
}

__attribute__((unused)) static bool is_int(long long got, long long want,
                                           const char *name)
{
    if (!ok(got == want, "%s", name))
        printf("#   got: %lld\n#  want: %lld\n", got, want);
    return got == want;
}

/** |got - want| <= tolerance; NAN is near to nothing. */
__attribute__((unused)) static bool is_near(double got, double want,
                                            double tolerance, const char *name)
{
    bool near = fabs(got - want) <= tolerance;

    if (!ok(near, "%s", name))
        printf("#   got: %.17g\n#  want: %.17g +- %g\n", got, want, tolerance);
    return near;
}

/** The last line of main: `return done();` */
__attribute__((unused)) static int done(void)
{
    printf("1..%d\n", tap_count);
    return tap_failed != 0;
}

#endif
