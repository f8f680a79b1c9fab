/* Tests src/model/interval.c. Oracles: the EDTF specification (Library of
 * Congress, 4 February 2019) for what is read, and section 6 of the design
 * for the day from which it holds: the last, without doubt. */
#include "dates.h"

static const date_row dates[] = {
    /* level 0: intervals hold from their last day */
    LASTS("1964/2008", "1964-01-01", "2008-12-31", "2008-12-31"),
    LASTS("2004-06/2006-08", "2004-06-01", "2006-08-31", "2006-08-31"),
    LASTS("2004-02-01/2005-02-08", "2004-02-01", "2005-02-08", "2005-02-08"),
    LASTS("2004-02-01/2005-02", "2004-02-01", "2005-02-28", "2005-02-28"),
    LASTS("2005/2006-02", "2005-01-01", "2006-02-28", "2006-02-28"),
    SPAN("2022-09-14/2022-09-14", "2022-09-14", "2022-09-14"),
    LASTS("2022-09-14/2022-09", "2022-09-14", "2022-09-30", "2022-09-30"),
    LASTS("2022-09-14T10:00Z/2022-09-16T18:00Z", "2022-09-14", "2022-09-16",
          "2022-09-16"),
    /* level 1: open and unknown ends */
    LASTS("1985-04-12/..", "1985-04-12", MAX, "1985-04-12"),
    LASTS("1985-04/..", "1985-04-01", MAX, "1985-04-30"),
    LASTS("1985/..", "1985-01-01", MAX, "1985-12-31"),
    LASTS("2021-05-21/..", "2021-05-21", MAX, "2021-05-21"),
    LASTS("../1985-04-12", MIN, "1985-04-12", "1985-04-12"),
    LASTS("../1985-04", MIN, "1985-04-30", "1985-04-30"),
    LASTS("../2020", MIN, "2020-12-31", "2020-12-31"),
    {"1985-04-12/", "1985-04-12", MAX, "1985-04-12", MAX},
    {"1985-04/", "1985-04-01", MAX, "1985-04-01", MAX},
    {"2021/", "2021-01-01", MAX, "2021-01-01", MAX},
    LASTS("/1985-04-12", MIN, "1985-04-12", "1985-04-12"),
    LASTS("/2020", MIN, "2020-12-31", "2020-12-31"),
    LASTS("1984~/2004-06", "1984-01-01", "2004-06-30", "2004-06-30"),
    LASTS("1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08", "2004-08-08"),
    LASTS("2021-05-21~/..", "2021-05-21", MAX, "2021-05-21"),
};

static const refused_row refused[] = {
    {"13/04/2022", "with slashes 03/04"},
    {"09/16/2022", "with slashes"},
    {"16/09/2022", "with slashes"},
    {"2022/09/16", "with slashes"},
    {"1/2/22", "with slashes"},
    {"09/2022", "with slashes"},
    {"2022/9", "with slashes"},
    {"200/2004", "four digits"},
    {"2022-09-14/16", "four digits"},
    {"14.09.2022/16.09.2022", "not by a slash"},
    {"2022-09-16/2022-09-14", "ends before"},
    {"2022/2021", "ends before"},
    {"/", "at one end at least"},
    {"../..", "at one end at least"},
    {"../", "at one end at least"},
    {"/..", "at one end at least"},
    {"2020/2021/2022", "one slash"},
    {"2020/..?", "not a date"},
    {"2020 / 2021", "not a date"},
    {"2022-09-31/..", "no such day"},
    {"../2022-13", "no such month"},
};

int main(void)
{
    test_read(dates, COUNT(dates));
    test_refused(refused, COUNT(refused));
    return done();
}
