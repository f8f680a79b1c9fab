#include "cli/commands.h"

typedef struct export_request {
    cli_request common;
    cli_day as_of;
    bool history;
    int jobs;
} export_request;

#define AT(member) offsetof(export_request, member)

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"as-of", 0, "<date>",
         "the state on this date; default: the last event", CLI_DAY, AT(as_of),
         NULL},
        {"history", 0, NULL,
         "every piece with start_date and end_date, so that a map can filter "
         "by date",
         CLI_FLAG, AT(history), NULL},
        {"jobs", 0, "<n>",
         "threads that work on a long file, 1 to 9; default: one for each "
         "processor. The bytes are the same",
         CLI_DIGIT, AT(jobs), NULL},
        {0}}};

const cli_page cmd_export_page = {
    .size = sizeof(export_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Writes the border cut into pieces over which everything known is "
            "the same, each with its stage, and the events. Pieces placed by "
            "inference are marked reconstructed; an event without a place has "
            "no geometry. GeoJSON is strict RFC 7946. A GeoPackage, FlatGeobuf "
            "or shapefile (in a .zip) holds the pieces alone, every vertex to "
            "the last digit; with --history each piece has its interval as its "
            "life, so that stats reads the file as segments.",
            "A shapefile of more than 4 MB, without events, is read as it is "
            "written and not kept, whatever its size. Lines of it that run "
            "together in part are not looked for then; demarc check does.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_claim_options, &cli_output_options,
                                   &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc export kgz-tjk --as-of 2022-09-14 -o kgz-tjk.geojson",
             "the border as it was on that day"},
            {"demarc export kgz-tjk --history -o history.geojson",
             "all its states, for a map with a slider"},
            {0}},
};

demarc_status cmd_export(cli_run *run, void *request)
{
    export_request *ask = request;
    demarc_write_how how = cli_run_how(run);
    demarc_status status;

    how.has_day = ask->as_of.set;
    how.day = ask->as_of.day;
    how.history = ask->history;
    ask->common.open.vertices_late = true;
    ask->common.open.jobs = (size_t)ask->jobs;
    if (how.has_day && how.history)
        return cli_complain_usage("export",
                                  "--as-of and --history exclude each other");
    status = cli_run_format(run, DEMARC_BORDER, "geojson");
    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = demarc_write_border(run->ctx, run->format, run->border, &how,
                                     &run->out);
    return status;
}
