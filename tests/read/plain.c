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

static void run(const test_case *test)
{
    spilled file = spill(test->bytes, test->length);
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_buffer found = {0};
    demarc_status status;
    size_t length;
    char *text;

    status = demarc_plain_read(ctx, &arena, file.path, test->encoding, &text,
                               &length);
    if (test->text)
        is(text, test->text, test->name);
    else
        ok(!text, "%s", test->name);
    is_int((long long)length, test->text ? (long long)strlen(test->text) : 0,
           "its length");
    findings(ctx, &found);
    is(found.data, test->findings, "its findings");
    ok(status == demarc_report_worst(ctx, 0), "its status is that of them");
    demarc_buffer_free(&found);
    demarc_arena_free(&arena);
    demarc_ctx_free(ctx);
    unlink(file.path);
}

static void test_message(void)
{
    spilled file = spill(BYTES("a\n\xc6\n"));
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_buffer found = {0};
    size_t length;
    char *text;

    demarc_plain_read(ctx, &arena, file.path, NULL, &text, &length);
    finding_text(ctx, 0, &found);
    is(found.data,
       "2: the text is not UTF-8; convert it to UTF-8, or give --encoding",
       "the message has the mend");
    demarc_buffer_free(&found);
    demarc_arena_free(&arena);
    demarc_ctx_free(ctx);
    unlink(file.path);
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        run(&cases[i]);
    test_message();
    return done();
}
