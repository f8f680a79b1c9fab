/* SVG as it is written. Oracle: XML 1.0, 2.2 and 2.4, by hand. */
#include "draw/svg.h"

#include "base/buffer.h"
#include "tap.h"

static void escaped(const char *text, const char *want, const char *name)
{
    demarc_buffer out = {0};

    demarc_buffer_text(&out, "");
    demarc_svg_escape(&out, text);
    is(out.data ? out.data : "", want, name);
    demarc_buffer_free(&out);
}

static void test_escape(void)
{
    escaped("Osh", "Osh", "plain text");
    escaped("<script>alert(\"1\")</script>",
            "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;", "markup");
    escaped("]]>", "]]&gt;", "the end of CDATA");
    escaped("&amp;", "&amp;amp;", "an entity is text");
    escaped("a\tb\nc", "a b c", "white space is a space");
    escaped("a\001\a\033\177b", "ab", "control characters are left out");
    escaped("a\xC2\x80\xC2\x9F\xC2\xA0", "a\xC2\xA0", "C1 too; nbsp is kept");
    escaped("\xE2\x80\xAEx\xE2\x80\xAC\xE2\x81\xA6y\xE2\x81\xA9", "xy",
            "turns of the direction are left out");
    escaped("\xE2\x80\x8Ex\xE2\x80\x8F\xEF\xBB\xBF", "x", "marks of it too");
    escaped("\xEF\xBF\xBE\xEF\xBF\xBF", "", "U+FFFE and U+FFFF");
    escaped("\xD8\xA7\xE2\x80\x8C\xD8\xA8", "\xD8\xA7\xE2\x80\x8C\xD8\xA8",
            "a joiner's end is a letter's matter");
    escaped("a\xFFz", "a\xEF\xBF\xBDz", "no UTF-8");
    escaped("\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
            "a surrogate");
    escaped("\xC0\xBCscript>", "\xEF\xBF\xBD\xEF\xBF\xBDscript&gt;",
            "an overlong <");
    escaped("\xF0\x9F\x92\xA3", "\xF0\x9F\x92\xA3", "beyond the first plane");
    escaped("", "", "nothing");
}

static void test_numbers(void)
{
    static const struct {
        double value;
        const char *says;
    } cases[] = {{0, "0"},        {1, "1"},          {1.5, "1.5"},
                 {-0.001, "0"},   {-0.0, "0"},       {0.005, "0.01"},
                 {10, "10"},      {100.10, "100.1"}, {-12.345, "-12.35"},
                 {1e6, "1000000"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demarc_buffer out = {0};

        demarc_svg_put(&out, cases[i].value);
        is(out.data, cases[i].says, cases[i].says);
        demarc_buffer_free(&out);
    }
}

static void test_elements(void)
{
    demarc_buffer out = {0};
    demarc_svg svg = {.out = &out};

    demarc_svg_group(&svg, "a\"b", NULL);
    demarc_svg_begin(&svg, "rect");
    demarc_svg_number(&svg, "x", -0.5);
    demarc_svg_set(&svg, "class", "<&'");
    demarc_svg_set(&svg, "none", "");
    demarc_svg_end(&svg);
    demarc_svg_leaf(&svg, "text", "1 < 2");
    demarc_svg_end(&svg);
    is(out.data,
       "<g id=\"a&quot;b\" inkscape:groupmode=\"layer\" "
       "inkscape:label=\"a&quot;b\">\n<rect x=\"-0.5\" class=\"&lt;&amp;'\"/>\n"
       "<text>1 &lt; 2</text>\n</g>",
       "elements in a group");
    is_int(svg.depth, 0, "all closed");
    demarc_buffer_free(&out);
}

int main(void)
{
    test_escape();
    test_numbers();
    test_elements();
    return done();
}
