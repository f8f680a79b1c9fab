/** crs_guard.h - what may not stand in a coordinate system's definition. */
#ifndef DEMARC_READ_CRS_GUARD_H
#define DEMARC_READ_CRS_GUARD_H

#include <ogr_srs_api.h>

/**
 * A definition can name grid files, which PROJ would open wherever they are,
 * carry PROJ strings that say something else than it says, or shift the earth
 * by any amount.
 * @return NULL if it is sound; else what is wrong with it, a static text.
 */
const char *demarc_crs_unsafe(OGRSpatialReferenceH crs);

/** The same of a definition as text, before anybody imports it: to import one
 *  that names grids makes PROJ open them. TOWGS84 is not looked at. */
const char *demarc_crs_text_unsafe(const char *text);

#endif
