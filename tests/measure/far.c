/* Events that are nowhere near. A degree of latitude is 110.574 km long at
 * the equator (GeodSolve -i: 0 0 1 0). */
#include "measure/far.h"

#include "measure/routes.h"

#include "border.h"
#include "tap.h"

static made m;

static void event_at(const char *type, double lon, double lat)
{
    demarc_event *event = made_event(&m, "2001", "", "");

    event->type = type;
    event->id = type;
    event->lon = lon;
    event->lat = lat;
}

static size_t told(void)
{
    measure(&m);
    is_int(demarc_events_far(m.ctx, &m.border), DEMARC_OK, "asked");
    return demarc_finding_count(m.ctx);
}

static void test_near(void)
{
    made_new(&m); /* 0.9 degrees are 99.5 km */
    made_line(&m, "a", POINTS(0, 0, 9, 0));
    event_at("clash", 0, 0.9);
    event_at("clash", 4.5, -0.9); /* far from the vertices, not from the line */
    event_at("incident", 9, 0);
    event_at("meeting", 70, 40);
    event_at("clash", NAN, NAN);
    is_int((long long)told(), 0, "near the line, or no matter where");
    made_free(&m);
}

static void test_far(void)
{
    static const char *const types[] = {"clash", "incident", "transfer",
                                        "closure", "reopening"};
    const demarc_finding *found;

    made_new(&m);
    made_line(&m, "b", POINTS(50, 50, 51, 50));
    made_line(&m, "a", POINTS(0, 0, 9, 0));
    for (size_t i = 0; i < 5; i++)
        event_at(types[i], 0, 1);
    is_int((long long)told(), 5, "all types that happen at the border");
    found = demarc_finding_at(m.ctx, 0);
    is(found->message, "the clash at 0.0000, 1.0000 is 111 km from the border",
       "are told");
    ok(found->line == 2 && strcmp(found->feature, "clash") == 0 &&
           found->lon == 0 && found->lat == 1,
       "with their place");
    made_free(&m);

    made_new(&m);
    event_at("clash", 0, 0);
    is_int((long long)told(), 1, "without a line everything is far");
    made_free(&m);
}

int main(void)
{
    test_near();
    test_far();
    return done();
}
