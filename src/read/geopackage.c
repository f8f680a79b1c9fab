#include "read/geopackage.h"

#include "base/buffer.h"
#include "read/clip.h"
#include "read/damage.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

enum {
    LONGEST = 32 * 1024 * 1024, /* bytes of a text or blob */
    ANSWER = 200
};

typedef struct door {
    demarc_ctx *ctx;
    const char *path;
    sqlite3 *db;
} door;

static demarc_where at_file(const door *in)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = in->path;
    return where;
}

static demarc_status damaged(const door *in, const char *reason)
{
    demarc_where where = at_file(in);
    const char *line = strchr(reason, '\n'); /* behind "in database main" */
    char clipped[DEMARC_CLIP_SIZE * 2] = "";

    reason = *reason == '*' && line ? line + 1 : reason;
    for (size_t i = 0; reason[i] && i + 1 < sizeof clipped; i++)
        clipped[i] = reason[i] >= ' ' && reason[i] < 0x7f ? reason[i] : ' ';
    return demarc_report(
        in->ctx, DEMARC_RULE_SOURCE_OPEN, &where, "get it again",
        "the GeoPackage is damaged or cut short (SQLite: %s)", clipped);
}

/** SQLite's own word for why something failed. */
static demarc_status failed(const door *in)
{
    int code = in->db ? sqlite3_errcode(in->db) : SQLITE_NOMEM;

    return code == SQLITE_NOMEM ? DEMARC_ENOMEM
                                : damaged(in, sqlite3_errmsg(in->db));
}

/** The file as a URI: as it is now, without a look at what is beside it. */
static demarc_status uri_make(const char *path, demarc_buffer *out)
{
    demarc_buffer_text(out, *path == '/' ? "file://" : "file:");
    for (; *path; path++)
        if (strchr("?#%", *path))
            demarc_buffer_format(out, "%%%02X", (unsigned char)*path);
        else
            demarc_buffer_char(out, *path);
    demarc_buffer_text(out, "?mode=ro&immutable=1");
    return demarc_buffer_status(out);
}

static demarc_status db_open(door *in)
{
    const int flags =
        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
    demarc_buffer uri = {0};
    demarc_status status = uri_make(in->path, &uri);

    if (status == DEMARC_OK &&
        sqlite3_open_v2(uri.data, &in->db, flags, NULL) != SQLITE_OK)
        status = failed(in);
    demarc_buffer_free(&uri);
    if (status != DEMARC_OK)
        return status;
    sqlite3_limit(in->db, SQLITE_LIMIT_LENGTH, LONGEST);
    sqlite3_db_config(in->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(in->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(in->db, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
    return DEMARC_OK;
}

/** The first cell of the first row of an answer; "" if there is none. */
static demarc_status ask(const door *in, const char *question, char out[ANSWER])
{
    sqlite3_stmt *query = NULL;
    int code = sqlite3_prepare_v2(in->db, question, -1, &query, NULL);
    demarc_status status = DEMARC_OK;

    *out = '\0';
    if (code == SQLITE_OK)
        code = sqlite3_step(query);
    if (code == SQLITE_ROW && sqlite3_column_text(query, 0))
        snprintf(out, ANSWER, "%s",
                 (const char *)sqlite3_column_text(query, 0));
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        status = failed(in);
    sqlite3_finalize(query);
    return status;
}

/** Refuses what the question finds. */
static demarc_status refuse_any(const door *in, const char *question,
                                const char *what)
{
    demarc_where where = at_file(in);
    char name[ANSWER], clipped[DEMARC_CLIP_SIZE];
    demarc_status status = ask(in, question, name);

    if (status != DEMARC_OK || !*name)
        return status;
    return demarc_report(in->ctx, DEMARC_RULE_SOURCE_PROGRAM, &where,
                         "save its rows as a plain table, such as with "
                         "ogr2ogr",
                         "its table \"%s\" is %s", demarc_clip(name, clipped),
                         what);
}

/** Rows of sqlite_master that are no plain tables. */
#define PROGRAMS                                                               \
    "SELECT name FROM sqlite_master WHERE (type = 'view' OR (type = 'table' "  \
    "AND coalesce(rootpage, 0) = 0)) AND lower(name) "

static demarc_status programs_refuse(const door *in)
{
    static const char program[] = "a view or a virtual table";
    demarc_status status = refuse_any(in, PROGRAMS "GLOB 'gpkg_*'", program);

    if (status == DEMARC_OK)
        status = refuse_any(in,
                            "SELECT name FROM sqlite_master WHERE "
                            "lower(name) GLOB 'rtree_*' AND (type = 'view' OR "
                            "sql LIKE 'CREATE VIRTUAL%' AND "
                            "sql NOT LIKE '% USING rtree(%')",
                            "no index");
    if (status == DEMARC_OK)
        status = refuse_any(in,
                            "SELECT t.name FROM sqlite_master AS t, "
                            "pragma_table_xinfo(t.name) AS f WHERE "
                            "t.type = 'table' AND t.rootpage > 0 AND "
                            "f.hidden > 1",
                            "one with a generated column");
    return status;
}

static demarc_status layers_refuse(const door *in)
{
    char name[ANSWER];
    demarc_where where = at_file(in);
    demarc_status status =
        ask(in, "SELECT name FROM sqlite_master WHERE name = 'gpkg_contents'",
            name);

    if (status == DEMARC_OK && !*name)
        return demarc_report(in->ctx, DEMARC_RULE_SOURCE_OPEN, &where,
                             "save the lines as a GeoPackage",
                             "it is an SQLite database, but no GeoPackage");
    if (status == DEMARC_OK)
        status = refuse_any(in,
                            PROGRAMS
                            "IN (SELECT lower(table_name) FROM gpkg_contents "
                            "UNION SELECT 'layer_styles')",
                            "a view or a virtual table");
    return status;
}

/** Whether every page is used once. The file's own conditions are not run. */
static demarc_status pages_check(const door *in)
{
    char found[ANSWER];
    demarc_status status =
        ask(in, "PRAGMA ignore_check_constraints = ON", found);

    if (status == DEMARC_OK)
        status = ask(in, "PRAGMA quick_check(1)", found);
    if (status == DEMARC_OK && strcmp(found, "ok") != 0)
        status = damaged(in, found);
    return status;
}

demarc_status demarc_geopackage_check(demarc_ctx *ctx, const char *path)
{
    door in = {.ctx = ctx, .path = path};
    demarc_status status = db_open(&in);

    if (status == DEMARC_OK)
        status = programs_refuse(&in);
    if (status == DEMARC_OK)
        status = pages_check(&in);
    if (status == DEMARC_OK)
        status = layers_refuse(&in);
    sqlite3_close(in.db);
    return status;
}
