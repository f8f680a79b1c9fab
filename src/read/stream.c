#include "read/stream.h"

#include "base/file.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

demarc_status demarc_stream_open(demarc_ctx *ctx, const char *path,
                                 demarc_stream *out)
{
    struct stat found;
    demarc_status status;

    *out = (demarc_stream){.path = path, .fd = -1};
    status = demarc_file_open(ctx, path, &out->fd);
    if (status != DEMARC_OK)
        return status;
    if (fstat(out->fd, &found) != 0)
        out->error = errno;
    else
        out->size = (uint64_t)found.st_size;
    out->bytes = malloc(DEMARC_STREAM_ROOM);
    return out->bytes ? DEMARC_OK : DEMARC_ENOMEM;
}

/** Reads behind what is there; false at the end of the file. */
static bool more(demarc_stream *stream)
{
    ssize_t got;

    do
        got = read(stream->fd, stream->bytes + stream->end,
                   DEMARC_STREAM_ROOM - stream->end);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        stream->error = errno;
    if (got > 0)
        stream->end += (size_t)got;
    return got > 0;
}

const unsigned char *demarc_stream_peek(demarc_stream *stream, size_t count)
{
    size_t there = stream->end - stream->begin;

    if (count > there && stream->begin > 0) {
        memmove(stream->bytes, stream->bytes + stream->begin, there);
        stream->begin = 0;
        stream->end = there;
    }
    while (stream->end - stream->begin < count && !stream->error)
        if (count > DEMARC_STREAM_ROOM || !more(stream))
            return NULL;
    return stream->error ? NULL : stream->bytes + stream->begin;
}

void demarc_stream_skip(demarc_stream *stream, uint64_t count)
{
    size_t there = stream->end - stream->begin;

    if (count > demarc_stream_left(stream))
        count = demarc_stream_left(stream);
    stream->at += count;
    if (count <= there) {
        stream->begin += (size_t)count;
        return;
    }
    stream->begin = stream->end = 0;
    if (lseek(stream->fd, (off_t)stream->at, SEEK_SET) < 0)
        stream->error = errno;
}

uint64_t demarc_stream_left(const demarc_stream *stream)
{
    return stream->size - stream->at;
}

demarc_status demarc_stream_close(demarc_ctx *ctx, demarc_stream *stream)
{
    demarc_where where = DEMARC_NOWHERE;

    if (stream->fd >= 0)
        close(stream->fd);
    stream->fd = -1;
    free(stream->bytes);
    stream->bytes = NULL;
    where.file = stream->path;
    if (!stream->error)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_IO, &where, NULL,
                         "reading failed: %s",
                         demarc_errno_text(stream->error));
}
