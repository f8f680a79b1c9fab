#include "measure/side.h"

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
    bool back; /* towards the line's first vertex */
} walker;

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
        geod_inverse(&at.geod, lat_of(&start), lon_of(&start), lat_of(&at),
                     lon_of(&at), &metres, course, NULL);
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
    double course;

    geod_inverse(&at->geod, spot->lat, spot->lon, line->lat[vertex],
                 line->lon[vertex], NULL, &course, NULL);
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

const char *demarc_spot_side(const demarc_border *border, const demarc_era *era,
                             const demarc_spot *spot, double lon, double lat)
{
    walker at = {.net = border->net, .era = era, .line = spot->line};
    const demarc_segment *segment;
    double on, back, course;

    if (spot->line == DEMARC_NONE || spot->offset_m <= DEMARC_ON_LINE_M)
        return "";
    demarc_geod(&at.geod);
    segment = &border->segments[border->net->lines[spot->line].segment];
    if (!courses_at(&at, spot, &on, &back))
        return "";
    geod_inverse(&at.geod, spot->lat, spot->lon, lat, lon, NULL, &course, NULL);
    return turn_right(on, course) < turn_right(on, back) ? segment->right
                                                         : segment->left;
}
