/** stream.h - a regular file read once, front to back, in constant memory. */
#ifndef DEMARC_READ_STREAM_H
#define DEMARC_READ_STREAM_H

#include "base/ctx.h"

/** Bytes that demarc_stream_peek can show at once; fits a second-level
 *  cache, and holds the largest header and row of a .dbf. */
enum { DEMARC_STREAM_ROOM = 128 * 1024 };

typedef struct demarc_stream {
    const char *path; /* not copied */
    int fd;
    uint64_t size; /* when it was opened */
    uint64_t at;   /* of the next byte */
    unsigned char *bytes;
    size_t begin, end; /* in `bytes`: read, but not yet taken */
    int error;         /* errno of a read that failed; 0: none */
} demarc_stream;

/**
 * A device, a FIFO or a folder is refused without waiting for it.
 * @return DEMARC_ENOINPUT with a finding; DEMARC_ENOMEM. Close it either way.
 */
demarc_status demarc_stream_open(demarc_ctx *ctx, const char *path,
                                 demarc_stream *out);

/** The next `count` bytes, at most DEMARC_STREAM_ROOM; NULL when fewer are
 *  left. They stay until the next call. */
const unsigned char *demarc_stream_peek(demarc_stream *stream, size_t count);

/** Passes over bytes; beyond the end there is nothing to peek at. */
void demarc_stream_skip(demarc_stream *stream, uint64_t count);

/** Bytes to the end. */
uint64_t demarc_stream_left(const demarc_stream *stream);

/** @return DEMARC_EIO with a finding when a read has failed. */
demarc_status demarc_stream_close(demarc_ctx *ctx, demarc_stream *stream);

#endif
