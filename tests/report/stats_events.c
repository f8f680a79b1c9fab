/* Events counted along a line: four degrees of the equator, a quarter of it
 * described in 2010. All figures follow from that by hand: a degree of the
 * equator is a * pi / 180 = 111,319.49 m, one of latitude there 110,574 m. */
#include "base/table.h"

#include "border.h"
#include "tap.h"

static made m;
static demarc_border_set set;
static demarc_claim claims[8];
static demarc_figure figures[8][2];
static const demarc_figure *killed[8][2];
static demarc_date dates[8], undated;
static size_t claim_count;

static demarc_figure figure(const char *text, double low, double high)
{
    return (demarc_figure){text, low, high, false};
}

/* A clash, with the dead of AAA and BBB as one source has them; "" for none. */
static demarc_event *clash(const char *date, double lon, double lat,
                           const char *precision, demarc_figure a,
                           demarc_figure b)
{
    demarc_event *event = made_event(&m, date, "", "");
    demarc_claim *claim = &claims[claim_count];

    dates[claim_count] = event->date;
    figures[claim_count][0] = a;
    figures[claim_count][1] = b;
    killed[claim_count][0] = &figures[claim_count][0];
    killed[claim_count][1] = &figures[claim_count][1];
    *claim = (demarc_claim){.line = event->line,
                            .date = &dates[claim_count],
                            .killed = killed[claim_count],
                            .word = "",
                            .source = "",
                            .source_url = "",
                            .source_date = &undated,
                            .note = ""};
    claim_count++;
    event->type = "clash";
    event->lon = lon;
    event->lat = lat;
    event->precision = precision;
    event->claims = claim;
    event->claim_count = 1;
    return event;
}

static void begin(void)
{
    const demarc_figure none = {"", NAN, NAN, false};
    demarc_event *described;

    undated = made_date("");
    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 4, 0));
    described = made_event(&m, "2010-01-01", "a[0%..25%]", "described");
    described->claims = claims;
    described->claim_count = 0;
    clash("2005-01-01", 0.5, 0.02, "exact", figure("2", 2, 2),
          figure("1", 1, 1));
    clash("2015-01-01", 0.5, 0.02, "", figure(">90", 90, INFINITY), none);
    clash("2015-01-02", 2, 0.05, "near", none, none);
    clash("2015-01-03", NAN, NAN, "exact", figure("4..6", 4, 6), none);
    clash("2015-01-04", 2, 0, "adm1", none, none);
    clash("2015-01-05", 1, 2, "exact", none, none);
    if (made_build(&m) != DEMARC_OK)
        abort();
    set = (demarc_border_set){.borders = &m.border, .count = 1};
}

static demarc_table *ask(const demarc_stats_how *how, demarc_status want,
                         const char *name)
{
    demarc_table *table;

    is_int(demarc_stats(m.ctx, &set, &m.border, how, &table), want, name);
    return table;
}

static double cell(const demarc_table *table, size_t row, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].key, key) == 0)
            return table->rows[row].cells[i].number;
    return NAN;
}

static void row_is(const demarc_table *table, size_t row,
                   const char *const *keys, const double *want,
                   const char *name)
{
    for (size_t i = 0; keys[i]; i++)
        if (!(fabs(cell(table, row, keys[i]) - want[i]) < 1e-6))
            ok(false, "%s: %s is %g, not %g", name, keys[i],
               cell(table, row, keys[i]), want[i]);
    ok(true, "%s", name);
}

static void test_distance(void)
{
    static const char *const keys[] = {"within",
                                       "events",
                                       "events_near",
                                       "events_percent",
                                       "line_percent",
                                       "killed",
                                       "killed_near",
                                       "killed_percent",
                                       "line_killed_percent",
                                       "killed_low",
                                       "killed_high",
                                       "left_out",
                                       NULL};
    const demarc_stats_how how = {.by = DEMARC_BY_DISTANCE};
    demarc_table *table = ask(&how, DEMARC_OK, "by distance");
    double number;

    is_int((long long)demarc_table_rows(table), 3, "within 1, 5 and 10 km");
    /* The clashes of 2005 and 2015-01-01 and that of 01-05 are exact; none is
     * within 1 km. In 2005 all was undetermined, later three quarters. */
    row_is(table, 0, keys,
           (const double[]){1000, 3, 0, 0, 250.0 / 3, 93, 0, 0,
                            100 * (3 + 0.75 * 90) / 93, 93, 93, 3},
           "within 1 km");
    /* 0.02 degrees are 2.2 km; in 2015 undetermined line was 55 km away. */
    row_is(table, 1, keys,
           (const double[]){5000, 3, 1, 100.0 / 3, 250.0 / 3, 93, 3, 300.0 / 93,
                            100 * (3 + 0.75 * 90) / 93, 93, 93, 3},
           "within 5 km");
    /* The one that is `near` counts here: 5.5 km away. */
    row_is(table, 2, keys,
           (const double[]){10000, 4, 2, 50, 325.0 / 4, 93, 3, 300.0 / 93,
                            100 * (3 + 0.75 * 90) / 93, 93, 93, 2},
           "within 10 km");
    ok(demarc_table_number(table, "events.count", &number) && number == 6,
       "of six clashes");
    ok(demarc_table_number(table, "events.killed_low", &number) &&
           number == 3 + 90 + 4,
       "with at least 97 dead");
    ok(demarc_table_number(table, "events.killed", &number) &&
           number == 3 + 90 + 5,
       "98 by the latest claims");
    ok(demarc_table_number(table, "events.killed_high", &number) &&
           number == 3 + 90 + 6,
       "and 99 at most, as far as there are numbers");
    demarc_table_free(table);
}

static void test_near(void)
{
    const demarc_stats_how how = {.by = DEMARC_BY_DISTANCE,
                                  .near_km = (const double[]){60, 2.3},
                                  .near_count = 2,
                                  .has_day = true,
                                  .day = demarc_day_make(2015, 1, 1)};
    demarc_table *table = ask(&how, DEMARC_OK, "other distances, to a day");

    ok(cell(table, 0, "events") == 2 && cell(table, 0, "events_near") == 2,
       "55 km are within 60");
    ok(cell(table, 1, "events_near") == 1, "2.2 within 2.3");
    demarc_table_free(table);
}

static void test_chainage(void)
{
    const demarc_stats_how how = {.by = DEMARC_BY_CHAINAGE, .every_km = 100};
    demarc_table *table = ask(&how, DEMARC_OK, "by chainage");
    double number;

    is_int((long long)demarc_table_rows(table), 6, "445 km in five, and a sum");
    ok(cell(table, 0, "events") == 2 && cell(table, 0, "killed") == 93,
       "two at 55.7 km");
    ok(cell(table, 2, "events") == 1 && cell(table, 2, "killed") == 0,
       "one at 222.6 km");
    ok(cell(table, 1, "events") == 0 && cell(table, 4, "events") == 0,
       "none elsewhere");
    is_near(cell(table, 4, "from"), 400000, 0, "the last from 400");
    is_near(cell(table, 4, "to"), 4 * 6378137 * M_PI / 180, 1e-3,
            "to the end of the route");
    ok(cell(table, 5, "events") == 3, "three in all");
    ok(demarc_table_number(table, "left_out.coarse", &number) && number == 1,
       "one is known too badly");
    ok(demarc_table_number(table, "left_out.far", &number) && number == 1,
       "one was 221 km away");
    ok(demarc_table_number(table, "events.without_position", &number) &&
           number == 1,
       "and one nobody knows where");
    demarc_table_free(table);
}

static void test_refused(void)
{
    static const struct {
        demarc_stats_how how;
        demarc_status want;
        const char *name;
    } cases[] = {
        {{.by = DEMARC_BY_DISTANCE, .type = "meeting"},
         DEMARC_EDATA,
         "no event of the type"},
        {{.by = DEMARC_BY_CHAINAGE, .type = "protocol"},
         DEMARC_EDATA,
         "none with a position"},
        {{.by = DEMARC_BY_CHAINAGE, .total_km = 9}, DEMARC_EUSAGE, "a total"},
        {{.by = DEMARC_BY_DISTANCE, .planar_crs = "EPSG:3857"},
         DEMARC_EUSAGE,
         "a plane"},
        {{.by = DEMARC_BY_DISTANCE,
          .has_reach = true,
          .reach = DEMARC_DESCRIBED},
         DEMARC_EUSAGE,
         "a reach"},
        {{.by = DEMARC_BY_CHAINAGE, .every_km = 0.001},
         DEMARC_EUSAGE,
         "a row for each metre"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ok(!ask(&cases[i].how, cases[i].want, cases[i].name), "is refused");
}

int main(void)
{
    begin();
    test_distance();
    test_near();
    test_chainage();
    test_refused();
    made_free(&m);
    return done();
}
