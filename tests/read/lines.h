/** lines.h - files of lines for tests: a folder to put them into, GeoJSON in
 *  few words, and the same lines in every format that GDAL writes. */
#ifndef DEMARC_TESTS_READ_LINES_H
#define DEMARC_TESTS_READ_LINES_H

#include "read/segments.h"
#include "spill.h"

#include <gdal.h>
#include <gdal_utils.h>
#include <string.h>
#include <sys/wait.h>

static char source_folder[64] = "/tmp/demarc-source-XXXXXX";

static void source_remove(void)
{
    char command[100];

    snprintf(command, sizeof command, "rm -rf %s", source_folder);
    if (system(command))
        puts("# the folder could not be removed");
}

/** "FOLDER/name"; the folder goes when the test ends. Sixteen are held. */
__attribute__((unused)) static const char *source_path(const char *name)
{
    static char paths[16][128];
    static unsigned next;
    char *path = paths[next++ % 16];

    if (strstr(source_folder, "XXXXXX")) {
        if (!mkdtemp(source_folder))
            abort();
        atexit(source_remove);
        GDALAllRegister();
    }
    snprintf(path, sizeof paths[0], "%s/%s", source_folder, name);
    return path;
}

__attribute__((unused)) static const char *source_text(const char *name,
                                                       const char *text)
{
    const char *path = source_path(name);
    FILE *file = fopen(path, "w");

    if (!file || fputs(text, file) < 0 || fclose(file))
        abort();
    return path;
}

/** A feature with these properties, such as "\"id\":\"a\"". */
#define LINE(properties, coordinates)                                          \
    "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{"     \
    "\"type\":\"LineString\",\"coordinates\":[" coordinates "]}}"
#define SHAPE(properties, geometry)                                            \
    "{\"type\":\"Feature\",\"properties\":{" properties                        \
    "},\"geometry\":" geometry "}"
#define ALL(features)                                                          \
    "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"
#define STAGE "\"stage\":\"\""
#define HERE  "[70,40],[71,40]"

/** Writes `from` anew as `to` with words of ogr2ogr, NULL-terminated. */
__attribute__((unused)) static const char *source_translate(
    const char *from, const char *to, const char *const *words)
{
    char *list[24] = {NULL};
    GDALDatasetH in, out;
    GDALVectorTranslateOptions *options;

    CPLPushErrorHandler(CPLQuietErrorHandler);
    in = GDALOpenEx(from, GDAL_OF_VECTOR, NULL, NULL, NULL);

    for (size_t i = 0; words && words[i] && i < 23; i++)
        list[i] = strdup(words[i]);
    options = GDALVectorTranslateOptionsNew(list, NULL);
    out = GDALVectorTranslate(to, NULL, 1, &in, options, NULL);
    if (!out)
        printf("# %s was not made\n", to);
    GDALVectorTranslateOptionsFree(options);
    GDALClose(out);
    GDALClose(in);
    CPLPopErrorHandler();
    for (size_t i = 0; list[i]; i++)
        free(list[i]);
    return to;
}

/** What was read of a source. */
typedef struct source_read {
    demarc_ctx *ctx;
    demarc_arena arena;
    demarc_segments all;
    demarc_status status;
    demarc_buffer codes; /* of the findings: "code:line code:line" */
} source_read;

__attribute__((unused)) static source_read source_open(
    const char *path, const demarc_segments_how *how, bool collect)
{
    const demarc_segments_how plain = {0};
    source_read out = {.ctx = demarc_ctx_new()};

    demarc_ctx_collect(out.ctx, collect);
    out.status = demarc_segments_read(out.ctx, &out.arena, path,
                                      how ? how : &plain, &out.all);
    findings(out.ctx, &out.codes);
    return out;
}

__attribute__((unused)) static void source_close(source_read *in)
{
    demarc_segments_free(&in->all);
    demarc_buffer_free(&in->codes);
    demarc_arena_free(&in->arena);
    demarc_ctx_free(in->ctx);
}

#endif
