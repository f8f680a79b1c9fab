/* How far from its position an event may have been: by convention, as
 * timeline/README.md has it. */
#include "model/precision.h"

#include "tap.h"

int main(void)
{
    ok(demarc_precision_metres("exact") == 1000, "exact is a kilometre");
    ok(demarc_precision_metres("") == 1000, "no word takes it as exact");
    ok(demarc_precision_metres(" Near ") == 10000, "near is ten");
    ok(demarc_precision_metres("adm2") == 50000, "a district is fifty");
    ok(demarc_precision_metres("ADM1") == 200000, "a province two hundred");
    ok(isinf(demarc_precision_metres("region")) &&
           isinf(demarc_precision_metres("country")) &&
           isinf(demarc_precision_metres("none")) &&
           isinf(demarc_precision_metres("?")),
       "other words name no distance");
    return done();
}
