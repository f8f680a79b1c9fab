/* docs/commands.md */
#include "cli/page.h"

/* Outside of code, "<" begins a tag, and "*" and "_" may emphasise. */
static void print_text(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '<' || *text == '*' || *text == '_')
            fputc('\\', out);
        fputc(*text, out);
    }
}

static void print_paragraphs(FILE *out, const char *const *texts)
{
    for (size_t i = 0; texts[i]; i++) {
        print_text(out, texts[i]);
        fputs("\n\n", out);
    }
}

static void print_option(FILE *out, const cli_option *row)
{
    fputs("- `", out);
    if (row->letter)
        fprintf(out, "-%c", row->letter);
    if (row->name)
        fprintf(out, "%s--%s", row->letter ? "`, `" : "", row->name);
    if (row->argument)
        fprintf(out, " %s", row->argument);
    fputs("`: ", out);
    print_text(out, row->help);
    fputc('\n', out);
}

static void print_group(FILE *out, const cli_group *group)
{
    fprintf(out, "%s:\n\n", group->title);
    for (const cli_option *row = group->rows; row->help; row++)
        print_option(out, row);
    fputc('\n', out);
}

static void print_command(FILE *out, const cli_command *command)
{
    const cli_page *page = command->page;

    fprintf(out, "## %s\n\n", command->name);
    print_text(out, command->summary);
    fputs("\n\n```\n", out);
    for (size_t i = 0; page->usage[i]; i++)
        fprintf(out, "demarc %s%s%s\n", command->name,
                *page->usage[i] ? " " : "", page->usage[i]);
    fputs("```\n\n", out);
    print_paragraphs(out, page->text);
    for (size_t i = 0; page->options[i]; i++)
        print_group(out, page->options[i]);
    for (const cli_example *e = page->examples; e && e->command; e++) {
        fprintf(out, "%s```sh\n%s\n```\n\n",
                e == page->examples ? "Examples:\n\n" : "", e->command);
        print_text(out, e->shows);
        fputs("\n\n", out);
    }
}

void cli_page_markdown_all(FILE *out)
{
    const cli_command *command;

    fprintf(out,
            "<!-- made by `demarc help --markdown`; change src/cli instead "
            "-->\n\n# demarc: the commands\n\n%s\n\n```\ndemarc %s\n```\n\n"
            "| verb | answers |\n|---|---|\n",
            CLI_TITLE, CLI_USAGE);
    for (size_t i = 0; (command = cli_command_at(i)); i++)
        fprintf(out, "| [%s](#%s) | %s |\n", command->name, command->name,
                command->summary);
    fputc('\n', out);
    print_paragraphs(out, cli_common_text);
    print_group(out, &cli_global_options);
    fputs("| exit code | meaning |\n|---|---|\n", out);
    for (const cli_exit *e = cli_exits; e->meaning; e++)
        fprintf(out, "| %d | %s |\n", (int)e->code, e->meaning);
    for (size_t i = 0; (command = cli_command_at(i)); i++) {
        fputc('\n', out);
        print_command(out, command);
    }
}
