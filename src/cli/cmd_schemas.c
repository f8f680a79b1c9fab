#include "cli/commands.h"

const cli_page cmd_schemas_page = {
    .operands = 1,
    .usage = (const char *const[]){"[<option> ...] [<schema>]", NULL},
    .text =
        (const char *const[]){
            "Lists the vocabularies of other people's lines that demarc reads: "
            "by which fields it knows each, where each has the stage, and "
            "whether it has views. With a name, lists what each of its words "
            "comes to, and why.",
            "A file whose fields are those of a schema is read by it; --schema "
            "names one, or a CSV file of one's own. --view picks a view, such "
            "as IN of Natural Earth.",
            NULL},
    .options =
        (const cli_group *const[]){&cli_output_options, &cli_table_options,
                                   &cli_help_options, NULL},
    .examples =
        (const cli_example[]){{"demarc schemas", "the names for --schema"},
                              {"demarc schemas naturalearth -f csv",
                               "its words, and their stage"},
                              {0}},
};

demarc_status cmd_schemas(cli_run *run, void *request)
{
    const cli_request *ask = request;
    const char *name = ask->operands.count ? ask->operands.items[0] : NULL;
    demarc_table *table = NULL;
    demarc_status status = cli_run_format(run, DEMARC_TABLE, "text");

    if (!status)
        status = demarc_schemas(run->ctx, name, &table);
    return cli_run_table(run, status, table);
}
