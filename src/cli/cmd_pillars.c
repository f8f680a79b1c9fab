#include "cli/commands.h"

typedef struct pillars_request {
    cli_request common;
    cli_day as_of;
} pillars_request;

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"as-of", 0, "<date>",
         "the pillars that stand on this date, on the lines alive then; "
         "default: the last event's",
         CLI_DAY, offsetof(pillars_request, as_of), NULL},
        {0}}};

const cli_page cmd_pillars_page = {
    .size = sizeof(pillars_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Lays the numbered pillars along the line: route, chainage, and "
            "how far off. From each pillar that has both a position and km by "
            "its surveyors to the next, it compares these km with the line: "
            "the factor between both, and the residual from the route's "
            "median factor. Outliers, more than 3.5 robust standard deviations "
            "off, are named; see docs/measures.md. A pillar without a position "
            "is placed by its km.",
            "Pillars are pillars.csv beside the lines, or --pillars: the "
            "columns number, lon and lat or km or all three, and route, from, "
            "until and note where wanted.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_output_options, &cli_table_options,
                                   &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){{"demarc pillars kgz-tjk --pillars pillars.csv",
                               "where each pillar is, and how well its km fit"},
                              {"demarc stats kgz-tjk --pillars pillars.csv",
                               "events may name stretches such as P43..P61"},
                              {0}},
};

demarc_status cmd_pillars(cli_run *run, void *request)
{
    const pillars_request *ask = request;
    const demarc_pillars_how how = {ask->as_of.set, ask->as_of.day};
    demarc_table *table = NULL;
    demarc_status status = cli_run_format(run, DEMARC_TABLE, "text");

    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = demarc_pillars(run->ctx, run->border, &how, &table);
    return cli_run_table(run, status, table);
}
