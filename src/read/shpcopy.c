#include "read/shpcopy.h"

#include "base/file.h"
#include "read/stream.h"

#include <cpl_vsi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME = 64 };

struct demarc_shp_copy {
    char name[DEMARC_SHP_PARTS][NAME]; /* "" when there is none */
};

/** The name is of no other copy that is alive, in any thread. */
static void name_make(demarc_shp_copy *copy, demarc_shp_part part)
{
    snprintf(copy->name[part], NAME, "/vsimem/demarc-%p/lines.%s", (void *)copy,
             demarc_shp_part_ending(part));
}

/** Gives `bytes`, which VSIMalloc made, a name in GDAL's memory. */
static demarc_status put(demarc_shp_copy *copy, demarc_shp_part part,
                         GByte *bytes, size_t length)
{
    VSILFILE *file;

    name_make(copy, part);
    file = VSIFileFromMemBuffer(copy->name[part], bytes, length, TRUE);
    if (file)
        VSIFCloseL(file);
    return file ? DEMARC_OK : DEMARC_ENOMEM;
}

static demarc_status bytes_put(demarc_shp_copy *copy, demarc_shp_part part,
                               const demarc_buffer *from)
{
    GByte *bytes = VSIMalloc(from->length + 1);

    if (!bytes)
        return DEMARC_ENOMEM;
    memcpy(bytes, from->data, from->length);
    return put(copy, part, bytes, from->length);
}

/** Reads at most `room` bytes; returns how many there were. */
static size_t fill(demarc_stream *in, GByte *bytes, size_t room)
{
    size_t done = 0;

    while (done < room) {
        size_t step =
            room - done < DEMARC_STREAM_ROOM ? room - done : DEMARC_STREAM_ROOM;
        const unsigned char *at = demarc_stream_peek(in, step);

        if (!at)
            break;
        memcpy(bytes + done, at, step);
        demarc_stream_skip(in, step);
        done += step;
    }
    return done;
}

static demarc_status file_put(demarc_ctx *ctx, demarc_shp_copy *copy,
                              demarc_shp_part part, const char *path)
{
    demarc_stream in;
    demarc_status status = demarc_stream_open(ctx, path, &in), closed;
    GByte *bytes = NULL;
    size_t length = 0;

    if (status == DEMARC_OK && in.size < SIZE_MAX)
        bytes = VSIMalloc((size_t)in.size + 1);
    if (status == DEMARC_OK && !bytes)
        status = DEMARC_ENOMEM;
    if (status == DEMARC_OK)
        length = fill(&in, bytes, (size_t)in.size);
    closed = demarc_stream_close(ctx, &in);
    status = status == DEMARC_OK ? closed : status;
    if (status == DEMARC_OK)
        return put(copy, part, bytes, length);
    VSIFree(bytes);
    return status;
}

demarc_status demarc_shp_copy_make(demarc_ctx *ctx,
                                   const demarc_shp_files *files,
                                   const demarc_buffer *index,
                                   demarc_shp_copy **out)
{
    demarc_shp_copy *copy = *out = calloc(1, sizeof *copy);
    demarc_status status = copy ? DEMARC_OK : DEMARC_ENOMEM;

    for (demarc_shp_part i = 0; i < DEMARC_SHP_PARTS && !status; i++) {
        if (i == DEMARC_SHX && index)
            status = bytes_put(copy, i, index);
        else if (*files->path[i])
            status = file_put(ctx, copy, i, files->path[i]);
    }
    return status;
}

const char *demarc_shp_copy_path(const demarc_shp_copy *copy)
{
    return copy->name[DEMARC_SHP];
}

void demarc_shp_copy_free(demarc_shp_copy *copy)
{
    if (!copy)
        return;
    for (demarc_shp_part i = 0; i < DEMARC_SHP_PARTS; i++)
        if (*copy->name[i])
            VSIUnlink(copy->name[i]);
    free(copy);
}
