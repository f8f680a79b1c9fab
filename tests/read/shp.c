/* The whole door, on files as an attacker, a careless copy or another system
 * leaves them. The oracle is the sample as it was made. */
#include "read/shp.h"

#include "shapes.h"
#include "tap.h"

#include <fcntl.h>
#include <gdal.h>
#include <sys/stat.h>

/** Two lines of 2 and 3 points, with a table of ids. */
static shapes sample(void)
{
    static const double a[] = {70, 40, 71, 41}, b[] = {71, 41, 72, 40, 73, 41};
    shapes in = shapes_begin(3);

    line_add(&in, (uint32_t[]){0}, 1, a, 2, 0);
    line_add(&in, (uint32_t[]){0}, 1, b, 3, 0);
    field_add(&in, "id", 'C', 2, 0);
    row_add(&in, "a");
    row_add(&in, "b");
    shapes_end(&in);
    shapes_save(&in);
    return in;
}

/** "features points" as OGR reads them, "" if it does not. */
static void ogr_read(const char *path, char out[32])
{
    static const char *const drivers[] = {"ESRI Shapefile", NULL};
    GDALDatasetH data = GDALOpenEx(path, GDAL_OF_VECTOR, drivers, NULL, NULL);
    OGRLayerH layer = data ? GDALDatasetGetLayer(data, 0) : NULL;
    int features = 0, points = 0;
    OGRFeatureH feature;

    *out = '\0';
    while (layer && (feature = OGR_L_GetNextFeature(layer))) {
        features++;
        points += OGR_G_GetPointCount(OGR_F_GetGeometryRef(feature));
        OGR_F_Destroy(feature);
    }
    if (data)
        snprintf(out, 32, "%d %d", features, points);
    if (data)
        GDALClose(data);
}

/** Opens it and reads it by OGR; collects. */
static void is_found(const char *path, demarc_shp_how how, const char *found,
                     const char *read, const char *name)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_buffer got = {0};
    demarc_arena arena = {0};
    demarc_shp shp;
    char by_ogr[32] = "";

    demarc_ctx_collect(ctx, true);
    demarc_shp_open(ctx, &arena, path, &how, &shp);
    codes(ctx, &got);
    is(got.data, found, name);
    if (shp.sound)
        ogr_read(shp.path, by_ogr);
    is(by_ogr, read, "and OGR reads what it should");
    demarc_shp_close(&shp);
    demarc_arena_free(&arena);
    demarc_buffer_free(&got);
    demarc_ctx_free(ctx);
}

/** Renames a part; "" removes it. */
static void rename_part(const shapes *in, demarc_shp_part part, const char *as)
{
    char path[128];

    snprintf(path, sizeof path, "%s/%s", in->folder, as);
    if (!*as || rename(part_path(in, part), path) != 0)
        unlink(part_path(in, part));
}

static void sample_end(shapes *in)
{
    char command[128];

    snprintf(command, sizeof command, "rm -rf %s", in->folder);
    if (system(command) != 0)
        puts("# a folder was left behind");
    shapes_free(in);
}

static void test_missing(void)
{
    const demarc_shp_how plain = {0}, rebuild = {.rebuild_index = true},
                         alone = {.shapes_only = true};
    shapes in = sample();
    char path[96];
    struct stat info;

    snprintf(path, sizeof path, "%s", part_path(&in, DEMARC_SHP));
    is_found(path, plain, "", "2 5", "all is there");
    is_found(path, rebuild, "", "2 5", "an index is made that was there");
    part_save(&in, DEMARC_SHX, "nonsense", 8);
    is_found(path, plain, "shx-header@shx", "", "one that is damaged");
    is_found(path, rebuild, "", "2 5", "is not looked at");
    rename_part(&in, DEMARC_SHX, "");
    is_found(path, plain, "shx-missing@shp", "", "without an index");
    is_found(path, rebuild, "", "2 5", "one is made");
    ok(stat(part_path(&in, DEMARC_SHX), &info) != 0, "and not on the disk");
    shapes_save(&in);
    rename_part(&in, DEMARC_DBF, "");
    is_found(path, plain, "dbf-missing@shp", "", "without a table");
    is_found(path, alone, "", "2 5", "which is not always needed");
    rename_part(&in, DEMARC_SHP, "");
    is_found(path, plain, "no-input@shp dbf-missing@shp", "",
             "without the shapes");
    sample_end(&in);
}

static void test_endings(void)
{
    const demarc_shp_how plain = {0};
    shapes in = sample();
    char path[96];

    snprintf(path, sizeof path, "%s/lines.SHP", in.folder);
    rename_part(&in, DEMARC_SHP, "lines.SHP");
    rename_part(&in, DEMARC_SHX, "lines.SHX");
    is_found(path, plain, "", "2 5", "endings in capitals");
    shapes_save(&in);
    rename_part(&in, DEMARC_DBF, "lines.Dbf");
    is_found(part_path(&in, DEMARC_SHP), plain, "", "2 5", "with a capital");
    part_save(&in, DEMARC_SHP, "nonsense", 8);
    is_found(path, plain, "", "2 5", "the one that is named, not another");
    sample_end(&in);
}

/** Files that would keep a reader waiting, or lead it round. */
static void test_irregular(void)
{
    const demarc_shp_how plain = {0};

    for (demarc_shp_part i = DEMARC_SHX; i < DEMARC_SHP_PARTS; i++) {
        shapes in = sample();
        char path[96], found[64];

        snprintf(path, sizeof path, "%s", part_path(&in, DEMARC_SHP));
        snprintf(found, sizeof found, "no-input@%s", demarc_shp_part_ending(i));
        unlink(part_path(&in, i));
        mkfifo(part_path(&in, i), 0600);
        is_found(path, plain, found, "", "a FIFO is not waited for");
        unlink(part_path(&in, i));
        ok(symlink("/dev/zero", part_path(&in, i)) == 0, "a link");
        is_found(path, plain, found, "", "to a device is refused");
        unlink(part_path(&in, i));
        ok(symlink(strrchr(part_path(&in, i), '/') + 1, part_path(&in, i)) == 0,
           "a link to itself");
        snprintf(found, sizeof found, "%s-missing@shp",
                 demarc_shp_part_ending(i));
        is_found(path, plain, i <= DEMARC_DBF ? found : "",
                 i <= DEMARC_DBF ? "" : "2 5", "is no file");
        sample_end(&in);
    }
}

/** Grows a part to `size` bytes with nothing in them, on the disk either. */
static void part_grow(const shapes *in, demarc_shp_part part, off_t size)
{
    if (truncate(part_path(in, part), size) != 0)
        puts("# the file could not be made larger");
}

static void test_large(void)
{
    const demarc_shp_how plain = {0};
    shapes in = sample();
    char path[96];

    snprintf(path, sizeof path, "%s", part_path(&in, DEMARC_SHP));
    for (demarc_shp_part i = 0; i < DEMARC_SHP_PARTS; i++) {
        static const char *const found[] = {"shp-size@shp", "shx-size@shx", "",
                                            "shp-aside@prj", "shp-aside@cpg"};

        shapes_save(&in);
        part_grow(&in, i, (off_t)5 << 30);
        is_found(path, plain, found[i], i == DEMARC_DBF ? "2 5" : "",
                 "5 GB too much");
    }
    big_put(&in.file[DEMARC_SHP], 24, (uint32_t)((5ull << 30) / 2));
    shapes_save(&in);
    part_grow(&in, DEMARC_SHP, (off_t)5 << 30);
    is_found(path, plain, "shp-record@shp", "", "5 GB, as it says");
    sample_end(&in);
}

/** 140,000 entries that all lead to the first record. */
static void test_index_of_one(void)
{
    const demarc_shp_how plain = {0};
    shapes in = sample();
    demarc_buffer *shx = &in.file[DEMARC_SHX];
    char path[96], entry[8];

    snprintf(path, sizeof path, "%s", part_path(&in, DEMARC_SHP));
    memcpy(entry, shx->data + 100, sizeof entry);
    for (int i = 0; i < 140000; i++)
        demarc_buffer_add(shx, entry, sizeof entry);
    big_put(shx, 24, (uint32_t)(shx->length / 2));
    shapes_save(&in);
    is_found(path, plain, "shx-count@shx", "", "140,002 entries for 2 records");
    sample_end(&in);
}

static void test_compare(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    const demarc_shp_count there = {2, 3, 5}, less = {2, 3, 4};

    is_int(demarc_shp_compare(ctx, "x.shp", &there, &there), DEMARC_OK,
           "as many as there are");
    is_int(demarc_shp_compare(ctx, "x.shp", &there, &less), DEMARC_EDATA,
           "one point less");
    is(demarc_finding_at(ctx, 0)->message,
       "of 2 lines in 3 parts with 5 points GDAL returned 2, 3 and 4",
       "is told");
    demarc_ctx_free(ctx);
}

int main(void)
{
    alarm(120); /* nothing here may wait for ever */
    GDALAllRegister();
    test_missing();
    test_endings();
    test_irregular();
    test_large();
    test_index_of_one();
    test_compare();
    GDALDestroy();
    return done();
}
