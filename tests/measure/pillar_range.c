/* Ranges from pillar to pillar. Lines lie on the equator and pillars on whole
 * and half degrees, so that spans in degrees are read off the drawing. */
#include "measure/pillar_range.h"

#include "measure/place.h"
#include "measure/resolve.h"
#include "measure/routes.h"

#include "border.h"
#include "tap.h"

static const double D = 6378137 * M_PI / 180;

static made m;

/* main: a from 0 to 2, then old to 4, which is new from 2010 on and ends at 5;
 * main-2: b from 20 to 22. Pillar 3 was at 3 and is at 4 since 2010. */
static void border_make(void)
{
    demarc_pillar *pillar;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 2, 0));
    made_life(made_line(&m, "old", POINTS(2, 0, 4, 0)), "", "2010-01-01");
    made_life(made_line(&m, "new", POINTS(2, 0, 5, 0)), "2010-01-01", "");
    made_line(&m, "b", POINTS(20, 0, 22, 0));
    made_pillar(&m, "1", 0.5, 0, NAN);
    made_pillar(&m, "2", 1.5, 0, NAN);
    made_pillar(&m, "2a", 1.75, 0, NAN);
    pillar = made_pillar(&m, "3", 3, 0, NAN);
    pillar->until = made_day("2010-01-01");
    pillar = made_pillar(&m, "3", 4, 0, NAN);
    pillar->from = made_day("2010-01-01");
    made_pillar(&m, "4", 20.5, 0, NAN);
    made_pillar(&m, "1", 21.5, 0, NAN)->route = "main-2";
    made_pillar(&m, "9", 10, 5, NAN); /* far away */
    measure(&m);
    is_int(demarc_pillar_index_make(m.ctx, &m.border), DEMARC_OK, "indexed");
}

/* "a 0-1; b 0.5-2": degrees of the lines. */
static void spans_write(const demarc_spans *spans, demarc_buffer *out)
{
    demarc_buffer_text(out, "");
    for (size_t i = 0; i < spans->count; i++) {
        const demarc_span *span = &spans->items[i];
        const demarc_line *line = &m.border.net->lines[span->line];

        demarc_buffer_format(out, "%s%s %.9g-%.9g", i ? "; " : "",
                             m.border.segments[line->segment].id,
                             span->from / D, span->to / D);
    }
}

static const demarc_finding *means(const char *day, const char *stretch,
                                   const char *want, demarc_status status)
{
    size_t before = demarc_finding_count(m.ctx);
    demarc_where where = {.file = "events.csv", .line = 7, .feature = "e"};
    demarc_buffer text = {0};
    demarc_spans spans;

    is_int(demarc_stretch_resolve(m.ctx, &m.border, made_day(day), stretch,
                                  &where, &spans),
           status, stretch);
    spans_write(&spans, &text);
    is(text.data, want, stretch);
    demarc_buffer_free(&text);
    free(spans.items);
    ok(demarc_finding_count(m.ctx) <= before + 1, "one line at the most");
    return demarc_finding_at(m.ctx, before);
}

static void says(const char *day, const char *stretch, const char *want,
                 demarc_status status, const char *code, const char *message)
{
    const demarc_finding *found = means(day, stretch, want, status);

    is(found ? found->code : "", code, "it is told");
    is(found ? found->message : "", message, "in words");
    is_int(found ? found->line : 0, 7, "with its line");
}

static void means_it(const char *day, const char *stretch, const char *want)
{
    ok(!means(day, stretch, want, DEMARC_OK), "and nothing is said");
}

static void test_ranges(void)
{
    border_make();
    means_it("2005", "P1..P2", "a 0.5-1.5");
    means_it("2005", "1..2A", "a 0.5-1.75");
    means_it("2005", "P02..P2a", "a 1.5-1.75");
    means_it("2005", "main[P1..P2]", "a 0.5-1.5");
    means_it("2005", "main-2[P4..P1]", "b 0.5-1.5");
    means_it("2005", "main[P2..]", "a 1.5-2; old 0-2");
    means_it("2005", "main[..P2]", "a 0-1.5");
    means_it("2005", "main[ \"1\" .. \"2\" ]", "a 0.5-1.5");
    means_it("2005", "P1..P2; b", "a 0.5-1.5; b 0-2");
    says("2005", "P2..P1", "a 0.5-1.5", DEMARC_OK, "pillar-reversed",
         "\"P2..P1\": along the route P1 comes before P2");
    made_free(&m);
}

/* A range names the line and the pillars of its own day. */
static void test_moved(void)
{
    border_make();
    means_it("2009-12-31", "P2..P3", "a 1.5-2; old 0-1");
    means_it("2010-01-01", "P2..P3", "a 1.5-2; new 0-2");
    made_free(&m);
}

static void test_refused(void)
{
    border_make();
    says("2005", "P1..P5", "", DEMARC_EDATA, "pillar-none",
         "\"P1..P5\": there is no pillar \"P5\"; the nearest numbers are 2a, "
         "3, 4");
    says("2005", "P2b..P3", "", DEMARC_EDATA, "pillar-none",
         "\"P2b..P3\": there is no pillar \"P2b\"; the nearest numbers are 2, "
         "2a, 3");
    says("2005", "P2..P4", "", DEMARC_EDATA, "pillar-routes",
         "\"P2..P4\": pillar 2 is on main, pillar 4 is on main-2");
    /* echo 0 4 5 10 | GeodSolve -i -p 6: 866411.598860, from the end */
    says("2005", "P2..P9", "", DEMARC_EDATA, "pillar-nowhere",
         "\"P2..P9\": pillar 9 is 866.412 km off the line on 2005-12-31");
    says("2005", "P2..P2", "", DEMARC_OK, "stretch-range",
         "the stretch \"P2..P2\" has no length");
    made_free(&m);
}

static void test_gone(void)
{
    border_make();
    m.border.pillars[1].until = made_day("2000-01-01");
    says("2005", "P1..P2", "", DEMARC_OK, "stretch-dead",
         "\"P1..P2\": pillar 2 does not stand on 2005-12-31, but from .. to "
         "before 2000-01-01");
    made_free(&m);
}

/* A number on two routes: the other end tells which is meant, or nothing. */
static void test_ambiguous(void)
{
    border_make();
    made_pillar(&m, "2", 20.25, 0, NAN)->route = "main-2";
    demarc_pillar_index_free(m.border.pillar_index);
    is_int(demarc_pillar_index_make(m.ctx, &m.border), DEMARC_OK, "indexed");
    means_it("2005", "P2..P4", "b 0.25-0.5");
    means_it("2005", "main[P1..P2]", "a 0.5-1.5");
    says("2005", "P1..P2", "", DEMARC_EDATA, "pillar-routes",
         "\"P1..P2\": pillar 1 is on main and main-2, pillar 2 is on main and "
         "main-2");
    made_free(&m);
}

static void place_is(const char *text, const char *name, double degrees)
{
    const demarc_route *route;
    double metres;

    is_int(demarc_place_resolve(m.ctx, &m.border, made_day("2005"), text,
                                &route, &metres),
           DEMARC_OK, text);
    is(route ? route->name : "", name, "its route");
    is_near(metres, degrees * D, 1e-6, "its chainage");
}

static void place_fails(const char *text, demarc_status status,
                        const char *code)
{
    const demarc_route *route;
    double metres;

    is_int(demarc_place_resolve(m.ctx, &m.border, made_day("2005"), text,
                                &route, &metres),
           status, text);
    is(demarc_finding_at(m.ctx, demarc_finding_count(m.ctx) - 1)->code, code,
       "it is told");
}

static void test_places(void)
{
    border_make();
    place_is("P2", "main", 1.5);
    place_is("main-2:P1", "main-2", 1.5);
    place_is("main[P1]", "main", 0.5);
    place_is("main:50%", "main", 2);
    place_fails("P1", DEMARC_EDATA, "pillar-routes");
    place_fails("P7", DEMARC_EDATA, "pillar-none");
    place_fails("P9", DEMARC_EDATA, "pillar-nowhere");
    place_fails("main-2:P2", DEMARC_EDATA, "pillar-routes");
    place_fails("main-7:P2", DEMARC_EDATA, "stretch-name");
    place_fails("main:500", DEMARC_EDATA, "empty");
    place_fails("12", DEMARC_EUSAGE, "usage");
    made_free(&m);
}

int main(void)
{
    test_ranges();
    test_moved();
    test_refused();
    test_gone();
    test_ambiguous();
    test_places();
    return done();
}
