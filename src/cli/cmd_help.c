#include "cli/commands.h"
#include "cli/page.h"

typedef struct help_request {
    cli_request common;
    bool man, markdown;
} help_request;

static const cli_group options = {
    "Options", (const cli_option[]){
                   {"man", 0, NULL, "as the source of a man page, in mdoc",
                    CLI_FLAG, offsetof(help_request, man), NULL},
                   {"markdown", 0, NULL, "all verbs, as docs/commands.md",
                    CLI_FLAG, offsetof(help_request, markdown), NULL},
                   {0}}};

const cli_page cmd_help_page = {
    .size = sizeof(help_request),
    .operands = 1,
    .usage = (const char *const[]){"[--man] [<verb>]", "--markdown", NULL},
    .text = (const char *const[]){"Lists the verbs, or says what one verb does "
                                  "and which options it takes.",
                                  NULL},
    .options = (const cli_group *const[]){&options, &cli_help_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc help stats", "the page of stats"},
            {"demarc help --man stats | man -l -", "the same as a man page"},
            {0}},
};

demarc_status cmd_help(cli_run *run, void *request)
{
    const help_request *ask = request;
    const cli_operands *operands = &ask->common.operands;
    const cli_command *command = NULL;
    FILE *out;

    if (ask->markdown && (ask->man || operands->count))
        return cli_complain_usage("help", "--markdown stands alone");
    if (operands->count && !(command = cli_command_find(operands->items[0])))
        return DEMARC_EUSAGE;
    out = cli_run_stream(run);
    if (!out)
        return DEMARC_ENOMEM;
    if (ask->markdown)
        cli_page_markdown_all(out);
    else if (command)
        (ask->man ? cli_page_man : cli_page_text)(out, command);
    else
        (ask->man ? cli_page_man_all : cli_page_text_all)(out);
    return DEMARC_OK;
}
