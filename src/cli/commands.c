#include "cli/commands.h"

#include "cli/suggest.h"
#include "cli/talk.h"

#include <string.h>

static const cli_command commands[] = {
#define COMMAND(name, function, summary)                                       \
    {#name, summary, function, &function##_page},
#include "cli/commands.def"
#undef COMMAND
};

const cli_command *cli_command_at(size_t i)
{
    return i < sizeof commands / sizeof *commands ? &commands[i] : NULL;
}

const cli_command *cli_command_find(const char *name)
{
    cli_suggestion guess = cli_suggestion_start(name, strlen(name));
    const cli_command *command;

    for (size_t i = 0; (command = cli_command_at(i)); i++) {
        if (strcmp(command->name, name) == 0)
            return command;
        cli_suggestion_try(&guess, command->name);
    }
    if (guess.best)
        cli_complain_guess(NULL, "", guess.best, "unknown verb \"%s\"", name);
    else
        cli_complain_usage(NULL, "unknown verb \"%s\"", name);
    return NULL;
}
