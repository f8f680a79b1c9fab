#include "read/crs_scan.h"

#include "base/buffer.h"
#include "base/file.h"
#include "read/bytes.h"
#include "read/crs_guard.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum {
    PRJ_MOST = 64 * 1024,
    HEADER_MOST = 10 * 1024 * 1024, /* GDAL reads no larger one */
    MAGIC = 8                       /* of a FlatGeobuf; the length follows */
};

demarc_status demarc_crs_scan_text(demarc_ctx *ctx, const char *file,
                                   const char *text)
{
    const char *wrong = demarc_crs_text_unsafe(text);
    demarc_where where = DEMARC_NOWHERE;

    where.file = file;
    if (!wrong)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_CRS_UNSAFE, &where,
                         "take its coordinate system out and give "
                         "--assume-crs AUTHORITY:CODE",
                         "the coordinate system cannot be trusted: %s", wrong);
}

/** Up to `most` bytes from the start; the NULs in them become blanks. */
static demarc_status head_read(demarc_ctx *ctx, const char *path, size_t most,
                               demarc_buffer *out)
{
    const demarc_where where = {.file = path, .lon = NAN, .lat = NAN};
    char bytes[16 * 1024];
    ssize_t got = 1;
    int fd;
    demarc_status status = demarc_file_open(ctx, path, &fd);

    if (status != DEMARC_OK)
        return status;
    while (got != 0 && out->length < most && !out->failed) {
        got = read(fd, bytes, sizeof bytes);
        if (got < 0 && errno != EINTR)
            break;
        demarc_buffer_add(out, bytes, got > 0 ? (size_t)got : 0);
    }
    if (got < 0)
        status = demarc_report(ctx, DEMARC_RULE_IO, &where, NULL,
                               "reading failed: %s", demarc_errno_text(errno));
    close(fd);
    return status == DEMARC_OK ? demarc_buffer_status(out) : status;
}

static demarc_status head_check(demarc_ctx *ctx, const char *path,
                                const char *name, size_t most)
{
    demarc_buffer head = {0};
    demarc_status status = head_read(ctx, path, most, &head);

    for (size_t i = 0; i < head.length; i++)
        if (!head.data[i])
            head.data[i] = ' ';
    if (status == DEMARC_OK && head.data)
        status = demarc_crs_scan_text(ctx, name, head.data);
    demarc_buffer_free(&head);
    return status;
}

demarc_status demarc_crs_scan_beside(demarc_ctx *ctx, demarc_arena *arena,
                                     const char *path)
{
    static const char *const endings[] = {"prj", "PRJ"};
    const size_t length = strlen(path);
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < 2 && status == DEMARC_OK && length > 4; i++) {
        char *prj = demarc_arena_copy(arena, path, length);

        if (!prj)
            return DEMARC_ENOMEM;
        if (prj[length - 4] != '.')
            continue;
        memcpy(prj + length - 3, endings[i], 3);
        if (demarc_file_exists(prj))
            status = head_check(ctx, prj, prj, PRJ_MOST);
    }
    return status;
}

static demarc_status flatgeobuf_check(demarc_ctx *ctx,
                                      const demarc_source *source)
{
    demarc_buffer head = {0};
    size_t most = HEADER_MOST;
    demarc_status status = head_read(ctx, source->path, MAGIC + 4, &head);

    if (status == DEMARC_OK && head.length >= MAGIC + 4)
        most = demarc_little_32((const unsigned char *)head.data + MAGIC);
    demarc_buffer_free(&head);
    if (status != DEMARC_OK)
        return status;
    most = most < HEADER_MOST ? most + MAGIC + 4 : HEADER_MOST;
    return head_check(ctx, source->path, source->name, most);
}

demarc_status demarc_crs_scan(demarc_ctx *ctx, demarc_arena *arena,
                              const demarc_source *source)
{
    switch (source->kind) {
    case DEMARC_SOURCE_SHAPEFILE:
    case DEMARC_SOURCE_CSV:
        return demarc_crs_scan_beside(ctx, arena, source->path);
    case DEMARC_SOURCE_FLATGEOBUF:
        return flatgeobuf_check(ctx, source);
    default:
        return DEMARC_OK;
    }
}

static demarc_status row_check(demarc_ctx *ctx, const demarc_source *source,
                               OGRFeatureH row)
{
    demarc_status status = DEMARC_OK;

    for (int i = 0; i < OGR_F_GetFieldCount(row) && status == DEMARC_OK; i++)
        status = demarc_crs_scan_text(ctx, source->name,
                                      OGR_F_GetFieldAsString(row, i));
    return status;
}

demarc_status demarc_crs_scan_table(demarc_ctx *ctx,
                                    const demarc_source *source)
{
    OGRLayerH table = GDALDatasetExecuteSQL(
        source->data, "SELECT * FROM gpkg_spatial_ref_sys", NULL, NULL);
    demarc_status status = DEMARC_OK;
    OGRFeatureH row;

    while (table && status == DEMARC_OK &&
           (row = OGR_L_GetNextFeature(table))) {
        status = row_check(ctx, source, row);
        OGR_F_Destroy(row);
    }
    if (table)
        GDALDatasetReleaseResultSet(source->data, table);
    return status;
}
