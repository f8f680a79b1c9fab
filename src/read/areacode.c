#include "read/areacode.h"

#include "base/names.h"
#include "base/text.h"
#include "model/countries.h"
#include "read/areas.h"
#include "read/fields.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int first_of(OGRFeatureDefnH layer, const char *const *names)
{
    int index = -1;

    for (; *names && index < 0; names++)
        index = demarc_fields_index(layer, *names);
    return index;
}

static demarc_status pair_take(demarc_ctx *ctx, OGRFeatureDefnH layer,
                               const char *file, const char *pair,
                               demarc_areacode *out)
{
    demarc_where where = {.file = file, .lon = NAN, .lat = NAN};
    bool code = demarc_text_starts(pair, "code=");
    int *index = code ? &out->asked : &out->name;
    char known[700];

    if (!code && !demarc_text_starts(pair, "name="))
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "give code=<name> or name=<name>",
                             "--field %s is no role of an area", pair);
    *index = demarc_fields_index(layer, pair + 5);
    if (*index >= 0)
        return DEMARC_OK;
    demarc_fields_list(layer, known, sizeof known);
    return demarc_report(ctx, DEMARC_RULE_FIELD_NONE, &where,
                         "name one that is there in --field",
                         "there is no field \"%s\"; the fields are: %s",
                         pair + 5, known);
}

demarc_status demarc_areacode_find(demarc_ctx *ctx, demarc_arena *arena,
                                   OGRFeatureDefnH layer, const char *file,
                                   const char *const *pairs, const char *lang,
                                   demarc_areacode *out)
{
    static const char *const codes[] = {"iso_a3", "adm0_a3",    "iso3", "a3",
                                        "gid_0",  "shapegroup", "code", NULL};
    static const char *const numbers[] = {"iso_n3", "id", NULL};
    static const char *const names[] = {"name", "admin", "shapename", NULL};
    static const char *const kinds[] = {"role", "featurecla", "natural",
                                        "type", "kind",       NULL};
    demarc_status status = DEMARC_OK;
    char own[40];

    (void)arena;
    snprintf(own, sizeof own, "name_%s", lang ? lang : "");
    *out = (demarc_areacode){-1,
                             first_of(layer, codes),
                             first_of(layer, numbers),
                             first_of(layer, names),
                             lang ? demarc_fields_index(layer, own) : -1,
                             first_of(layer, kinds)};
    for (; pairs && *pairs && !status; pairs++)
        status = pair_take(ctx, layer, file, *pairs, out);
    return status;
}

/** "417" to "KGZ"; "" if it is no number of a country. */
static const char *numbered(const char *text)
{
    const demarc_country *country = NULL;
    size_t length = strlen(text);

    if (length > 0 && length <= 3 && strspn(text, "0123456789") == length)
        country = demarc_country_numbered((int)strtol(text, NULL, 10));
    else
        country = demarc_country_find(text);
    return country ? country->alpha3 : "";
}

/** The file's name without folder and ending. */
static const char *stem(demarc_arena *arena, const char *file)
{
    const char *slash = strrchr(file, '/'), *name = slash ? slash + 1 : file;
    const char *dot = strrchr(name, '.');
    const char *text = demarc_arena_copy(
        arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
    const demarc_country *country = text ? demarc_country_find(text) : NULL;

    return country ? country->alpha3 : text;
}

/** The words of Natural Earth and OpenStreetMap for what is under water. */
static bool is_water(const char *kind)
{
    static const char *const words[] = {
        "water",     "ocean", "sea",   "lake",   "alkaline lake", "playa",
        "reservoir", "bay",   "gulf",  "strait", "sound",         "fjord",
        "channel",   "river", "inlet", "lagoon"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (demarc_text_same(kind, words[i]))
            return true;
    return false;
}

bool demarc_areacode_read(const demarc_areacode *fields, demarc_arena *arena,
                          OGRFeatureH feature, const char *file,
                          demarc_area *area)
{
    const char *asked = demarc_fields_text(arena, feature, fields->asked);
    const char *code = demarc_fields_text(arena, feature, fields->code);
    const char *number = demarc_fields_text(arena, feature, fields->number);
    const char *own = demarc_fields_text(arena, feature, fields->own);
    const char *kind = demarc_fields_text(arena, feature, fields->kind);

    area->name =
        own && *own ? own : demarc_fields_text(arena, feature, fields->name);
    if (!asked || !code || !number || !own || !kind || !area->name)
        return false;
    area->water = is_water(kind);
    if (strcmp(code, "-99") == 0) /* Natural Earth's word for none */
        code = "";
    area->code = *asked              ? asked
                 : *code             ? code
                 : *numbered(number) ? numbered(number)
                 : *area->name       ? area->name
                                     : stem(arena, file);
    return area->code != NULL;
}

/** "Dem. Rep. Congo" to "dem-rep-congo"; NULL when out of memory. */
static const char *slug_of(demarc_arena *arena, const char *text)
{
    char *slug = demarc_arena_copy(arena, text, strlen(text)), *out = slug;

    for (const char *at = text; slug && *at; at++)
        if (isalnum((unsigned char)*at) && (unsigned char)*at < 128)
            *out++ = (char)tolower((unsigned char)*at);
        else if (out > slug && out[-1] != '-' && (unsigned char)*at < 128)
            *out++ = '-';
    while (slug && out > slug && out[-1] == '-')
        out--;
    if (slug)
        *out = '\0';
    return slug;
}

bool demarc_areas_settle(demarc_arena *arena, demarc_areas *areas)
{
    demarc_names known = {0};
    bool fine = true;

    for (size_t i = 0; i < areas->count && fine; i++) {
        demarc_area *area = &areas->items[i];
        const char *slug = slug_of(arena, area->code);
        const char *stem_of;
        char more[80];

        if (slug && *area->name &&
            (!*slug || demarc_names_find(&known, slug) != DEMARC_NAMES_NONE)) {
            area->code = area->name; /* two features, one code */
            slug = slug_of(arena, area->name);
        }
        stem_of = slug && *slug ? slug : "area";
        for (int n = 2; slug && (!*slug || demarc_names_find(&known, slug) !=
                                               DEMARC_NAMES_NONE);
             n++) {
            snprintf(more, sizeof more, "%.60s-%d", stem_of, n);
            slug = slug_of(arena, more);
        }
        area->slug = slug;
        fine = slug && demarc_names_add(&known, slug) != DEMARC_NAMES_NONE;
    }
    demarc_names_free(&known);
    return fine;
}
