#include "dossier/find.h"

#include "read/lines.h"
#include "tap.h"

#include <sys/stat.h>

static demarc_arena arena;

static void make_folder(const char *name)
{
    if (mkdir(source_path(name), 0700))
        printf("# no folder %s\n", name);
}

static demarc_status find(const demarc_open *how, demarc_halves *out,
                          demarc_buffer *text)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_status status = demarc_halves_find(ctx, &arena, how, out);

    finding_text(ctx, 0, text);
    demarc_ctx_free(ctx);
    return status;
}

/* The rest of a path below the test's folder. */
static const char *below(const char *path)
{
    size_t length = strlen(source_folder);

    return strncmp(path, source_folder, length) == 0 ? path + length + 1 : path;
}

static void test_dossier(demarc_buffer *text)
{
    demarc_open how = {.id = "aaa-bbb"};
    demarc_halves got;

    source_text("geodata/aaa-bbb/datapackage.json", "{}");
    source_text("timeline/aaa-bbb.csv", "date\n");
    how.folder = source_folder;
    is_int(find(&how, &got, text), DEMARC_OK, "a dossier");
    is(got.id, "aaa-bbb", "its id");
    is(below(got.folder), "geodata/aaa-bbb", "its folder");
    is(below(got.package), "geodata/aaa-bbb/datapackage.json", "its package");
    is(below(got.events), "timeline/aaa-bbb.csv", "its events");
    is(got.segments, "", "its segments are asked of the package");
    how.segments = "lines.shp";
    how.events = "other.csv";
    is_int(find(&how, &got, text), DEMARC_OK, "halves that are named");
    is(got.segments, "lines.shp", "go before: segments");
    is(got.events, "other.csv", "and events");
    is(below(got.package), "geodata/aaa-bbb/datapackage.json",
       "the package stays");
}

static void test_halves(demarc_buffer *text)
{
    demarc_open how = {.id = "bare"};
    demarc_halves got;

    how.folder = source_folder;
    is_int(find(&how, &got, text), DEMARC_OK, "a folder alone is a dossier");
    is(got.package, "", "without a package");
    is(got.events, "", "and without events");
    how = (demarc_open){.segments = "/data/kgz-tjk.v2.shp"};
    is_int(find(&how, &got, text), DEMARC_OK, "segments alone");
    is(got.id, "kgz-tjk.v2", "the id is the file's name");
    is(got.events, "", "no events");
    how.segments = ".hidden";
    is_int(find(&how, &got, text), DEMARC_OK, "a name that begins with a dot");
    is(got.id, ".hidden", "has no ending");
}

static void test_refused(demarc_buffer *text)
{
    static const char *const ids[] = {"../aaa-bbb", "a/b", ".",   "..",
                                      ".git",       "",    "a b", "a\nb"};
    demarc_open how = {0};
    demarc_halves got;

    is_int(find(&how, &got, text), DEMARC_EUSAGE, "nothing is named");
    how.events = "x.csv";
    is_int(find(&how, &got, text), DEMARC_EUSAGE, "events alone");
    how = (demarc_open){.id = "ccc-ddd", .folder = source_folder};
    is_int(find(&how, &got, text), DEMARC_ENOINPUT, "no such dossier");
    ok(strstr(text->data, source_folder) && strstr(text->data, "share/demarc"),
       "both folders that were tried are named");
    how.folder = NULL;
    is_int(find(&how, &got, text), DEMARC_ENOINPUT, "nor in this folder");
    ok(strstr(text->data, "neither geodata/ccc-ddd"), "which goes unnamed");
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        how.id = ids[i];
        is_int(find(&how, &got, text), DEMARC_ENOINPUT, "no id");
        ok(strstr(text->data, "is no dossier id"), "and no way out");
    }
}

static void test_segments(void)
{
    demarc_halves halves = {"bare", "", "", "", "", ""};
    demarc_halves named = {"bare", "", "", "lines.shp", "", ""};

    halves.folder = demarc_arena_text(&arena, source_path("geodata/bare"));
    is(demarc_halves_segments(&arena, &named, "x.gpkg"), "lines.shp",
       "segments that are named");
    is(below(demarc_halves_segments(&arena, &halves, "deep/x.gpkg")),
       "geodata/bare/deep/x.gpkg", "those of the package");
    is(below(demarc_halves_segments(&arena, &halves, "")),
       "geodata/bare/segments.shp", "none: the name that was looked for");
    source_text("geodata/bare/segments.geojson", "{}");
    is(below(demarc_halves_segments(&arena, &halves, "")),
       "geodata/bare/segments.geojson", "a file that is there");
    source_text("geodata/bare/segments.gpkg", "");
    is(below(demarc_halves_segments(&arena, &halves, "")),
       "geodata/bare/segments.gpkg", "by the order of the endings");
}

int main(void)
{
    demarc_buffer text = {0};

    make_folder("geodata");
    make_folder("geodata/aaa-bbb");
    make_folder("geodata/bare");
    make_folder("timeline");
    test_dossier(&text);
    test_halves(&text);
    test_refused(&text);
    test_segments();
    demarc_buffer_free(&text);
    demarc_arena_free(&arena);
    return done();
}
