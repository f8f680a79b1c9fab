#include "read/jsonguard.h"

#include "lines.h"
#include "tap.h"

static void gives(const char *text, const char *want)
{
    demarc_ctx *ctx = demarc_ctx_new();
    spilled file = spill(text, strlen(text));
    demarc_buffer codes = {0};
    demarc_source_kind kind;
    char name[160];
    demarc_status status = demarc_json_guard(ctx, file.path, NULL, &kind);

    findings(ctx, &codes);
    snprintf(name, sizeof name, "%.150s", text);
    for (char *at = name; *at; at++)
        *at = *at == '\n' ? ' ' : *at;
    is(codes.data, want, name);
    ok((status == DEMARC_OK) == (!*want || strstr(want, "bare")), "its status");
    unlink(file.path);
    demarc_buffer_free(&codes);
    demarc_ctx_free(ctx);
}

#define POINTS "\"coordinates\":[[1,2],[3,4]]"
#define ARC    "{\"type\":\"LineString\",\"arcs\":[0]}"
#define WORLD(objects)                                                         \
    "{\"type\":\"Topology\",\"objects\":{" objects "},\"arcs\":[]}"

static void test_sound(void)
{
    gives(ALL(LINE("\"a\":1", HERE)), "");
    gives(ALL(""), "");
    gives(LINE("\"a\":{\"a\":1,\"b\":2},\"b\":{\"a\":1}", HERE), "");
    gives(SHAPE("", "null"), "");
    gives("{\"type\":\"LineString\"," POINTS "}", "");
    gives("{\"type\":\"GeometryCollection\",\"geometries\":[]}", "");
    gives(SHAPE("", "{\"type\":\"GeometryCollection\",\"geometries\":[{"
                    "\"type\":\"Point\",\"coordinates\":[1,2]}]}"),
          "");
    gives(WORLD("\"a\":" ARC ",\"b\":{\"type\":\"GeometryCollection\","
                "\"geometries\":[" ARC ",{\"type\":null}]}"),
          "");
    gives("{\"meta\":{\"type\":\"x\"},\"type\":\"FeatureCollection\","
          "\"features\":[]}",
          "");
    gives(SHAPE("\"features\":[{\"type\":\"x\"}],\"geometry\":{}", "null"), "");
    gives(LINE("", HERE) "\n" LINE("", HERE), "");
}

/* OGR takes the last of them, others the first. */
static void test_twice(void)
{
    gives(LINE("\"stage\":\"a\",\n\"id\":1,\"stage\":\"b\"", HERE),
          "json-twice:2");
    gives(LINE("\"\\u0061\":1,\"a\":2", HERE), "json-twice:1");
    gives(LINE("\"a\":{\"b\":1,\n\n\"b\":1}", HERE), "json-twice:3");
    gives("{\"type\":\"FeatureCollection\",\"features\":[],\"features\":[]}",
          "json-twice:1");
    gives("{\"type\":\"LineString\"," POINTS "," POINTS "}", "json-twice:1");
    gives(WORLD("\"a\":" ARC ",\"a\":" ARC), "json-twice:1");
    gives(LINE("\"a\":1,\"A\":2", HERE), ""); /* these are two */
}

/* OGR passes over what it does not know. */
static void test_types(void)
{
    gives("{}", "json-shape:1");
    gives("{\"a\":1}", "json-shape:1");
    gives("{\"type\":\"Fdature\"}", "json-shape:1");
    gives("{\"type\":\"FeatureCollection\"}", "json-shape:1");
    gives("{\"type\":\"Topology\",\"arcs\":[]}", "json-shape:1");
    gives(ALL("{\"geometry\":null,\"properties\":null}"), "json-shape:1");
    gives(ALL("\n{\"type\":\"LineString\"," POINTS "}"), "json-shape:2");
    gives(SHAPE("", "{\"type\":\"Feature\"}"), "json-shape:1");
    gives(SHAPE("", "{" POINTS "}"), "json-shape:1");
    gives(SHAPE("", "{\"type\":\"LineString\"}"), "json-shape:1");
    gives(SHAPE("", "{\"type\":\"GeometryCollection\"}"), "json-shape:1");
    gives(WORLD("\"a\":{\"type\":\"Linestrung\",\"arcs\":[0]}"),
          "json-shape:1");
    gives(WORLD("\"a\":{\"type\":\"LineString\"}"), "json-shape:1");
    gives(LINE("", HERE) "\n" ALL(LINE("", HERE)), "json-shape:2");
    gives(LINE("", HERE) "\n{\"tzpe\":\"Feature\"}", "json-shape:2");
    gives("{\"type\":\"Feature\",\"geometry\":null,\"propertjes\":{}}",
          "json-bare:0");
}

/* Time and memory do not grow with what a file says twice or often. */
static void test_many(void)
{
    demarc_buffer text = {0};

    demarc_buffer_text(&text, "{\"type\":\"Feature\",\"properties\":{");
    for (int i = 0; i < 60000; i++)
        demarc_buffer_format(&text, "%s\"%d\":1", i ? "," : "", i);
    demarc_buffer_text(&text, "},\"geometry\":null}");
    gives(text.data, "");
    text.length -= strlen("},\"geometry\":null}");
    for (int i = 60000; i < 70000; i++)
        demarc_buffer_format(&text, ",\"%d\":1", i);
    demarc_buffer_text(&text, "},\"geometry\":null}");
    gives(text.data, "json-shape:1");
    demarc_buffer_free(&text);
}

int main(void)
{
    test_sound();
    test_twice();
    test_types();
    test_many();
    return done();
}
