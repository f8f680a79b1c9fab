#include "read/flatgeobuf.h"

#include "base/file.h"
#include "lines.h"
#include "tap.h"

/* The codes for a file of these bytes. */
static bool whole(const char *bytes, size_t length, uint64_t *count)
{
    demarc_ctx *ctx = demarc_ctx_new();
    spilled file = spill(bytes, length);
    demarc_status status = demarc_flatgeobuf_check(ctx, file.path, count);
    size_t found = demarc_finding_count(ctx);

    unlink(file.path);
    demarc_ctx_free(ctx);
    return status == DEMARC_OK && found == 0;
}

/* A file cut anywhere is not whole; GDAL reads it as far as it goes. */
static void test_cut(const char *options, size_t features)
{
    const char *from =
        source_text("from.geojson",
                    features == 1 ? ALL(LINE(STAGE, HERE))
                                  : ALL(LINE(STAGE, HERE) "," LINE(
                                        STAGE, HERE) "," LINE(STAGE, HERE)));
    const char *words[] = {"-f", "FlatGeobuf", "-lco", options, NULL};
    const char *path = source_translate(from, source_path("a.fgb"), words);
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_buffer text = {0};
    uint64_t count;
    size_t cuts = 0;

    is_int(demarc_file_read(ctx, path, &text), DEMARC_OK, "a file by GDAL");
    ok(whole(text.data, text.length, &count), "%s: it is whole", options);
    is_int((long long)count, (long long)features, "all are counted");
    for (size_t i = 0; i < text.length; i++)
        cuts += whole(text.data, i, &count);
    is_int((long long)cuts, 0, "cut anywhere it is not");
    demarc_buffer_char(&text, 'x');
    ok(!whole(text.data, text.length, &count), "nor with a byte more");
    demarc_buffer_free(&text);
    demarc_ctx_free(ctx);
    unlink(path);
}

/* Whatever the header says, it is not followed out of the file. */
static void test_header(void)
{
    unsigned char bytes[64] = "fgb\3fgb";
    uint64_t count;
    int found = 0;

    for (int fill = 1; fill < 256; fill++)
        for (int root = 0; root < 40; root++) {
            memset(bytes + 8, 0, 8);
            memset(bytes + 16, fill, sizeof bytes - 16);
            bytes[8] = 40;
            bytes[12] = (unsigned char)root;
            found += whole((const char *)bytes, sizeof bytes, &count);
        }
    is_int(found, 0, "no table leads out of the header");
}

int main(void)
{
    test_cut("SPATIAL_INDEX=YES", 3);
    test_cut("SPATIAL_INDEX=YES", 1);
    test_cut("SPATIAL_INDEX=NO", 3);
    test_header();
    return done();
}
