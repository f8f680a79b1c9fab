#include "read/unzip.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unzip.h>

enum {
    ENTRIES = 64,
    NAME_SIZE = 512,
    STEM_SIZE = 128,
    CHUNK = 64 * 1024,
    RATIO = 200
};

static const unsigned long long ALL = 2ull << 30;     /* bytes */
static const unsigned long long ASIDE = 256ull << 20; /* .prj and .cpg */
static const unsigned long long FREE = 16ull << 20;   /* at any ratio: blanks of
                                                         a .dbf pack well */

static const char *const endings[DEMARC_UNZIP_FILES] = {"shp", "shx", "dbf",
                                                        "prj", "cpg"};

typedef struct unzip {
    demarc_ctx *ctx;
    demarc_arena *arena;
    demarc_where where;
    unzFile zip;
    unsigned long long zip_size, total;
    unz_file_info64 info;
    char name[NAME_SIZE]; /* of the entry it is at, "/" between folders */
    char shp[NAME_SIZE];  /* the one that is meant, without its ending */
    demarc_buffer found;  /* names of all .shp */
    size_t shp_count;
    demarc_unzipped *out;
} unzip;

static demarc_status bad(unzip *in, const char *what)
{
    return demarc_report(in->ctx, DEMARC_RULE_ZIP_BAD, &in->where,
                         "get it again, or unpack it and give the .shp", "%s",
                         what);
}

/* ---- What is in it ---- */

static bool leads_out(const char *name)
{
    if (*name == '/' || (name[0] && name[1] == ':'))
        return true;
    for (const char *at = name; at; at = strchr(at, '/')) {
        at += *at == '/';
        if (strncmp(at, "..", 2) == 0 && (at[2] == '/' || !at[2]))
            return true;
    }
    return false;
}

/** Unix modes stand in the upper half of the attributes. */
static bool is_special(const unz_file_info64 *info)
{
    unsigned long mode = info->external_fa >> 16;

    return (mode & S_IFMT) && !S_ISREG(mode) && !S_ISDIR(mode);
}

static demarc_status entry_look(unzip *in)
{
    if (unzGetCurrentFileInfo64(in->zip, &in->info, in->name, sizeof in->name,
                                NULL, 0, NULL, 0) != UNZ_OK)
        return bad(in, "the zip is damaged");
    if (in->info.size_filename >= sizeof in->name ||
        strlen(in->name) != in->info.size_filename)
        return bad(in, "the zip has an entry with an unusable name");
    for (char *at = in->name; *at; at++)
        if (*at == '\\')
            *at = '/';
    if (leads_out(in->name))
        return bad(in, "an entry of the zip leads out of its folder");
    if (is_special(&in->info))
        return bad(in, "an entry of the zip is a link or a device");
    return DEMARC_OK;
}

/** Which of a shapefile's files is it? DEMARC_UNZIP_FILES if none. */
static size_t ending_of(const char *name, size_t *stem)
{
    const char *dot = strrchr(name, '.');
    const char *slash = strrchr(name, '/');
    const char *base = slash ? slash + 1 : name;
    size_t i = 0;

    *stem = dot ? (size_t)(dot - name) : 0;
    if (!dot || dot <= base || strncmp(base, "._", 2) == 0)
        return DEMARC_UNZIP_FILES;
    while (i < DEMARC_UNZIP_FILES && !demarc_text_same(dot + 1, endings[i]))
        i++;
    return i;
}

static demarc_status entry_note(unzip *in)
{
    demarc_status status = entry_look(in);
    size_t stem;

    if (status != DEMARC_OK || ending_of(in->name, &stem) != 0)
        return status;
    if (in->shp_count++ < 10 && demarc_utf8_valid(in->name, strlen(in->name)))
        demarc_buffer_format(&in->found, "%s%.80s",
                             in->found.length ? ", " : "", in->name);
    memcpy(in->shp, in->name, stem);
    in->shp[stem] = '\0';
    return DEMARC_OK;
}

/** Goes through all entries. */
static demarc_status each(unzip *in, demarc_status (*visit)(unzip *in))
{
    int more = unzGoToFirstFile(in->zip);
    demarc_status status = DEMARC_OK;

    for (size_t count = 0; more == UNZ_OK && status == DEMARC_OK; count++) {
        status = count < ENTRIES ? visit(in)
                                 : bad(in, "the zip has more than 64 entries");
        more = unzGoToNextFile(in->zip);
    }
    if (status == DEMARC_OK && more != UNZ_END_OF_LIST_OF_FILE)
        status = bad(in, "the zip is damaged");
    return status;
}

static demarc_status find(unzip *in)
{
    demarc_status status = each(in, entry_note);

    if (status != DEMARC_OK || in->shp_count == 1)
        return status;
    if (in->shp_count == 0)
        return demarc_report(in->ctx, DEMARC_RULE_ZIP_MANY, &in->where,
                             "unpack it and name the file that is meant",
                             "the zip holds no .shp");
    return demarc_report(in->ctx, DEMARC_RULE_ZIP_MANY, &in->where,
                         "unpack it and name the .shp that is meant",
                         "the zip holds %zu shapefiles: %s", in->shp_count,
                         in->found.data ? in->found.data : "");
}

/* ---- Taking it out ---- */

static demarc_status size_check(unzip *in, size_t ending,
                                unsigned long long size)
{
    unsigned long long packed = in->info.compressed_size;

    if (size > (ending < 3 ? ALL : ASIDE) || in->total > ALL)
        return bad(in, "the zip unpacks to more than demarc allows");
    if (packed > in->zip_size)
        return bad(in, "the zip is damaged");
    if ((size > FREE && size / RATIO > packed) ||
        (in->total > FREE && in->total / RATIO > in->zip_size))
        return bad(in, "the zip unpacks to more than 200 times its size");
    return DEMARC_OK;
}

static demarc_status chunk_write(unzip *in, int fd, const char *bytes,
                                 size_t length)
{
    while (length) {
        ssize_t done = write(fd, bytes, length);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return demarc_report(in->ctx, DEMARC_RULE_IO, &in->where,
                                 "set TMPDIR to a folder with room",
                                 "unpacking to %s failed: %s", in->out->folder,
                                 demarc_errno_text(errno));
        bytes += done;
        length -= (size_t)done;
    }
    return DEMARC_OK;
}

static demarc_status entry_copy(unzip *in, size_t ending, int fd)
{
    char bytes[CHUNK];
    unsigned long long size = 0;
    demarc_status status = size_check(in, ending, in->info.uncompressed_size);
    int got;

    while (status == DEMARC_OK &&
           (got = unzReadCurrentFile(in->zip, bytes, sizeof bytes)) != 0) {
        if (got < 0)
            return bad(in, "the zip is damaged");
        size += (unsigned)got;
        in->total += (unsigned)got;
        status = size_check(in, ending, size);
        if (status == DEMARC_OK)
            status = chunk_write(in, fd, bytes, (size_t)got);
    }
    return status;
}

static const char *target(unzip *in, size_t ending)
{
    const char *slash = strrchr(in->shp, '/');
    const char *stem = slash ? slash + 1 : in->shp;
    char path[4096];

    if (strlen(stem) >= STEM_SIZE || !demarc_utf8_valid(stem, strlen(stem)))
        stem = "lines";
    snprintf(path, sizeof path, "%s/%s.%s", in->out->folder, stem,
             endings[ending]);
    return demarc_arena_text(in->arena, path);
}

static demarc_status entry_unpack(unzip *in, size_t ending)
{
    const char *path = target(in, ending);
    demarc_status status;
    int fd;

    if (!path)
        return DEMARC_ENOMEM;
    if (in->info.flag & 1)
        return bad(in, "the zip is encrypted");
    if (unzOpenCurrentFile(in->zip) != UNZ_OK)
        return bad(in, "the zip is damaged, or packed in a way that is not "
                       "known");
    demarc_temporary_tell(in->ctx, DEMARC_TEMPORARY_SOON, NULL);
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    demarc_temporary_tell(in->ctx, DEMARC_TEMPORARY_MADE,
                          fd >= 0 ? path : NULL);
    if (fd < 0) {
        unzCloseCurrentFile(in->zip);
        return demarc_report(in->ctx, DEMARC_RULE_IO, &in->where,
                             "set TMPDIR to a folder that can be written",
                             "%s cannot be made: %s", path,
                             demarc_errno_text(errno));
    }
    in->out->file[ending] = path;
    status = entry_copy(in, ending, fd);
    close(fd);
    if (unzCloseCurrentFile(in->zip) != UNZ_OK && status == DEMARC_OK)
        status = bad(in, "the zip is damaged: a checksum is wrong");
    return status;
}

static demarc_status entry_take(unzip *in)
{
    demarc_status status = entry_look(in);
    size_t stem, ending = ending_of(in->name, &stem);

    if (status != DEMARC_OK || ending == DEMARC_UNZIP_FILES)
        return status;
    in->name[stem] = '\0';
    if (!demarc_text_same(in->name, in->shp))
        return DEMARC_OK;
    if (in->out->file[ending])
        return bad(in, "the zip has two files of the same name");
    return entry_unpack(in, ending);
}

static demarc_status folder_make(unzip *in, const char *scratch)
{
    size_t length = strlen(scratch) + sizeof "/demarc-XXXXXX";
    char *folder = demarc_arena_take(in->arena, length);

    if (!folder)
        return DEMARC_ENOMEM;
    snprintf(folder, length, "%s/demarc-XXXXXX", scratch);
    demarc_temporary_tell(in->ctx, DEMARC_TEMPORARY_SOON, NULL);
    in->out->folder = mkdtemp(folder);
    demarc_temporary_tell(in->ctx, DEMARC_TEMPORARY_MADE, in->out->folder);
    if (in->out->folder)
        return DEMARC_OK;
    return demarc_report(in->ctx, DEMARC_RULE_IO, &in->where,
                         "set TMPDIR to a folder that can be written",
                         "no folder can be made in %s: %s", scratch,
                         demarc_errno_text(errno));
}

demarc_status demarc_unzip(demarc_ctx *ctx, demarc_arena *arena,
                           const char *path, const char *scratch,
                           demarc_unzipped *out)
{
    unzip in = {
        .ctx = ctx, .arena = arena, .where = DEMARC_NOWHERE, .out = out};
    struct stat info;
    demarc_status status;

    *out = (demarc_unzipped){0};
    in.where.file = path;
    in.zip = unzOpen64(path);
    if (!in.zip || stat(path, &info) != 0) {
        status = bad(&in, "the zip is damaged");
        goto done;
    }
    in.zip_size = (unsigned long long)info.st_size;
    status = find(&in);
    if (status == DEMARC_OK)
        status = folder_make(&in, scratch && *scratch ? scratch : "/tmp");
    if (status == DEMARC_OK)
        status = each(&in, entry_take);
done:
    if (in.zip)
        unzClose(in.zip);
    demarc_buffer_free(&in.found);
    return status;
}

static void clear_one(demarc_ctx *ctx, const char *path)
{
    if (!path)
        return;
    remove(path);
    demarc_temporary_tell(ctx, DEMARC_TEMPORARY_GONE, path);
}

void demarc_unzip_clear(demarc_ctx *ctx, demarc_unzipped *unzipped)
{
    for (size_t i = 0; i < DEMARC_UNZIP_FILES; i++)
        clear_one(ctx, unzipped->file[i]);
    clear_one(ctx, unzipped->folder);
    *unzipped = (demarc_unzipped){0};
}
