#include "read/source.h"

#include "base/file.h"
#include "base/text.h"
#include "read/crs_scan.h"
#include "read/csv.h"
#include "read/flatgeobuf.h"
#include "read/geopackage.h"
#include "read/jsonguard.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static demarc_where at_file(const demarc_source *source)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = source->name;
    return where;
}

/* ---- What is it? ---- */

static bool ends_in(const char *text, const char *ending)
{
    size_t length = strlen(text), tail = strlen(ending);

    return length > tail && demarc_text_same(text + length - tail, ending);
}

/** "PG:", "MySQL:", "http:": a word of two letters or more and a colon. */
static bool has_scheme(const char *name)
{
    size_t length = 0;

    while (isalnum((unsigned char)name[length]) ||
           (length && strchr("+-._", name[length]) && name[length]))
        length++;
    return length > 1 && name[length] == ':';
}

/** A file may have a colon in its name; but no address is looked up as one. */
static bool is_remote(const char *name)
{
    return strncmp(name, "/vsi", 4) == 0 || strstr(name, "://") ||
           (has_scheme(name) && access(name, F_OK) != 0);
}

static demarc_status refuse_remote(demarc_ctx *ctx, const char *name)
{
    bool database = demarc_text_starts(name, "PG:");

    return demarc_report(ctx, DEMARC_RULE_SOURCE_REMOTE, NULL,
                         database ? "give --allow-network to read a database"
                                  : "get the data first, and name the file",
                         "\"%.40s%s\" is not a file", name,
                         strlen(name) > 40 ? "..." : "");
}

demarc_status demarc_source_head(demarc_ctx *ctx, const char *path, char *head,
                                 size_t *length)
{
    demarc_where where = DEMARC_NOWHERE;
    ssize_t got = 1;
    int fd;
    demarc_status status;

    *length = 0;
    if (is_remote(path))
        return refuse_remote(ctx, path);
    status = demarc_file_open(ctx, path, &fd);
    if (status != DEMARC_OK)
        return status;
    while (got != 0 && *length < DEMARC_HEAD_SIZE) {
        got = read(fd, head + *length, DEMARC_HEAD_SIZE - *length);
        if (got < 0 && errno != EINTR)
            break;
        *length += got > 0 ? (size_t)got : 0;
    }
    where.file = path;
    if (got < 0)
        status = demarc_report(ctx, DEMARC_RULE_IO, &where, NULL,
                               "reading failed: %s", demarc_errno_text(errno));
    close(fd);
    head[*length] = '\0';
    return status;
}

static demarc_status refuse_kind(demarc_ctx *ctx, const demarc_source *source,
                                 const char *what)
{
    static const char *const beside[] = {".shx", ".dbf", ".prj", ".cpg"};
    demarc_where where = at_file(source);

    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
        if (ends_in(source->name, beside[i]))
            return demarc_report(
                ctx, DEMARC_RULE_SOURCE_OPEN, &where, "name the .shp beside it",
                "this is a %s of a shapefile, not its lines", beside[i]);
    return demarc_report(ctx, DEMARC_RULE_SOURCE_OPEN, &where,
                         what && strstr(what, "damaged")
                             ? "get it again"
                             : "give a shapefile, also in a zip, GeoPackage, "
                               "FlatGeobuf, GeoJSON, TopoJSON, KML, or CSV "
                               "with a column of WKT",
                         "the file %s%s", what ? "is " : "",
                         what ? what : "is of no kind that demarc reads");
}

static demarc_status kind_find(demarc_ctx *ctx, demarc_source *source)
{
    char *head = malloc(DEMARC_HEAD_SIZE + 1);
    const char *what = NULL;
    demarc_status status = DEMARC_ENOMEM;
    bool shp = ends_in(source->path, ".shp");
    size_t length;

    if (head)
        status = demarc_source_head(ctx, source->path, head, &length);
    if (status != DEMARC_OK)
        goto done;
    source->kind = demarc_source_kind_find(head, length, &what);
    if (source->kind == DEMARC_SOURCE_CSV)
        demarc_wkt_column(head, source->wkt, sizeof source->wkt);
    /* What is damaged so much that it is not known may still be looked at. */
    if (source->kind == DEMARC_SOURCE_UNKNOWN && shp && (!what || !length))
        source->kind = DEMARC_SOURCE_SHAPEFILE;
    if (source->kind == DEMARC_SOURCE_UNKNOWN ||
        (source->kind == DEMARC_SOURCE_SHAPEFILE && !shp))
        status = refuse_kind(ctx, source,
                             source->kind ? "a shapefile, but not named .shp"
                                          : what);
done:
    free(head);
    return status;
}

/* ---- What is beside it ---- */

/** The path with another ending, or with more at its end; in the arena. */
static const char *path_beside(demarc_arena *arena, const char *path,
                               const char *ending)
{
    const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');
    size_t stem = dot && (!slash || dot > slash) && *ending == '.'
                      ? (size_t)(dot - path)
                      : strlen(path);
    char *out = demarc_arena_take(arena, stem + strlen(ending) + 1);

    if (out) {
        memcpy(out, path, stem);
        strcpy(out + stem, ending);
    }
    return out;
}

/** What OGR might open beside the file must not keep it waiting. */
static demarc_status sides_check(demarc_ctx *ctx, demarc_arena *arena,
                                 const demarc_source *source)
{
    static const char *const endings[] = {
        ".shx", ".SHX", ".dbf", ".DBF", ".prj", ".PRJ",  ".cpg",
        ".CPG", ".qix", ".QIX", ".sbn", ".SBN", ".sbx",  ".SBX",
        ".idm", ".IDM", ".ind", ".IND", ".qpj", ".csvt", ".CSVT"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const char *path = path_beside(arena, source->path, endings[i]);
        struct stat info;
        demarc_status status;

        if (!path)
            return DEMARC_ENOMEM;
        if (stat(path, &info) != 0 || S_ISREG(info.st_mode))
            continue;
        status = demarc_file_check(ctx, path);
        if (status != DEMARC_OK)
            return status;
    }
    return DEMARC_OK;
}

/** Changes that are not in the database yet would be passed over. */
static demarc_status journal_check(demarc_ctx *ctx, demarc_arena *arena,
                                   const demarc_source *source)
{
    static const char *const endings[] = {"-wal", "-journal"};
    demarc_where where = at_file(source);

    for (size_t i = 0; i < 2; i++) {
        const char *path = path_beside(arena, source->path, endings[i]);
        struct stat info;

        if (!path)
            return DEMARC_ENOMEM;
        if (stat(path, &info) == 0 && info.st_size > 0)
            return demarc_report(ctx, DEMARC_RULE_SOURCE_WAL, &where,
                                 "open and close it in the program that "
                                 "wrote it",
                                 "changes of it are still in its %s file",
                                 endings[i]);
    }
    return DEMARC_OK;
}

static demarc_status unpack(demarc_ctx *ctx, demarc_arena *arena,
                            const char *scratch, demarc_source *source)
{
    demarc_status status =
        demarc_unzip(ctx, arena, source->path, scratch, &source->unzipped);

    if (status != DEMARC_OK)
        return status;
    source->path = source->unzipped.file[0];
    return kind_find(ctx, source);
}

/** OGR takes what is behind an unclosed quote for one cell, and fills ragged
 *  rows up; demarc's own reader names them. Counts the rows. */
static demarc_status csv_check(demarc_ctx *ctx, demarc_arena *arena,
                               const char *encoding, demarc_source *source)
{
    demarc_csv csv;
    demarc_csv_row row = {0};
    demarc_status status =
        demarc_csv_open(ctx, arena, source->path, encoding, &csv);

    do
        status = status == DEMARC_OK ? demarc_csv_next(&csv, &row) : status;
    while (status == DEMARC_OK && row.count);
    if (status == DEMARC_OK && csv.rows_refused)
        status = DEMARC_EDATA; /* each has its finding */
    source->count = csv.rows_in;
    source->counted = true;
    demarc_csv_close(&csv);
    return status;
}

/** What is taken out has been looked at more strictly than it is here. */
static demarc_status json_check(demarc_ctx *ctx, demarc_jsonrings *rings,
                                demarc_source *source)
{
    if (rings)
        demarc_jsonrings_take(source->path, rings);
    return demarc_json_guard(ctx, source->path,
                             rings && rings->taken ? &rings->outline : NULL,
                             &source->kind);
}

demarc_status demarc_source_find(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *name, const demarc_source_how *how,
                                 demarc_source *out)
{
    demarc_status status;

    *out = (demarc_source){.name = name, .path = name};
    out->since = demarc_finding_count(ctx);
    if (how->allow_network && demarc_text_starts(name, "PG:")) {
        out->kind = DEMARC_SOURCE_POSTGRES;
        return DEMARC_OK;
    }
    status = kind_find(ctx, out);
    if (status == DEMARC_OK && out->kind == DEMARC_SOURCE_ZIP)
        status = unpack(ctx, arena, how->scratch, out);
    if (status == DEMARC_OK)
        status = sides_check(ctx, arena, out);
    if (status == DEMARC_OK)
        status = demarc_crs_scan(ctx, arena, out);
    if (status == DEMARC_OK && out->kind == DEMARC_SOURCE_GPKG)
        status = journal_check(ctx, arena, out);
    if (status == DEMARC_OK && out->kind == DEMARC_SOURCE_GPKG)
        status = demarc_geopackage_check(ctx, out->path);
    out->counted = out->kind == DEMARC_SOURCE_FLATGEOBUF;
    if (status == DEMARC_OK && out->kind == DEMARC_SOURCE_CSV)
        status = csv_check(ctx, arena, how->encoding, out);
    if (status == DEMARC_OK && out->kind == DEMARC_SOURCE_FLATGEOBUF)
        status = demarc_flatgeobuf_check(ctx, out->path, &out->count);
    if (status == DEMARC_OK && out->kind == DEMARC_SOURCE_GEOJSON)
        status = json_check(ctx, how->rings, out);
    return status;
}
