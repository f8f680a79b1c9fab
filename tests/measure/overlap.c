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
    made_line(&m, "d", POINTS(0, 0, 2, 0));
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
    test_lives();
    test_memory();
    return done();
}
