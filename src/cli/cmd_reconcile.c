#include "cli/commands.h"

typedef struct reconcile_request {
    cli_request common;
    cli_day as_of;
} reconcile_request;

#define AT(member) offsetof(reconcile_request, member)

static const cli_group options = {
    "Options", (const cli_option[]){{"as-of", 0, "<date>",
                                     "no events that began after this date",
                                     CLI_DAY, AT(as_of), NULL},
                                    {0}}};

const cli_page cmd_reconcile_page = {
    .size = sizeof(reconcile_request),
    .operands = 2,
    .usage =
        (const char *const[]){"[<option> ...] [<border> | <file> ...]", NULL},
    .text =
        (const char *const[]){
            "Compares what the sources say: percentages with km and totals, "
            "sums with their parts, lengths with those before them, words with "
            "what was possible on that day, tolls, dates, and the measured "
            "line with the totals in print. A figure may have been anything "
            "that its digits leave open: 664 is 663.5 to 664.5, >90 is a "
            "bound. Each finding names the rows it is about. An error cannot "
            "hold, a warning is hard to believe. The exit code is 1 if there "
            "is either; notes do not count.",
            "An events CSV alone will do; then no line is measured. demarc "
            "check --rule <code> explains a code.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_claim_options, &cli_output_options,
                                   &cli_table_options, &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc reconcile kgz-tjk", "all contradictions of the record"},
            {"demarc reconcile kgz-tjk --known-on 2022-09-14",
             "those that could be known on that day"},
            {"demarc reconcile kgz-tjk --according-to KGZ",
             "does one side agree with itself?"},
            {"demarc reconcile timeline/kgz-tjk.csv --according-to Asia-Plus",
             "does one source? The events alone will do"},
            {0}},
};

static bool has_any(const demarc_table *table, const char *key)
{
    double count;

    return demarc_table_number(table, key, &count) && count > 0;
}

demarc_status cmd_reconcile(cli_run *run, void *request)
{
    const reconcile_request *ask = request;
    const demarc_reconcile_how how = {.has_day = ask->as_of.set,
                                      .day = ask->as_of.day};
    demarc_table *table = NULL;
    demarc_status status = cli_run_format(run, DEMARC_TABLE, "text");

    run->request->open.events_alone = true;
    if (!status)
        status = cli_run_open(run, true);
    if (!status)
        status = demarc_reconcile(run->ctx, run->border, &how, &table);
    if (!status && (has_any(table, "errors") || has_any(table, "warnings")))
        status = DEMARC_FOUND;
    return cli_run_table(run, status, table);
}
