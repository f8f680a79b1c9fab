#include "cli/commands.h"

const cli_page cmd_formats_page = {
    .usage = (const char *const[]){"", NULL},
    .text =
        (const char *const[]){
            "Lists the formats for -f, the ending by which -o finds each, and "
            "what it can hold: tables (stats, timeline, check), timelines, "
            "borders (export), lines (extract), changes (diff) or pictures "
            "(map).",
            NULL},
    .options = (const cli_group *const[]){&cli_help_options, NULL},
};

static void print_things(FILE *out, unsigned things)
{
    static const struct {
        unsigned thing;
        const char *name;
    } names[] = {{DEMARC_TABLE, "tables"},    {DEMARC_TIMELINE, "timelines"},
                 {DEMARC_BORDER, "borders"},  {DEMARC_LINES, "lines"},
                 {DEMARC_CHANGES, "changes"}, {DEMARC_PICTURE, "pictures"}};
    const char *between = "";

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (things & names[i].thing) {
            fprintf(out, "%s%s", between, names[i].name);
            between = ", ";
        }
}

demarc_status cmd_formats(cli_run *run, void *request)
{
    FILE *out = cli_run_stream(run);
    const demarc_format *format;

    (void)request;
    if (!out)
        return DEMARC_ENOMEM;
    for (size_t i = 0; (format = demarc_format_at(i)); i++) {
        fprintf(out, "%-12s %-14s %s: ", format->name, format->ending,
                format->title);
        print_things(out, format->things);
        fputc('\n', out);
    }
    return DEMARC_OK;
}
