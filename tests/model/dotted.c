/* Tests src/model/dotted.c. Oracle: dotted.h and the calendar. */
#include "dates.h"

static const date_row dates[] = {
    SPAN("16.09.2022", "2022-09-16", "2022-09-16"),
    SPAN("6.9.2022", "2022-09-06", "2022-09-06"),
    SPAN("09.2022", "2022-09-01", "2022-09-30"),
    SPAN("16.09.2022?", "2022-09-16", "2022-09-16"),
    LASTS("14-16.09.2022", "2022-09-14", "2022-09-16", "2022-09-16"),
    LASTS("14\xe2\x80\x93"
          "16.09.2022",
          "2022-09-14", "2022-09-16", "2022-09-16"),
    LASTS("28.04-01.05.2021", "2021-04-28", "2021-05-01", "2021-05-01"),
    LASTS("28.12.2021-02.01.2022", "2021-12-28", "2022-01-02", "2022-01-02"),
    LASTS("11.2021-02.2022", "2021-11-01", "2022-02-28", "2022-02-28"),
};

static const refused_row refused[] = {
    {"31.09.2022", "no such day"},       {"00.09.2022", "no such day"},
    {"09.16.2022", "no such month"},     {"21.2022", "no such month"},
    {"29.02.2023", "no 29 February"},    {"16.09.22", "four digits"},
    {"663.7", "day comes first"},        {"2022.09.16", "day comes first"},
    {"03-05.2022", "day comes first"},   {"14-16.09", "day comes first"},
    {"16.09.2022-", "day comes first"},  {"-16.09.2022", "day comes first"},
    {"1.2.3.2022", "day comes first"},   {"16-14.09.2022", "ends before"},
    {"01.05-28.04.2021", "ends before"},
};

int main(void)
{
    test_read(dates, COUNT(dates));
    test_refused(refused, COUNT(refused));
    return done();
}
