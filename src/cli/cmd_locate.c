#include "cli/commands.h"

#include <math.h>
#include <string.h>

typedef struct locate_request {
    cli_request common;
    cli_day as_of;
    cli_degrees lon, lat;
    cli_list chainages, fields; /* of the points */
    const char *stretch;
    double max_km;
    int jobs;
} locate_request;

#define AT(member) offsetof(locate_request, member)

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"lon", 0, "<degrees>", "longitude of one point to locate", CLI_DEGREES,
         AT(lon), NULL},
        {"lat", 0, "<degrees>", "its latitude", CLI_DEGREES, AT(lat), NULL},
        {"chainage", 0, "<place>",
         "the point at this place of a route, such as main:12.5 or main:57%, "
         "or at a pillar: P43; may be repeated",
         CLI_LIST, AT(chainages), NULL},
        {"stretch", 0, "<stretch>",
         "the points at which a stretch begins and ends", CLI_TEXT, AT(stretch),
         NULL},
        {"max-distance", 0, "<km>",
         "points farther from the line have no place on it", CLI_KM, AT(max_km),
         NULL},
        {"as-of", 0, "<date>",
         "on the lines alive on this date; default: the point's own, else the "
         "last event's",
         CLI_DAY, AT(as_of), NULL},
        {"jobs", 0, "<n>",
         "threads that look for points, 1 to 9; default: one for each "
         "processor. The answers are the same",
         CLI_DIGIT, AT(jobs), NULL},
        {0}}};

const cli_page cmd_locate_page = {
    .size = sizeof(locate_request),
    .operands = 2,
    .usage =
        (const char *const[]){
            "[<option> ...] <border> <points>",
            "[<option> ...] <border> --lon <degrees> --lat <degrees>",
            "[<option> ...] <border> --chainage <place>",
            "[<option> ...] <border> --stretch <stretch>", NULL},
    .text =
        (const char *const[]){
            "Says where points are on the line: border, segment, route, "
            "chainage, how far off, and the party on whose side. Distances are "
            "geodesic, on the WGS 84 ellipsoid. Where a second place on the "
            "line is nearly as near, both are given. And back: from chainages "
            "to points.",
            "<points> is a CSV with the columns lon and lat, and id and date "
            "if wanted, such as a border's events; or a source of points in "
            "any of the formats of lines. --field with id, lon, lat or date "
            "is about them.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_output_options, &cli_table_options,
                                   &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc locate kgz-tjk --lon 70.56 --lat 39.84",
             "how far a village is from the line"},
            {"demarc locate kgz-tjk timeline/kgz-tjk.csv --max-distance 10",
             "the events within 10 km of the line"},
            {"demarc locate kgz-tjk --chainage main:12.5 --chainage main:50%",
             "two places on the main route"},
            {"demarc locate kgz-tjk --stretch main[12.5..40]",
             "the ends of a stretch"},
            {0}},
};

static bool asks_back(const locate_request *ask)
{
    return ask->chainages.count || ask->stretch;
}

/* Has the pair a role that the points have? */
static bool is_of_points(const char *pair)
{
    static const char *const roles[] = {
        "id=", "lon=", "lat=", "date=", "date_end="};

    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strncmp(pair, roles[i], strlen(roles[i])) == 0)
            return true;
    return false;
}

/* Takes the points' fields away from the lines and events. */
static void take_fields(locate_request *ask)
{
    cli_list *all = &ask->common.fields;
    size_t kept = 0;

    for (size_t i = 0; i < all->count; i++)
        if (is_of_points(all->items[i]))
            ask->fields.items[ask->fields.count++] = all->items[i];
        else
            all->items[kept++] = all->items[i];
    all->items[kept] = NULL;
    all->count = kept;
}

static demarc_status open_points(cli_run *run, const locate_request *ask,
                                 const char *path, demarc_points_file **out)
{
    demarc_open how = ask->common.open;

    how.fields = ask->fields.count ? ask->fields.items : NULL;
    return demarc_points_open(run->ctx, path, &how, out);
}

/* The points are the last operand; what is before it names the border. */
static demarc_status take_points(locate_request *ask, const char **path)
{
    cli_operands *operands = &ask->common.operands;
    const bool one = ask->lon.set || ask->lat.set;

    *path = NULL;
    ask->common.open.places_only = true;
    if (ask->lon.set != ask->lat.set)
        return cli_complain_usage("locate", "--lon and --lat go together");
    if (one && asks_back(ask))
        return cli_complain_usage(
            "locate", "--lon and --lat are another question than --chainage "
                      "and --stretch");
    if (one && !(fabs(ask->lon.value) <= 180 && fabs(ask->lat.value) <= 90))
        return cli_complain_usage(
            "locate", "--lon is from -180 to 180, and --lat from -90 to 90");
    if (one || asks_back(ask))
        return DEMARC_OK;
    if (operands->count < (ask->common.open.segments ? 1 : 2))
        return cli_complain_usage(
            "locate", "there is nothing to locate: give a file of points, "
                      "--lon and --lat, --chainage or --stretch");
    *path = operands->items[--operands->count];
    take_fields(ask);
    return DEMARC_OK;
}

static demarc_locate_how make_how(const locate_request *ask,
                                  demarc_points_file *points)
{
    return (demarc_locate_how){
        .has_day = ask->as_of.set,
        .day = ask->as_of.day,
        .max_km = ask->max_km,
        .file = points,
        .jobs = (size_t)ask->jobs,
        .has_point = ask->lon.set,
        .lon = ask->lon.value,
        .lat = ask->lat.value,
        .chainages = ask->chainages.count ? ask->chainages.items : NULL,
        .stretch = ask->stretch};
}

demarc_status cmd_locate(cli_run *run, void *request)
{
    locate_request *ask = request;
    demarc_points_file *points = NULL;
    demarc_table *table = NULL;
    demarc_locate_how how;
    const char *path;
    demarc_status status = take_points(ask, &path);

    if (!status)
        status = cli_run_format(run, DEMARC_TABLE, "text");
    if (!status)
        status = cli_run_open(run, asks_back(ask) || ask->common.open.border);
    if (!status && path)
        status = open_points(run, ask, path, &points);
    if (!status) {
        how = make_how(ask, points);
        status = demarc_locate(run->ctx, run->set, run->border, &how, &table);
    }
    status = cli_run_table(run, status, table);
    demarc_points_close(points);
    return status;
}
