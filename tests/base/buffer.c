#include "base/buffer.h"

#include "tap.h"

#include <stdint.h>

static void is_json(const char *text, const char *want, const char *name)
{
    demarc_buffer buffer = {0};

    demarc_buffer_json(&buffer, text);
    is(buffer.data, want, name);
    demarc_buffer_free(&buffer);
}

static void test_growth(void)
{
    demarc_buffer buffer = {0};
    size_t right = 0;

    for (int i = 0; i < 10000; i++)
        demarc_buffer_char(&buffer, (char)('a' + i % 26));
    for (size_t i = 0; i < buffer.length; i++)
        right += buffer.data[i] == (char)('a' + i % 26);
    is_int((long long)right, 10000, "10,000 characters came through");
    is_int(buffer.data[10000], 0, "a NUL stands behind them");
    is_int(demarc_buffer_status(&buffer), DEMARC_OK, "status is OK");
    demarc_buffer_free(&buffer);
    ok(!buffer.data && !buffer.length && !buffer.room, "free empties");
    demarc_buffer_free(NULL);
}

static void test_nothing(void)
{
    demarc_buffer buffer = {0};

    demarc_buffer_text(&buffer, "");
    is(buffer.data, "", "an empty text makes an empty string");
    demarc_buffer_add(&buffer, "a\0b", 3);
    is_int((long long)buffer.length, 3, "NULs may stand in between");
    demarc_buffer_free(&buffer);
}

static void test_format(void)
{
    demarc_buffer buffer = {0};

    demarc_buffer_text(&buffer, "x");
    demarc_buffer_format(&buffer, "%s:%d", "file", 42);
    is(buffer.data, "xfile:42", "format appends");
    demarc_buffer_free(&buffer);
}

static void test_failure(void)
{
    demarc_buffer buffer = {0};

    demarc_buffer_text(&buffer, "kept");
    demarc_buffer_add(&buffer, "x", SIZE_MAX - 2); /* more than there is */
    is_int(demarc_buffer_status(&buffer), DEMARC_ENOMEM, "too much fails");
    demarc_buffer_text(&buffer, "later");
    demarc_buffer_format(&buffer, "%d", 1);
    is(buffer.data, "kept", "after a failure nothing is appended");
    demarc_buffer_free(&buffer);
}

/* Oracle: RFC 8259, section 7; RFC 3629 for what is UTF-8. */
static void test_json(void)
{
    is_json("", "\"\"", "empty");
    is_json("a\"b\\c/", "\"a\\\"b\\\\c/\"", "quote and backslash");
    is_json("\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"", "short escapes");
    is_json("\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\"", "other controls");
    is_json("Воруx — 𐍈", "\"Воруx — 𐍈\"", "UTF-8 is left as it is");
    is_json("a\xff"
            "b",
            "\"a\xef\xbf\xbd"
            "b\"",
            "a wrong byte is U+FFFD");
    is_json("\xd0", "\"\xef\xbf\xbd\"", "a sequence cut short");
    is_json("\xc0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\"", "an overlong NUL");
    is_json("\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"",
            "a surrogate: one mark for each byte");
    is_json("\xc7\"", "\"\xef\xbf\xbd\\\"\"",
            "a lead byte does not swallow the quote behind it");
}

int main(void)
{
    test_growth();
    test_nothing();
    test_format();
    test_failure();
    test_json();
    return done();
}
