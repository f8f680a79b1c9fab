/* Oracle: the layout of dBASE III (header of 32 bytes, fields of 32 bytes, a
 * CR, rows with a flag each) as Esri's and Borland's descriptions have it, and
 * the offsets of the sample below, added up by hand: four fields, so the
 * header ends at 32 + 4 * 32 + 1 = 161; rows of 1 + 6 + 8 + 6 + 6 = 27. */
#include "read/dbf.h"

#include "shapes.h"
#include "tap.h"

enum { ROWS = 161, ROW = 27, LENGTH = ROWS + 3 * ROW + 1, FIELD = 32 };

/** Cells of a row begin here: the text, the date, the number, the other. */
enum { TEXT = 1, DATE = 7, NUMBER = 15, OTHER = 21 };

typedef struct test_case {
    const char *name;
    size_t at;
    const char *bytes; /* put there */
    size_t count;
    size_t length;     /* of the file then; 0: as it was */
    const char *found; /* codes, in collecting mode */
    bool readable;     /* by OGR, in spite of it */
} test_case;

#define BYTES(text) (text), sizeof(text) - 1

static const test_case cases[] = {
    {"as it was made", 0, BYTES(""), 0, "", true},
    {"without an end mark", 0, BYTES(""), LENGTH - 1, "", true},
    {"with more behind the end mark", 0, BYTES(""), LENGTH + 9, "", true},
    {"too short for its header", 0, BYTES(""), 31, "dbf-header", false},
    {"dBASE 7", 0, BYTES("\x04"), 0, "dbf-header", false},
    {"no version", 0, BYTES("\0"), 0, "dbf-header", false},
    {"FoxPro", 0, BYTES("\x30"), 0, "", true},
    {"cut within its header", 0, BYTES(""), 160, "dbf-header", false},
    {"a header of no length", 8, BYTES("\0\0"), 0, "dbf-header", false},
    {"a header that is too short", 8, BYTES("\xA0\0"), 0, "dbf-header", false},
    {"one that is too long", 8, BYTES("\xA2\0"), 0,
     "dbf-row dbf-value dbf-value dbf-row dbf-value dbf-value dbf-value", true},
    {"no end of the fields", 160, BYTES(" "), 0, "dbf-header", false},
    {"rows of another length", 10, BYTES("\x1C\0"), 0, "dbf-field", false},
    {"a field of another width", FIELD + 16, BYTES("\x07"), 0, "dbf-field",
     false},
    {"a field of no width", FIELD + 16, BYTES("\0"), 0, "dbf-field", false},
    {"a field without a name", FIELD, BYTES("\0"), 0, "dbf-field", false},
    {"two fields of one name", 2 * FIELD, BYTES("TEXT"), 0, "dbf-name", true},
    {"bytes behind a name", FIELD + 10, BYTES("x"), 0, "dbf-nul", true},
    {"a type that is none", FIELD + 11, BYTES("\0"), 0, "dbf-kind", true},
    {"a type of FoxPro", FIELD + 11, BYTES("I"), 0, "dbf-kind", true},
    {"a memo", FIELD + 11, BYTES("M"), 0, "dbf-memo", true},
    {"a date of another width", 3 * FIELD + 11, BYTES("D"), 0, "dbf-kind",
     true},
    {"more decimals than digits", 3 * FIELD + 17, BYTES("\x06"), 0, "dbf-kind",
     true},
    {"a row too few", 4, BYTES("\x02"), 0, "dbf-count dbf-size", false},
    {"a row too many", 4, BYTES("\x04"), 0, "dbf-size", false},
    {"2^32 - 1 rows", 4, BYTES("\xFF\xFF\xFF\xFF"), 0, "dbf-size", false},
    {"cut within a row", 0, BYTES(""), LENGTH - 2, "dbf-size", false},
    {"something behind the rows", LENGTH - 1, BYTES(" "), 0, "dbf-size", false},
    {"a deleted row", ROWS + ROW, BYTES("*"), 0, "dbf-deleted", true},
    {"a row that begins otherwise", ROWS + ROW, BYTES("\0"), 0, "dbf-row",
     true},
    {"a text of NULs", ROWS + TEXT, BYTES("\0\0\0\0\0\0"), 0, "", true},
    {"a text that ends in NULs", ROWS + TEXT, BYTES("a\0\0\0\0\0"), 0,
     "dbf-padding", true},
    {"a text cut by a NUL", ROWS + TEXT, BYTES("a\0b   "), 0, "dbf-nul", true},
    {"a NUL before the blanks", ROWS + TEXT, BYTES("ab\0   "), 0, "dbf-nul",
     true},
    {"a date of blanks", ROWS + DATE, BYTES("        "), 0, "", true},
    {"a date that is none", ROWS + DATE, BYTES("2022\x30-14"), 0, "dbf-value",
     true},
    {"a date with an odd byte", ROWS + DATE,
     BYTES("2022\xB0"
           "914"),
     0, "dbf-value", true},
    {"no number", ROWS + NUMBER, BYTES("      "), 0, "", true},
    {"a number of stars", ROWS + NUMBER, BYTES("******"), 0, "", true},
    {"a number of NULs", ROWS + NUMBER, BYTES("\0\0\0\0\0\0"), 0, "", true},
    {"numbers", ROWS + NUMBER, BYTES("-1.5e3"), 0, "", true},
    {"on the left", ROWS + NUMBER, BYTES("+.5   "), 0, "", true},
    {"with NULs behind", ROWS + NUMBER, BYTES(" 7.\0\0\0"), 0, "", true},
    {"a number with an odd byte", ROWS + NUMBER, BYTES("12x456"), 0,
     "dbf-value", true},
    {"two numbers", ROWS + NUMBER, BYTES(" 12 56"), 0, "dbf-value", true},
    {"a number cut by a NUL", ROWS + NUMBER,
     BYTES("12\0"
           "456"),
     0, "dbf-value", true},
    {"a point alone", ROWS + NUMBER, BYTES("     ."), 0, "dbf-value", true},
    {"half a power", ROWS + NUMBER, BYTES("  1.5e"), 0, "dbf-value", true},
    {"a sign alone", ROWS + NUMBER, BYTES("     -"), 0, "dbf-value", true},
};

static shapes sample(void)
{
    shapes in = shapes_begin(3);

    field_add(&in, "text", 'C', 6, 0);
    field_add(&in, "date", 'D', 8, 0);
    field_add(&in, "number", 'N', 6, 2);
    field_add(&in, "other", 'C', 6, 0);
    row_add(&in, "abc   20220914  1.25full!!");
    row_add(&in, "full!!20220916-31.00      ");
    row_add(&in, "      00000000     7b     ");
    in.records = 3;
    shapes_end(&in);
    return in;
}

static demarc_status check(const shapes *in, demarc_ctx *ctx, bool *broken)
{
    char path[96];

    shapes_save(in);
    snprintf(path, sizeof path, "%s", part_path(in, DEMARC_DBF));
    return demarc_dbf_check(ctx, path, 3, broken);
}

/** The codes alone. */
static void names(const demarc_ctx *ctx, demarc_buffer *out)
{
    demarc_buffer_text(out, "");
    for (size_t i = 0; i < demarc_finding_count(ctx); i++)
        demarc_buffer_format(out, "%s%s", i ? " " : "",
                             demarc_finding_at(ctx, i)->code);
}

static void test_case_run(const test_case *test)
{
    demarc_ctx *ctx = demarc_ctx_new(), *brief = demarc_ctx_new();
    shapes in = sample();
    demarc_buffer *dbf = &in.file[DEMARC_DBF], found = {0};
    demarc_status status;
    bool broken;

    memcpy(dbf->data + test->at, test->bytes, test->count);
    if (test->length > dbf->length)
        room_add(dbf, test->length - dbf->length);
    dbf->length = test->length ? test->length : dbf->length;
    demarc_ctx_collect(ctx, true);
    status = check(&in, ctx, &broken);
    names(ctx, &found);
    is(found.data, test->found, test->name);
    ok(broken == !test->readable, "and may%s be read",
       test->readable ? "" : " not");
    is_int(check(&in, brief, &broken), status, "the same status at once");
    ok(errors_of(brief) == (status != DEMARC_OK), "with one error");
    demarc_buffer_free(&found);
    shapes_free(&in);
    demarc_ctx_free(ctx);
    demarc_ctx_free(brief);
}

static void test_counts(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    shapes in = sample();
    bool broken;

    shapes_save(&in);
    is_int(demarc_dbf_check(ctx, part_path(&in, DEMARC_DBF), 4, &broken),
           DEMARC_EDATA, "three rows for four shapes");
    is(demarc_finding_at(ctx, 0)->message,
       "the table has 3 rows, the .shp 4 shapes", "are counted");
    is_int(demarc_dbf_check(ctx, part_path(&in, DEMARC_DBF), DEMARC_DBF_ANY,
                            &broken),
           DEMARC_OK, "unless the shapes are not known");
    shapes_free(&in);
    is_int(demarc_dbf_check(ctx, "/dev/null", 3, &broken), DEMARC_ENOINPUT,
           "a device is no table");
    ok(broken, "and nobody may read it");
    demarc_ctx_free(ctx);
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        test_case_run(&cases[i]);
    test_counts();
    return done();
}
