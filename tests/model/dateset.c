/* Tests src/model/dateset.c. Oracle: the EDTF specification (Library of
 * Congress, 4 February 2019), level 2, "set representation". */
#include "dates.h"

static const date_row dates[] = {
    SPAN("[..2011]", MIN, "2011-12-31"),
    SPAN("[..1760-12-03]", MIN, "1760-12-03"),
    SPAN("[1760-12..]", "1760-12-01", MAX),
    SPAN("[2011..]", "2011-01-01", MAX),
    SPAN("[2011..2012]", "2011-01-01", "2012-12-31"),
    SPAN("[2011,2013..2015]", "2011-01-01", "2015-12-31"),
    SPAN("[2015,2011]", "2011-01-01", "2015-12-31"),
    SPAN("[1667,1668, 1670..1672]", "1667-01-01", "1672-12-31"),
    SPAN("[1667,1760-12]", "1667-01-01", "1760-12-31"),
    SPAN("[1760-01, 1760-02, 1760-12..]", "1760-01-01", MAX),
    SPAN("[2022-09-14]", "2022-09-14", "2022-09-14"),
    SPAN("[..2011,2013]", MIN, "2013-12-31"),
    SPAN("[ 2011 .. 2012~ ]", "2011-01-01", "2012-12-31"),
};

static const refused_row refused[] = {
    {"[]", "square brackets"},           {"[", "square brackets"},
    {"[..]", "square brackets"},         {"[2011", "square brackets"},
    {"[2011,]", "square brackets"},      {"[,2011]", "square brackets"},
    {"[2011]~", "square brackets"},      {"[2012..2011]", "earlier date first"},
    {"[2011/2012]", "not a date"},       {"[2011..2012..2013]", "not a date"},
    {"[2011,2013-13]", "no such month"}, {"2011]", "not a date"},
};

int main(void)
{
    test_read(dates, COUNT(dates));
    test_refused(refused, COUNT(refused));
    return done();
}
