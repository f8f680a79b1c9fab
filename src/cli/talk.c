#include "cli/talk.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static CLI_PRINTF(2, 0) void print_line(const char *end, const char *format,
                                        va_list args)
{
    char *text;

    if (vasprintf(&text, format, args) < 0) {
        fputs("demarc: out of memory\n", stderr);
        return;
    }
    demarc_text_tame(text); /* data is quoted in messages */
    fprintf(stderr, "demarc: %s%s\n", text, end);
    free(text);
}

void cli_complain(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    print_line("", format, args);
    va_end(args);
}

demarc_status cli_complain_usage(const char *verb, const char *format, ...)
{
    char end[64];
    va_list args;

    snprintf(end, sizeof end, "; see demarc help%s%s", verb ? " " : "",
             verb ? verb : "");
    va_start(args, format);
    print_line(end, format, args);
    va_end(args);
    return DEMARC_EUSAGE;
}

demarc_status cli_complain_guess(const char *verb, const char *dashes,
                                 const char *guess, const char *format, ...)
{
    char end[128];
    va_list args;

    snprintf(end, sizeof end, "; did you mean %s%s? See demarc help%s%s",
             dashes, guess, verb ? " " : "", verb ? verb : "");
    va_start(args, format);
    print_line(end, format, args);
    va_end(args);
    return DEMARC_EUSAGE;
}
