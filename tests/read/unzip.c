#include "read/unzip.h"

#include "base/file.h"
#include "spill.h"
#include "tap.h"

#include <sys/stat.h>
#include <zip.h>

/* minizip writes what minizip reads; tests/attack writes zips of its own. */
static const char *zip_of(const char *const *names, const char *text)
{
    static char path[64];
    zipFile out;

    snprintf(path, sizeof path, "/tmp/demarc-test-%d.zip", (int)getpid());
    out = zipOpen64(path, APPEND_STATUS_CREATE);
    for (; *names; names++) {
        zipOpenNewFileInZip(out, *names, NULL, NULL, 0, NULL, 0, NULL,
                            Z_DEFLATED, 9);
        zipWriteInFileInZip(out, text, (unsigned)strlen(text));
        zipCloseFileInZip(out);
    }
    zipClose(out, NULL);
    return path;
}

typedef struct unpacked {
    demarc_ctx *ctx;
    demarc_arena arena;
    demarc_unzipped files;
    demarc_status status;
    demarc_buffer found;
} unpacked;

static unpacked unpack(const char *path, const char *scratch)
{
    unpacked out = {.ctx = demarc_ctx_new()};

    out.status = demarc_unzip(out.ctx, &out.arena, path, scratch, &out.files);
    findings(out.ctx, &out.found);
    return out;
}

/** Whatever was made is gone. */
static void clear(unpacked *in)
{
    const char *folder = in->files.folder;

    demarc_unzip_clear(in->ctx, &in->files);
    ok(!folder || !demarc_folder_exists(folder), "nothing is left behind");
    demarc_buffer_free(&in->found);
    demarc_arena_free(&in->arena);
    demarc_ctx_free(in->ctx);
}

static void test_good(void)
{
    static const char *const names[] = {"a/Seg.SHP", "a/seg.dbf", "a/x.txt",
                                        "a/seg.prj", NULL};
    unpacked got = unpack(zip_of(names, "text"), NULL);
    demarc_buffer text = {0};
    struct stat info;

    is_int(got.status, DEMARC_OK, "a shapefile in a folder of a zip");
    is(strrchr(got.files.file[0], '/'), "/Seg.shp", "its name is kept");
    is(strrchr(got.files.file[2], '/'), "/Seg.dbf", "for all its files");
    ok(!got.files.file[1] && !got.files.file[4], "what is not there is not");
    ok(stat(got.files.folder, &info) == 0 && (info.st_mode & 0777) == 0700,
       "the folder is private");
    demarc_file_read(got.ctx, got.files.file[3], &text);
    is(text.data, "text", "its bytes");
    demarc_buffer_free(&text);
    clear(&got);
}

static void test_bad(void)
{
    static const char *const none[] = {"a.txt", NULL};
    static const char *const two[] = {"a.shp", "b.shp", NULL};
    static const char *const twins[] = {"a.shp", "a.dbf", "A.DBF", NULL};
    static const char *const out[] = {"a.shp", "../a.dbf", NULL};
    static const char *const odd[] = {"\xcb\xe8.shp", NULL};
    static const struct {
        const char *const *names;
        const char *found;
    } cases[] = {{none, "zip-many:0"},
                 {two, "zip-many:0"},
                 {twins, "zip-bad:0"},
                 {out, "zip-bad:0"}};
    unpacked got;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        got = unpack(zip_of(cases[i].names, "text"), NULL);
        is(got.found.data, cases[i].found, cases[i].names[0]);
        clear(&got);
    }
    got = unpack(zip_of(odd, "text"), "");
    is_int(got.status, DEMARC_OK, "a name in another encoding");
    is(strrchr(got.files.file[0], '/'), "/lines.shp", "is replaced");
    clear(&got);
    got = unpack(zip_of(odd, "text"), "/no/such/folder");
    is_int(got.status, DEMARC_EIO, "nowhere to put it");
    clear(&got);
    got = unpack("/no/such.zip", NULL);
    is_int(got.status, DEMARC_EDATA, "no zip");
    clear(&got);
}

int main(void)
{
    static const char *const none[] = {NULL};

    test_good();
    test_bad();
    unlink(zip_of(none, ""));
    return done();
}
