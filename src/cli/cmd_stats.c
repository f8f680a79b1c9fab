#include "cli/commands.h"

#include <string.h>

enum { GEODESIC, PLANAR };
enum { NEAR_ROOM = 16 };

typedef struct stats_request {
    cli_request common;
    cli_day as_of;
    int by, method, jobs;
    cli_stage reach;
    const char *total, *crs, *type, *near, *crossings;
    double every_km, near_km[NEAR_ROOM];
    bool scale;
} stats_request;

#define AT(member) offsetof(stats_request, member)

static const char *const bys[] = {/* as demarc_by */
                                  "stage",    "segment",  "route",    "border",
                                  "chainage", "distance", "crossing", NULL};
static const char *const methods[] = {"geodesic", "planar", NULL};

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"as-of", 0, "<date>",
         "the state on this date; default: the last event", CLI_DAY, AT(as_of),
         NULL},
        {"by", 0, "<what>",
         "a row for each stage, segment, route or border; chainage: the events "
         "on each 50 km of a route; distance: the share of the events near "
         "what was undetermined then; crossing: which are open, and days "
         "closed",
         CLI_CHOICE, AT(by), bys},
        {"type", 0, "<type>",
         "the events that --by chainage and distance count; default: clash",
         CLI_TEXT, AT(type), NULL},
        {"every", 0, "<km>", "--by chainage: so many km in a row, not 50",
         CLI_KM, AT(every_km), NULL},
        {"near", 0, "<km>,<km>...", "--by distance: within these, not 1,5,10",
         CLI_TEXT, AT(near), NULL},
        {"crossings", 0, "<csv>",
         "--by crossing: these, in place of the dossier's crossings.csv",
         CLI_TEXT, AT(crossings), NULL},
        {"scale", 0, NULL,
         "how the length depends on the spacing at which it is measured, and "
         "at which it would be --total, or the newest total published",
         CLI_FLAG, AT(scale), NULL},
        {"reach", 0, "<stage>",
         "the stage that counts as done; default: the dossier's, else "
         "demarcated",
         CLI_STAGE, AT(reach), NULL},
        {"total", 0, "<km>",
         "shares of this length instead of the measured one; claimed means the "
         "newest total published by that date",
         CLI_TEXT, AT(total), NULL},
        {"method", 0, "<method>",
         "geodesic; or planar, to compare with old figures of a GIS",
         CLI_CHOICE, AT(method), methods},
        {"crs", 0, "<crs>", "the plane of --method planar, such as EPSG:32642",
         CLI_TEXT, AT(crs), NULL},
        {"jobs", 0, "<n>",
         "threads that measure a long file, 1 to 9; default: one for each "
         "processor. The numbers are the same",
         CLI_DIGIT, AT(jobs), NULL},
        {0}}};

const cli_page cmd_stats_page = {
    .size = sizeof(stats_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Says how much of a border is undetermined, described, delimited "
            "and demarcated on a date, the main line and the rings of enclaves "
            "apart. Lengths are geodesic, on the WGS 84 ellipsoid. Where a "
            "date is in doubt, what is certain and what is possible stand "
            "beside; the newest figures published by that date stand below.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_claim_options, &cli_output_options,
                                   &cli_table_options, &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc stats kgz-tjk --as-of 2022-09-14",
             "how much was settled on the day of the clash"},
            {"demarc stats kgz-tjk --total claimed",
             "shares of the total that was published last"},
            {"demarc stats kgz-tjk --scale --total 972",
             "at which spacing the line would be 972 km long"},
            {"demarc stats kgz-tjk --by route -f csv -o routes.csv",
             "main line and enclave rings, for a spreadsheet"},
            {0}},
};

static bool all_positive(const double *items, size_t count)
{
    size_t i = 0;

    while (i < count && items[i] > 0)
        i++;
    return i == count;
}

/* What is asked of events. */
static demarc_status take_events(stats_request *ask, demarc_stats_how *how)
{
    const bool chainage = ask->by == DEMARC_BY_CHAINAGE;
    const bool distance = ask->by == DEMARC_BY_DISTANCE;

    how->type = ask->type;
    how->every_km = ask->every_km;
    if (ask->type && !chainage && !distance)
        return cli_complain_usage("stats",
                                  "--type needs --by chainage or distance");
    if (ask->every_km > 0 && !chainage)
        return cli_complain_usage("stats", "--every needs --by chainage");
    if (ask->near && !distance)
        return cli_complain_usage("stats", "--near needs --by distance");
    if (ask->crossings && ask->by != DEMARC_BY_CROSSING)
        return cli_complain_usage("stats", "--crossings needs --by crossing");
    if (!ask->near)
        return DEMARC_OK;
    how->near_km = ask->near_km;
    how->near_count = cli_numbers_parse(ask->near, ask->near_km, NEAR_ROOM);
    if (how->near_count == 0 || !all_positive(how->near_km, how->near_count))
        return cli_complain_usage(
            "stats", "--near \"%s\" is not km with commas, such as 1,5,10",
            ask->near);
    return DEMARC_OK;
}

/* Lengths by class need no vertices: a long file need not be kept. */
static bool needs_lengths(const stats_request *ask)
{
    return (ask->by == DEMARC_BY_STAGE || ask->by == DEMARC_BY_SEGMENT ||
            ask->by == DEMARC_BY_ROUTE || ask->by == DEMARC_BY_BORDER) &&
           !ask->scale && ask->method == GEODESIC;
}

/* Says no where options contradict each other. */
static demarc_status make_how(stats_request *ask, demarc_stats_how *how)
{
    *how = (demarc_stats_how){.has_day = ask->as_of.set,
                              .day = ask->as_of.day,
                              .by = (demarc_by)ask->by,
                              .has_reach = ask->reach.set,
                              .reach = ask->reach.stage,
                              .planar_crs = ask->crs};
    if (ask->scale && ask->by)
        return cli_complain_usage("stats", "--scale goes without --by");
    if (ask->scale)
        how->by = DEMARC_BY_SCALE;
    if (ask->method == PLANAR && !ask->crs)
        return cli_complain_usage("stats", "--method planar needs --crs");
    if (ask->method != PLANAR && ask->crs)
        return cli_complain_usage("stats", "--crs needs --method planar");
    how->total_claimed = ask->total && strcmp(ask->total, "claimed") == 0;
    if (ask->total && !how->total_claimed &&
        !cli_number_parse(ask->total, &how->total_km))
        return cli_complain_usage(
            "stats", "--total \"%s\" is neither km, such as 972, nor claimed",
            ask->total);
    return take_events(ask, how);
}

static demarc_status ask_crossings(cli_run *run, const stats_request *ask,
                                   demarc_table **out)
{
    const demarc_scene_how with = {.crossings = ask->crossings,
                                   .only_crossings = true};
    const demarc_crossings_how how = {ask->as_of.set, ask->as_of.day};
    demarc_scene *scene;
    demarc_status status =
        demarc_scene_open(run->ctx, run->border, &with, &scene);

    if (!status)
        status =
            demarc_crossings_table(run->ctx, run->border, scene, &how, out);
    demarc_scene_free(scene);
    return status;
}

demarc_status cmd_stats(cli_run *run, void *request)
{
    stats_request *ask = request;
    bool pick = ask->by != DEMARC_BY_BORDER || ask->common.open.border;
    demarc_stats_how how;
    demarc_table *table = NULL;
    demarc_status status = make_how(ask, &how);

    ask->common.open.lengths_only = needs_lengths(ask);
    ask->common.open.jobs = (size_t)ask->jobs;
    if (!status)
        status = cli_run_format(run, DEMARC_TABLE, "text");
    if (!status)
        status = cli_run_open(run, pick);
    if (!status && ask->by == DEMARC_BY_CROSSING)
        status = ask_crossings(run, ask, &table);
    else if (!status)
        status = demarc_stats(run->ctx, run->set, run->border, &how, &table);
    return cli_run_table(run, status, table);
}
