/* What measured lines show that a file should not have. On the equator a
 * degree is 111319.490793 m: 4.49 degrees are 499.8 km, 4.5 are 500.9. */
#include "measure/doubt.h"

#include "measure/routes.h"

#include "border.h"
#include "tap.h"

static made m;

static void lines_say(const char *code, const char *message, const char *name)
{
    const demarc_finding *found;

    measure(&m);
    is_int(demarc_lines_doubt(m.ctx, &m.border), DEMARC_OK, name);
    found = made_found(&m, code, 0);
    is(found ? found->message : "", message, name);
}

static void test_jump(void)
{
    const demarc_finding *found;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4.49, 0, 8, 0));
    lines_say("geometry-jump", "", "an edge of not quite 500 km");
    made_free(&m);

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4.5, 0, 8, 0));
    lines_say("geometry-jump",
              "1 edge is longer than 500 km; the first, of 500.938 km, ends at "
              "4.500000, 0.000000",
              "an edge of more");
    found = made_found(&m, "geometry-jump", 0);
    ok(found && found->lon == 4.5 && strcmp(found->feature, "a") == 0,
       "is told with its place");
    made_free(&m);

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 11, 0, 12, 0, 2, 0));
    lines_say("geometry-jump",
              "2 edges are longer than 500 km; the first, of 1113.195 km, ends "
              "at 11.000000, 0.000000",
              "two of them are told at once");
    ok(!made_found(&m, "geometry-jump", 1), "in one finding");
    made_free(&m);
}

static void test_zero(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_parts(&m, "b", (double[]){5, 0, 6, 0, 7, 0, 7, 0, 7, 0},
               (size_t[]){0, 2, 5}, 2);
    lines_say("geometry-zero", "a part of 3 vertices has no length",
              "a part without length");
    made_free(&m);
}

/* A degree of the equator is 111319.49 m: 8.9e-9 degrees are 0.99 mm. */
static void test_speck(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 8.9e-9, 0));
    lines_say("geometry-zero", "a part of 2 vertices is not a millimetre long",
              "a part of 0.99 mm");
    made_free(&m);

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 9.1e-9, 0));
    lines_say("", "", "a part of 1.01 mm");
    made_free(&m);
}

static demarc_status area_asked(void)
{
    measure(&m);
    return demarc_area_doubt(m.ctx, &m.border);
}

static void test_parties(void)
{
    const demarc_finding *found;

    made_new(&m);
    m.parties[0].id = "KGZ";
    m.parties[1].id = "TJK";
    made_line(&m, "a", POINTS(70, 40, 71, 39, 72, 40));
    is_int(area_asked(), DEMARC_OK, "a line where the parties are");
    is_int((long long)demarc_finding_count(m.ctx), 0, "is fine");
    made_free(&m);

    made_new(&m);
    m.parties[0].id = "KGZ";
    m.parties[1].id = "TJK";
    made_line(&m, "a", POINTS(40, 70, 39, 71, 40, 72));
    is_int(area_asked(), DEMARC_EDATA, "swapped is an error");
    found = made_found(&m, "area-swapped", 0);
    is(found ? found->message : "",
       "longitude and latitude are swapped: 3 of 3 vertices lie where the "
       "parties do not meet",
       "and told");
    is(found ? found->feature : "", "a", "of its line");
    is_near(found ? found->lon : NAN, 40, 0, "where it begins");
    made_free(&m);

    made_new(&m); /* the border is the meridian of 25 degrees */
    m.parties[0].id = "EGY";
    m.parties[1].id = "LBY";
    made_line(&m, "a", POINTS(28, 25, 30, 25, 31, 25));
    is_int(area_asked(), DEMARC_EDATA, "swapped into one party's land");
    made_free(&m);

    made_new(&m);
    m.parties[0].id = "EGY";
    m.parties[1].id = "LBY";
    made_line(&m, "a", POINTS(25, 28, 25, 30, 25, 31));
    is_int(area_asked(), DEMARC_OK, "where both have land");
    made_free(&m);

    made_new(&m);
    m.parties[0].id = "KGZ";
    m.parties[1].id = "TJK";
    made_line(&m, "a", POINTS(70, 40, 7, 40, 6, 40));
    is_int(area_asked(), DEMARC_OK, "elsewhere is no error");
    found = made_found(&m, "area-far", 0);
    is(found ? found->message : "",
       "2 of 3 vertices lie where the parties are not", "but told");
    made_free(&m);

    made_new(&m); /* AAA and BBB are nowhere */
    made_line(&m, "a", POINTS(7, 40, 6, 40));
    is_int(area_asked(), DEMARC_OK, "parties that no one knows");
    is_int((long long)demarc_finding_count(m.ctx), 0, "may be anywhere");
    made_free(&m);
}

static size_t far_from(const double *area, const double *line, size_t count)
{
    size_t found;

    made_new(&m);
    m.border.about.has_area = true;
    memcpy(m.border.about.area, area, 4 * sizeof *area);
    made_line(&m, "a", line, count);
    is_int(area_asked(), DEMARC_OK, "asked");
    found = demarc_finding_count(m.ctx);
    made_free(&m);
    return found;
}

static void test_area(void)
{
    static const double box[] = {10, 20, 12, 22};
    static const double fiji[] = {176, -20, -178, -12}; /* across 180 */

    ok(far_from(box, POINTS(10, 20, 12, 22, 13, 22)) == 0, "mostly in a box");
    ok(far_from(box, POINTS(10, 20, 12, 23, 13, 22)) == 1, "mostly not");
    ok(far_from(box, POINTS(10, 20, 9.9, 21, 11, 19.9)) == 1, "to the south");
    ok(far_from(fiji, POINTS(179, -16, 180, -16, -179, -16)) == 0,
       "in a box across 180 degrees");
    ok(far_from(fiji, POINTS(175, -16, 0, -16, -177, -16)) == 1, "not in it");
}

int main(void)
{
    test_jump();
    test_zero();
    test_speck();
    test_parties();
    test_area();
    return done();
}
