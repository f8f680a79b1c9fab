#include "cli/commands.h"

typedef struct casualties_request {
    cli_request common;
    cli_day from, as_of;
    int by;
    const char *type;
} casualties_request;

#define AT(member) offsetof(casualties_request, member)

static const char *const bys[] = {/* as demarc_period */
                                  "year", "month", "event", "all", NULL};

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"by", 0, "<what>",
         "sums for each year, month or event, or for all; default: year",
         CLI_CHOICE, AT(by), bys},
        {"from", 0, "<date>", "no events before this date", CLI_SINCE, AT(from),
         NULL},
        {"as-of", 0, "<date>", "no events that began after this date", CLI_DAY,
         AT(as_of), NULL},
        {"type", 0, "<type>",
         "only events of this type; default: clashes, incidents, and all that "
         "have a figure",
         CLI_TEXT, AT(type), NULL},
        {0}}};

const cli_page cmd_casualties_page = {
    .size = sizeof(casualties_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Counts the dead, wounded and evacuated of each party: of every "
            "event the lowest, the latest and the highest claim, and their "
            "sums. The latest skips a number that was outdated when it was "
            "printed; such repeats are named. What counts servicemen, "
            "civilians or a part alone stands in rows of its own scope, and is "
            "never added to the rest. What is told of several events together "
            "(scope aggregate) is not added either: it stands beside the sum "
            "of its events, as a check.",
            ">60 is a bound and stays one in sums. No figure is not 0: events "
            "without one are counted apart. An event is of the period in which "
            "it began; XXXX and 2021-XX are those whose date leaves that open. "
            "An events CSV alone will do.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_claim_options, &cli_output_options,
                                   &cli_table_options, &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc casualties kgz-tjk", "year by year"},
            {"demarc casualties kgz-tjk --by event --from 2021 --as-of 2022",
             "each event of two years, and who says so"},
            {"demarc casualties kgz-tjk --known-on 2022-09-18 --by all",
             "the sums that could be printed on that day"},
            {"demarc casualties timeline/kgz-tjk.csv -f json -o tolls.json",
             "every claim that is used, with its line and source"},
            {0}},
};

demarc_status cmd_casualties(cli_run *run, void *request)
{
    const casualties_request *ask = request;
    const demarc_casualties_how how = {.per = (demarc_period)ask->by,
                                       .has_from = ask->from.set,
                                       .from = ask->from.day,
                                       .has_day = ask->as_of.set,
                                       .day = ask->as_of.day,
                                       .type = ask->type};
    demarc_table *table = NULL;
    demarc_status status;

    if (how.has_from && how.has_day && how.from > how.day)
        return cli_complain_usage("casualties", "--from is after --as-of");
    status = cli_run_format(run, DEMARC_TABLE, "text");
    run->request->open.events_alone = true;
    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = demarc_casualties(run->ctx, run->border, &how, &table);
    return cli_run_table(run, status, table);
}
