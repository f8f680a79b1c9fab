#include "cli/commands.h"

#include <string.h>

typedef struct diff_request {
    cli_request common;
    cli_day from, to;
    const char *with, *tolerance;
    double max_km;
    int by;
} diff_request;

#define AT(member) offsetof(diff_request, member)

static const char *const ways[] = {"change", "piece", "area", NULL};

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"from", 0, "<date>",
         "the state on this date; of a month or a year, its last day", CLI_DAY,
         AT(from), NULL},
        {"to", 0, "<date>", "and on this one; default: the last event", CLI_DAY,
         AT(to), NULL},
        {"with", 0, "<border>",
         "another edition of the line, to compare with: a file or a dossier",
         CLI_TEXT, AT(with), NULL},
        {"by", 0, "<rows>",
         "one row for each change, piece or area; default: change", CLI_CHOICE,
         AT(by), ways},
        {"tolerance", 0, "<metres>",
         "lines nearer than this did not move; default: 0.02, the rounding of "
         "GeoJSON",
         CLI_TEXT, AT(tolerance), NULL},
        {"max-distance", 0, "<km>",
         "ends farther apart do not belong together; default: the mean spacing "
         "of the coarser line's vertices, up to 20 km",
         CLI_KM, AT(max_km), NULL},
        {0}}};

const cli_page cmd_diff_page = {
    .size = sizeof(diff_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] <border> --from <date>",
                              "[<option> ...] <old> <new>",
                              "[<option> ...] <border> --with <border>", NULL},
    .text =
        (const char *const[]){
            "Says what changed between two dates of a border, or between two "
            "editions of its line: km unchanged, changed of stage, moved, "
            "removed and added; how far what moved has moved; and the land "
            "between both lines, by the party that received it, on the "
            "ellipsoid. Where a ring came or went, all of its inside changed "
            "sides. To a .geojson it writes the pieces and the polygons.",
            "The exit code is 1 if something differs, and 0 if nothing does.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_output_options, &cli_table_options,
                                   &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc diff kgz-tjk --from 2022-01-01 --to 2025-06-01",
             "what the treaty of 2025 changed"},
            {"demarc diff kgz-tjk --from 2022 --by piece -f csv",
             "the pieces, with their chainages"},
            {"demarc diff old.shp new.shp -o changes.geojson",
             "two editions, as a map"},
            {0}},
};

static bool ends_in_csv(const char *text)
{
    size_t length = strlen(text);

    return length > 4 && strcmp(text + length - 4, ".csv") == 0;
}

/* The second of two operands is the new edition, unless it holds events. */
static demarc_status take_with(diff_request *ask)
{
    cli_operands *operands = &ask->common.operands;

    if (!ask->with && operands->count > (ask->common.open.segments ? 0 : 1) &&
        !ends_in_csv(operands->items[operands->count - 1]))
        ask->with = operands->items[--operands->count];
    if (!ask->with && !ask->from.set)
        return cli_complain_usage(
            "diff", "there is nothing to compare with: give --from, or a "
                    "second border");
    if (ask->with && !ask->common.open.default_stage)
        ask->common.open.default_stage = "unknown";
    return DEMARC_OK;
}

static demarc_status make_how(const diff_request *ask, demarc_diff_how *how)
{
    *how = (demarc_diff_how){.has_from = ask->from.set,
                             .from = ask->from.day,
                             .has_to = ask->to.set,
                             .to = ask->to.day,
                             .ends_m = ask->max_km * 1000};
    if (ask->tolerance && !cli_number_parse(ask->tolerance, &how->tolerance_m))
        return cli_complain_usage("diff",
                                  "--tolerance \"%s\" is no number of metres",
                                  ask->tolerance);
    return DEMARC_OK;
}

/* Opens the other edition as the first one was. */
static demarc_status open_other(cli_run *run, const char *with,
                                demarc_border_set **set, demarc_border **out)
{
    cli_request other = *run->request;
    char *item[1] = {(char *)(uintptr_t)with};
    demarc_status status;

    other.operands = (cli_operands){.items = item, .count = 1};
    other.open.id = other.open.segments = other.open.events = NULL;
    status = cli_request_operands("diff", &other);
    if (!status)
        status = demarc_border_set_open(run->ctx, &other.open, set);
    if (!status)
        status = demarc_border_pick(run->ctx, *set,
                                    demarc_border_count(*set) > 1
                                        ? demarc_border_id(run->border)
                                        : NULL,
                                    out);
    return status;
}

/* A file of changes by its ending or its format; else a table. */
static demarc_status find_format(cli_run *run)
{
    const cli_request *request = run->request;
    bool changes =
        request->format
            ? demarc_format_find(request->format, DEMARC_CHANGES) != NULL
            : request->output &&
                  demarc_format_of_path(request->output, DEMARC_CHANGES);

    return cli_run_format(run, changes ? DEMARC_CHANGES : DEMARC_TABLE, "text");
}

static demarc_status answer(cli_run *run, const demarc_difference *difference,
                            demarc_diff_by by)
{
    demarc_table *table = NULL;
    demarc_status status;

    if (run->format->things & DEMARC_CHANGES)
        return demarc_write_changes(run->ctx, run->format, difference,
                                    &run->out);
    status = demarc_diff(run->ctx, difference, by, &table);
    return cli_run_table(run, status, table);
}

demarc_status cmd_diff(cli_run *run, void *request)
{
    diff_request *ask = request;
    demarc_border_set *other = NULL;
    demarc_difference *difference = NULL;
    demarc_diff_how how;
    demarc_status status = take_with(ask);

    if (!status)
        status = make_how(ask, &how);
    if (!status)
        status = find_format(run);
    if (!status)
        status = cli_run_open(run, true);
    if (!status) {
        how.old = how.made = run->border;
        if (ask->with) {
            demarc_border *border = NULL;

            status = open_other(run, ask->with, &other, &border);
            how.made = border;
        }
    }
    if (!status)
        status = demarc_diff_open(run->ctx, &how, &difference);
    if (!status)
        status = answer(run, difference, (demarc_diff_by)ask->by);
    demarc_difference_free(difference);
    demarc_border_set_free(other);
    return status;
}
