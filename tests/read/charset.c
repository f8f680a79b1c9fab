#include "read/charset.h"

#include "read/dbftext.h"
#include "shapes.h"
#include "spill.h"
#include "tap.h"

/* A shapefile of one field of text, its cells given in bytes. */
static shapes table_of(const char *const *cells, unsigned width,
                       unsigned char language, const char *cpg)
{
    const double line[] = {70, 40, 71, 40};
    const uint32_t start = 0;
    shapes in = shapes_begin(3);

    field_add(&in, "name", 'C', width, 0);
    for (; *cells; cells++) {
        line_add(&in, &start, 1, line, 2, 0);
        row_add(&in, *cells);
    }
    shapes_end(&in);
    in.file[DEMARC_DBF].data[29] = (char)language;
    in.file[DEMARC_CPG].length = 0;
    demarc_buffer_text(&in.file[DEMARC_CPG], cpg);
    shapes_save(&in);
    if (!*cpg)
        unlink(part_path(&in, DEMARC_CPG));
    return in;
}

/* What became of a text: its UTF-8, or "" with the codes in `found`. */
typedef struct outcome {
    char text[200], found[200];
    demarc_status status;
} outcome;

static outcome read_one(const shapes *in, const char *encoding, const char *raw,
                        demarc_cell_at at)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_source source = {.kind = DEMARC_SOURCE_SHAPEFILE,
                            .name = part_path(in, DEMARC_SHP)};
    demarc_charset set;
    demarc_buffer list = {0};
    outcome out = {.text = ""};

    source.path = source.name;
    out.status = demarc_charset_open(ctx, &arena, &source, encoding, &set);
    if (out.status == DEMARC_OK)
        out.status = demarc_charset_text(&set, &at, &raw);
    if (out.status == DEMARC_OK)
        snprintf(out.text, sizeof out.text, "%s", raw);
    demarc_charset_close(&set);
    codes(ctx, &list);
    snprintf(out.found, sizeof out.found, "%s", list.data);
    demarc_buffer_free(&list);
    demarc_arena_free(&arena);
    demarc_ctx_free(ctx);
    return out;
}

/* "Ворух" by iconv -t CP1251, "Исфара" and "Линия границы" likewise. */
#define VORUKH "\xc2\xee\xf0\xf3\xf5"
#define LINE1  "\xcb\xe8\xed\xe8\xff \xe3\xf0\xe0\xed\xe8\xf6\xfb"

static void test_words(void)
{
    static const char *const cells[] = {LINE1, VORUKH, "plain", NULL};
    static const char *const utf8[] = {"Ворух", NULL};
    const demarc_cell_at first = {1, "name", 20};
    shapes in = table_of(cells, 20, 0, "");
    outcome got = read_one(&in, NULL, VORUKH, first);

    is(got.text, "Ворух", "found out by the bytes");
    is(got.found, "text-guessed@dbf", "with a note");
    got = read_one(&in, NULL, "plain", first);
    is(got.text, "plain", "ASCII");
    is(got.found, "", "needs no guess");
    got = read_one(&in, "koi8-r", VORUKH, first);
    is(got.text, "бНПСУ", "what the user says, right or not");
    got = read_one(&in, "no such", VORUKH, first);
    is_int(got.status, DEMARC_EUSAGE, "what is no encoding");
    shapes_free(&in);
    in = table_of(cells, 20, 0xc9, "");
    got = read_one(&in, NULL, VORUKH, first);
    is(got.text, "Ворух", "by the language byte");
    is(got.found, "", "nothing to say");
    shapes_free(&in);
    in = table_of(cells, 20, 0, "UTF-8");
    got = read_one(&in, NULL, VORUKH, first);
    is(got.text, "Ворух", "a .cpg that lies");
    is(got.found, "text-claim@dbf text-guessed@dbf", "is told");
    shapes_free(&in);
    in = table_of(utf8, 20, 0, "1251");
    got = read_one(&in, NULL, "Ворух", first);
    is(got.text, "Ворух", "UTF-8 goes before it");
    is(got.found, "text-claim@cpg", "and that is told");
    got = read_one(&in, "cp1251", "Ворух", first);
    is(got.found, "text-own@dbf", "also before what the user says");
    shapes_free(&in);
}

/* The first text beyond ASCII decides, by what follows it in the table. */
static void test_late(void)
{
    static const char *const cells[] = {"plain", "plain", "\xd0\x92", LINE1,
                                        NULL};
    shapes in = table_of(cells, 20, 0, "");
    outcome got = read_one(&in, NULL, LINE1, (demarc_cell_at){4, "name", 20});

    is(got.text, "Линия границы", "rows before it do not count");
    shapes_free(&in);
}

static void test_ends(void)
{
    static const char *const cells[] = {"Вору", NULL};
    const demarc_cell_at full = {1, "name", 7}, free = {1, "name", 20};
    shapes in = table_of(cells, 20, 0, "UTF-8");
    outcome got = read_one(&in, NULL, "Вор\xd1", full);

    is(got.text, "Вор", "half a character at the end of a full field");
    is(got.found, "text-cut@dbf", "is left out and told");
    got = read_one(&in, NULL, "Вор\xd1", free);
    is_int(got.status, DEMARC_EDATA, "at the end of another it is an error");
    is(got.found, "source-text@dbf", "of its own");
    got = read_one(&in, NULL, "В\xff", full);
    is(got.found, "source-text@dbf", "as is a byte that is none");
    shapes_free(&in);
}

static void test_sample(void)
{
    static const char *const cells[] = {VORUKH, "plain", "  " VORUKH VORUKH,
                                        NULL};
    demarc_ctx *ctx = demarc_ctx_new();
    shapes in = table_of(cells, 12, 0x65, "");
    demarc_buffer out = {0};
    unsigned char language = 0;

    demarc_dbf_sample(ctx, part_path(&in, DEMARC_DBF), 0, &language, &out);
    is_int(language, 0x65, "the language byte");
    is(out.data, VORUKH "\n  " VORUKH VORUKH "\r",
       "cells beyond ASCII, the full one marked");
    out.length = 0;
    demarc_dbf_sample(ctx, part_path(&in, DEMARC_DBF), 1, NULL, &out);
    is(out.data, "  " VORUKH VORUKH "\r", "from a row on");
    demarc_buffer_free(&out);
    out = (demarc_buffer){0};
    for (size_t length = 0; length < in.file[DEMARC_DBF].length; length++) {
        part_save(&in, DEMARC_DBF, in.file[DEMARC_DBF].data, length);
        if (demarc_dbf_sample(ctx, part_path(&in, DEMARC_DBF), 0, NULL, &out))
            break;
    }
    is_int((long long)demarc_finding_count(ctx), 0,
           "a table that is cut anywhere says nothing here");
    shapes_free(&in);
    is_int(demarc_dbf_sample(ctx, "no/such.dbf", 0, NULL, &out),
           DEMARC_ENOINPUT, "no table");
    demarc_buffer_free(&out);
    demarc_ctx_free(ctx);
}

int main(void)
{
    test_words();
    test_late();
    test_ends();
    test_sample();
    return done();
}
