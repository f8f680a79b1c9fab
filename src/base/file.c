#include "base/file.h"

#include "base/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool demarc_file_exists(const char *path)
{
    struct stat found;

    return stat(path, &found) == 0 && !S_ISDIR(found.st_mode);
}

bool demarc_folder_exists(const char *path)
{
    struct stat found;

    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

const char *demarc_errno_text(int code)
{
    const char *text = strerrordesc_np(code);

    return text ? text : "Unknown error";
}

/* A device is not even opened: for some, that alone does something. Should
 * one come in between, it is not waited for. */
static int open_quiet(const char *path)
{
    struct stat found;

    if (stat(path, &found) == 0 && !S_ISREG(found.st_mode) &&
        !S_ISDIR(found.st_mode))
        return -2;
    return open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
}

struct demarc_inode {
    dev_t device;
    ino_t number;
};

static demarc_status input_note(demarc_ctx *ctx, const struct stat *found)
{
    if (!demarc_reserve(&ctx->inputs, &ctx->input_room, ctx->input_count + 1,
                        sizeof *ctx->inputs))
        return DEMARC_ENOMEM;
    ctx->inputs[ctx->input_count++] =
        (struct demarc_inode){found->st_dev, found->st_ino};
    return DEMARC_OK;
}

bool demarc_file_is_input(const demarc_ctx *ctx, const char *path)
{
    struct stat found;

    if (stat(path, &found) != 0)
        return false;
    for (size_t i = 0; i < ctx->input_count; i++)
        if (ctx->inputs[i].device == found.st_dev &&
            ctx->inputs[i].number == found.st_ino)
            return true;
    return false;
}

demarc_status demarc_file_open(demarc_ctx *ctx, const char *path, int *out)
{
    const demarc_where where = {.file = path, .lon = NAN, .lat = NAN};
    const char *const save = "save it to a file first: it is read more than "
                             "once";
    const char *reason = NULL, *remedy = "check the path";
    struct stat found;
    int fd = open_quiet(path);

    *out = -1;
    if (fd == -2) {
        reason = "this is not a regular file";
        remedy = save;
    } else if (fd < 0 && errno == ENOENT && strcmp(path, "-") == 0) {
        reason = "standard input is not read";
        remedy = save;
    } else if (fd < 0 && errno == ENOENT)
        reason = "there is no such file";
    else if (fd < 0 || fstat(fd, &found) != 0)
        reason = demarc_errno_text(errno);
    else if (S_ISDIR(found.st_mode)) {
        reason = "this is a folder, not a file";
        remedy = "name a file in it";
    } else if (!S_ISREG(found.st_mode)) {
        reason = "this is not a regular file";
        remedy = save;
    }
    if (!reason && input_note(ctx, &found) == DEMARC_OK) {
        *out = fd;
        return DEMARC_OK;
    }
    if (!reason) {
        close(fd);
        return DEMARC_ENOMEM;
    }
    if (fd >= 0)
        close(fd);
    return demarc_report(ctx, DEMARC_RULE_NO_INPUT, &where, remedy, "%s",
                         reason);
}

demarc_status demarc_file_check(demarc_ctx *ctx, const char *path)
{
    int fd;
    demarc_status status = demarc_file_open(ctx, path, &fd);

    if (fd >= 0)
        close(fd);
    return status;
}

demarc_status demarc_file_read(demarc_ctx *ctx, const char *path,
                               demarc_buffer *out)
{
    const demarc_where where = {.file = path, .lon = NAN, .lat = NAN};
    char bytes[16 * 1024];
    ssize_t got = 1;
    int fd;
    demarc_status status = demarc_file_open(ctx, path, &fd);

    if (status)
        return status;
    demarc_buffer_text(out, ""); /* so that an empty file is an empty text */
    while (got != 0 && !out->failed) {
        got = read(fd, bytes, sizeof bytes);
        if (got > 0)
            demarc_buffer_add(out, bytes, (size_t)got);
        else if (got < 0 && errno != EINTR)
            break;
    }
    if (got < 0 && !out->failed)
        status = demarc_report(ctx, DEMARC_RULE_IO, &where, NULL,
                               "reading failed: %s", demarc_errno_text(errno));
    else
        status = demarc_buffer_status(out);
    close(fd);
    return status;
}
