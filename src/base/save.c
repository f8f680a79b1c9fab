/* demarc_buffer_save: whole or not at all. The bytes go into a temporary file
 * in the target's folder, which then takes the target's name. */
#include "base/buffer.h"
#include "base/file.h"
#include "base/spill.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct target {
    demarc_ctx *ctx;
    const char *name;    /* as the user gave it */
    char *path, *folder; /* behind any symbolic link; owned */
    demarc_buffer temp;  /* name of the temporary file */
    bool exists, stream, has_temp;
    bool spilled; /* the temporary file is the buffer's own */
    mode_t mode;  /* of what exists */
} target;

static demarc_status refuse(const target *to, demarc_rule_id rule,
                            const char *reason, const char *remedy)
{
    const demarc_where where = {.file = to->name, .lon = NAN, .lat = NAN};

    return demarc_report(to->ctx, rule, &where, remedy, "%s", reason);
}

static demarc_status fail(const target *to, demarc_rule_id rule,
                          const char *what, int code)
{
    const demarc_where where = {.file = to->name, .lon = NAN, .lat = NAN};

    if (code == ENOMEM)
        return DEMARC_ENOMEM;
    return demarc_report(to->ctx, rule, &where, NULL, "%s: %s", what,
                         demarc_errno_text(code));
}

static demarc_status refuse_existing(const target *to)
{
    return refuse(to, DEMARC_RULE_NO_OUTPUT, "the file exists",
                  "give --overwrite to replace it");
}

/* Descriptors by name: what they lead to must not be replaced by another
 * file, even when it is a regular one. */
static bool is_descriptor(const char *name)
{
    return strcmp(name, "/dev/stdout") == 0 ||
           strcmp(name, "/dev/stderr") == 0 ||
           strncmp(name, "/dev/fd/", 8) == 0 ||
           strncmp(name, "/proc/self/fd/", 14) == 0;
}

/* What stands there now? */
static demarc_status look(target *to, bool overwrite, bool *link)
{
    const size_t length = strlen(to->name);
    struct stat found;

    *link = lstat(to->name, &found) == 0 && S_ISLNK(found.st_mode);
    to->exists = stat(to->name, &found) == 0;
    to->mode = to->exists ? found.st_mode : 0;
    if (!length || to->name[length - 1] == '/' ||
        (to->exists && S_ISDIR(to->mode)))
        return refuse(to, DEMARC_RULE_NO_OUTPUT, "this names no file",
                      "give the name of a file");
    if (*link && !to->exists)
        return fail(to, DEMARC_RULE_NO_OUTPUT,
                    "this is a symbolic link that leads nowhere", errno);
    to->stream = to->exists && (!S_ISREG(to->mode) || is_descriptor(to->name));
    if (to->exists && !to->stream && !overwrite)
        return refuse_existing(to);
    if (to->exists && !to->stream && demarc_file_is_input(to->ctx, to->name))
        return refuse(to, DEMARC_RULE_NO_OUTPUT,
                      "this is one of the files that were read",
                      "give another name");
    if (to->exists && eaccess(to->name, W_OK) != 0)
        return fail(to, DEMARC_RULE_NO_OUTPUT, "the file may not be written",
                    errno);
    return DEMARC_OK;
}

/* Where does the new file go, and where its temporary? */
static demarc_status find_folder(target *to, bool link)
{
    const demarc_where where = {.file = to->name, .lon = NAN, .lat = NAN};
    const char *slash;

    to->path = link ? realpath(to->name, NULL) : strdup(to->name);
    if (!to->path)
        return fail(to, DEMARC_RULE_NO_OUTPUT, "the link cannot be followed",
                    errno);
    slash = strrchr(to->path, '/');
    to->folder = slash ? strndup(to->path, (size_t)(slash + 1 - to->path))
                       : strdup("./");
    if (!to->folder)
        return DEMARC_ENOMEM;
    if (!demarc_folder_exists(to->folder))
        return demarc_report(to->ctx, DEMARC_RULE_NO_OUTPUT, &where,
                             "create the folder first", "there is no folder %s",
                             to->folder);
    return DEMARC_OK;
}

/* The buffer's temporary file gets the name, if it can have one; else a new
 * file. */
static int open_named(target *to, const demarc_buffer *buffer)
{
    int fd, code = demarc_spill_name(buffer->spill, to->temp.data, &fd);

    to->spilled = code == 0;
    errno = code;
    if (code && code != EEXIST)
        fd = open(to->temp.data, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return fd;
}

static int open_temp(target *to, const demarc_buffer *buffer)
{
    int fd = -1;

    demarc_temporary_tell(to->ctx, DEMARC_TEMPORARY_SOON, NULL);
    for (int i = 0; i < 1000 && fd < 0; i++) {
        to->temp.length = 0;
        demarc_buffer_format(&to->temp, "%s.demarc-%ld-%d.tmp", to->folder,
                             (long)getpid(), i);
        if (to->temp.failed) {
            errno = ENOMEM;
            break;
        }
        fd = open_named(to, buffer);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    to->has_temp = fd >= 0;
    demarc_temporary_tell(to->ctx, DEMARC_TEMPORARY_MADE,
                          to->has_temp ? to->temp.data : NULL);
    return fd;
}

/* Some file systems cannot sync, and say so; that is no failure. */
static int sync_all(int fd)
{
    return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
}

static int close_all(int fd)
{
    return close(fd) == 0 || errno == EINTR ? 0 : errno;
}

static demarc_status write_stream(const target *to, const demarc_buffer *buffer)
{
    int fd = open(to->name, O_WRONLY | O_APPEND | O_NOCTTY | O_CLOEXEC);
    int code, closed;

    if (fd < 0)
        return fail(to, DEMARC_RULE_NO_OUTPUT, "cannot be opened", errno);
    code = demarc_buffer_send(buffer, fd);
    closed = close_all(fd);
    code = code ? code : closed;
    return code ? fail(to, DEMARC_RULE_IO, "writing failed", code) : DEMARC_OK;
}

static demarc_status write_temp(target *to, const demarc_buffer *buffer)
{
    int fd = open_temp(to, buffer), code = 0, closed;

    if (fd < 0)
        return fail(to, DEMARC_RULE_NO_OUTPUT, "cannot be created", errno);
    if (to->exists && fchmod(fd, to->mode & 0777) != 0)
        code = errno;
    if (!code)
        code = to->spilled ? demarc_spill_end(buffer, fd)
                           : demarc_buffer_send(buffer, fd);
    code = code ? code : sync_all(fd);
    closed = close_all(fd);
    code = code ? code : closed;
    return code ? fail(to, DEMARC_RULE_IO, "writing failed", code) : DEMARC_OK;
}

/* Without `overwrite` a file that has appeared meanwhile must stay, so the
 * kernel has to look and rename in one step; a hard link does the same on
 * file systems that know no RENAME_NOREPLACE, such as NFS. */
static int rename_temp(const target *to, bool overwrite)
{
    if (overwrite)
        return rename(to->temp.data, to->path);
    if (renameat2(AT_FDCWD, to->temp.data, AT_FDCWD, to->path,
                  RENAME_NOREPLACE) == 0)
        return 0;
    if ((errno != EINVAL && errno != ENOSYS) ||
        link(to->temp.data, to->path) != 0)
        return -1;
    unlink(to->temp.data);
    return 0;
}

/* A folder that may be written but not read cannot be synced. */
static demarc_status sync_folder(const target *to)
{
    int fd = open(to->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), code;

    if (fd < 0)
        return DEMARC_OK;
    code = sync_all(fd);
    close(fd);
    return code ? fail(to, DEMARC_RULE_IO, "written, but the disk failed", code)
                : DEMARC_OK;
}

static demarc_status place(target *to, bool overwrite)
{
    if (rename_temp(to, overwrite) != 0)
        return errno == EEXIST ? refuse_existing(to)
                               : fail(to, DEMARC_RULE_NO_OUTPUT,
                                      "cannot be created", errno);
    demarc_temporary_tell(to->ctx, DEMARC_TEMPORARY_GONE, to->temp.data);
    to->has_temp = false;
    return sync_folder(to);
}

/* All that can be seen before anything is written. */
static demarc_status look_ahead(target *to, bool overwrite)
{
    bool link = false;
    demarc_status status = look(to, overwrite, &link);

    return status || to->stream ? status : find_folder(to, link);
}

static void target_free(target *to)
{
    demarc_buffer_free(&to->temp);
    free(to->path);
    free(to->folder);
}

demarc_status demarc_output_check(demarc_ctx *ctx, const char *path,
                                  bool overwrite)
{
    target to = {.ctx = ctx, .name = path};
    demarc_status status = look_ahead(&to, overwrite);

    if (!status && to.folder && eaccess(to.folder, W_OK | X_OK) != 0)
        status = fail(&to, DEMARC_RULE_NO_OUTPUT, "cannot be created", errno);
    target_free(&to);
    return status;
}

demarc_status demarc_buffer_save(demarc_ctx *ctx, const demarc_buffer *buffer,
                                 const char *path, bool overwrite)
{
    target to = {.ctx = ctx, .name = path};
    demarc_status status = demarc_buffer_status(buffer);

    status = status ? status : look_ahead(&to, overwrite);
    if (!status && to.stream)
        return write_stream(&to, buffer);
    status = status ? status : write_temp(&to, buffer);
    status = status ? status : place(&to, overwrite);
    if (to.has_temp) {
        unlink(to.temp.data);
        demarc_temporary_tell(ctx, DEMARC_TEMPORARY_GONE, to.temp.data);
    }
    target_free(&to);
    return status;
}
