#include "read/jsonscan.h"

#include "base/buffer.h"
#include "tap.h"

static demarc_buffer heard;
static size_t stop_at; /* token at which the listener has had enough; 0: none */
static size_t tokens;

static bool hear(void *user, demarc_json_token token)
{
    const demarc_jsonscan *scan = user;

    if (++tokens == stop_at)
        return false;
    demarc_buffer_format(&heard, "%zu", scan->depth);
    demarc_buffer_char(&heard, "ksv<>"[token]);
    if (token <= DEMARC_JSON_SCALAR)
        demarc_buffer_format(&heard, "%s ", scan->text);
    else
        demarc_buffer_char(&heard, ' ');
    return true;
}

/* Fed in pieces of `size` bytes; what was heard, or why it stopped. */
static const char *scan_in(const char *text, size_t length, size_t size,
                           long *line)
{
    static demarc_jsonscan scan;

    scan = (demarc_jsonscan){.hear = hear, .user = &scan};
    heard.length = tokens = 0;
    demarc_buffer_text(&heard, "");
    demarc_jsonscan_begin(&scan);
    for (size_t i = 0; i < length; i += size)
        demarc_jsonscan_feed(&scan, text + i,
                             i + size < length ? size : length - i);
    demarc_jsonscan_end(&scan);
    *line = scan.line;
    return scan.wrong ? scan.wrong : heard.data;
}

static void gives(const char *text, const char *want)
{
    char got[400];
    long line;

    snprintf(got, sizeof got, "%s", scan_in(text, strlen(text), 1000, &line));
    is(got, want, text);
    is(scan_in(text, strlen(text), 1, &line), want, "the same byte by byte");
}

/* Grammar and escapes: RFC 8259; sequences: RFC 7464; UTF-8: RFC 3629. */
static void test_texts(void)
{
    gives("", "");
    gives("{}", "0< 0> ");
    gives("[]", "0< 0> ");
    gives(" {\"a\":1,\"b\":[true,null,-1.5e+3]} ",
          "0< 1ka 1v1 1kb 1< 2vtrue 2vnull 2v-1.5e+3 1> 0> ");
    gives("{\"\\u0063r\\\"s\\/\":\"x\\ty\"}", "0< 1kcr\"s/ 1sx\ty 0> ");
    gives("[\"\\u0416\\u20ac\\ud83d\\ude00\"]", "0< 1sЖ€😀 0> ");
    gives("[\"Ж€😀\"]", "0< 1sЖ€😀 0> ");
    gives("{}\n\x1e{}", "0< 0> 0< 0> ");
    gives("1 2", "0v1 0v2 ");
    gives("12", "0v12 ");
}

static void test_wrong(void)
{
    static const char *const broken[] = {
        "{",     "{\"a\"",  "{\"a\":", "[1",       "\"a",
        "\"a\\", "\"\\u00", "[\"a\",", "{\"a\":1,"};
    static const char *const wrong[] = {"{a:1}",
                                        "{'a':1}",
                                        "{\"a\" 1}",
                                        "{\"a\":1,}",
                                        "[1,]",
                                        "[1 2]",
                                        "[,]",
                                        "{\"a\":1]",
                                        "[1}",
                                        "}",
                                        "/* */ {}",
                                        "{} // x",
                                        "{\"a\"::1}",
                                        "{1:2}",
                                        "[NaN]",
                                        "{\"a\",1}",
                                        "{\"a\":1 \"b\":2}"};
    static const char *const not_text[] = {
        "[\"\xff\"]",         "[\"\xc3\"]",         "[\"\xc3(\"]",
        "[\"\xe0\x80\x80\"]", "[\"\xed\xa0\x80\"]", "[\"\xf4\x90\x80\x80\"]",
        "[\"\xc0\x80\"]",     "[\"\xd0\\n\"]"};
    static const char *const half[] = {"[\"\\ud83d\"]", "[\"\\ude00\"]",
                                       "[\"\\ud83dx\"]", "[\"\\ud83d\\n\"]",
                                       "[\"\\ud83dЖ\"]"};

    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        gives(broken[i], "the file ends in the middle of it");
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        gives(wrong[i], "this is not JSON");
    for (size_t i = 0; i < sizeof not_text / sizeof *not_text; i++)
        gives(not_text[i], "a string is not UTF-8");
    for (size_t i = 0; i < sizeof half / sizeof *half; i++) {
        long line;
        const char *got = scan_in(half[i], strlen(half[i]), 1000, &line);

        ok(strstr(got, "string") != NULL, "%s: %s", half[i], got);
    }
    gives("[\"\\u0000\"]", "a string holds a NUL");
    gives("[\"\\x\"]", "an escape in a string is wrong");
    gives("[\"\\u12g4\"]", "an escape in a string is wrong");
}

static void test_bounds(void)
{
    char text[3000] = "[\"";
    long line;

    is(scan_in("[\"a\0b\"]", 7, 1000, &line), "a string holds a NUL", "a NUL");
    memset(text, '[', 300);
    is(scan_in(text, 256, 1000, &line), "the file ends in the middle of it",
       "256 levels");
    is(scan_in(text, 257, 1000, &line), "the JSON is nested too deeply",
       "257 are too many");
    memset(text, 'x', sizeof text);
    text[0] = '"';
    text[2999] = '"';
    ok(strlen(scan_in(text, sizeof text, 1000, &line)) < 300,
       "of a long string the start is kept");
    scan_in("[\n\"a\nb\",\n}", 10, 1, &line);
    is_int(line, 4, "the line where it stops");
    stop_at = 2;
    is(scan_in("[1,2]", 5, 5, &line), "this is not JSON",
       "a listener can stop it");
    stop_at = 0;
}

int main(void)
{
    test_texts();
    test_wrong();
    test_bounds();
    demarc_buffer_free(&heard);
    return done();
}
