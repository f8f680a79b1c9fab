/* Lines cut apart. Lines of the first tests lie on the equator, where a degree
 * is D = 6378137 * pi / 180 = 111319.490793 m by definition of WGS 84, so that
 * parts are read off in degrees. */
#include "measure/cut.h"

#include "base/buffer.h"
#include "measure/geodesic.h"
#include "measure/routes.h"
#include "model/lines.h"

#include "border.h"
#include "random.h"
#include "tap.h"

static const double D = 6378137 * M_PI / 180;

static made m;

/** "a.1 0-1; s 0-1,0-1": the parts, each with its spans in degrees. */
static void parts_write(const demarc_cutting *of, demarc_buffer *out)
{
    demarc_buffer_text(out, "");
    for (size_t i = 0; i < of->count; i++) {
        const demarc_cut_part *part = &of->parts[i];

        demarc_buffer_format(out, "%s%s", i ? "; " : "", part->id);
        for (size_t k = 0; k < part->count; k++) {
            const demarc_span *span = &of->spans.items[part->first + k];

            demarc_buffer_format(out, "%s%.9g-%.9g", k ? "," : " ",
                                 span->from / D, span->to / D);
        }
    }
}

static demarc_status cut(const demarc_cut_how *how, demarc_cutting **out)
{
    demarc_status status = demarc_cut_open(m.ctx, &m.border, how, out);

    ok(status == DEMARC_OK || !*out, "nothing is made of an error");
    return status;
}

static void parts_are(const demarc_cut_how *how, const char *want,
                      const char *name)
{
    demarc_buffer text = {0};
    demarc_cutting *cutting;

    is_int(cut(how, &cutting), DEMARC_OK, name);
    if (cutting)
        parts_write(cutting, &text);
    is(text.data, want, name);
    demarc_buffer_free(&text);
    demarc_cutting_free(cutting);
}

#define PLACES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* main: a from 0 to 2, b backwards from 4 to 2; main-2: s of two parts, from
 * 20 to 21 and from 21 to 22, with the segment in between gone. */
static void border_make(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 2, 0));
    made_line(&m, "b", POINTS(4, 0, 2, 0));
    made_parts(&m, "s", (double[]){20, 0, 21, 0, 21.5, 0, 22.5, 0},
               (size_t[]){0, 2, 4}, 2);
    made_line(&m, "a.2", POINTS(40, 0, 41, 0));
    measure(&m);
}

static void test_stretch(void)
{
    border_make();
    parts_are(&(demarc_cut_how){.stretch = "a"}, "a 0-2", "a segment");
    parts_are(&(demarc_cut_how){.stretch = "main"}, "a 0-2; b 0-2", "a route");
    parts_are(&(demarc_cut_how){.stretch = "main[25%..75%]"},
              "a.1 1-2; b.1 1-2", "the middle of a route");
    parts_are(&(demarc_cut_how){.stretch = "s"}, "s 0-1,0-1",
              "a segment of two parts stays one");
    parts_are(&(demarc_cut_how){.stretch = "s[25%..75%]"}, "s.1 0.5-1,0-0.5",
              "and so does what goes over its gap");
    parts_are(&(demarc_cut_how){.stretch = "a[0%..50%]; a[25%..75%]"},
              "a.1 0-1.5", "what overlaps is one");
    parts_are(&(demarc_cut_how){.stretch = "a[0%..25%]; a[25%..100%]"}, "a 0-2",
              "what meets is one");
    parts_are(&(demarc_cut_how){.stretch = "a[75%..100%]; a[0%..25%]"},
              "a.1 0-0.5; a.3 1.5-2", "a.2 is taken");
    made_free(&m);
}

static void test_at(void)
{
    border_make();
    parts_are(&(demarc_cut_how){.stretch = "main", .at = PLACES("main:25%")},
              "a.1 0-1; a.3 1-2; b 0-2", "at a vertex");
    parts_are(&(demarc_cut_how){.stretch = "main", .at = PLACES("main:50%")},
              "a 0-2; b 0-2", "where segments meet there is nothing to cut");
    parts_are(&(demarc_cut_how){.stretch = "main",
                                .at = PLACES("main:0", "main:100%")},
              "a 0-2; b 0-2", "nor at the ends");
    parts_are(&(demarc_cut_how){.stretch = "main", .at = PLACES("main:62.5%")},
              "a 0-2; b.1 0-1.5; b.2 1.5-2",
              "a part's number goes with its segment");
    parts_are(&(demarc_cut_how){.stretch = "main",
                                .at = PLACES("main:12.5%", "main:12.5%")},
              "a.1 0-0.5; a.3 0.5-2; b 0-2", "twice is once");
    parts_are(&(demarc_cut_how){.stretch = "a[0%..50%]",
                                .at = PLACES("main:12.5%", "main:37.5%")},
              "a.1 0-0.5; a.3 0.5-1", "only in the stretch");
    parts_are(&(demarc_cut_how){.stretch = "s", .at = PLACES("main-3:50%")},
              "s.1 0-1,0-0.5; s.2 0.5-1", "behind a gap");
    parts_are(&(demarc_cut_how){.stretch = "s", .at = PLACES("main-2:100%")},
              "s.1 0-1; s.2 0-1", "at the gap");
    made_free(&m);
}

static void fails(const demarc_cut_how *how, demarc_status status,
                  const char *code)
{
    demarc_cutting *cutting;

    is_int(cut(how, &cutting), status, code);
    is(demarc_finding_at(m.ctx, demarc_finding_count(m.ctx) - 1)->code, code,
       "it is told");
}

static void test_refused(void)
{
    border_make();
    fails(&(demarc_cut_how){.stretch = "x"}, DEMARC_EDATA, "stretch-name");
    fails(&(demarc_cut_how){.stretch = ""}, DEMARC_EDATA, "empty");
    fails(&(demarc_cut_how){.at = PLACES("main:1000")}, DEMARC_EDATA, "empty");
    fails(&(demarc_cut_how){.at = PLACES("x:1")}, DEMARC_EDATA, "stretch-name");
    fails(&(demarc_cut_how){.at = PLACES("main:25%", "12")}, DEMARC_EUSAGE,
          "usage");
    made_free(&m);
}

/* The segment's fields are carried, and its vertices to the digit. */
static void test_lines(void)
{
    demarc_cut_how how = {.at = PLACES("main:75%")};
    demarc_cutting *cutting;
    demarc_lines *lines;
    demarc_segment *a;

    made_new(&m);
    a = made_line(&m, "a", POINTS(0, 0, 0.1234567890123, 0, 2, 0));
    a->name = "Upper";
    a->left = "AAA";
    a->right = "BBB";
    a->source = "survey";
    a->stage = DEMARC_DELIMITED;
    a->since = made_date("2001-02");
    made_life(a, "1990", "");
    measure(&m);
    is_int(cut(&how, &cutting), DEMARC_OK, "cut");
    is_int(demarc_cutting_lines(cutting, &lines), DEMARC_OK, "as lines");
    is_int((long long)lines->count, 2, "two of them");
    is(lines->items[0].id, "a.1", "the first");
    is(lines->items[1].id, "a.2", "the second");
    for (size_t i = 0; i < 2; i++) {
        is(lines->items[i].name, "Upper", "name");
        is(lines->items[i].left, "AAA", "left");
        is(lines->items[i].right, "BBB", "right");
        is(lines->items[i].stage, "delimited", "stage");
        is(lines->items[i].since, "2001-02", "since");
        is(lines->items[i].from, "1990", "from");
        is(lines->items[i].until, "", "until");
        is(lines->items[i].source, "survey", "source");
    }
    is_int((long long)lines->items[0].start[1], 3, "three points");
    ok(lines->items[0].lon_lat[2] == 0.1234567890123, "to the digit");
    is_near(lines->items[0].lon_lat[4], 1.5, 1e-12, "and the cut");
    demarc_lines_free(lines);
    demarc_cutting_free(cutting);
    made_free(&m);
}

/** Metres of all lines, by their vertices as they will be written. */
static double lines_metres(const demarc_lines *lines)
{
    demarc_sum sum = {0};

    for (size_t i = 0; i < lines->count; i++) {
        const demarc_feature *of = &lines->items[i];

        for (size_t k = 0; k < of->parts; k++)
            demarc_sum_add(&sum,
                           demarc_line_length(of->lon_lat + 2 * of->start[k],
                                              of->start[k + 1] - of->start[k]));
    }
    return demarc_sum_value(&sum);
}

/** A line that walks at random, some of them across 180 degrees, some rings.
 */
static void walk_make(dice *at, const char *id, bool ring)
{
    double points[42], lon = dice_real(at, 170, 190),
                       lat = dice_real(at, -70, 70);
    size_t count = 2 + dice_below(at, 18);

    for (size_t i = 0; i < count; i++) {
        points[2 * i] = lon > 180 ? lon - 360 : lon;
        points[2 * i + 1] = lat;
        lon += dice_real(at, -1, 2);
        lat += dice_real(at, -1, 1);
    }
    if (ring) {
        points[2 * count] = points[0];
        points[2 * count + 1] = points[1];
        count++;
    }
    made_line(&m, id, points, count);
}

/* What is cut adds up to what was there, to a micrometre where a millimetre is
 * promised: 1,000 borders of a line and a ring, cut at random places. */
static void test_sums(void)
{
    const size_t rounds = getenv("QUICK") ? 50 : 1000;
    dice at = {2026};
    double worst = 0;
    size_t parts = 0;

    for (size_t i = 0; i < rounds; i++) {
        char text[4][40];
        demarc_cut_how how = {.at = PLACES(text[0], text[1], text[2], text[3])};
        demarc_cutting *cutting = NULL;
        demarc_lines *lines = NULL;
        double whole;

        made_new(&m);
        walk_make(&at, "line", false);
        walk_make(&at, "ring", true);
        if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK)
            abort();
        whole = m.border.segments[0].length_m + m.border.segments[1].length_m;
        for (size_t k = 0; k < 4; k++)
            snprintf(text[k], sizeof text[k], "%s:%zu.%06zu%%",
                     m.border.net->eras[0].routes[k % 2].name,
                     dice_below(&at, 100), dice_below(&at, 1000000));
        if (demarc_cut_open(m.ctx, &m.border, &how, &cutting) == DEMARC_OK &&
            demarc_cutting_lines(cutting, &lines) == DEMARC_OK) {
            worst = fmax(worst, fabs(lines_metres(lines) - whole));
            parts += lines->count;
        } else {
            worst = INFINITY;
        }
        demarc_lines_free(lines);
        demarc_cutting_free(cutting);
        made_free(&m);
    }
    ok(worst < 1e-6, "parts add up: off by %.3g m at most", worst);
    ok(parts > 5 * rounds, "%zu parts", parts);
}

int main(void)
{
    test_stretch();
    test_at();
    test_refused();
    test_lines();
    test_sums();
    return done();
}
