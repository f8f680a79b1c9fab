#include "cli/commands.h"
#include "cli/page.h"
#include "cli/suggest.h"

#include <string.h>

typedef struct check_request {
    cli_request common;
    const char *rule;
    bool rules;
} check_request;

#define AT(member) offsetof(check_request, member)

static const cli_group options = {
    "Options",
    (const cli_option[]){
        {"rule", 0, "<code>", "explain what a finding's code means", CLI_TEXT,
         AT(rule), NULL},
        {"rules", 0, NULL, "list all codes", CLI_FLAG, AT(rules), NULL},
        {0}}};

const cli_page cmd_check_page = {
    .size = sizeof(check_request),
    .operands = 2,
    .usage = (const char *const[]){"[<option> ...] [<border> | <file> ...]",
                                   "--rule <code>", "--rules", NULL},
    .text =
        (const char *const[]){
            "Reads the files to their end and lists everything found wrong or "
            "doubtful: severity, code, file and line, what it is and how to "
            "mend it. The exit code is 1 if there is an error or a warning; "
            "notes do not count.",
            CLI_BORDER_TEXT, NULL},
    .options =
        (const cli_group *const[]){&options, &cli_input_options,
                                   &cli_output_options, &cli_table_options,
                                   &cli_help_options, NULL},
    .examples =
        (const cli_example[]){
            {"demarc check kgz-tjk", "both halves of the dossier"},
            {"demarc check lines.shp events.csv", "two files"},
            {"demarc check --rule no-dossier", "what that code means"},
            {0}},
};

static demarc_status complain_rule(const char *code)
{
    cli_suggestion guess = cli_suggestion_start(code, strlen(code));
    const demarc_rule *rule;

    for (size_t i = 0; (rule = demarc_rule_at(i)); i++)
        cli_suggestion_try(&guess, rule->code);
    if (guess.best)
        return cli_complain_guess("check", "", guess.best,
                                  "unknown rule \"%s\"", code);
    cli_complain("unknown rule \"%s\"; demarc check --rules lists them", code);
    return DEMARC_EUSAGE;
}

static demarc_status explain_rule(cli_run *run, const char *code)
{
    const demarc_rule *rule = demarc_rule_find(code);
    FILE *out;

    if (!rule)
        return complain_rule(code);
    out = cli_run_stream(run);
    if (!out)
        return DEMARC_ENOMEM;
    fprintf(out, "%s (%s): %s\n\n", rule->code,
            demarc_severity_name(rule->severity), rule->title);
    cli_page_wrap(out, rule->explain, 0, 0);
    return DEMARC_OK;
}

static demarc_status list_rules(cli_run *run)
{
    FILE *out = cli_run_stream(run);
    const demarc_rule *rule;

    if (!out)
        return DEMARC_ENOMEM;
    for (size_t i = 0; (rule = demarc_rule_at(i)); i++)
        fprintf(out, "%-24s %-8s %s\n", rule->code,
                demarc_severity_name(rule->severity), rule->title);
    return DEMARC_OK;
}

/* Bad data is what is asked for, and so no failure. */
static demarc_status check_files(cli_run *run)
{
    bool pick = run->request->open.border;
    demarc_table *table = NULL;
    demarc_status status = cli_run_format(run, DEMARC_TABLE, "text");

    if (status)
        return status;
    demarc_ctx_collect(run->ctx, true);
    status = cli_run_open(run, pick);
    if (status && status != DEMARC_EDATA)
        return status;
    run->told = demarc_finding_count(run->ctx);
    status = demarc_check(run->ctx, &table);
    if (!status && (cli_findings_count(run->ctx, DEMARC_ERROR) ||
                    cli_findings_count(run->ctx, DEMARC_WARNING)))
        status = DEMARC_FOUND;
    return cli_run_table(run, status, table);
}

demarc_status cmd_check(cli_run *run, void *request)
{
    const check_request *ask = request;
    bool asks_rule = ask->rule || ask->rules;

    if (asks_rule && (ask->common.operands.count || (ask->rule && ask->rules)))
        return cli_complain_usage("check", "--rule and --rules stand alone");
    if (ask->rule)
        return explain_rule(run, ask->rule);
    return ask->rules ? list_rules(run) : check_files(run);
}
