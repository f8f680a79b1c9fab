#include "cli/commands.h"

typedef struct progress_request {
    cli_request common;
    cli_day as_of;
    cli_stage reach;
    cli_list sources;
    double total_km;
} progress_request;

#define AT(member) offsetof(progress_request, member)

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"as-of", 0, "<date>", "nothing that was after this date", CLI_DAY,
         AT(as_of), NULL},
        {"source", 0, "<words>",
         "only sources with these words in the name, or measured; again for "
         "more",
         CLI_LIST, AT(sources), NULL},
        {"total", 0, "<km>",
         "of what length shares are where a source gives none; default: the "
         "median of all claims",
         CLI_KM, AT(total_km), NULL},
        {"reach", 0, "<stage>",
         "the stage that counts as done on the line; default: the dossier's, "
         "else demarcated",
         CLI_STAGE, AT(reach), NULL},
        {0}}};

const cli_page cmd_progress_page = {
    .size = sizeof(progress_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Lists the cumulative lengths that are reported, each with its "
            "source and the measured line on that day; and, as the source "
            "measured, the line on each day on which it changed. The column by "
            "says of what total a share is: row, the claim's own; source, the "
            "last that the same publisher gave before; given, that of --total; "
            "median, of all totals claimed; measured, the line's. >660 is a "
            "bound, and so is its share.",
            "Reports about a clash, an incident, a closure or a reopening "
            "stand "
            "on the day of the report, all others on the day they tell of. An "
            "events CSV alone will do; then nothing is measured.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_claim_options, &cli_output_options,
                                   &cli_table_options, &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc progress kgz-tjk", "all series, by date"},
            {"demarc progress kgz-tjk --source Asia-Plus --source measured",
             "one source beside the line"},
            {"demarc progress kgz-tjk --according-to KGZ --total 972",
             "what one side says, and shares of 972 km where it gives no "
             "total"},
            {"demarc progress kgz-tjk -f csv -o progress.csv", "for a chart"},
            {0}},
};

demarc_status cmd_progress(cli_run *run, void *request)
{
    const progress_request *ask = request;
    const demarc_progress_how how = {
        .has_day = ask->as_of.set,
        .day = ask->as_of.day,
        .has_reach = ask->reach.set,
        .reach = ask->reach.stage,
        .total_km = ask->total_km,
        .sources = ask->sources.count ? ask->sources.items : NULL};
    demarc_table *table = NULL;
    demarc_status status = cli_run_format(run, DEMARC_TABLE, "text");

    run->request->open.events_alone = true;
    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = demarc_progress_report(run->ctx, run->border, &how, &table);
    return cli_run_table(run, status, table);
}
