/* Stretches to metres of lines. All lines lie on the equator, where a degree
 * is 6378137 * pi / 180 = 111319.490793 m by definition of WGS 84: 400 km
 * are 3.593261136478 of them. */
#include "measure/resolve.h"

#include "measure/routes.h"

#include "border.h"
#include "tap.h"

static made m;

static demarc_segment *flat(const char *id, double from, double to)
{
    return made_line(&m, id, POINTS(from, 0, to, 0));
}

/* main runs from 0 to 4 over a, b backwards, and c, which is c-2 from 2000
 * on; main-2 is s, of two parts with a gap, and [x]. */
static void border_make(void)
{
    made_new(&m);
    flat("a", 0, 1);
    flat("b", 3, 1);
    made_life(flat("c", 3, 4), "", "2000-01-01");
    made_life(flat("c-2", 3, 4.5), "2000-01-01", "");
    made_parts(&m, "s", (double[]){20, 0, 21, 0, 23, 0, 24, 0},
               (size_t[]){0, 2, 4}, 2);
    flat("[x]", 21, 23);
    made_line(&m, "main", POINTS(70, 0, 70.5, 0));
    measure(&m);
    routes_are(&m, "", "main: a -b c | main-2: s [x] s | main-3: main",
               "the routes");
}

/* "a 0-1; b 0.5-2": degrees of the lines, to 12 digits behind the point. */
static void spans_write(const demarc_spans *spans, demarc_buffer *out)
{
    const demarc_net *net = m.border.net;
    const double degree = 6378137 * M_PI / 180;

    demarc_buffer_text(out, "");
    for (size_t i = 0; i < spans->count; i++) {
        const demarc_span *span = &spans->items[i];
        const demarc_line *line = &net->lines[span->line];

        demarc_buffer_format(out, "%s%s", i ? "; " : "",
                             m.border.segments[line->segment].id);
        if (line->part)
            demarc_buffer_format(out, ".%zu", line->part);
        demarc_buffer_format(out, " %.12g-%.12g", span->from / degree,
                             span->to / degree);
    }
}

static void means(const char *day, const char *stretch, const char *want)
{
    demarc_where where = {.file = "events.csv", .line = 7, .feature = "e"};
    demarc_buffer text = {0};
    demarc_spans spans;
    demarc_status status = demarc_stretch_resolve(
        m.ctx, &m.border, made_day(day), stretch, &where, &spans);

    is_int(status, DEMARC_OK, stretch);
    spans_write(&spans, &text);
    is(text.data, want, stretch);
    demarc_buffer_free(&text);
    free(spans.items);
}

static void test_routes(void)
{
    border_make();
    means("1999", "a", "a 0-1");
    means("1999", "main", "a 0-1; b 0-2; c 0-1");
    means("2000", "main", "a 0-1; b 0-2; c-2 0-1.5");
    means("1999", "main-3", "main 0-0.5");
    means("1999", "all",
          "a 0-1; b 0-2; c 0-1; s 0-1; s.1 0-1; [x] 0-2; "
          "main 0-0.5");
    means("2000", "ALL",
          "a 0-1; b 0-2; c-2 0-1.5; s 0-1; s.1 0-1; [x] 0-2; "
          "main 0-0.5");
    means("1999", "s", "s 0-1; s.1 0-1");
    means("1999", "main-2", "s 0-1; [x] 0-2; s.1 0-1");
    means("1999", "\"[x]\"", "[x] 0-2");
    means("1999", "a; c", "a 0-1; c 0-1");
    means("1999", "a; a[0%..50%]", "a 0-1; a 0-0.5");
    means("1999", "", "");
    ok(demarc_finding_count(m.ctx) == 0, "and nothing to say");
    made_free(&m);
}

/* 50 % of main in 1999 is 2 degrees, in 2000 it is 2.25. */
static void test_ranges(void)
{
    border_make();
    means("1999", "main[0%..100%]", "a 0-1; b 0-2; c 0-1");
    means("1999", "main[0%..20%]", "a 0-0.8");
    means("1999", "main[25%..100%]", "b 0-2; c 0-1");
    means("1999", "main[10%..50%]", "a 0.4-1; b 1-2");
    means("1999", "main[50%..75%]", "b 0-1");
    means("1999", "main[50%..]", "b 0-1; c 0-1");
    means("2000", "main[50%..]", "b 0-0.75; c-2 0-1.5");
    means("1999", "main[..50%]", "a 0-1; b 1-2");
    means("1999", "main[..]", "a 0-1; b 0-2; c 0-1");
    means("1999", "main[55.6597453966368..166.979236189910]",
          "a 0.5-1; b 1.5-2");
    means("1999", "main[..445.277963173094]", "a 0-1; b 0-2; c 0-1");
    means("1999", "b[0%..25%]", "b 0-0.5");
    means("1999", "b[55.6597453966368..]", "b 0.5-2");
    means("1999", "s[25%..75%]", "s 0.5-1; s.1 0-0.5");
    means("1999", "main-2[12.5%..87.5%]", "s 0.5-1; [x] 0-2; s.1 0-0.5");
    ok(demarc_finding_count(m.ctx) == 0, "and nothing to say");
    means("1999", "main[5..5]", "");
    is(demarc_finding_at(m.ctx, 0)->code, "stretch-range", "no length is said");
    made_free(&m);
}

/* Means something, and says something. */
static void warns(const char *day, const char *stretch, const char *want,
                  const char *code, const char *message)
{
    const demarc_finding *found;
    size_t before = demarc_finding_count(m.ctx);

    means(day, stretch, want);
    is_int((long long)demarc_finding_count(m.ctx), (long long)before + 1,
           "one finding");
    found = demarc_finding_at(m.ctx, before);
    is(found ? found->code : "", code, stretch);
    is(found ? found->message : "", message, stretch);
    ok(found && found->line == 7 && strcmp(found->feature, "e") == 0,
       "with its place");
}

static void test_warnings(void)
{
    border_make();
    warns("1999", "main[400..500]", "c 0.593261136478-1", "stretch-range",
          "the stretch \"main[400..500]\" passes the end of main, which is "
          "445.277963 km long");
    warns("1999", "a[..111.32]", "a 0-1", "stretch-range",
          "the stretch \"a[..111.32]\" passes the end of a, which is "
          "111.319491 km long");
    warns("1999", "c-2", "", "stretch-dead",
          "the stretch \"c-2\" names c-2, which is not alive on 1999-12-31");
    warns("2000", "a; c", "a 0-1", "stretch-dead",
          "the stretch \"a; c\" names c, which is not alive on 2000-12-31");
    made_free(&m);

    made_new(&m); /* the second route of 1999 is gone in 2000 */
    flat("a", 0, 2);
    made_life(flat("b", 10, 11), "", "2000-01-01");
    measure(&m);
    warns("2000", "main-2", "", "stretch-dead",
          "the stretch \"main-2\" names main-2, which is not alive on "
          "2000-12-31");
    made_free(&m);
}

/* A micrometre past the end is how the end was written. */
static void test_end(void)
{
    border_make();
    means("1999", "a[..111.319490794]", "a 0-1");
    ok(demarc_finding_count(m.ctx) == 0, "the end, rounded up");
    made_free(&m);
}

static void refused(const char *stretch, const char *code, const char *message)
{
    const demarc_finding *found;
    demarc_spans spans = {0};

    is_int(demarc_stretch_resolve(m.ctx, &m.border, made_day("1999"), stretch,
                                  NULL, &spans),
           DEMARC_EDATA, stretch);
    found = demarc_finding_at(m.ctx, demarc_finding_count(m.ctx) - 1);
    is(found ? found->code : "", code, stretch);
    is(found ? found->message : "", message, stretch);
    free(spans.items);
}

static void test_refused(void)
{
    border_make();
    refused("A", "stretch-name",
            "the stretch \"A\" names no line \"A\"; there are: all, main, "
            "main-2, main-3, a, b, c, c-2, s, [x]");
    refused("a; main-4[0%..5%]", "stretch-name",
            "the stretch \"a; main-4[0%..5%]\" names no line \"main-4\"; there "
            "are: all, main, main-2, main-3, a, b, c, c-2, s, [x]");
    refused("P43..P61", "stretch-name",
            "the stretch \"P43..P61\" names pillars, and the dossier has none");
    refused("main[900..1000]", "stretch-outside",
            "the stretch \"main[900..1000]\" begins behind the end of main, "
            "which is 445.277963 km long");
    refused("main[900..]", "stretch-outside",
            "the stretch \"main[900..]\" begins behind the end of main, which "
            "is 445.277963 km long");
    refused("main[445.277963173094..446]", "stretch-outside",
            "the stretch \"main[445.277963173094..446]\" begins behind the end "
            "of main, which is 445.277963 km long");
    refused("all[0%..50%]", "stretch-bad",
            "the stretch \"all[0%..50%]\" cannot be read");
    refused("main[1...2]", "stretch-bad",
            "the stretch \"main[1...2]\" cannot be read");
    refused("main[P43..P61]", "stretch-name",
            "the stretch \"main[P43..P61]\" names pillars, and the dossier "
            "has none");
    refused("main[P43..12]", "stretch-bad",
            "the stretch \"main[P43..12]\" cannot be read");
    refused("main[12..P43]", "stretch-bad",
            "the stretch \"main[12..P43]\" cannot be read");
    refused("main[", "stretch-bad", "the stretch \"main[\" cannot be read");
    made_free(&m);
}

static void test_many_names(void)
{
    static char ids[40][20];
    const demarc_finding *found;
    size_t length;

    made_new(&m);
    for (int i = 0; i < 40; i++) {
        snprintf(ids[i], sizeof ids[i], "segment-%d", i);
        flat(ids[i], i, i + 1);
    }
    measure(&m);
    is_int(demarc_stretch_resolve(m.ctx, &m.border, 0, "x", NULL,
                                  &(demarc_spans){0}),
           DEMARC_EDATA, "an unknown name among many");
    found = made_found(&m, "stretch-name", 0);
    length = found ? strlen(found->message) : 0;
    ok(length > 300 && strcmp(found->message + length - 5, ", ...") == 0,
       "the list of names is cut");
    made_free(&m);
}

int main(void)
{
    test_routes();
    test_ranges();
    test_warnings();
    test_end();
    test_refused();
    test_many_names();
    return done();
}
