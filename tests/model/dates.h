/** dates.h - rows of dates and of texts that are none, and their tests. */
#ifndef DEMARC_TESTS_DATES_H
#define DEMARC_TESTS_DATES_H

#include "demarc.h"
#include "tap.h"

#define MIN "min" /* in place of a day: DEMARC_DAY_MIN */
#define MAX "max"

typedef struct date_row {
    const char *text, *first, *last, *earliest, *latest;
} date_row;

/* A doubt: it holds from one of its days. */
#define SPAN(text, first, last)                                                \
    {                                                                          \
        text, first, last, first, last                                         \
    }
/* A duration: it holds from one known day. */
#define LASTS(text, first, last, holds)                                        \
    {                                                                          \
        text, first, last, holds, holds                                        \
    }

typedef struct refused_row {
    const char *text, *reason; /* a part of it */
} refused_row;

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

__attribute__((unused)) static bool is_day(demarc_day day, const char *want)
{
    char text[DEMARC_DAY_SIZE];

    if (day == DEMARC_DAY_MIN || day == DEMARC_DAY_MAX)
        return strcmp(day == DEMARC_DAY_MIN ? MIN : MAX, want) == 0;
    return strcmp(demarc_day_format(day, text), want) == 0;
}

__attribute__((unused)) static void test_read(const date_row *rows,
                                              size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const date_row *row = &rows[i];
        const char *reason = NULL;
        demarc_date date;

        if (!ok(demarc_date_parse(row->text, &date, &reason) == DEMARC_OK &&
                    is_day(date.first, row->first) &&
                    is_day(date.last, row->last) &&
                    is_day(date.earliest, row->earliest) &&
                    is_day(date.latest, row->latest) &&
                    date.text == row->text && !*reason,
                "\"%s\" is read", row->text))
            printf("# %d %d %d %d %s\n", date.first, date.last, date.earliest,
                   date.latest, reason);
    }
}

__attribute__((unused)) static void test_refused(const refused_row *rows,
                                                 size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *reason = NULL;
        demarc_date date;

        if (!ok(demarc_date_parse(rows[i].text, &date, &reason) ==
                        DEMARC_EDATA &&
                    reason && strstr(reason, rows[i].reason) && !*date.text &&
                    date.first == DEMARC_DAY_MIN &&
                    date.latest == DEMARC_DAY_MAX && !date.uncertain,
                "\"%s\" is refused", rows[i].text))
            printf("# reason: %s\n", reason ? reason : "(null)");
    }
}

#endif
