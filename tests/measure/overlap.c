/* Lines that are there twice. On the equator a degree is 111.319 km. */
#include "measure/overlap.h"

#include "measure/routes.h"

#define FAULT_LIBRARIES
#include "border.h"
#include "fault.h"
#include "random.h"
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

/* ---- A lattice, where it is known who shares which edge ---- */

enum { WALKS = 40, STEPS = 30, SIDE = 12 };

typedef struct walk {
    char id[8];
    bool has[SIDE + STEPS][SIDE + STEPS][2]; /* edges to the east and north */
} walk;

static walk walks[WALKS];

/** From a corner east and north, some edges in halves; at the end a way of its
 *  own, 2 degrees from the next, so that none is the whole of another. */
static void walk_make(dice *at, size_t number)
{
    walk *to = &walks[number];
    double line[4 * STEPS + 4], angle = -(5 + 2.0 * (double)number);
    size_t x = dice_below(at, SIDE), y = dice_below(at, SIDE), count = 0;

    snprintf(to->id, sizeof to->id, "w%02zu", number);
    line[count++] = 0.1 * (double)x;
    line[count++] = 0.1 * (double)y;
    for (size_t i = 0; i < STEPS; i++) {
        const size_t north = dice_below(at, 2);

        to->has[x][y][north] = true;
        x += !north;
        y += north;
        if (dice_one_in(at, 3)) {
            line[count++] = 0.1 * (double)x - (north ? 0 : 0.05);
            line[count++] = 0.1 * (double)y - (north ? 0.05 : 0);
        }
        line[count++] = 0.1 * (double)x;
        line[count++] = 0.1 * (double)y;
    }
    line[count++] = 0.1 * (double)x + 0.01 * cos(angle * M_PI / 180);
    line[count++] = 0.1 * (double)y + 0.01 * sin(angle * M_PI / 180);
    made_line(&m, to->id, line, count / 2);
}

/** The oracle: every edge of one that the other has, one by one. */
static double walks_share(const walk *a, const walk *b)
{
    double metres = 0;

    for (size_t x = 0; x < SIDE + STEPS; x++)
        for (size_t y = 0; y < SIDE + STEPS; y++)
            for (size_t north = 0; north < 2; north++) {
                const double west = 0.1 * (double)x, south = 0.1 * (double)y;
                const double edge[] = {west, south, west + (north ? 0 : 0.1),
                                       south + (north ? 0.1 : 0)};

                if (a->has[x][y][north] && b->has[x][y][north])
                    metres += demarc_line_length(edge, 2);
            }
    return metres;
}

static bool pair_told(const walk *a, const walk *b, double want)
{
    char begin[64];
    const demarc_finding *found;

    snprintf(begin, sizeof begin, "segments %.3s and %.3s share ", a->id,
             b->id);
    for (size_t i = 0; (found = made_found(&m, "segment-overlap", i)); i++)
        if (strncmp(found->message, begin, strlen(begin)) == 0)
            return fabs(strtod(found->message + strlen(begin), NULL) * 1000 -
                        want) <= 1;
    return false;
}

static void test_lattice(void)
{
    dice at = {5};
    size_t pairs = 0, told = 0, wrong = 0;

    made_new(&m);
    for (size_t i = 0; i < WALKS; i++)
        walk_make(&at, i);
    measure(&m);
    is_int(demarc_overlaps_find(m.ctx, &m.border), DEMARC_OK, "a lattice");
    for (size_t i = 0; i < WALKS; i++)
        for (size_t k = i + 1; k < WALKS; k++) {
            const double want = walks_share(&walks[i], &walks[k]);

            pairs += want > 0;
            wrong += want > 0 && !pair_told(&walks[i], &walks[k], want);
        }
    while (made_found(&m, "segment-overlap", told))
        told++;
    ok(pairs > 200, "%zu pairs share an edge", pairs);
    is_int((long long)wrong, 0, "each is told, to the metre");
    is_int((long long)told, (long long)pairs, "and no other");
    made_free(&m);
}

/* Lines side by side, 3 m apart and each near all others by its box: n (n - 1)
 * / 2 pairs, of which ten million are looked at. */
static bool heap_told(size_t lines)
{
    bool told;

    made_new(&m);
    for (size_t i = 0; i < lines; i++) {
        const double shift = 4.2e-5 * (double)i;

        made_line(&m, "a", POINTS(shift, 0, shift + 0.5, 0.5));
    }
    m.border.unsearched =
        true; /* for gaps: of their ends there is a heap, too */
    measure(&m);
    is_int(demarc_overlaps_find(m.ctx, &m.border), DEMARC_OK, "side by side");
    told = made_found(&m, "lines-heap", 0) != NULL;
    ok(!made_found(&m, "segment-overlap", 0), "none runs along another");
    made_free(&m);
    return told;
}

static void test_heap(void)
{
    if (getenv("QUICK")) {
        ok(true, "a heap # SKIP in a hurry");
        return;
    }
    ok(!heap_told(4472), "9,997,156 pairs are no heap");
    ok(heap_told(4473), "10,001,628 are one, and it is told");
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
    test_lattice();
    test_heap();
    test_memory();
    return done();
}
