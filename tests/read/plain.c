/* Encodings. The oracle for UTF-16 and UTF-8 is the Unicode Standard 15,
 * section 3.9, tables 3-4 to 3-7, by hand; for CP1251 and UTF-32 that of
 * iconv, as glibc has it. Line numbers are counted by hand. */
#include "read/plain.h"

#include "read/utf16.h"
#include "spill.h"
#include "tap.h"

typedef struct test_case {
    const char *name;
    const char *bytes;
    size_t length;
    const char *encoding;
    const char *text; /* NULL: refused */
    const char *findings;
} test_case;

static const test_case cases[] = {
    {"UTF-8", BYTES("\xd0\x96,\xe2\x82\xac\r\n"), NULL,
     "\xd0\x96,\xe2\x82\xac\r\n", ""},
    {"an empty file", BYTES(""), NULL, "", ""},
    {"a byte order mark is dropped",
     BYTES("\xef\xbb\xbf"
           "a"),
     NULL, "a", ""},
    {"UTF-16, little endian",
     BYTES("\xff\xfe"
           "a\0\x16\x04\xac\x20\x3d\xd8\x00\xde\n\0"),
     NULL, "a\xd0\x96\xe2\x82\xac\xf0\x9f\x98\x80\n", ""},
    {"UTF-16, big endian",
     BYTES("\xfe\xff\0a\x04\x16\x20\xac\xd8\x3d\xde\x00\xdb\xff\xdf\xff"), NULL,
     "a\xd0\x96\xe2\x82\xac\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf", ""},
    {"only the mark of UTF-16", BYTES("\xff\xfe"), NULL, "", ""},
    {"CP1251 with --encoding", BYTES("a\n\xc6\n"), "CP1251", "a\n\xd0\x96\n",
     ""},
    {"UTF-8 is never converted", BYTES("\xd0\x96"), "CP1251", "\xd0\x96", ""},
    {"UTF-16 without a mark, with --encoding", BYTES("a\0\x16\x04"), "UTF-16LE",
     "a\xd0\x96", ""},
    {"a header that begins with PK is text", BYTES("PK,date\n"), NULL,
     "PK,date\n", ""},

    {"gzip", BYTES("\x1f\x8b\x08\0x"), NULL, NULL, "csv-kind:0"},
    {"zip, as spreadsheets are", BYTES("PK\3\4x"), NULL, NULL, "csv-kind:0"},
    {"an empty zip", BYTES("PK\5\6x"), NULL, NULL, "csv-kind:0"},
    {"an old spreadsheet", BYTES("\xd0\xcf\x11\xe0x"), NULL, NULL,
     "csv-kind:0"},
    {"bzip2", BYTES("BZh91AY"), NULL, NULL, "csv-kind:0"},
    {"xz",
     BYTES("\xfd"
           "7zXZ\0"),
     NULL, NULL, "csv-kind:0"},
    {"Zstandard", BYTES("\x28\xb5\x2f\xfd"), NULL, NULL, "csv-kind:0"},
    {"PDF", BYTES("%PDF-1.4\n"), NULL, NULL, "csv-kind:0"},
    {"a picture", BYTES("\x89PNG\r\n\x1a\n"), NULL, NULL, "csv-kind:0"},
    {"UTF-32 with its mark is not UTF-16", BYTES("\xff\xfe\0\0a\0\0\0"), NULL,
     NULL, "csv-encoding:1"},
    {"and is read when named", BYTES("\xff\xfe\0\0a\0\0\0"), "UTF-32", "a", ""},
    {"a NUL byte", BYTES("a\r\nb\rc\n\0d"), NULL, NULL, "csv-nul:4"},
    {"a NUL in UTF-16",
     BYTES("\xff\xfe"
           "a\0\n\0\0\0"),
     NULL, NULL, "csv-nul:2"},
    {"not UTF-8", BYTES("a\r\n\r\n\xc6\n"), NULL, NULL, "csv-encoding:3"},
    {"UTF-8 cut short", BYTES("a\n\xe2\x82"), NULL, NULL, "csv-encoding:2"},
    {"an overlong slash", BYTES("\xc0\xaf"), NULL, NULL, "csv-encoding:1"},
    {"a lone leading surrogate",
     BYTES("\xff\xfe\n\0\x3d\xd8"
           "a\0"),
     NULL, NULL, "csv-encoding:2"},
    {"one at the end", BYTES("\xff\xfe\x3d\xd8"), NULL, NULL, "csv-encoding:1"},
    {"a lone trailing surrogate", BYTES("\xfe\xff\0\r\0\n\xde\0"), NULL, NULL,
     "csv-encoding:2"},
    {"half a unit of UTF-16",
     BYTES("\xff\xfe"
           "a\0b"),
     NULL, NULL, "csv-encoding:1"},
    {"not even CP1251", BYTES("a\n\x98"), "CP1251", NULL, "csv-encoding:2"},
    {"an encoding that is none", BYTES("\xff"), "rot13", NULL, "usage:0"},
    {"one that would drop characters", BYTES("\xff"), "CP1251//IGNORE", NULL,
     "usage:0"},
    {"one that would ask the locale", BYTES("\xff"), "", NULL, "usage:0"},
};

/* All of the text, and what was found. */
static demarc_status read_all(const spilled *file, const char *encoding,
                              demarc_ctx *ctx, demarc_buffer *text)
{
    demarc_plain plain;
    demarc_status status = demarc_plain_open(ctx, file->path, encoding, &plain);
    bool more = status == DEMARC_OK;

    demarc_buffer_text(text, "");
    while (more && status == DEMARC_OK)
        status = demarc_plain_next(&plain, text, &more);
    demarc_plain_close(&plain);
    return status;
}

static void run(const test_case *test)
{
    spilled file = spill(test->bytes, test->length);
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_buffer found = {0}, text = {0};
    demarc_status status = read_all(&file, test->encoding, ctx, &text);

    is(text.data, test->text ? test->text : "", test->name);
    findings(ctx, &found);
    is(found.data, test->findings, "its findings");
    ok(status == demarc_report_worst(ctx, 0), "its status is that of them");
    demarc_buffer_free(&found);
    demarc_buffer_free(&text);
    demarc_ctx_free(ctx);
    unlink(file.path);
}

static void test_message(void)
{
    spilled file = spill(BYTES("a\n\xc6\n"));
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_buffer found = {0}, text = {0};

    read_all(&file, NULL, ctx, &text);
    finding_text(ctx, 0, &found);
    is(found.data,
       "2: the text is not UTF-8; convert it to UTF-8, or give --encoding",
       "the message has the mend");
    demarc_buffer_free(&found);
    demarc_buffer_free(&text);
    demarc_ctx_free(ctx);
    unlink(file.path);
}

/* Characters of every length at every place about the end of a piece: what is
 * cut there is put together again. */
static void test_pieces(void)
{
    static const char utf8[] = "a\xd0\x96\xe2\x82\xac\xf0\x9f\x98\x80";
    static const struct {
        const char *encoding, *mark, *x, *bytes;
        size_t mark_size, unit, size;
    } forms[] = {
        {NULL, "", "x", utf8, 0, 1, 10},
        {NULL, "\xff\xfe", "x\0", "a\0\x16\x04\xac\x20\x3d\xd8\0\xde", 2, 2,
         10},
        {NULL, "\xfe\xff", "\0x", "\0a\x04\x16\x20\xac\xd8\x3d\xde\0", 2, 2,
         10},
        {"GB18030", "", "x", "a\xa7\xa8\xa2\xe3\x94\x39\xfc\x36", 0, 1, 9},
    };
    enum { PIECE = 65536 };

    for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
        for (size_t shift = 0; shift <= 12; shift += forms[f].unit) {
            demarc_buffer bytes = {0}, text = {0}, want = {0};
            demarc_ctx *ctx = demarc_ctx_new();
            spilled file;

            demarc_buffer_add(&bytes, forms[f].mark, forms[f].mark_size);
            while (bytes.length < PIECE - shift) {
                demarc_buffer_add(&bytes, forms[f].x, forms[f].unit);
                demarc_buffer_char(&want, 'x');
            }
            demarc_buffer_add(&bytes, forms[f].bytes, forms[f].size);
            demarc_buffer_text(&want, utf8);
            file = spill(bytes.data, bytes.length);
            is_int(read_all(&file, forms[f].encoding, ctx, &text), DEMARC_OK,
                   "cut between two pieces");
            is(text.data, want.data, "and whole again");
            unlink(file.path);
            demarc_buffer_free(&bytes);
            demarc_buffer_free(&text);
            demarc_buffer_free(&want);
            demarc_ctx_free(ctx);
        }
}

/* A file that is cut at a line's end, or goes on, while it is read. */
static void test_changed(void)
{
    for (int grows = 0; grows < 2; grows++) {
        spilled file = spill("a\nb\nc\n", 6);
        demarc_ctx *ctx = demarc_ctx_new();
        demarc_buffer text = {0};
        demarc_plain plain;
        bool more = true;
        FILE *end;

        is_int(demarc_plain_open(ctx, file.path, NULL, &plain), DEMARC_OK,
               "looked at");
        end = fopen(file.path, grows ? "a" : "w");
        fputs(grows ? "d\n" : "a\nb\n", end);
        fclose(end);
        is_int(demarc_plain_next(&plain, &text, &more), DEMARC_EIO,
               grows ? "longer than it was" : "shorter than it was");
        demarc_plain_close(&plain);
        demarc_buffer_free(&text);
        demarc_ctx_free(ctx);
        unlink(file.path);
    }
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        run(&cases[i]);
    test_message();
    test_pieces();
    test_changed();
    return done();
}
