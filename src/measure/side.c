#include "measure/side.h"

#include "measure/boxes.h"
#include "measure/geodesic.h"

#include <math.h>

/** Ends this near are one, as for chains. */
static const double SAME_M = 0.001;

/** A vertex, and which way to go on from it. */
typedef struct walker {
    const demarc_net *net;
    const demarc_era *era;
    struct geod_geodesic geod;
    size_t line, vertex;
    bool back;  /* towards the line's first vertex */
    bool exact; /* courses by geodesics, not by straight lines */
} walker;

/** Straight lines in which courses can be told. */
static const double SHORT_M = 1, LONG_M = 1e6;

/** Degrees. A course by a straight line is that of the geodesic to far less,
 *  up to LONG_M to 0.001. */
static const double DOUBT = 0.05;

/** Course and metres from one place to another. The course of the straight
 *  line is that of the normal section, by the plane that touches the earth. */
static double course_to(const walker *at, double lon0, double lat0, double lon1,
                        double lat1, double *metres)
{
    const demarc_space a = demarc_space_of(lon0, lat0);
    const demarc_space b = demarc_space_of(lon1, lat1);
    const demarc_space d = {b.x - a.x, b.y - a.y, b.z - a.z};
    const double turn = lon0 * (M_PI / 180), up = lat0 * (M_PI / 180);
    const double out = d.x * cos(turn) + d.y * sin(turn);
    double course;

    *metres = sqrt(d.x * d.x + d.y * d.y + d.z * d.z);
    if (!at->exact && *metres >= SHORT_M && *metres <= LONG_M)
        return atan2(d.y * cos(turn) - d.x * sin(turn),
                     d.z * cos(up) - out * sin(up)) *
               (180 / M_PI);
    geod_inverse(&at->geod, lat0, lon0, lat1, lon1, metres, &course, NULL);
    return course;
}

static double lon_of(const walker *at)
{
    return at->net->lines[at->line].lon[at->vertex];
}

static double lat_of(const walker *at)
{
    return at->net->lines[at->line].lat[at->vertex];
}

/** Goes to the next line of the route, which begins where this one ends.
 *  False at the end of an open route. */
static bool line_cross(walker *at)
{
    const demarc_route *route = &at->era->routes[at->era->route_of[at->line]];
    size_t number = at->era->link_of[at->line];
    bool forth = route->links[number].reversed == at->back;
    double lon = lon_of(at), lat = lat_of(at);

    if (!route->ring && number == (forth ? route->count - 1 : 0))
        return false;
    number = (number + (forth ? 1 : route->count - 1)) % route->count;
    at->line = route->links[number].line;
    at->back = route->links[number].reversed == forth;
    at->vertex = at->back ? at->net->lines[at->line].count - 1 : 0;
    return demarc_distance(&at->geod, lon, lat, lon_of(at), lat_of(at)) <=
           SAME_M;
}

static bool step(walker *at)
{
    if (at->vertex == (at->back ? 0 : at->net->lines[at->line].count - 1))
        return line_cross(at);
    at->vertex += at->back ? SIZE_MAX : 1;
    return true;
}

/** The course from a vertex to the next place on the route that way, over
 *  joints and doubled vertices. False at the end of an open route. */
static bool course_on(walker at, double *course)
{
    const walker start = at;
    double metres;

    do {
        if (!step(&at) || (at.line == start.line && at.vertex == start.vertex))
            return false;
        *course = course_to(&at, lon_of(&start), lat_of(&start), lon_of(&at),
                            lat_of(&at), &metres);
    } while (metres <= SAME_M);
    return true;
}

/** The courses on and back at a spot between two vertices, seen from the one
 *  that is farther away: near the other a course would be noise. */
static void courses_between(const walker *at, const demarc_spot *spot,
                            double *on, double *back)
{
    const demarc_line *line = &at->net->lines[spot->line];
    bool second = spot->along_m - line->cum[spot->edge] >
                  line->cum[spot->edge + 1] - spot->along_m;
    size_t vertex = spot->edge + !second;
    double metres,
        course = course_to(at, spot->lon, spot->lat, line->lon[vertex],
                           line->lat[vertex], &metres);

    *on = second ? course + 180 : course;
    *back = second ? course : course + 180;
}

/** The courses on and back along the line at a spot. */
static bool courses_at(walker *at, const demarc_spot *spot, double *on,
                       double *back)
{
    const demarc_line *line = &at->net->lines[spot->line];
    bool first = spot->along_m <= line->cum[spot->edge];
    walker forth;

    if (!first && spot->along_m < line->cum[spot->edge + 1]) {
        courses_between(at, spot, on, back);
        return true;
    }
    at->vertex = spot->edge + !first;
    forth = *at;
    at->back = true;
    return course_on(forth, on) && course_on(*at, back);
}

/** How far to turn right from one course to another. */
static double turn_right(double from, double to)
{
    double turn = fmod(to - from, 360);

    return turn < 0 ? turn + 360 : turn;
}

/** What is right of a line lies between its courses on and back.
 *  @return 1: right; 0: left; -1: in doubt, or the route goes not on. */
static int is_right(walker at, const demarc_spot *spot, double lon, double lat)
{
    double on, back, course, metres, turn, most;

    if (!courses_at(&at, spot, &on, &back))
        return -1;
    course = course_to(&at, spot->lon, spot->lat, lon, lat, &metres);
    turn = turn_right(on, course);
    most = turn_right(on, back);
    if (!at.exact && (fabs(turn - most) < DOUBT || turn < DOUBT ||
                      turn > 360 - DOUBT || most < DOUBT || most > 360 - DOUBT))
        return -1;
    return turn < most;
}

/** The same with what it takes; in doubt courses are those of geodesics. */
static int side_of(const demarc_border *border, const demarc_era *era,
                   const demarc_spot *spot, double lon, double lat)
{
    walker at = {.net = border->net, .era = era, .line = spot->line};
    int right;

    demarc_geod(&at.geod);
    right = is_right(at, spot, lon, lat);
    at.exact = true;
    return right < 0 ? is_right(at, spot, lon, lat) : right;
}

const char *demarc_spot_side(const demarc_border *border, const demarc_era *era,
                             const demarc_spot *spot, double lon, double lat)
{
    const demarc_segment *segment;
    int right;

    if (spot->line == DEMARC_NONE || spot->offset_m <= DEMARC_ON_LINE_M)
        return "";
    segment = &border->segments[border->net->lines[spot->line].segment];
    if (!*segment->left && !*segment->right)
        return "";
    right = side_of(border, era, spot, lon, lat);
    return right < 0 ? "" : right ? segment->right : segment->left;
}
