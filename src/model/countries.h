/** countries.h - what ISO 3166-1 calls a country, and where its land is. */
#ifndef DEMARC_MODEL_COUNTRIES_H
#define DEMARC_MODEL_COUNTRIES_H

#include <stdbool.h>

typedef struct demarc_country {
    const char *alpha3;
    int numeric;
    const char *name;
    double west, south, east, north; /* of its land, whole degrees; west >
                                        east across the antimeridian */
} demarc_country;

/** By alpha-3 code in any case; NULL if there is none. */
const demarc_country *demarc_country_find(const char *alpha3);

/** By numeric code; NULL if there is none. */
const demarc_country *demarc_country_numbered(int numeric);

/** Is the point in the country's box, or within `margin` degrees of it? */
bool demarc_country_near(const demarc_country *country, double lon, double lat,
                         double margin);

#endif
