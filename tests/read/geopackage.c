#include "read/geopackage.h"

#include "lines.h"
#include "tap.h"

#include <sqlite3.h>

static const char *sound;

static const char *checked(const char *path)
{
    static char out[300];
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_status status = demarc_geopackage_check(ctx, path);
    demarc_buffer codes = {0};

    findings(ctx, &codes);
    snprintf(out, sizeof out, "%s", codes.data);
    ok((status == DEMARC_OK) == !*out, "status %d", status);
    demarc_buffer_free(&codes);
    demarc_ctx_free(ctx);
    return out;
}

/* The sound one after these statements. */
static const char *after(const char *name, const char *statements)
{
    const char *path = source_path(name);
    const char *words[] = {"-f", "GPKG", NULL};
    char *wrong = NULL;
    sqlite3 *db = NULL;

    source_translate(sound, path, words);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        abort();
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    sqlite3_exec(db, statements, NULL, NULL, &wrong);
    ok(!wrong, "%s", wrong ? wrong : name);
    sqlite3_free(wrong);
    sqlite3_close(db);
    return path;
}

#define FOREVER                                                                \
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "

/* Nothing in it is run, or it would not come back. */
static void test_programs(void)
{
    alarm(60);
    is(checked(after("0.gpkg", "")), "", "as GDAL writes it");
    is(checked(after("? #%41.gpkg", "")), "", "under an odd name");
    is(checked(after("1.gpkg",
                     "CREATE VIEW v AS " FOREVER "SELECT i AS fid FROM n")),
       "", "a view that is no layer is not looked at");
    is(checked(after("2.gpkg", "ALTER TABLE lines RENAME TO old; "
                               "DELETE FROM gpkg_contents; INSERT INTO "
                               "gpkg_contents(table_name, data_type, srs_id, "
                               "identifier) VALUES "
                               "('Lines', 'features', 4326, 'x'); "
                               "CREATE VIEW lines AS " FOREVER
                               "SELECT i AS fid, NULL AS geom FROM n")),
       "source-program:0", "a layer that is a view");
    is(checked(after("3.gpkg",
                     "ALTER TABLE gpkg_contents RENAME TO old; CREATE VIEW "
                     "gpkg_contents AS " FOREVER "SELECT o.* FROM old o, n")),
       "source-program:0", "a list of layers that is a view");
    is(checked(after("4.gpkg", "CREATE VIRTUAL TABLE gpkg_more USING fts5(a)")),
       "source-program:0", "a virtual table");
    is(checked(after("5.gpkg", "CREATE TABLE t(a, b AS (zeroblob(a)))")),
       "source-program:0", "a generated column");
    is(checked(after("6.gpkg", "CREATE TABLE t(a CHECK (length(hex(zeroblob("
                               "30000000))) > 1 + a)); PRAGMA "
                               "ignore_check_constraints = ON; WITH n(i) AS "
                               "(SELECT 1 UNION ALL SELECT i + 1 FROM n "
                               "LIMIT 1000) INSERT INTO t SELECT i FROM n")),
       "", "conditions are not run");
    is(checked(after("7.gpkg", "CREATE TRIGGER t AFTER INSERT ON lines BEGIN "
                               "DELETE FROM lines; END")),
       "", "nor are triggers");
    is(checked(after("8.gpkg", "DROP TABLE gpkg_contents")), "source-open:0",
       "no GeoPackage");
}

static void test_damage(void)
{
    const char *path = after("d.gpkg", "");
    demarc_ctx *ctx = demarc_ctx_new();
    FILE *file = fopen(path, "r+");

    is(checked("no/such.gpkg"), "source-open:0", "no file");
    fseek(file, 100, SEEK_SET);
    fputs("????", file);
    fclose(file);
    is(checked(path), "source-open:0", "a damaged page");
    is(checked(source_text("e.gpkg", "SQLite format 3")), "source-open:0",
       "a text");
    if (truncate(after("f.gpkg", ""), 8192))
        abort();
    is(checked(source_path("f.gpkg")), "source-open:0", "cut short");
    demarc_ctx_free(ctx);
}

int main(void)
{
    sound =
        source_text("lines.geojson", ALL(LINE("\"id\":\"a\"," STAGE, HERE)));
    test_programs();
    test_damage();
    return done();
}
