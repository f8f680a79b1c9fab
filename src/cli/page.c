/* What the pages have in common, and help as text. */
#include "cli/page.h"

#include <string.h>

enum { WIDTH = 79, HELP_AT = 31 };

const cli_exit cli_exits[] = {
    {DEMARC_OK, "done"},
    {DEMARC_FOUND, "done, and found something; notes do not count"},
    {DEMARC_EUSAGE, "usage: the question cannot be asked like that"},
    {DEMARC_EDATA, "the data are wrong, or the answer is empty; also a warning "
                   "under --strict"},
    {DEMARC_ENOINPUT, "no such input, or it cannot be read"},
    {DEMARC_EINTERNAL, "a bug in demarc or in a library"},
    {DEMARC_ENOMEM, "out of memory"},
    {DEMARC_ECANTCREAT, "the output cannot be created, or exists and "
                        "--overwrite is not given"},
    {DEMARC_EIO, "reading or writing failed half-way"},
    {0}};

const char *const cli_common_text[] = {
    "Options may stand before or after operands, and long ones may be "
    "shortened as long as they stay clear. The answer goes to stdout or to "
    "-o's file, talk to stderr, a line each. A file is written whole or not "
    "at all.",
    "Dates are EDTF (ISO 8601-2): 2022-09-14, 2022-09, 2022; a month or a year "
    "means its last day, after --from its first. today is the one word that "
    "asks the clock: without a date, the answer is as of the last event.",
    NULL};

void cli_page_wrap(FILE *out, const char *text, int at, int indent)
{
    bool first = true;

    while (*text) {
        int length = (int)strcspn(text, " ");

        if (!first && at + 1 + length > WIDTH) {
            fprintf(out, "\n%*s", indent, "");
            at = indent;
            first = true;
        }
        at += fprintf(out, "%s%.*s", first ? "" : " ", length, text);
        first = false;
        text += length;
        text += strspn(text, " ");
    }
    fputc('\n', out);
}

/* One "left   right" entry of a list. */
static void print_entry(FILE *out, const char *left, const char *right)
{
    int at = fprintf(out, "%s", left);

    if (at + 2 > HELP_AT) {
        fputc('\n', out);
        at = 0;
    }
    fprintf(out, "%*s", HELP_AT - at, "");
    cli_page_wrap(out, right, HELP_AT, HELP_AT);
}

static void print_option(FILE *out, const cli_option *row)
{
    char left[80], letter[4] = "", name[40] = "";

    if (row->letter)
        snprintf(letter, sizeof letter, "-%c", row->letter);
    if (row->name)
        snprintf(name, sizeof name, "%s--%s", row->letter ? ", " : "    ",
                 row->name);
    snprintf(left, sizeof left, "  %s%s%s%s", letter, name,
             row->argument ? " " : "", row->argument ? row->argument : "");
    print_entry(out, left, row->help);
}

static void print_group(FILE *out, const cli_group *group)
{
    fprintf(out, "\n%s:\n", group->title);
    for (const cli_option *row = group->rows; row->help; row++)
        print_option(out, row);
}

void cli_page_text(FILE *out, const cli_command *command)
{
    const cli_page *page = command->page;

    fprintf(out, "demarc %s - %s\n\n", command->name, command->summary);
    for (size_t i = 0; page->usage[i]; i++)
        fprintf(out, "%s demarc %s %s\n",
                i ? "      " : "Usage:", command->name, page->usage[i]);
    for (size_t i = 0; page->text[i]; i++) {
        fputc('\n', out);
        cli_page_wrap(out, page->text[i], 0, 0);
    }
    for (size_t i = 0; page->options[i]; i++)
        print_group(out, page->options[i]);
    if (page->examples)
        fprintf(out, "\nExamples:\n");
    for (const cli_example *e = page->examples; e && e->command; e++) {
        fprintf(out, "  %s\n      ", e->command);
        cli_page_wrap(out, e->shows, 6, 6);
    }
}

void cli_page_text_all(FILE *out)
{
    const cli_command *command;
    char left[40];

    fprintf(out, "demarc - %s\n\nUsage: demarc %s\n\nVerbs:\n", CLI_TITLE,
            CLI_USAGE);
    for (size_t i = 0; (command = cli_command_at(i)); i++) {
        snprintf(left, sizeof left, "  %s", command->name);
        print_entry(out, left, command->summary);
    }
    print_group(out, &cli_global_options);
    for (size_t i = 0; cli_common_text[i]; i++) {
        fputc('\n', out);
        cli_page_wrap(out, cli_common_text[i], 0, 0);
    }
    fprintf(out, "\nExit codes:\n");
    for (const cli_exit *e = cli_exits; e->meaning; e++) {
        snprintf(left, sizeof left, "  %d", (int)e->code);
        print_entry(out, left, e->meaning);
    }
    fprintf(out, "\n\"demarc help <verb>\" says more about a verb.\n");
}
