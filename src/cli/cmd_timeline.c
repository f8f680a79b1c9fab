#include "cli/commands.h"

typedef struct timeline_request {
    cli_request common;
    cli_day from, as_of;
    const char *type;
} timeline_request;

#define AT(member) offsetof(timeline_request, member)

static const cli_group options = {
    "Options",
    (const cli_option[]){{"from", 0, "<date>", "no events before this date",
                          CLI_SINCE, AT(from), NULL},
                         {"as-of", 0, "<date>", "no events after this date",
                          CLI_DAY, AT(as_of), NULL},
                         {"type", 0, "<type>",
                          "only events of this type, such as clash", CLI_TEXT,
                          AT(type), NULL},
                         {0}}};

const cli_page cmd_timeline_page = {
    .size = sizeof(timeline_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Lists the events in order, each with the length of every stage "
            "from then on, the remaining length, and the dead and wounded of "
            "each party as the lowest, the latest and the highest claim. Text "
            "and Markdown leave columns out; CSV and JSON have them all.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_claim_options, &cli_output_options,
                                   &cli_table_options, &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc timeline kgz-tjk --type clash", "the clashes alone"},
            {"demarc timeline kgz-tjk -o kgz-tjk.csv",
             "the timeline CSV, for a spreadsheet or a chart"},
            {"demarc timeline kgz-tjk --from 2021 --as-of 2022-09",
             "from January 2021 to the end of September 2022"},
            {0}},
};

demarc_status cmd_timeline(cli_run *run, void *request)
{
    const timeline_request *ask = request;
    const demarc_timeline_how how = {.has_from = ask->from.set,
                                     .from = ask->from.day,
                                     .has_day = ask->as_of.set,
                                     .day = ask->as_of.day,
                                     .type = ask->type};
    demarc_table *table = NULL;
    demarc_status status;

    if (how.has_from && how.has_day && how.from > how.day)
        return cli_complain_usage("timeline", "--from is after --as-of");
    status = cli_run_format(run, DEMARC_TIMELINE, "text");
    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = demarc_timeline(run->ctx, run->border, &how, &table);
    return cli_run_table(run, status, table);
}
