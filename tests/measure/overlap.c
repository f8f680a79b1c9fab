/* Lines that are there twice. On the equator a degree is 111.319 km. */
#include "measure/overlap.h"

#include "measure/routes.h"

#define FAULT_LIBRARIES
#include "border.h"
#include "fault.h"
#include "tap.h"

static made m;

static void says(demarc_status want, const char *code, const char *message,
                 const char *name)
{
    const demarc_finding *found;

    measure(&m);
    is_int(demarc_overlaps_find(m.ctx, &m.border), want, name);
    found = *code ? made_found(&m, code, 0) : NULL;
    is(found ? found->message : "", message, name);
    ok(!made_found(&m, "segment-doubled",
                   strcmp(code, "segment-doubled") == 0) &&
           !made_found(&m, "segment-overlap",
                       strcmp(code, "segment-overlap") == 0),
       "%s, and no more", name);
    made_free(&m);
}

static void test_apart(void)
{
    made_new(&m);
    says(DEMARC_OK, "", "", "no line");

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 0, 0));
    says(DEMARC_OK, "segment-overlap",
         "segment a goes back over 111.319 km of itself, which count twice",
         "one line"); /* a degree of the equator: 6378.137 km * pi / 180 */

    made_new(&m); /* they touch, cross, and lie beside each other */
    made_line(&m, "a", POINTS(0, 0, 1, 0, 2, 0));
    made_line(&m, "b", POINTS(2, 0, 3, 0));
    made_line(&m, "c", POINTS(1, -1, 1, 0, 1, 1));
    made_line(&m, "e", POINTS(50, 0, 52, 0));
    says(DEMARC_OK, "", "", "lines that share no edge");
}

static void test_doubled(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 2, 0));
    made_line(&m, "b", POINTS(0, 0, 1, 0, 2, 0));
    says(DEMARC_EDATA, "segment-doubled",
         "segment a is there twice: b repeats 222.639 km of it", "the same");

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 1, 0, 1, 1));
    made_line(&m, "b", POINTS(1, 1, 1, 0, 0, 0));
    says(DEMARC_EDATA, "segment-doubled",
         "segment a is there twice: b repeats 221.894 km of it", "backwards");

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 2, 0));
    made_line(&m, "b", POINTS(1, 0, 2, 0));
    says(DEMARC_EDATA, "segment-doubled",
         "segment a is there twice: b repeats 111.319 km of it",
         "the later is part of the other");

    made_new(&m);
    made_line(&m, "a", POINTS(1, 0, 2, 0));
    made_line(&m, "b", POINTS(0, 0, 1, 0, 2, 0));
    says(DEMARC_EDATA, "segment-doubled",
         "segment a is there twice: b repeats 111.319 km of it",
         "and so is the earlier");
}

static void test_overlap(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 2, 0));
    made_line(&m, "b", POINTS(3, 0, 2, 0, 1, 0));
    says(DEMARC_OK, "segment-overlap",
         "segments a and b share 111.319 km, which count twice",
         "an edge of two");
}

/* Other vertices on the same course, which nobody could see on a map. */
static void test_drawn_over(void)
{
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 2, 0));
    made_line(&m, "b", POINTS(2, 0, 1.7, 0, 0.3, 0, 0, 0));
    says(DEMARC_EDATA, "segment-doubled",
         "segment a is there twice: b repeats 222.639 km of it",
         "drawn over with other vertices");

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 2, 0));
    made_line(&m, "b", POINTS(0.5, -1, 0.5, 0, 1, 0, 1.5, 0, 1.5, 1));
    says(DEMARC_OK, "segment-overlap",
         "segments a and b share 111.319 km, which count twice",
         "a part with other vertices");

    made_new(&m); /* 4.5e-6 degrees are 0.5 m */
    made_line(&m, "a", POINTS(0, 0, 2, 0));
    made_line(&m, "b", POINTS(-1, 1, 0.5, 4.5e-6, 1, -4.5e-6, 2, 1));
    says(DEMARC_OK, "segment-overlap",
         "segments a and b share 55.660 km, which count twice",
         "half a metre beside");
}

/* What meets, crosses or lies beside is no overlap. */
static void test_drawn_beside(void)
{
    made_new(&m); /* 4.5e-5 degrees are 5 m */
    made_line(&m, "a", POINTS(0, 0, 2, 0));
    made_line(&m, "b", POINTS(0, 4.5e-5, 1, 4.5e-5, 2, 4.5e-5));
    says(DEMARC_OK, "", "", "two banks of a brook");

    made_new(&m); /* 0.001 and 0.002 degrees on a degree */
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_line(&m, "b", POINTS(0, 0, 1, 0.001));
    made_line(&m, "c", POINTS(0, 0, 1, -0.002));
    made_line(&m, "d", POINTS(0.5, 0.001, 1, -0.001));
    says(DEMARC_OK, "", "", "the sharpest of tripoints, and a cross");

    made_new(&m); /* 0.0004 degrees are 45 m, 0.0006 are 67 m */
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_line(&m, "b", POINTS(-1, 1, 0.5, 0, 0.5004, 0, 1, 1));
    says(DEMARC_OK, "", "", "45 m of one course");

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0));
    made_line(&m, "b", POINTS(-1, 1, 0.5, 0, 0.5006, 0, 1, 1));
    says(DEMARC_OK, "segment-overlap",
         "segments a and b share 0.067 km, which count twice", "67 m of it");
}

/* The place is where the longest part begins. */
static void test_place(void)
{
    const demarc_finding *found;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 2, 0));
    made_line(&m, "b",
              POINTS(0.1, -1, 0.1, 0, 0.2, 0, 0.3, 1, 0.5, 0, 1.5, 0, 2, 1));
    measure(&m);
    is_int(demarc_overlaps_find(m.ctx, &m.border), DEMARC_OK, "two parts");
    found = made_found(&m, "segment-overlap", 0);
    is(found ? found->message : "",
       "segments a and b share 122.451 km, which count twice", "as a sum");
    is(found ? found->feature : "", "b", "the later is told");
    is_near(found ? found->lon : NAN, 0.5, 1e-9, "at the longer part");
    is_near(found ? found->lat : NAN, 0, 1e-9, "on the line");
    made_free(&m);
}

/* Of many copies each is told once: n findings, not n (n - 1) / 2. */
static void test_copies(void)
{
    made_new(&m);
    for (int i = 0; i < 4; i++)
        made_line(&m, (const char *const[]){"a", "b", "c", "d"}[i],
                  POINTS(0, 0, 1, 0, 2, 0));
    measure(&m);
    is_int(demarc_overlaps_find(m.ctx, &m.border), DEMARC_EDATA, "copies");
    ok(made_found(&m, "segment-doubled", 2) &&
           !made_found(&m, "segment-doubled", 3),
       "three of four");
    made_free(&m);
}

static void test_lives(void)
{
    made_new(&m);
    made_life(made_line(&m, "a", POINTS(0, 0, 1, 0)), "", "2000-01-01");
    made_life(made_line(&m, "b", POINTS(0, 0, 1, 0)), "2000-01-01", "");
    says(DEMARC_OK, "", "", "one after the other");

    made_new(&m);
    made_life(made_line(&m, "a", POINTS(0, 0, 1, 0)), "", "2000-01-02");
    made_life(made_line(&m, "b", POINTS(0, 0, 1, 0)), "2000-01-01", "");
    says(DEMARC_EDATA, "segment-doubled",
         "segment a is there twice: b repeats 111.319 km of it",
         "together for a day");
}

/* Any one allocation fails: never is the answer that all is well. */
static void test_memory(void)
{
    demarc_status status = DEMARC_ENOMEM;
    long n = 1, wrong = 0;

    if (!faults_work()) {
        ok(true, "out of memory # SKIP another allocator");
        return;
    }
    for (; n < 500 && status != DEMARC_EDATA; n++) {
        made_new(&m);
        made_line(&m, "a", POINTS(0, 0, 1, 0, 2, 0));
        made_line(&m, "b", POINTS(0, 0, 1, 0, 2, 0));
        if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK)
            abort();
        fault_once = true;
        fault_left = n;
        status = demarc_overlaps_find(m.ctx, &m.border);
        fault_left = -1;
        wrong += status != DEMARC_ENOMEM && status != DEMARC_EDATA;
        made_free(&m);
    }
    is_int(wrong, 0, "without memory it is not said that all is well");
    ok(n > 5 && status == DEMARC_EDATA, "found at the %ldth try", n - 1);
}

int main(void)
{
    test_apart();
    test_doubled();
    test_overlap();
    test_drawn_over();
    test_drawn_beside();
    test_place();
    test_copies();
    test_lives();
    test_memory();
    return done();
}
