#include "cli/commands.h"

typedef struct say_request {
    cli_request common;
    cli_day as_of;
    const char *about, *explain;
    bool paragraph;
} say_request;

#define AT(member) offsetof(say_request, member)

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"as-of", 0, "<date>", "what there was to say on this date", CLI_DAY,
         AT(as_of), NULL},
        {"about", 0, "<topic>",
         "only this: length, measured, progress, remaining, contradictions, "
         "clashes, crossings, treaty or unknown",
         CLI_TEXT, AT(about), NULL},
        {"paragraph", 0, NULL, "a paragraph for each topic", CLI_FLAG,
         AT(paragraph), NULL},
        {"explain", 0, "<number>",
         "what stands behind a number of a sentence: 664, 1,006.84, "
         "two-thirds, \"April 2022\"",
         CLI_TEXT, AT(explain), NULL},
        {0}}};

const cli_page cmd_say_page = {
    .size = sizeof(say_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Says in plain English what the record and the line have to say, "
            "for an article or a fact box: one sentence for each fact, with "
            "its hedges and its sources. What is not known is left out, or "
            "said to be unknown.",
            "Every number in a sentence has its proof: --explain lists the "
            "rows that have it, or the parts of the line that were measured. "
            "JSON has them for all numbers.",
            "The events alone will do, and so will the lines alone.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_claim_options, &cli_output_options,
                                   &cli_table_options, &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc say kgz-tjk --as-of 2022-04", "all there was to say then"},
            {"demarc say kgz-tjk --as-of 2022-04 --about progress --paragraph",
             "a paragraph on one topic"},
            {"demarc say kgz-tjk --as-of 2022-04 --explain 664",
             "who says so, and where"},
            {0}},
};

demarc_status cmd_say(cli_run *run, void *request)
{
    const say_request *ask = request;
    const demarc_say_how how = {.has_day = ask->as_of.set,
                                .day = ask->as_of.day,
                                .about = ask->about,
                                .explain = ask->explain,
                                .paragraph = ask->paragraph};
    demarc_table *table = NULL;
    demarc_status status = cli_run_format(run, DEMARC_TABLE, "text");

    run->request->open.events_alone = true;
    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = demarc_say(run->ctx, run->border, &how, &table);
    return cli_run_table(run, status, table);
}
