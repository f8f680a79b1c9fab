#include "read/crs_guard.h"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

/* Bounds of a Helmert shift: no datum in use is farther from WGS 84. */
static const double SHIFT_M = 5000;    /* along an axis */
static const double TURN_ARCSEC = 100; /* round an axis */
static const double SCALE_PPM = 200;

/* A null grid moves nothing: GDAL writes web Mercator with it. */
static bool names_grid(const char *text)
{
    static const char *const keys[] = {"grids=", "PARAMETERFILE", "_GRIDS"};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        for (const char *at = text; (at = strcasestr(at, keys[i])); at++)
            if (strncmp(at + strlen(keys[i]), "@null", 5) != 0)
                return true;
    return false;
}

static bool has_extension(const char *text)
{
    const char *at = strcasestr(text, "EXTENSION[");

    return at && !strstr(at, "@null");
}

static bool shifts_wildly(OGRSpatialReferenceH crs)
{
    double shift[7] = {0};

    if (OSRGetTOWGS84(crs, shift, 7) != OGRERR_NONE)
        return false;
    for (int i = 0; i < 7; i++) {
        double bound = i < 3 ? SHIFT_M : i < 6 ? TURN_ARCSEC : SCALE_PPM;
        if (!(fabs(shift[i]) <= bound))
            return true;
    }
    return false;
}

const char *demarc_crs_text_unsafe(const char *text)
{
    if (names_grid(text))
        return "it names grid files";
    if (has_extension(text))
        return "it carries an extension";
    return NULL;
}

/** Degrees, grads and radians are what angles come in. */
static bool turns_oddly(OGRSpatialReferenceH crs)
{
    static const double units[] = {M_PI / 180, M_PI / 200, 1};
    double unit = OSRGetAngularUnits(crs, NULL);

    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (fabs(unit / units[i] - 1) < 1e-9)
            return false;
    return true;
}

/** Projections in use are true to scale within a tenth; a unit of length is
 *  between a centimetre and a league. */
static bool scales_wildly(OGRSpatialReferenceH crs)
{
    OGRErr none = OGRERR_NONE;
    double scale = OSRGetProjParm(crs, "scale_factor", 1, &none);
    double unit = OSRGetLinearUnits(crs, NULL);

    return OSRIsProjected(crs) &&
           (!(scale > 0.9 && scale < 1.1) || !(unit >= 0.01 && unit <= 10000));
}

const char *demarc_crs_unsafe(OGRSpatialReferenceH crs)
{
    static const char *const forms[][2] = {{"FORMAT=WKT1_GDAL", NULL},
                                           {"FORMAT=WKT2_2018", NULL}};
    const char *wrong = NULL;

    CPLPushErrorHandler(CPLQuietErrorHandler);
    for (size_t i = 0; i < 2 && !wrong; i++) {
        char *text = NULL;

        if (OSRExportToWktEx(crs, &text, forms[i]) == OGRERR_NONE)
            wrong = demarc_crs_text_unsafe(text);
        CPLFree(text);
    }
    /* Last: to ask for the shift makes PROJ look for the grids named. */
    if (!wrong && shifts_wildly(crs))
        wrong = "its TOWGS84 shift is beyond reason";
    if (!wrong && turns_oddly(crs))
        wrong = "its unit of angle is none";
    if (!wrong && scales_wildly(crs))
        wrong = "its scale is beyond reason";
    CPLPopErrorHandler();
    return wrong;
}
