/* Findings as lines on stderr. */
#include "cli/talk.h"

#include <stdio.h>
#include <string.h>

/* Every row that is refused is named; warnings are a sample. */
enum { MOST_ERRORS = 1000, MOST_WARNINGS = 20, RULES = 256 };

/* How often a rule was met, and how grave it was: with --skip-bad-rows an
 * error may be a warning. */
typedef struct tally {
    size_t count;
    demarc_severity severity;
} tally;

/* That of a rule, by its place in the table of rules. */
static tally *tally_of(tally tallies[RULES], const char *code)
{
    const demarc_rule *rule;

    for (size_t i = 0; i < RULES - 1 && (rule = demarc_rule_at(i)); i++)
        if (strcmp(rule->code, code) == 0)
            return &tallies[i];
    return &tallies[RULES - 1];
}

static size_t most_of(demarc_severity severity)
{
    return severity == DEMARC_ERROR ? MOST_ERRORS : MOST_WARNINGS;
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

static void print_rest(const demarc_ctx *ctx, const tally tallies[RULES])
{
    for (size_t i = 0; i < RULES - 1; i++) {
        const tally *of = &tallies[i];
        size_t more;

        if (of->count <= most_of(of->severity))
            continue;
        more = demarc_finding_more(ctx, demarc_rule_at(i)->code);
        cli_complain(
            "%s%zu more of %s; demarc check lists %s", mark_of(of->severity),
            of->count - most_of(of->severity) + more, demarc_rule_at(i)->code,
            more ? "the first 10000" : "them all");
    }
}

size_t cli_findings_print(const demarc_ctx *ctx, size_t since, bool quiet)
{
    demarc_severity least = quiet ? DEMARC_ERROR : DEMARC_WARNING;
    tally tallies[RULES] = {{0}};

    for (size_t i = since; i < demarc_finding_count(ctx); i++) {
        const demarc_finding *found = demarc_finding_at(ctx, i);
        tally *of = tally_of(tallies, found->code);

        if (found->severity < least)
            continue;
        of->severity = found->severity;
        if (++of->count <= most_of(found->severity))
            print_finding(found);
    }
    print_rest(ctx, tallies);
    return cli_findings_count(ctx, DEMARC_ERROR);
}

size_t cli_findings_count(const demarc_ctx *ctx, demarc_severity severity)
{
    size_t count = 0;

    for (size_t i = 0; i < demarc_finding_count(ctx); i++)
        count += demarc_finding_at(ctx, i)->severity == severity;
    return count;
}
