#include "read/prj.h"

#include "base/text.h"
#include "read/damage.h"
#include "read/stream.h"

#include <math.h>
#include <string.h>

/** GDAL reads either whole, whatever its size. */
enum { PRJ_MOST = 64 * 1024, CPG_MOST = 1024 };

typedef enum quality { CLEAN, NAME_ODD, DAMAGED } quality;

/** How many bytes from `at` on are a character of a text; 0: none. */
static size_t text_step(const char *at, size_t left)
{
    if ((unsigned char)*at >= ' ' && (unsigned char)*at < 0x7F)
        return 1;
    if (strchr("\t\r\n", *at) && *at)
        return 1;
    return (unsigned char)*at < 0x80 ? 0 : demarc_utf8_step(at, left);
}

/** Does the text that ends before `at` end in `word`? */
static bool follows(const char *text, const char *at, const char *word)
{
    size_t length = strlen(word);

    return (size_t)(at - text) >= length &&
           memcmp(at - length, word, length) == 0;
}

/** Is the quote at `at` that of a name which is a word of the language? PROJ
 *  passes over a parameter that it does not know, and looks long for a prime
 *  meridian. */
static bool is_word(const char *text, const char *at)
{
    static const char *const keys[] = {"PARAMETER[", "PROJECTION[", "METHOD[",
                                       "PRIMEM["};

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (follows(text, at, keys[i]))
            return true;
    return false;
}

/** In WKT, names stand in quotes. */
static quality text_judge(const char *text, size_t length)
{
    quality found = CLEAN;
    bool quoted = false, word = true;

    for (size_t i = 0; i < length;) {
        const char *at = text + i;
        size_t step = text_step(at, length - i);

        if (*at == '"') {
            quoted = !quoted;
            word = is_word(text, at);
        }
        if (step == 0 && (!quoted || word))
            return DAMAGED;
        if (step == 0)
            found = NAME_ODD;
        i += step ? step : 1;
    }
    return found;
}

/** Passes over a number that is `want`. */
static bool number_skip(const char **text, const char *end, double want)
{
    char copy[32] = "";
    size_t length = 0;
    double value;

    while (*text < end && strchr("+-.0123456789eE", **text) &&
           length + 1 < sizeof copy)
        copy[length++] = *(*text)++;
    return demarc_number_parse(copy, &value) && fabs(value - want) <= 1e-16;
}

/** Is the text as the form has it, but for white space and the ways to write
 *  the numbers, which stand for # in this order? */
static bool form_fits(const char *form, const char *text, size_t length)
{
    static const double numbers[] = {6378137, 298.257223563, 0,
                                     0.0174532925199433};
    const char *end = text + length;
    size_t number = 0;

    for (;; form++) {
        while (text < end && *text && strchr(" \t\r\n", *text) && *form != ' ')
            text++;
        if (!*form || text == end)
            return !*form && text == end;
        if (*form == '#' ? !number_skip(&text, end, numbers[number++])
                         : *text++ != *form)
            return false;
    }
}

bool demarc_prj_wgs84(const char *text, size_t length)
{
    static const char *const forms[] = {
        /* ESRI, GDAL's shapefiles, QGIS, mapshaper */
        "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","
        "SPHEROID[\"WGS_1984\",#,#]],PRIMEM[\"Greenwich\",#],"
        "UNIT[\"Degree\",#]]",
        /* Natural Earth of old, and others */
        "GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",#,#,"
        "AUTHORITY[\"EPSG\",\"7030\"]],AUTHORITY[\"EPSG\",\"6326\"]],"
        "PRIMEM[\"Greenwich\",#,AUTHORITY[\"EPSG\",\"8901\"]],"
        "UNIT[\"degree\",#,AUTHORITY[\"EPSG\",\"9122\"]],"
        "AUTHORITY[\"EPSG\",\"4326\"]]"};

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (form_fits(forms[i], text, length))
            return true;
    return false;
}

static void text_check(demarc_stream *in, demarc_damage *damage, bool *wgs84)
{
    size_t length = (size_t)in->size;
    const unsigned char *at = demarc_stream_peek(in, length);
    quality found = at ? text_judge((const char *)at, length) : CLEAN;

    *wgs84 = at && demarc_prj_wgs84((const char *)at, length);
    if (found == DAMAGED)
        demarc_damage_add(damage, DEMARC_RULE_PRJ_DAMAGE,
                          "get it again, or remove it and give --assume-crs",
                          "there is a byte in it that is no text");
    if (found == NAME_ODD)
        demarc_damage_add(damage, DEMARC_RULE_PRJ_TEXT, NULL,
                          "a name in it is not UTF-8");
}

static demarc_status check(demarc_ctx *ctx, const char *path, uint64_t most,
                           bool *wgs84)
{
    demarc_damage damage = {.ctx = ctx, .file = path};
    demarc_stream in;

    if (!*path)
        return DEMARC_OK;
    demarc_damage_take(&damage, demarc_stream_open(ctx, path, &in));
    if (damage.status == DEMARC_OK && in.size > most)
        demarc_damage_add(&damage, DEMARC_RULE_SHP_ASIDE,
                          "replace it, or remove it",
                          "%llu bytes are too many for such a file",
                          (unsigned long long)in.size);
    if (damage.status == DEMARC_OK && wgs84)
        text_check(&in, &damage, wgs84);
    demarc_damage_take(&damage, demarc_stream_close(ctx, &in));
    return demarc_damage_end(&damage);
}

demarc_status demarc_prj_check(demarc_ctx *ctx, const char *path, bool *wgs84)
{
    *wgs84 = false;
    return check(ctx, path, PRJ_MOST, wgs84);
}

demarc_status demarc_cpg_check(demarc_ctx *ctx, const char *path)
{
    return check(ctx, path, CPG_MOST, NULL);
}
