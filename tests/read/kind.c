#include "read/kind.h"

#include "tap.h"

#define HEAD(text) (text), sizeof(text) - 1

typedef struct head {
    const char *bytes;
    size_t length;
    demarc_source_kind kind;
    const char *what;
} head;

/* Magic bytes: the ESRI shapefile description of 1998 (9994, big-endian), the
 * SQLite and FlatGeobuf file formats, PKWARE's APPNOTE, RFC 1952. */
static const head heads[] = {
    {HEAD("\0\0\x27\x0a\0\0"), DEMARC_SOURCE_SHAPEFILE, "a shapefile"},
    {HEAD("\0\0\x27\x0b\0\0"), DEMARC_SOURCE_UNKNOWN, NULL},
    {HEAD("SQLite format 3\0\x10"), DEMARC_SOURCE_GPKG, "a GeoPackage"},
    {HEAD("fgb\3fgb\1"), DEMARC_SOURCE_FLATGEOBUF, "a FlatGeobuf file"},
    {HEAD("PK\3\4xx"), DEMARC_SOURCE_ZIP, "a zip"},
    {HEAD("PK\5\6xx"), DEMARC_SOURCE_UNKNOWN, "an empty zip"},
    {HEAD("\x1f\x8b\x08"), DEMARC_SOURCE_UNKNOWN, "a gzip file"},
    {HEAD("%PDF-1.4"), DEMARC_SOURCE_UNKNOWN, "a PDF"},
    {HEAD("\xff\xfe<\0k\0"), DEMARC_SOURCE_UNKNOWN, "UTF-16 text"},
    {HEAD(""), DEMARC_SOURCE_UNKNOWN, "empty"},
    {HEAD(" \r\n\t"), DEMARC_SOURCE_UNKNOWN, "blank"},
    {HEAD("{\"type\""), DEMARC_SOURCE_GEOJSON, "JSON"},
    {HEAD("\xef\xbb\xbf \n{"), DEMARC_SOURCE_GEOJSON, "JSON"},
    {HEAD("\x1e{"), DEMARC_SOURCE_GEOJSON, "JSON"},
    {HEAD("[{}]"), DEMARC_SOURCE_UNKNOWN, NULL},
    {HEAD("{\0"), DEMARC_SOURCE_UNKNOWN,
     "a text with a NUL in it, so it is damaged"},
    {HEAD("<kml>"), DEMARC_SOURCE_KML, "KML"},
    {HEAD("<?xml version='1.0'?>\n<!-- < -->\n<kml xmlns='x'>"),
     DEMARC_SOURCE_KML, "KML"},
    {HEAD("<x:kml xmlns:x='y'/>"), DEMARC_SOURCE_KML, "KML"},
    {HEAD("<!DOCTYPE kml SYSTEM 'x'><kml>"), DEMARC_SOURCE_KML, "KML"},
    {HEAD("<!DOCTYPE kml [<!ENTITY x 'y'>]><kml>"), DEMARC_SOURCE_UNKNOWN,
     "XML of another kind"},
    {HEAD("<!-- never"), DEMARC_SOURCE_UNKNOWN, "XML of another kind"},
    {HEAD("<kmlx>"), DEMARC_SOURCE_UNKNOWN, "XML of another kind"},
    {HEAD("<OGRVRTDataSource>"), DEMARC_SOURCE_UNKNOWN, "a VRT"},
    {HEAD("<!DOCTYPE html><html>"), DEMARC_SOURCE_UNKNOWN, "a web page"},
    {HEAD("id,wkt\n1,x"), DEMARC_SOURCE_CSV, "CSV with WKT"},
    {HEAD("\xef\xbb\xbfWKT;id"), DEMARC_SOURCE_CSV, "CSV with WKT"},
    {HEAD("\"id\"\t\"the_geom\"\r\n"), DEMARC_SOURCE_CSV, "CSV with WKT"},
    {HEAD("id,\"a,wkt\"\nwkt"), DEMARC_SOURCE_UNKNOWN, NULL},
    {HEAD("id,lon,lat\n1,wkt"), DEMARC_SOURCE_UNKNOWN, NULL},
};

int main(void)
{
    const char *what;
    char column[16];

    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        const head *h = &heads[i];

        is_int(demarc_source_kind_find(h->bytes, h->length, &what), h->kind,
               h->what ? h->what : "not known");
        ok(what == h->what || (what && h->what && !strcmp(what, h->what)),
           "number %zu is named: %s", i, what ? what : "(null)");
    }
    ok(demarc_wkt_column("id,\"Geometry\"", column, sizeof column),
       "a column of WKT");
    is(column, "Geometry", "its name as it is written");
    ok(!demarc_wkt_column("id", column, sizeof column), "there is none");
    ok(!demarc_wkt_column("geometry", column, 4), "one that does not fit");
    return done();
}
