/* Pillars a degree apart on the equator: D = 111319.490793 m by definition of
 * WGS 84. What follows from that is worked out by hand. */
#include "measure/calibrate.h"

#include "measure/routes.h"

#include "border.h"
#include "tap.h"

static const double D = 6378137 * M_PI / 180;

static made m;
static demarc_calibration all;

/** Pillars at 0, 1, 2 ... degrees with these km. */
static void calibrate(const double *km, size_t count)
{
    static const char *const numbers[] = {"1", "2", "3", "4",
                                          "5", "6", "7", "8"};

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 10, 0));
    for (size_t i = 0; i < count; i++)
        made_pillar(&m, numbers[i], (double)i, 0, km[i]);
    measure(&m);
    is_int(demarc_pillar_index_make(m.ctx, &m.border), DEMARC_OK, "indexed");
    is_int(demarc_calibrate(&m.border, DEMARC_DAY_MAX, &all), DEMARC_OK,
           "calibrated");
}

static void calibrated_free(void)
{
    demarc_calibration_free(&all);
    made_free(&m);
}

static void interval_is(size_t i, double surveyed, double factor,
                        double residual, bool outlier)
{
    const demarc_interval *at = &all.intervals[i];

    is_near(at->surveyed_m, surveyed, 1e-6, "surveyed");
    is_near(at->line_m, D, 1e-6, "on the line");
    is_near(at->factor, factor, 1e-12, "factor");
    is_near(at->residual_m, residual, 1e-6, "residual");
    ok(at->outlier == outlier, "%s", outlier ? "an outlier" : "none");
}

/* Five times 110 km, then 150: the median factor is D / 110 km, and the last
 * residual D - 150 / 110 D = -4/11 D = -40479.814834 m. */
static void test_outlier(void)
{
    calibrate((double[]){0, 110, 220, 330, 440, 550, 700}, 7);
    is_int((long long)all.interval_count, 6, "six intervals");
    for (size_t i = 0; i < 5; i++)
        interval_is(i, 110000, D / 110000, 0, false);
    interval_is(5, 150000, D / 150000, -40479.814834, true);
    is_near(all.routes[0].factor, D / 110000, 1e-12, "the route's factor");
    is_near(all.routes[0].surveyed_m, 700000, 1e-6, "all km");
    is_near(all.routes[0].line_m, 6 * D, 1e-6, "all of the line");
    calibrated_free();
}

/* Of 108, 109, 110, 111 and 112 km the factor is D / 110; a residual is then
 * (110 - km) / 110 D, so 2, 1, 0, -1 and -2 times D / 110. Their median is
 * none, that of their deviations D / 110: 1500.4 m are a spread, and nothing
 * is beyond 3.5 of them. */
static void test_noise(void)
{
    const double off = D / 110;

    calibrate((double[]){0, 108, 217, 327, 438, 550}, 6);
    for (size_t i = 0; i < 5; i++)
        interval_is(i, 1000 * (108 + (double)i), D / (108 + (double)i) / 1000,
                    (2 - (double)i) * off, false);
    is_near(all.routes[0].spread_m, 1.4826 * off, 1e-6, "their spread");
    calibrated_free();
}

/* Four intervals are too few to call one an outlier. */
static void test_few(void)
{
    calibrate((double[]){0, 110, 220, 330, 550}, 5);
    interval_is(3, 220000, D / 220000, -D, false);
    calibrated_free();
}

/* The same km counted from the other end. */
static void test_falling(void)
{
    calibrate((double[]){700, 590, 480, 370, 260, 150, 0}, 7);
    interval_is(0, 110000, D / 110000, 0, false);
    interval_is(5, 150000, D / 150000, -40479.814834, true);
    is_int((long long)demarc_finding_count(m.ctx), 0, "which is no fault");
    calibrated_free();
}

/* km that turn are told, and have no factor. */
static void test_turn(void)
{
    calibrate((double[]){0, 110, 330, 220, 440}, 5);
    ok(all.intervals[2].outlier && isnan(all.intervals[2].factor),
       "an interval against the line");
    is_near(all.intervals[2].surveyed_m, -110000, 1e-6, "by 110 km");
    is_int((long long)demarc_finding_count(m.ctx), 1, "one finding");
    is(demarc_finding_at(m.ctx, 0)->code, "pillar-order", "of the order");
    is(demarc_finding_at(m.ctx, 0)->message,
       "pillar 4 has km 220, and pillar 3 before it along the line has 330",
       "which names both");
    calibrated_free();
}

/* Without km, or without a position, a pillar is no end of an interval. */
static void test_anchors(void)
{
    calibrate((double[]){0, NAN, 220}, 3);
    is_int((long long)all.interval_count, 1, "one interval");
    is_near(all.intervals[0].line_m, 2 * D, 1e-6, "over two degrees");
    is_int((long long)all.count, 3, "of three pillars");
    calibrated_free();
    calibrate((double[]){5}, 1);
    is_int((long long)all.interval_count, 0, "one pillar has none");
    ok(isnan(all.routes[0].factor), "and no factor");
    calibrated_free();
}

/* A ring with sides of GeodSolve's (-i -p 6): 0 0 0 1 is D; 0 1 1 1 and 1 0 0 0
 * are 110574.388558; 1 1 1 0 is 111302.649339. The km begin at its third
 * corner: they fall once where the ring starts, which is no fault. */
static void test_ring(void)
{
    made_new(&m);
    made_line(&m, "r", POINTS(0, 0, 1, 0, 1, 1, 0, 1, 0, 0));
    made_pillar(&m, "1", 1, 1, 0);
    made_pillar(&m, "2", 0, 1, 100);
    made_pillar(&m, "3", 0, 0, 200);
    made_pillar(&m, "4", 1, 0, 300);
    measure(&m);
    is_int(demarc_pillar_index_make(m.ctx, &m.border), DEMARC_OK, "indexed");
    is_int(demarc_calibrate(&m.border, DEMARC_DAY_MAX, &all), DEMARC_OK,
           "calibrated");
    is_int((long long)all.interval_count, 3, "three intervals");
    is_near(all.intervals[0].line_m, 111302.649339, 1e-6, "the third side");
    is_near(all.intervals[1].line_m, 110574.388558, 1e-6, "the fourth");
    is_near(all.intervals[2].line_m, D, 1e-6, "over the start");
    is_int((long long)demarc_finding_count(m.ctx), 0, "nothing to say");
    calibrated_free();
}

int main(void)
{
    test_outlier();
    test_noise();
    test_few();
    test_falling();
    test_turn();
    test_anchors();
    test_ring();
    return done();
}
