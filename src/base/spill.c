#include "base/spill.h"

#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Less is not worth a file; and with one, how much is written at a time, soon
 * enough that the processor still has it at hand. */
enum { WORTH = 8 << 20, SOME = 1 << 18 };

struct demarc_spill {
    char *folder;
    int fd;       /* -1: not needed so far */
    off_t length; /* of what is in it */
    bool broken;  /* full, or not to be had: the rest stays in memory */
    bool named;   /* it belongs to the user: so does the rest */
};

void demarc_buffer_spill(demarc_buffer *buffer, const char *folder)
{
    struct demarc_spill *spill = calloc(1, sizeof *spill);
    char *copy = strdup(folder);

    if (!spill || !copy || buffer->spill) {
        free(spill);
        free(copy);
        return;
    }
    *spill = (struct demarc_spill){.folder = copy, .fd = -1};
    buffer->spill = spill;
}

void demarc_spill_free(struct demarc_spill *spill)
{
    if (!spill)
        return;
    if (spill->fd >= 0)
        close(spill->fd);
    free(spill->folder);
    free(spill);
}

/* O_TMPFILE where the file system has it, which may get a name in the end; else
 * a file that loses its name, and gets no other. */
static int open_nameless(const char *folder)
{
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    demarc_buffer name = {0};

    if (fd >= 0)
        return fd;
    demarc_buffer_format(&name, "%s/demarc-XXXXXX", folder);
    if (!name.failed)
        fd = mkostemp(name.data, O_CLOEXEC);
    if (fd >= 0)
        unlink(name.data);
    demarc_buffer_free(&name);
    return fd;
}

void demarc_buffer_relieve(demarc_buffer *buffer)
{
    struct demarc_spill *spill = buffer->spill;
    size_t done = 0;
    ssize_t wrote = 1;

    if (!spill || spill->broken || spill->named || buffer->failed ||
        buffer->length < (spill->fd < 0 ? WORTH : SOME))
        return;
    if (spill->fd < 0)
        spill->fd = open_nameless(spill->folder);
    spill->broken = spill->fd < 0;
    while (!spill->broken && done < buffer->length) {
        wrote = pwrite(spill->fd, buffer->data + done, buffer->length - done,
                       spill->length + (off_t)done);
        done += wrote > 0 ? (size_t)wrote : 0;
        spill->broken = wrote == 0 || (wrote < 0 && errno != EINTR);
    }
    if (spill->broken) /* what was written of this is written over */
        return;
    spill->length += (off_t)buffer->length;
    buffer->length = 0;
    buffer->data[0] = '\0';
}

int demarc_spill_name(struct demarc_spill *spill, const char *path, int *out)
{
    char self[40];
    int code;

    *out = -1;
    if (!spill || spill->fd < 0 || spill->named)
        return ENOENT;
    snprintf(self, sizeof self, "/proc/self/fd/%d", spill->fd);
    *out = fcntl(spill->fd, F_DUPFD_CLOEXEC, 0);
    if (*out >= 0 && lseek(*out, spill->length, SEEK_SET) >= 0 &&
        linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0) {
        spill->named = true;
        return 0;
    }
    code = errno;
    if (*out >= 0)
        close(*out);
    *out = -1;
    return code;
}

static int write_all(int fd, const char *data, size_t length)
{
    ssize_t wrote;

    while (length > 0) {
        wrote = write(fd, data, length);
        if (wrote == 0 || (wrote < 0 && errno != EINTR))
            return wrote ? errno : EIO;
        data += wrote > 0 ? wrote : 0;
        length -= wrote > 0 ? (size_t)wrote : 0;
    }
    return 0;
}

static int send_spill(const struct demarc_spill *spill, int fd)
{
    char piece[64 * 1024];
    off_t done = 0;
    ssize_t got;
    int code = 0;

    while (done < spill->length && !code) {
        got = pread(spill->fd, piece, sizeof piece, done);
        if (got == 0 || (got < 0 && errno != EINTR))
            return got ? errno : EIO;
        code = write_all(fd, piece, got > 0 ? (size_t)got : 0);
        done += got > 0 ? got : 0;
    }
    return code;
}

int demarc_spill_end(const demarc_buffer *buffer, int fd)
{
    const off_t size = buffer->spill->length + (off_t)buffer->length;
    int code = write_all(fd, buffer->data, buffer->length);

    return !code && ftruncate(fd, size) != 0 ? errno : code;
}

int demarc_buffer_send(const demarc_buffer *buffer, int fd)
{
    int code = buffer->spill ? send_spill(buffer->spill, fd) : 0;

    return code ? code : write_all(fd, buffer->data, buffer->length);
}
