/* Findings as lines on stderr. */
#include "cli/talk.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 20, RULES = 256 };

/* How often each rule was met, by its place in the table of rules. */
static size_t *counter_of(size_t counts[RULES], const char *code)
{
    const demarc_rule *rule;

    for (size_t i = 0; i < RULES - 1 && (rule = demarc_rule_at(i)); i++)
        if (strcmp(rule->code, code) == 0)
            return &counts[i];
    return &counts[RULES - 1];
}

static const char *mark_of(demarc_severity severity)
{
    return severity == DEMARC_WARNING ? "warning: " : "";
}

/* Where there is no line, a segment is found by its id. */
static void print_finding(const demarc_finding *found)
{
    const bool segment = found->line <= 0 && found->feature[0];
    char line[32] = "";

    if (found->line > 0)
        snprintf(line, sizeof line, ":%ld", found->line);
    cli_complain("%s%s%s%s%s%s%s%s%s%s", mark_of(found->severity), found->file,
                 found->file[0] ? line : "", found->file[0] ? ": " : "",
                 segment ? "segment " : "", segment ? found->feature : "",
                 segment ? ": " : "", found->message,
                 found->remedy[0] ? "; " : "", found->remedy);
}

static void print_rest(const size_t counts[RULES])
{
    for (size_t i = 0; i < RULES; i++)
        if (counts[i] > MOST)
            cli_complain("%s%zu more of %s; demarc check lists them all",
                         mark_of(demarc_rule_at(i)->severity), counts[i] - MOST,
                         demarc_rule_at(i)->code);
}

size_t cli_findings_print(const demarc_ctx *ctx, size_t since, bool quiet)
{
    demarc_severity least = quiet ? DEMARC_ERROR : DEMARC_WARNING;
    size_t counts[RULES] = {0};

    for (size_t i = since; i < demarc_finding_count(ctx); i++) {
        const demarc_finding *found = demarc_finding_at(ctx, i);

        if (found->severity >= least &&
            ++*counter_of(counts, found->code) <= MOST)
            print_finding(found);
    }
    counts[RULES - 1] = 0;
    print_rest(counts);
    return cli_findings_count(ctx, DEMARC_ERROR);
}

size_t cli_findings_count(const demarc_ctx *ctx, demarc_severity severity)
{
    size_t count = 0;

    for (size_t i = 0; i < demarc_finding_count(ctx); i++)
        count += demarc_finding_at(ctx, i)->severity == severity;
    return count;
}
