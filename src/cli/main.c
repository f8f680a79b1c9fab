/* demarc <verb> [options] [<border>] */
#include "cli/commands.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

/* A file that a library opens must not become stdout. Reading only: what is
 * written to a descriptor that was closed still fails. */
static bool descriptors_hold(void)
{
    int fd;

    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

int main(int argc, char **argv)
{
    const cli_group *const options[] = {&cli_global_options, NULL};
    cli_request globals = {0};
    cli_operands operands;
    const cli_command *command;
    const char *verb;
    demarc_status status;

    if (argc < 1 || !descriptors_hold())
        return DEMARC_EINTERNAL;
    signal(SIGPIPE, SIG_IGN);
    status = cli_options_parse(NULL, options, argc, argv, &globals, &operands);
    if (status)
        return status;
    argc -= operands.rest;
    argv += operands.rest;
    verb = globals.help ? "help" : globals.version ? "version" : argv[0];
    if (!verb)
        return cli_complain_usage(NULL, "a verb is missing");
    if (globals.help || globals.version) { /* what follows is its operand */
        argc++;
        argv--;
    }
    globals.help = false;
    command = cli_command_find(verb);
    return command ? cli_run_command(command, &globals, argc, argv)
                   : DEMARC_EUSAGE;
}
