#include "cli/commands.h"

const cli_page cmd_version_page = {
    .usage = (const char *const[]){"", NULL},
    .text = (const char *const[]){"Prints the version of demarc.", NULL},
    .options = (const cli_group *const[]){&cli_help_options, NULL},
};

demarc_status cmd_version(cli_run *run, void *request)
{
    FILE *out = cli_run_stream(run);

    (void)request;
    if (!out)
        return DEMARC_ENOMEM;
    fprintf(out, "demarc %s\n", DEMARC_VERSION);
    return DEMARC_OK;
}
