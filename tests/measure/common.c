/* What two edges have in common. */
#include "measure/common.h"

#include "measure/geodesic.h"
#include "tap.h"

static demarc_edge edge_of(double lon0, double lat0, double lon1, double lat1)
{
    struct geod_geodesic geod;

    demarc_geod(&geod);
    return (demarc_edge){
        {demarc_space_of(lon0, lat0), demarc_space_of(lon1, lat1)},
        {lon0, lon1},
        {lat0, lat1},
        demarc_distance(&geod, lon0, lat0, lon1, lat1)};
}

static void runs(demarc_edge a, demarc_edge b, double from, double to,
                 double within, const char *name)
{
    double begin, end;

    ok(demarc_edge_common(&a, &b, &begin, &end), "%s", name);
    is_near(begin, from, within, name);
    is_near(end, to, within, name);
}

static void apart(demarc_edge a, demarc_edge b, const char *name)
{
    double from, to;

    ok(!demarc_edge_common(&a, &b, &from, &to), "%s", name);
    ok(from == 0 && to == 0, "%s: none", name);
    ok(!demarc_edge_common(&b, &a, &from, &to), "%s, the other way", name);
}

/* On the equator a degree is 6378137 * pi / 180 = 111319.4907933 m. */
static void test_equator(void)
{
    demarc_edge edge = edge_of(10, 0, 11, 0);

    runs(edge, edge_of(10, 0, 11, 0), 0, 111319.4907933, 1e-6, "itself");
    runs(edge, edge_of(11, 0, 10, 0), 0, 111319.4907933, 1e-6, "backwards");
    runs(edge, edge_of(9, 0, 10.5, 0), 0, 55659.7453966, 1e-6, "the beginning");
    runs(edge, edge_of(10.25, 0, 10.5, 0), 27829.8726983, 55659.7453966, 1e-6,
         "the middle");
    runs(edge_of(179.5, 0, -179.5, 0), edge_of(180, 0, 181, 0), 55659.7453966,
         111319.4907933, 1e-6, "over the antimeridian");
    apart(edge, edge_of(11, 0, 12, 0), "end to end");
    apart(edge, edge_of(12, 0, 13, 0), "one after the other");
    apart(edge, edge_of(10.5, -1, 10.5, 1), "a cross");
    apart(edge, edge_of(10, 0, 10, 0), "an edge of no length");
}

/* A degree of latitude at the equator is 110574 m: 1e-5 degrees 1.106 m. */
static void test_beside(void)
{
    demarc_edge edge = edge_of(10, 0, 11, 0);

    runs(edge, edge_of(10, 8e-6, 11, 8e-6), 0, 111319.49, 1e-3, "0.88 m off");
    apart(edge, edge_of(10, 1e-5, 11, 1e-5), "1.1 m off");
    apart(edge, edge_of(10, 0, 11, 1e-5), "an angle of 0.002 seconds");
    apart(edge, edge_of(10, -1e-4, 11, 1e-4), "a cross of 0.01 degrees");
}

/* Half-way, by GeodSolve -p 6: "40 70 40 70.5" with -i is 42696.873 m, and
 * "40 70 89.83930250 21348.4365" is 40.00026963 70.25. Half-way on the
 * parallel is 30 m off that. */
static void test_straight(void)
{
    demarc_edge edge = edge_of(70, 40, 70.5, 40);

    runs(edge, edge_of(70, 40, 70.25, 40.00026963), 0, 21348.4365, 0.001,
         "half-way on the geodesic");
    runs(edge, edge_of(70, 40, 70.25, 40), 0, 21348.4365, 0.001,
         "half-way on the parallel");
    apart(edge, edge_of(70, 40, 70.25, 40.00013), "between both");
}

static void test_odd(void)
{
    apart(edge_of(0, 0, 180, 0), edge_of(0, 10, 1, 11), "antipodes");
    apart(edge_of(0, 89, 180, 89), edge_of(90, 89, -90, 89), "over a pole");
    /* echo 89 0 90 0 | GeodSolve -i -p 3: 111693.865 m */
    runs(edge_of(0, 89, 180, 89), edge_of(0, 89, 77, 90), 0, 111693.865, 1e-3,
         "to a pole");
}

static void test_same(void)
{
    demarc_edge edge = edge_of(1, 2, 3, 4);
    demarc_edge turned = edge_of(3, 4, 1, 2), other = edge_of(1, 2, 3, 5);

    ok(demarc_edge_same(&edge, &edge), "the same ends");
    ok(demarc_edge_same(&edge, &turned), "turned");
    ok(!demarc_edge_same(&edge, &other), "another end");
    other = edge_of(1, 2, 1, 2);
    ok(!demarc_edge_same(&edge, &other), "a point");
}

int main(void)
{
    test_equator();
    test_beside();
    test_straight();
    test_odd();
    test_same();
    return done();
}
