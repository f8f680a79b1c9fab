#include "read/crs_area.h"

#include <cpl_error.h>
#include <cpl_vsi.h>
#include <math.h>
#include <stdio.h>

static const double MARGIN = 6; /* degrees: a zone of UTM */

enum { SURE = 90 }; /* percent, of a match by OSRFindMatches */

static bool area_of(OGRSpatialReferenceH crs, demarc_crs_area *out)
{
    return OSRGetAreaOfUse(crs, &out->west, &out->south, &out->east,
                           &out->north, NULL) != 0 &&
           out->west >= -180 && out->east <= 180; /* -1000: not known */
}

/** The same from the register, by its code. */
static bool code_area(OGRSpatialReferenceH crs, demarc_crs_area *out)
{
    const char *authority = OSRGetAuthorityName(crs, NULL);
    const char *code = OSRGetAuthorityCode(crs, NULL);
    OGRSpatialReferenceH known = OSRNewSpatialReference(NULL);
    char text[80];
    bool found;

    snprintf(text, sizeof text, "%s:%s", authority ? authority : "",
             code ? code : "");
    found = known && authority && code &&
            OSRSetFromUserInput(known, text) == OGRERR_NONE &&
            area_of(known, out);
    OSRDestroySpatialReference(known);
    return found;
}

static bool match_area(OGRSpatialReferenceH crs, demarc_crs_area *out)
{
    int count = 0, *sure = NULL;
    OGRSpatialReferenceH *all = OSRFindMatches(crs, NULL, &count, &sure);
    bool found = all && count > 0 && sure[0] >= SURE && code_area(all[0], out);

    OSRFreeSRSArray(all);
    VSIFree(sure);
    return found;
}

bool demarc_crs_area_find(OGRSpatialReferenceH crs, demarc_crs_area *out)
{
    bool found;

    if (!OSRIsProjected(crs))
        return false;
    CPLPushErrorHandler(CPLQuietErrorHandler);
    found = area_of(crs, out) || code_area(crs, out) || match_area(crs, out);
    CPLPopErrorHandler();
    return found;
}

/** Degrees from `lon` eastward to `to`, 0 to 360. */
static double eastward(double lon, double to)
{
    double turn = fmod(to - lon, 360);

    return turn < 0 ? turn + 360 : turn;
}

bool demarc_crs_area_misses(const demarc_crs_area *area, double lon, double lat)
{
    double width = area->east - area->west;
    double behind = eastward(area->west, lon);

    width += width < 0 ? 360 : 0;
    return lat < area->south - MARGIN || lat > area->north + MARGIN ||
           (behind > width + MARGIN && behind < 360 - MARGIN);
}
