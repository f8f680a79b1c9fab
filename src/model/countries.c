#include "model/countries.h"

#include "base/text.h"

#include <stddef.h>

static const demarc_country countries[] = {
#define COUNTRY(...) {__VA_ARGS__},
#include "model/countries.def"
#undef COUNTRY
};

enum { COUNT = sizeof countries / sizeof *countries };

const demarc_country *demarc_country_find(const char *alpha3)
{
    for (size_t i = 0; i < COUNT; i++)
        if (demarc_text_same(countries[i].alpha3, alpha3))
            return &countries[i];
    return NULL;
}

const demarc_country *demarc_country_numbered(int numeric)
{
    for (size_t i = 0; i < COUNT; i++)
        if (countries[i].numeric == numeric)
            return &countries[i];
    return NULL;
}

bool demarc_country_near(const demarc_country *country, double lon, double lat,
                         double margin)
{
    double west = country->west - margin, east = country->east + margin;

    if (lat < country->south - margin || lat > country->north + margin)
        return false;
    if (country->west > country->east)
        return lon >= west || lon <= east;
    return lon >= west && lon <= east;
}
