#include "base/text.h"

#include "demarc.h"
#include "tap.h"

#include <stdint.h>

static void test_case(void)
{
    ok(demarc_text_same("Demarcated", "dEMARCATED"), "case does not matter");
    ok(!demarc_text_same("a", "ab"), "a prefix is not the same");
    ok(!demarc_text_same("ab", "a"), "either way");
    ok(demarc_text_same("", ""), "nothing is the same as nothing");
    ok(!demarc_text_same("Я", "я"), "only ASCII is folded");
    ok(!demarc_text_same("@", "`"), "signs next to the letters are not");
    ok(demarc_text_starts("main[0..1]", "main"), "starts");
    ok(!demarc_text_starts("ma", "main"), "does not start");
    ok(demarc_text_starts("x", ""), "everything starts with nothing");
}

static void is_trimmed(const char *text, const char *want, const char *name)
{
    const char *begin, *end;
    char got[64];

    demarc_text_trim(text, &begin, &end);
    snprintf(got, sizeof got, "%.*s", (int)(end - begin), begin);
    is(got, want, name);
}

static void test_trim(void)
{
    is_trimmed("", "", "trim nothing");
    is_trimmed(" \t\r\n ", "", "trim blanks alone");
    is_trimmed("  a b\t", "a b", "trim around");
    is_trimmed("\xc2\xa0 a\xc2\xa0", "a", "no-break spaces too");
    is_trimmed("\xc2\xa0", "", "and one alone");
    is_trimmed("\xd0\xa0", "\xd0\xa0", "not the second byte of a letter");
}

/* The oracle is Unicode 15: the general categories Cc, Zl and Zp, and the
 * explicit formatting characters of UAX 9. */
static void test_tame(void)
{
    static const struct {
        const char *text, *want;
    } texts[] = {
        {"plain Ж €", "plain Ж €"},
        {"a\nb\x1b[1m\x7f", "a?b?[1m?"},
        {"\xc2\x80\xc2\x9b\xc2\x9f\xc2\xa0", "???\xc2\xa0"},
        {"\u2027\u2028\u2029\u202a\u202e\u202f", "\u2027????\u202f"},
        {"\u2060\u2061\u2066\u2069\u206f\u2070", "\u2060????\u2070"},
        {"\ufff8\ufff9\ufffb\ufffc", "\ufff8??\ufffc"},
        {"\u200c\u200d\u200e\u200f", "\u200c\u200d\u200e\u200f"},
        {"\xff\xe2\x80", "???"},
        {"", ""},
    };
    char text[64];

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        strcpy(text, texts[i].text);
        demarc_text_tame(text);
        is(text, texts[i].want, "a tame text");
    }
}

static size_t encode(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

/* Oracle: RFC 3629, section 3: the encoding of every scalar value. */
static void test_all(void)
{
    size_t wrong = 0;
    char bytes[4];

    for (uint32_t c = 0; c < 0x120000; c++) {
        const size_t length = encode(c, bytes);
        const bool scalar = c < 0x110000 && (c < 0xd800 || c > 0xdfff);

        wrong += demarc_utf8_step(bytes, length) != (scalar ? length : 0);
        wrong += demarc_utf8_step(bytes, length - 1) != 0;
    }
    is_int((long long)wrong, 0, "every code point, whole and cut short");
}

static void test_wrong(void)
{
    static const char *const wrong[] = {"\x80",
                                        "\xbf",
                                        "\xc0\x80",
                                        "\xc1\xbf",
                                        "\xe0\x80\x80",
                                        "\xe0\x9f\xbf",
                                        "\xed\xa0\x80",
                                        "\xf0\x80\x80\x80",
                                        "\xf4\x90\x80\x80",
                                        "\xf5\x80\x80\x80",
                                        "\xfe",
                                        "\xff",
                                        "\xc3(",
                                        "\xe2\x82(",
                                        "\xf0\x9f\x98("};

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        ok(!demarc_utf8_step(wrong[i], strlen(wrong[i])),
           "wrong sequence %zu is refused", i + 1);
    ok(demarc_utf8_valid("Ворух", strlen("Ворух")), "a valid text");
    ok(demarc_utf8_valid("", 0), "an empty text is valid");
    ok(demarc_utf8_valid("a\0b", 3), "also with a NUL");
    ok(!demarc_utf8_valid("Вору\xd1", strlen("Вору") + 1), "cut short");
}

int main(void)
{
    test_case();
    test_trim();
    test_tame();
    test_all();
    test_wrong();
    return done();
}
