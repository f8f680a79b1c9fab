#include "cli/commands.h"
#include "cli/output.h"

#include <stdlib.h>
#include <string.h>

typedef struct duplicates_request {
    cli_request common;
    const char *accept;
} duplicates_request;

static const cli_group input = {
    "Input", (const cli_option[]){
                 {"encoding", 0, "<name>",
                  "of text that is not UTF-8 and does not say what it is",
                  CLI_TEXT, CLI_REQUEST(open.encoding), NULL},
                 {"skip-bad-rows", 0, NULL,
                  "leave out rows that cannot be read, and say how many",
                  CLI_FLAG, CLI_REQUEST(open.skip_bad_rows), NULL},
                 {0}}};

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"accept", 0, "<proposals>",
         "write the files as one: all, which takes what is clear, or "
         "proposals by their ids, parted by commas",
         CLI_TEXT, offsetof(duplicates_request, accept), NULL},
        {0}}};

const cli_page cmd_duplicates_page = {
    .size = sizeof(duplicates_request),
    .operands = CLI_LIST_ROOM,
    .usage = (const char *const[]){"[<option> ...] <events> ...", NULL},
    .text =
        (const char *const[]){
            "Proposes which events of different feeds are one: those that "
            "agree in date, place, parties and dead as far as each is known, "
            "with a score for each part. Of one feed only rows that are the "
            "same in every cell but the id are proposed. The feed is the "
            "column feed, as import writes it, else the file.",
            "A proposal is clear if no other event of that feed comes near "
            "its score and enough agrees, else ambiguous, weaker than another, "
            "or doubtful. Nothing is "
            "joined without --accept. Then all rows of all files are written "
            "as one events CSV: both claims stay, as rows of one event, and "
            "own_id keeps the id of the one that was joined.",
            NULL},
    .options =
        (const cli_group *const[]){&input, &options, &cli_output_options,
                                   &cli_table_options, &cli_talk_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc duplicates ucdp.csv acled.csv", "what may be the same"},
            {"demarc duplicates ucdp.csv acled.csv --accept all -o both.csv",
             "both feeds in one file, what is clear as one event"},
            {0}},
};

static demarc_status take_row(void *user, const demarc_import_row *row)
{
    cli_run *run = user;

    demarc_write_record(&run->out, row->cells, row->count);
    return run->out.failed ? DEMARC_ENOMEM : DEMARC_OK;
}

/* "a,b": cut apart in place. NULL when out of memory. */
static const char **split(char *text)
{
    size_t count = 1;
    const char **out;

    for (const char *c = text; *c; c++)
        count += *c == ',';
    out = calloc(count + 1, sizeof *out);
    if (!out)
        return NULL;
    count = 0;
    for (char *at = text; at;) {
        char *item = strsep(&at, ",");

        if (*item)
            out[count++] = item;
    }
    return out;
}

static demarc_status check(cli_run *run, const duplicates_request *ask)
{
    demarc_status status =
        cli_run_format(run, DEMARC_TABLE, ask->accept ? "csv" : "text");

    if (status)
        return status;
    if (!ask->common.operands.count)
        return cli_complain_usage("duplicates", "name the events files");
    if (ask->accept && strcmp(run->format->name, "csv") != 0)
        return cli_complain_usage("duplicates",
                                  "with --accept an events CSV is written");
    return DEMARC_OK;
}

/* What is accepted is the answer; else the proposals are. */
static demarc_status answer(cli_run *run, const demarc_sightings *sightings,
                            const char *accept)
{
    char *copy = accept ? strdup(accept) : NULL;
    const char **asked = copy ? split(copy) : NULL;
    demarc_table *table = NULL;
    demarc_status status = DEMARC_ENOMEM;

    if (!accept || asked)
        status = demarc_duplicates(run->ctx, sightings, asked, take_row, run,
                                   &table);
    if (!accept)
        status = cli_run_table(run, status, table);
    else
        demarc_table_free(table);
    free(asked);
    free(copy);
    return status;
}

demarc_status cmd_duplicates(cli_run *run, void *request)
{
    duplicates_request *ask = request;
    const cli_operands *operands = &ask->common.operands;
    const char *files[CLI_LIST_ROOM + 1] = {NULL};
    demarc_sightings *sightings = NULL;
    demarc_status status = check(run, ask);

    for (size_t i = 0; i < operands->count; i++)
        files[i] = operands->items[i];
    cli_output_spill(run);
    if (!status)
        status =
            demarc_sightings_read(run->ctx, files, ask->common.open.encoding,
                                  ask->common.open.skip_bad_rows, &sightings);
    if (!status)
        status = answer(run, sightings, ask->accept);
    demarc_sightings_free(sightings);
    return status;
}
