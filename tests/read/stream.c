/* Oracle: byte number i of the file is i modulo 251. */
#include "read/stream.h"

#include "spill.h"
#include "tap.h"

enum { SIZE = 300000 };

static spilled sample(void)
{
    char *bytes = malloc(SIZE);
    spilled file;

    for (size_t i = 0; i < SIZE; i++)
        bytes[i] = (char)(unsigned char)(i % 251);
    file = spill(bytes, SIZE);
    free(bytes);
    return file;
}

/** Are the next bytes those of the file at that place? */
static bool shows(demarc_stream *in, size_t at, size_t count)
{
    const unsigned char *bytes = demarc_stream_peek(in, count);

    for (size_t i = 0; bytes && i < count; i++)
        if (bytes[i] != (at + i) % 251)
            return false;
    return bytes && in->at == at;
}

static void test_steps(demarc_ctx *ctx, const char *path)
{
    demarc_stream in;

    is_int(demarc_stream_open(ctx, path, &in), DEMARC_OK, "a file is opened");
    ok(shows(&in, 0, 1) && shows(&in, 0, 100), "its start, and more of it");
    demarc_stream_skip(&in, 10);
    ok(shows(&in, 10, DEMARC_STREAM_ROOM), "as much as there is room for");
    ok(!demarc_stream_peek(&in, DEMARC_STREAM_ROOM + 1), "and no more");
    demarc_stream_skip(&in, DEMARC_STREAM_ROOM);
    ok(shows(&in, 10 + DEMARC_STREAM_ROOM, 5000), "behind what was there");
    demarc_stream_skip(&in, 100000);
    ok(shows(&in, 100010 + DEMARC_STREAM_ROOM, 7), "beyond what was there");
    is_int((long long)demarc_stream_left(&in),
           SIZE - 100010 - DEMARC_STREAM_ROOM, "what is left");
    demarc_stream_skip(&in, demarc_stream_left(&in) - 1);
    ok(shows(&in, SIZE - 1, 1), "the last byte");
    ok(!demarc_stream_peek(&in, 2), "nothing behind it");
    ok(shows(&in, SIZE - 1, 1), "it is still there");
    demarc_stream_skip(&in, UINT64_MAX);
    is_int((long long)demarc_stream_left(&in), 0, "the end is the end");
    ok(!demarc_stream_peek(&in, 1), "with nothing there");
    is_int(demarc_stream_close(ctx, &in), DEMARC_OK, "and nothing wrong");
}

/** It is cut while it is being read. */
static void test_cut(demarc_ctx *ctx, const char *path)
{
    demarc_stream in;

    demarc_stream_open(ctx, path, &in);
    ok(shows(&in, 0, 10), "the start of a file");
    ok(truncate(path, 10) == 0, "that is cut then");
    demarc_stream_skip(&in, 200000);
    ok(!demarc_stream_peek(&in, 1), "ends early");
    is_int(demarc_stream_close(ctx, &in), DEMARC_OK, "which is no failure");
}

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    spilled file = sample();
    demarc_stream in;

    test_steps(ctx, file.path);
    test_cut(ctx, file.path);
    unlink(file.path);
    is_int(demarc_stream_open(ctx, file.path, &in), DEMARC_ENOINPUT,
           "what is not there is not opened");
    is_int(demarc_stream_close(ctx, &in), DEMARC_OK, "and can be closed");
    is_int(demarc_stream_open(ctx, "/dev/zero", &in), DEMARC_ENOINPUT,
           "nor is a device");
    demarc_stream_close(ctx, &in);
    demarc_ctx_free(ctx);
    return done();
}
