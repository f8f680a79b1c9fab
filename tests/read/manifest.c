#include "read/manifest.h"

#include "lines.h"
#include "tap.h"

#include <sys/stat.h>

/* sha256sum, md5sum and sha1sum of the file "abc". */
#define SHA256                                                                 \
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define MD5  "900150983cd24fb0d6963f7d28e17f72"
#define SHA1 "a9993e364706816aba3e25717850c26c9cd0d89d"

static char folder[128];

/* What is found in a package of these resources and this "demarc", the lines
 * being the file "abc" in `segments`. */
static const char *found(const char *resources, const char *own,
                         const char *segments, const char *events)
{
    static char out[300];
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_package package = {0};
    demarc_buffer text = {0}, codes = {0};
    char path[300] = "";
    json_t *root;
    demarc_status status;

    demarc_buffer_format(&text, "{\"resources\":%s,\"demarc\":%s}", resources,
                         own);
    root = json_loads(text.data, 0, NULL);
    if (*segments)
        snprintf(path, sizeof path, "%s/%s", folder, segments);
    status = demarc_manifest_read(ctx, &arena, root, "p.json", &package);
    if (status == DEMARC_OK && *segments)
        status = demarc_manifest_check(ctx, &arena, &package, folder, path);
    if (status == DEMARC_OK && events)
        status =
            demarc_manifest_events(ctx, &package, "timeline/a.csv", events);
    findings(ctx, &codes);
    snprintf(out, sizeof out, "%s", codes.data);
    ok((status == DEMARC_EDATA) == (*out != '\0'), "status %d", status);
    json_decref(root);
    demarc_buffer_free(&text);
    demarc_buffer_free(&codes);
    demarc_arena_free(&arena);
    demarc_ctx_free(ctx);
    return out;
}

#define FILE(path, more) "{\"path\":\"" path "\"" more "}"

static void lists(const char *resources, const char *want)
{
    is(found(resources, "{}", "seg.gpkg", NULL), want, resources);
}

static void test_files(void)
{
    lists("[]", "");
    lists("[" FILE("seg.gpkg", "") "]", "");
    lists("[" FILE("seg.gpkg", ",\"bytes\":3") "]", "");
    lists("[" FILE("seg.gpkg", ",\"bytes\":4") "]", "package-hash:0");
    lists("[" FILE("seg.gpkg", ",\"hash\":\"sha256:" SHA256 "\"") "]", "");
    lists("[" FILE("seg.gpkg", ",\"hash\":\"" MD5 "\"") "]", "");
    lists("[" FILE("seg.gpkg", ",\"hash\":\"md5:" MD5 "\"") "]", "");
    lists("[" FILE("seg.gpkg", ",\"hash\":\"sha1:" SHA1 "\"") "]", "");
    lists("[" FILE("seg.gpkg", ",\"hash\":\"sha1:" MD5 "\"") "]",
          "package-hash:0");
    lists("[" FILE("seg.gpkg", ",\"hash\":\"crc32:0\"") "]", "package:0");
    lists("[" FILE("seg.gpkg", ",\"hash\":\"sha256:xyz\"") "]", "package:0");
    lists("[" FILE("seg.gpkg", ",\"hash\":5") "]", "package:0");
    lists("[" FILE("seg.gpkg", ",\"bytes\":\"3\"") "]", "package:0");
    lists("[" FILE("seg.gpkg", ",\"bytes\":-3") "]", "package:0");
    lists("[{\"path\":[\"seg.gpkg\"],\"hash\":\"" SHA1 "\"}]",
          "package-hash:0");
    lists("[{\"path\":[\"seg.gpkg\",\"b\"],\"hash\":\"" SHA1 "\"}]", "");
    lists("[{\"data\":1}]", "");
    lists("[" FILE("http://x/y", ",\"hash\":\"" MD5 "\"") "]", "");
    lists("[" FILE("gone", ",\"bytes\":3") "," FILE("seg.gpkg", "") "]",
          "package-hash:0");
    lists("[" FILE("../seg.gpkg", "") "]", "package:0");
    lists("[" FILE("a/../../b", "") "]", "package:0");
    lists("[" FILE("/etc/passwd", "") "]", "package:0");
    lists("[" FILE("..", "") "]", "package:0");
    lists("{}", "package:0");
}

/* With one checksum in the list, all that is read must be in it. */
static void test_unlisted(void)
{
    const char *other = "[" FILE("seg.gpkg", ",\"hash\":\"" MD5 "\"") "]";
    const char *shp = "[" FILE("seg.shp", ",\"hash\":\"" MD5 "\"") "]";
    const char *both = "[" FILE("seg.shp", ",\"hash\":\"" MD5
                                           "\"") "," FILE("seg.dbf", "") "]";

    is(found(other, "{}", "seg.shp", NULL), "package-hash:0 package-hash:0",
       "neither the .shp nor the .dbf");
    is(found(shp, "{}", "seg.shp", NULL), "package-hash:0", "not the .dbf");
    is(found(both, "{}", "seg.shp", NULL), "", "both are listed");
}

static void test_timeline(void)
{
    const char *events = source_text("a.csv", "abc");

    is(found("[]", "{}", "", events), "", "a timeline that is not listed");
    is(found("[]", "{\"timeline\":\"timeline/a.csv\"}", "", events), "",
       "one without a checksum");
    is(found("[]",
             "{\"timeline\":" FILE("timeline/a.csv", ",\"bytes\":3,\"hash\":"
                                                     "\"" MD5 "\"") "}",
             "", events),
       "", "one that is so");
    is(found("[]", "{\"timeline\":" FILE("timeline/a.csv", ",\"bytes\":2") "}",
             "", events),
       "package-hash:0", "one that is not");
    is(found("[]", "{\"timeline\":" FILE("timeline/b.csv", "") "}", "", events),
       "package-hash:0", "another one");
    is(found("[]", "{\"timeline\":" FILE("timeline/a.csv", "") "}", "", ""),
       "package-hash:0", "none");
    is(found("[]", "{\"timeline\":5}", "", events), "package:0", "a number");
}

int main(void)
{
    const char *slash;

    source_text("seg.gpkg", "abc");
    source_text("seg.shp", "abc");
    slash = strrchr(source_text("seg.dbf", "abc"), '/');
    snprintf(folder, sizeof folder, "%s", source_folder);
    ok(slash != NULL, "the files are there");
    test_files();
    test_unlisted();
    test_timeline();
    return done();
}
