#include "read/package.h"

#include "spill.h"
#include "tap.h"

#include <string.h>

typedef struct job {
    demarc_ctx *ctx;
    demarc_arena arena;
    demarc_package about;
    demarc_status status;
    demarc_buffer text;
} job;

static job begin(const char *json)
{
    spilled file = spill(json, strlen(json));
    job out = {.ctx = demarc_ctx_new()};

    demarc_package_guess(&out.arena, "kgz-tjk", &out.about);
    out.status =
        demarc_package_read(out.ctx, &out.arena, file.path, &out.about);
    finding_text(out.ctx, 0, &out.text);
    unlink(file.path);
    return out;
}

static void end(job *in)
{
    demarc_buffer_free(&in->text);
    demarc_arena_free(&in->arena);
    demarc_ctx_free(in->ctx);
}

static void test_read(void)
{
    job got = begin("{\"name\": \"x\", \"title\": \"A border\", \"licenses\": "
                    "[{\"title\": \"CC0\"}, {\"title\": \"other\"}],\n"
                    "\"resources\": [{\"name\": \"pillars\", \"path\": \"p\"},"
                    "{\"name\": \"segments\", \"path\": \"lines.gpkg\"}],\n"
                    "\"demarc\": {\"titles\": {\"ru\": \"\\u0413\"},"
                    "\"dataset\": \"OSM\", \"area\": [1, 2, 3, "
                    "4], \"reach\": \"agreed\","
                    "\"parties\": [{\"id\": \"AAA\", \"name\": \"Aland\"},"
                    "{\"id\": \"BBB\"}, {\"id\": \"CCC\"}],\n"
                    "\"start\": [73.5, -39]}}");

    is_int(got.status, DEMARC_OK, "a package");
    is(got.about.title, "A border", "its title");
    is_int((long long)got.about.title_count, 1, "in another language");
    is(got.about.titles[0].lang, "ru", "which");
    is(got.about.titles[0].title, "\u0413", "and how");
    is(got.about.licence, "CC0", "its first licence");
    is(got.about.segments, "lines.gpkg", "the resource named segments");
    is(got.about.dataset, "OSM", "the data set");
    is_int(got.about.reach, DEMARC_DESCRIBED, "the reach, a synonym");
    is_int((long long)got.about.party_count, 3, "three parties");
    is(got.about.parties[0].name, "Aland", "with names");
    is(got.about.parties[1].name, "", "or without");
    ok(got.about.has_start && got.about.start_lon == 73.5 &&
           got.about.start_lat == -39,
       "the start, longitude first");
    end(&got);
}

static void test_little(void)
{
    job got = begin("{}");

    is_int(got.status, DEMARC_OK, "nothing is needed");
    is(got.about.title, "", "no title");
    is(got.about.segments, "", "no segments");
    is_int(got.about.reach, DEMARC_DEMARCATED, "demarcated is done");
    is_int((long long)got.about.party_count, 2, "the parties of the id");
    ok(!got.about.has_start, "no start");
    end(&got);
}

static void test_wrong(void)
{
    static const char *const cases[][2] = {
        {"{\"a\": 1,\n\"b\": }", "2:"},
        {"[1]", "1: an object is expected"},
        {"", "1:"},
        {"{\"demarc\": {\"parties\": [{\"id\": \"A\"}]}}", "demarc.parties"},
        {"{\"demarc\": {\"parties\": {}}}", "demarc.parties"},
        {"{\"demarc\": {\"parties\": [{\"id\": \"A\"}, {}]}}",
         "demarc.parties"},
        {"{\"title\": 1}", "title"},
        {"{\"demarc\": []}", "demarc"},
        {"{\"demarc\": {\"dataset\": {}}}", "demarc.dataset"},
        {"{\"licenses\": [{\"title\": false}]}", "licenses.title"},
        {"{\"demarc\": {\"parties\": [{\"id\": 1}, {}]}}", "demarc.parties"},
        {"{\"demarc\": {\"area\": [1, 2, 3]}}", "demarc.area"},
        {"{\"demarc\": {\"area\": [1, 2, 3, null]}}", "demarc.area"},
        {"{\"demarc\": {\"reach\": 3}}", "demarc.reach"},
        {"{\"resources\": [{\"name\": \"segments\", \"path\": \"/etc\"}]}",
         "resources.path"},
        {"{\"resources\": [{\"name\": \"segments\", \"path\": \"../a\"}]}",
         "resources.path"},
        {"{\"resources\": [{\"name\": \"segments\", \"path\": \"a/../b\"}]}",
         "resources.path"},
        {"{\"resources\": [{\"name\": \"segments\", \"path\": \"a/..\"}]}",
         "resources.path"},
        {"{\"resources\": [{\"name\": \"segments\", \"path\": []}]}",
         "resources.path"},
        {"{\"demarc\": {\"start\": [73, 91]}}", "demarc.start"},
        {"{\"demarc\": {\"start\": [1]}}", "demarc.start"},
        {"{\"demarc\": {\"start\": \"east\"}}", "demarc.start"},
        {"{\"demarc\": {\"start\": [1, \"2\"]}}", "demarc.start"},
        {"{\"demarc\": {\"reach\": \"done\"}}", "demarc.reach"},
        {"{\"demarc\": {\"reach\": \"undetermined\"}}", "demarc.reach"},
        {"{\"demarc\": {\"reach\": \"disputed\"}}", "demarc.reach"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        job got = begin(cases[i][0]);

        is_int(got.status, DEMARC_EDATA, cases[i][0]);
        if (!ok(strstr(got.text.data, cases[i][1]), "says where"))
            printf("# %s\n", got.text.data);
        end(&got);
    }
}

static void test_missing(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_package about = {0};

    is_int(demarc_package_read(ctx, &arena, "/no/such/file", &about),
           DEMARC_ENOINPUT, "no file");
    demarc_arena_free(&arena);
    demarc_ctx_free(ctx);
}

static void test_guess(void)
{
    static const char *const none[] = {"lines", "a-b-c", "-b", "a-", ""};
    demarc_arena arena = {0};
    demarc_package about;

    demarc_package_guess(&arena, "kgz-tjk", &about);
    is(about.parties[0].id, "KGZ", "the first party of the id");
    is(about.parties[1].id, "TJK", "and the second");
    is(about.title, "", "no title");
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        demarc_package_guess(&arena, none[i], &about);
        is_int((long long)about.party_count, 0, none[i]);
    }
    demarc_arena_free(&arena);
}

int main(void)
{
    test_read();
    test_little();
    test_wrong();
    test_missing();
    test_guess();
    return done();
}
