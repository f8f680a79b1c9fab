#include "read/kind.h"

#include "base/text.h"

#include <string.h>

#define UNKNOWN DEMARC_SOURCE_UNKNOWN

typedef struct magic {
    const char *bytes;
    size_t length;
    demarc_source_kind kind;
    const char *what;
} magic;

static const magic magics[] = {
    {"\0\0\x27\x0a", 4, DEMARC_SOURCE_SHAPEFILE, "a shapefile"},
    {"SQLite format 3", 16, DEMARC_SOURCE_GPKG, "a GeoPackage"},
    {"fgb\3fgb", 7, DEMARC_SOURCE_FLATGEOBUF, "a FlatGeobuf file"},
    {"PK\3\4", 4, DEMARC_SOURCE_ZIP, "a zip"},
    {"PK\5\6", 4, UNKNOWN, "an empty zip"},
    {"\x1f\x8b", 2, UNKNOWN, "a gzip file"},
    {"7z\xbc\xaf\x27\x1c", 6, UNKNOWN, "a 7z archive"},
    {"Rar!", 4, UNKNOWN, "a rar archive"},
    {"%PDF", 4, UNKNOWN, "a PDF"},
    {"\xff\xfe", 2, UNKNOWN, "UTF-16 text"},
    {"\xfe\xff", 2, UNKNOWN, "UTF-16 text"},
};

/** Names of root elements. */
static const magic roots[] = {
    {"kml", 3, DEMARC_SOURCE_KML, "KML"},
    {"OGRVRTDataSource", 16, UNKNOWN, "a VRT"},
    {"VRTDataset", 10, UNKNOWN, "a VRT"},
    {"gpx", 3, UNKNOWN, "GPX"},
    {"html", 4, UNKNOWN, "a web page"},
    {"FeatureCollection", 17, UNKNOWN, "GML"},
};

static const char *blank_pass(const char *at)
{
    return at + strspn(at, " \t\r\n");
}

/** Past what may stand before the root of an XML text: `<?..?>`, comments
 *  and a document type. NULL where one of them does not end. */
static const char *prolog_pass(const char *at)
{
    for (;;) {
        const char *end = strncmp(at, "<?", 2) == 0     ? "?>"
                          : strncmp(at, "<!--", 4) == 0 ? "-->"
                          : strncmp(at, "<!", 2) == 0   ? ">"
                                                        : NULL;

        if (!end)
            return at;
        at = strstr(at, end);
        if (!at)
            return NULL;
        at = blank_pass(at + strlen(end));
    }
}

static demarc_source_kind xml_kind(const char *at, const char **what)
{
    const char *colon;
    size_t length;

    *what = "XML of another kind";
    at = prolog_pass(at);
    if (!at || *at++ != '<')
        return UNKNOWN;
    length = strcspn(at, " \t\r\n/>");
    colon = memchr(at, ':', length);
    if (colon) {
        length -= (size_t)(colon + 1 - at);
        at = colon + 1;
    }
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (length == roots[i].length &&
            strncmp(at, roots[i].bytes, length) == 0) {
            *what = roots[i].what;
            return roots[i].kind;
        }
    return UNKNOWN;
}

static demarc_source_kind text_kind(const char *head, const char **what)
{
    const char *at = head + (demarc_text_starts(head, "\xef\xbb\xbf") ? 3 : 0);
    char column[80];

    at = blank_pass(at);
    if (*at == '<')
        return xml_kind(at, what);
    if (*at == '{' || *at == '\x1e') {
        *what = "JSON";
        return DEMARC_SOURCE_GEOJSON;
    }
    if (demarc_wkt_column(head, column, sizeof column)) {
        *what = "CSV with WKT";
        return DEMARC_SOURCE_CSV;
    }
    *what = *at ? NULL : "blank";
    return UNKNOWN;
}

demarc_source_kind demarc_source_kind_find(const char *head, size_t length,
                                           const char **what)
{
    *what = length ? NULL : "empty";
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (length >= magics[i].length &&
            memcmp(head, magics[i].bytes, magics[i].length) == 0) {
            *what = magics[i].what;
            return magics[i].kind;
        }
    if (length && !memchr(head, '\0', length))
        return text_kind(head, what);
    if (length && strchr("<{", *blank_pass(head)) && *blank_pass(head))
        *what = "a text with a NUL in it, so it is damaged";
    return UNKNOWN;
}

/** One cell of a header, without its quotes; past it in `*at`. */
static size_t cell_take(const char **at, const char **cell)
{
    const char *text = *at;
    bool quoted = *text == '"';
    size_t length = strcspn(text + quoted, quoted ? "\"" : ",;\t|\r\n");

    *cell = text + quoted;
    *at = text + quoted + length;
    if (quoted && **at == '"')
        ++*at;
    return length;
}

bool demarc_wkt_column(const char *head, char *out, size_t room)
{
    static const char *const names[] = {"wkt", "geom", "geometry", "the_geom",
                                        "wkt_geom"};
    const char *at = head + (demarc_text_starts(head, "\xef\xbb\xbf") ? 3 : 0);
    const char *cell;

    for (;;) {
        size_t length = cell_take(&at, &cell);

        if (length < room) {
            memcpy(out, cell, length);
            out[length] = '\0';
            for (size_t i = 0; i < sizeof names / sizeof *names; i++)
                if (demarc_text_same(out, names[i]))
                    return true;
        }
        if (!*at || !strchr(",;\t|", *at++))
            return false;
    }
}
