#include "base/file.h"

#include "base/buffer.h"

#include "tap.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/demarc-file-XXXXXX";

static void test_read(demarc_ctx *ctx, const char *path)
{
    const size_t size = 100000; /* longer than one read */
    demarc_buffer out = {0};
    FILE *file = fopen(path, "w");

    for (size_t i = 0; i < size; i++)
        putc((int)(i % 251), file); /* NULs too */
    fclose(file);
    demarc_buffer_text(&out, "x");
    is_int(demarc_file_read(ctx, path, &out), DEMARC_OK, "a file is read");
    is_int((long long)out.length, (long long)size + 1, "whole, and appended");
    ok((unsigned char)out.data[size] == (size - 1) % 251, "to its last byte");
    demarc_buffer_free(&out);
    is_int(demarc_file_read(ctx, "/proc/self/stat", &out), DEMARC_OK,
           "a file that says it has no bytes is read");
    ok(out.length > 0, "and has some");
    demarc_buffer_free(&out);
}

static void is_refused(demarc_ctx *ctx, const char *path, const char *message)
{
    const size_t before = demarc_finding_count(ctx);
    demarc_buffer out = {0};

    is_int(demarc_file_read(ctx, path, &out), DEMARC_ENOINPUT, message);
    is_int((long long)demarc_finding_count(ctx), (long long)before + 1,
           "and one finding says why");
    is(demarc_finding_at(ctx, before)->message, message, "in these words");
    is(demarc_finding_at(ctx, before)->file, path, "naming the file");
    demarc_buffer_free(&out);
}

static void test_refused(demarc_ctx *ctx, const char *fifo)
{
    mkfifo(fifo, 0600);
    is_refused(ctx, "/no/such/file", "there is no such file");
    is_refused(ctx, "", "there is no such file");
    is_refused(ctx, folder, "this is a folder, not a file");
    is_refused(ctx, "/dev/null", "this is not a regular file");
    is_refused(ctx, fifo, "this is not a regular file"); /* does not hang */
    is_refused(ctx, "/dev/null/x", "Not a directory");
    unlink(fifo);
}

static void test_exists(const char *path)
{
    ok(demarc_file_exists(path), "a file exists");
    ok(!demarc_file_exists(folder), "a folder is no file");
    ok(demarc_file_exists("/dev/null"), "a device is one");
    ok(!demarc_file_exists("/no/such"), "what is not there is not");
    ok(demarc_folder_exists(folder), "a folder exists");
    ok(!demarc_folder_exists(path), "a file is no folder");
    ok(!demarc_folder_exists(""), "nothing is no folder");
    is(demarc_errno_text(ENOSPC), "No space left on device", "an errno");
    is(demarc_errno_text(99999), "Unknown error", "what is no errno");
}

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    char path[64], fifo[64];

    if (!ctx || !mkdtemp(folder))
        return 1;
    snprintf(path, sizeof path, "%s/a", folder);
    snprintf(fifo, sizeof fifo, "%s/fifo", folder);
    test_read(ctx, path);
    test_refused(ctx, fifo);
    test_exists(path);
    unlink(path);
    rmdir(folder);
    demarc_ctx_free(ctx);
    return done();
}
