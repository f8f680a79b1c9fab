/* Man pages in mdoc(7). */
#include "cli/page.h"

#include <ctype.h>
#include <string.h>

/* Of the texts, not of the build: the same source gives the same bytes. */
#define MAN_DATE "November 22, 2026"

/* Roff's own characters are escaped, also at the begin of a line; <what the
 * user puts in> is set as an argument. Returns how many bytes were printed. */
static int print_word(FILE *out, const char *word, int length, bool first)
{
    int at = 0;

    if (first && (*word == '.' || *word == '\''))
        at += fprintf(out, "\\&");
    for (int i = 0; i < length; i++) {
        if (word[i] == '\\')
            at += fprintf(out, "\\e");
        else if (word[i] == '-')
            at += fprintf(out, "\\-");
        else if (word[i] == '<')
            at += fprintf(out, "\\fI");
        else if (word[i] == '>')
            at += fprintf(out, "\\fR");
        else
            at += fprintf(out, "%c", word[i]);
    }
    return at;
}

static int end_line(FILE *out)
{
    fputc('\n', out);
    return 0;
}

/* A sentence begins a line, as mdoc wants it; none is long. */
static void print_paragraph(FILE *out, const char *text)
{
    enum { WIDTH = 72 };
    int at = 0;

    while (*text) {
        int length = (int)strcspn(text, " ");
        bool full = text[length - 1] == '.';

        if (at && at + length > WIDTH)
            at = end_line(out);
        else if (at)
            at += fprintf(out, " ");
        at += print_word(out, text, length, at == 0);
        text += length;
        text += strspn(text, " ");
        if (full && isupper((unsigned char)*text))
            at = end_line(out);
    }
    if (at)
        fputc('\n', out);
}

/* All of it is the argument, so the angle brackets go. */
static void print_argument(FILE *out, const char *argument)
{
    fputs(" Ar ", out);
    for (; *argument; argument++)
        if (*argument != '<' && *argument != '>')
            print_word(out, argument, 1, false);
}

static void print_option(FILE *out, const cli_option *row)
{
    fputs(".It", out);
    if (row->letter)
        fprintf(out, " Fl %c%s", row->letter, row->name ? " ," : "");
    if (row->name) {
        fputs(" Fl \\-", out);
        print_word(out, row->name, (int)strlen(row->name), false);
    }
    if (row->argument)
        print_argument(out, row->argument);
    fputc('\n', out);
    print_paragraph(out, row->help);
}

static void print_group(FILE *out, const cli_group *group)
{
    fprintf(out, ".Ss %s\n.Bl -tag -width Ds\n", group->title);
    for (const cli_option *row = group->rows; row->help; row++)
        print_option(out, row);
    fputs(".El\n", out);
}

static void print_head(FILE *out, const char *name, const char *title)
{
    fputs(".Dd " MAN_DATE "\n.Dt ", out);
    for (const char *c = name; *c; c++)
        fputc(toupper((unsigned char)*c), out);
    fprintf(out, " 1\n.Os\n.Sh NAME\n.Nm %s\n.Nd %s\n.Sh SYNOPSIS\n", name,
            title);
}

static void print_paragraphs(FILE *out, const char *const *texts)
{
    for (size_t i = 0; texts[i]; i++) {
        if (i)
            fputs(".Pp\n", out);
        print_paragraph(out, texts[i]);
    }
}

static void print_examples(FILE *out, const cli_example *example)
{
    if (example)
        fputs(".Sh EXAMPLES\n.Bl -tag -width Ds\n", out);
    for (const cli_example *e = example; e && e->command; e++) {
        fputs(".It Li ", out);
        print_word(out, e->command, (int)strlen(e->command), false);
        fputc('\n', out);
        print_paragraph(out, e->shows);
    }
    if (example)
        fputs(".El\n", out);
}

void cli_page_man(FILE *out, const cli_command *command)
{
    const cli_page *page = command->page;
    char name[64];

    snprintf(name, sizeof name, "demarc-%s", command->name);
    print_head(out, name, command->summary);
    for (size_t i = 0; page->usage[i]; i++) {
        fprintf(out, ".Nm demarc %s\n", command->name);
        print_paragraph(out, page->usage[i]);
    }
    fputs(".Sh DESCRIPTION\n", out);
    print_paragraphs(out, page->text);
    for (size_t i = 0; page->options[i]; i++)
        print_group(out, page->options[i]);
    fputs(".Sh EXIT STATUS\nSee\n.Xr demarc 1 .\n", out);
    print_examples(out, page->examples);
    fputs(".Sh SEE ALSO\n.Xr demarc 1\n", out);
}

/* mandoc wants references in the order of the alphabet. */
static const cli_command *next_command(const char *after)
{
    const cli_command *command, *next = NULL;

    for (size_t i = 0; (command = cli_command_at(i)); i++)
        if (strcmp(command->name, after) > 0 &&
            (!next || strcmp(command->name, next->name) < 0))
            next = command;
    return next;
}

static void print_references(FILE *out)
{
    const cli_command *command = next_command("");

    fputs(".Sh SEE ALSO\n", out);
    while (command) {
        const cli_command *next = next_command(command->name);

        fprintf(out, ".Xr demarc-%s 1%s\n", command->name, next ? " ," : "");
        command = next;
    }
}

void cli_page_man_all(FILE *out)
{
    const cli_command *command;

    print_head(out, "demarc", CLI_TITLE);
    fputs(".Nm demarc\n", out);
    print_paragraph(out, CLI_USAGE);
    fputs(".Sh DESCRIPTION\nThe verbs are:\n.Bl -tag -width timelineX\n", out);
    for (size_t i = 0; (command = cli_command_at(i)); i++)
        fprintf(out, ".It Cm %s\n%s\n", command->name, command->summary);
    fputs(".El\n.Pp\n", out);
    print_paragraphs(out, cli_common_text);
    print_group(out, &cli_global_options);
    fputs(".Sh EXIT STATUS\n.Bl -tag -width Ds\n", out);
    for (const cli_exit *e = cli_exits; e->meaning; e++) {
        fprintf(out, ".It %d\n", (int)e->code);
        print_paragraph(out, e->meaning);
    }
    fputs(".El\n", out);
    print_references(out);
}
