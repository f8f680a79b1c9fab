#include "read/recall.h"

#include "base/file.h"
#include "read/bytes.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct held {
    int fd;
    struct stat was;
} held;

static bool on_read(const void *user, uint64_t at, size_t count,
                    double *lon_lat)
{
    const held *file = user;
    unsigned char *bytes = (unsigned char *)lon_lat;
    const size_t size = 2 * count * sizeof *lon_lat;
    size_t done = 0;

    while (done < size) {
        ssize_t got =
            pread(file->fd, bytes + done, size - done, (off_t)(at + done));

        if (got == 0 || (got < 0 && errno != EINTR))
            return false;
        done += got > 0 ? (size_t)got : 0;
    }
    demarc_native_doubles(lon_lat, 2 * count);
    return true;
}

static bool on_same(const void *user)
{
    const held *file = user;
    struct stat is;

    return fstat(file->fd, &is) == 0 && is.st_size == file->was.st_size &&
           is.st_mtim.tv_sec == file->was.st_mtim.tv_sec &&
           is.st_mtim.tv_nsec == file->was.st_mtim.tv_nsec;
}

static void on_close(void *user)
{
    held *file = user;

    close(file->fd);
    free(file);
}

demarc_status demarc_recall_open(demarc_ctx *ctx, const char *path,
                                 demarc_recall *out)
{
    held *file = calloc(1, sizeof *file);
    demarc_status status;

    *out = (demarc_recall){0};
    if (!file)
        return DEMARC_ENOMEM;
    status = demarc_file_open(ctx, path, &file->fd);
    if (status != DEMARC_OK || fstat(file->fd, &file->was) != 0) {
        if (status == DEMARC_OK)
            close(file->fd);
        free(file);
        return status ? status : DEMARC_EIO;
    }
    *out = (demarc_recall){on_read, on_same, on_close, file};
    return DEMARC_OK;
}
