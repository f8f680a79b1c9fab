#include "read/jsonguard.h"

#include "spill.h"
#include "tap.h"

/* A text as a file: "" if it may be read, else the code and the line. Here
 * most are fragments; whether they are GeoJSON is tests/read/jsonshape.c. */
static const char *guarded(const char *text, demarc_source_kind *kind)
{
    static char out[200];
    demarc_ctx *ctx = demarc_ctx_new();
    spilled file = spill(text, strlen(text));
    demarc_buffer codes = {0};
    demarc_status status = demarc_json_guard(ctx, file.path, NULL, kind);

    findings(ctx, &codes);
    snprintf(out, sizeof out, "%s", codes.data);
    if (strncmp(out, "json-bare", strlen("json-bare")) == 0)
        *out = '\0';
    ok((status == DEMARC_OK) == !*out, "status %d for \"%s\"", status, out);
    if (strncmp(out, "json-shape", strlen("json-shape")) == 0)
        *out = '\0';
    unlink(file.path);
    demarc_buffer_free(&codes);
    demarc_ctx_free(ctx);
    return out;
}

static void gives(const char *text, const char *want)
{
    demarc_source_kind kind;

    is(guarded(text, &kind), want, text);
}

static void test_kinds(void)
{
    static const struct {
        const char *text;
        demarc_source_kind kind;
    } cases[] = {
        {"{\"type\":\"FeatureCollection\"}", DEMARC_SOURCE_GEOJSON},
        {"\xef\xbb\xbf{\"type\":\"Feature\"}", DEMARC_SOURCE_GEOJSON},
        {"{\"type\":\"Topology\"}", DEMARC_SOURCE_TOPOJSON},
        {"{\"x\":{\"type\":\"Topology\"}}", DEMARC_SOURCE_GEOJSON},
        {"{\"type\":\"Feature\"}\n{\"type\":\"Feature\"}",
         DEMARC_SOURCE_GEOJSONSEQ},
        {"\x1e{\"type\":\"Feature\"}\n\x1e{}", DEMARC_SOURCE_GEOJSONSEQ},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demarc_source_kind kind;

        is(guarded(cases[i].text, &kind), "", cases[i].text);
        is_int(kind, cases[i].kind, "its kind");
    }
}

#define NAME(name) "{\"type\":\"name\",\"properties\":{\"name\":\"" name "\"}}"
#define LINK       "{\"type\":\"link\",\"properties\":{\"href\":\"x\"}}"

static void test_crs(void)
{
    gives("{\"crs\":" NAME("urn:ogc:def:crs:OGC:1.3:CRS84") "}", "");
    gives("{\"crs\":" NAME("urn:ogc:def:crs:EPSG::32642") "}", "");
    gives("{\"crs\":" NAME("http://www.opengis.net/def/crs/EPSG/0/32642") "}",
          "");
    gives("{\"crs\":" NAME("EPSG:32642") "}", "");
    gives("{\"crs\":{\"type\":\"EPSG\",\"properties\":{\"code\":32642}}}", "");
    gives("{\"crs\":null}", "");
    gives("{\"crs\":" NAME("EPSG:999999") "}", "crs-bad:0");
    gives("{\"crs\":" NAME("garbage") "}", "crs-bad:0");
    gives("{\"crs\":" NAME("/etc/passwd") "}", "crs-bad:0");
    gives("{\"crs\":" NAME("http://127.0.0.1/") "}", "crs-bad:0");
    gives("{\"crs\":" NAME("+proj=longlat +nadgrids=/etc/passwd") "}",
          "crs-bad:0");
    gives("{\"crs\":{\"type\":\"EPSG\",\"properties\":{\"code\":-1}}}",
          "crs-bad:0");
    gives("{\n\"crs\":" LINK "}", "crs-unsafe:2");
    gives("{\"CRS\":" LINK "}", "crs-unsafe:1");
    gives("{\"\\u0063rs\":" LINK "}", "crs-unsafe:1");
    gives("{\"crs\":{\"type\":\"URL\"}}", "crs-unsafe:1");
    gives("{\"crs\":{}}", "crs-unsafe:1");
    gives("{\"crs\":{\"type\":\"name\"}}", "crs-unsafe:1");
    gives("{\"crs\":[]}", "crs-unsafe:1");
    gives("{\"crs\":\"EPSG:4326\"}", "crs-unsafe:1");
    gives("{\"crs\":" NAME("EPSG:4326") ",\"crs\":" LINK "}", "crs-unsafe:1");
    gives("{\"crs\":" NAME("EPSG:4326") ",\"crs\":" NAME("EPSG:32642") "}",
          "crs-unsafe:1");
}

/* OGR follows the "crs" of a geometry as well; that of data it does not. */
static void test_inside(void)
{
    gives("{\"features\":[{\"geometry\":{\"crs\":" LINK "}}]}", "crs-unsafe:1");
    gives("{\"features\":[{\"properties\":{\"crs\":" LINK "}}]}", "");
    gives("{\"features\":[{\"properties\":{\"crs\":\"x\"},\"crs\":" LINK "}]}",
          "crs-unsafe:1");
    gives("{\"features\":[{\"crs\":" NAME("EPSG:4326") "}]}", "");
    gives("{\"features\":[{\"crs\":" NAME("EPSG:32642") "}]}", "crs-bad:0");
    gives("{\"crs\":" NAME("EPSG:32642") ",\"x\":{\"crs\":" NAME(
              "EPSG:32642") "}}",
          "");
    gives("{\"crs\":" NAME("EPSG:32642") "}{}", "crs-bad:0");
    gives("{\"type\":\"Topology\",\"crs\":" NAME("EPSG:32642") "}",
          "crs-bad:0");
}

static void test_broken(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_source_kind kind;

    gives("{\"type\":\n\"Feature\"", "source-open:2");
    gives("{'type':1}", "source-open:1");
    gives("{\"a\":\"\xff\"}", "source-text:1");
    gives("{\"a\":\"\\u0000\"}", "source-text:1");
    is_int(demarc_json_guard(ctx, "no/such/file", NULL, &kind), DEMARC_ENOINPUT,
           "no file");
    demarc_ctx_free(ctx);
}

int main(void)
{
    test_kinds();
    test_crs();
    test_inside();
    test_broken();
    return done();
}
