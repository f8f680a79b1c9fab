#include "cli/options.h"

#include "cli/suggest.h"
#include "cli/talk.h"

#include <getopt.h>
#include <string.h>

enum { LONGS = 48, FIRST_LONG = 256 };

/** The tables in the form that getopt_long wants. */
typedef struct parser {
    const char *verb;
    const cli_group *const *groups;
    const cli_option *rows[LONGS];
    size_t count, long_count;
    struct option longs[LONGS + 1];
    char shorts[3 * LONGS];
} parser;

static bool parser_add(parser *p, const cli_option *row)
{
    size_t end = strlen(p->shorts);

    if (p->count == LONGS)
        return false;
    if (row->name)
        p->longs[p->long_count++] = (struct option){
            .name = row->name,
            .has_arg = row->argument ? required_argument : no_argument,
            .val = FIRST_LONG + (int)p->count};
    p->rows[p->count++] = row;
    if (row->letter) {
        p->shorts[end++] = row->letter;
        if (row->argument)
            p->shorts[end] = ':';
    }
    return true;
}

/* "-" hands out operands in their order, whatever POSIXLY_CORRECT says; ":"
 * tells a missing argument from an unknown option. */
static bool parser_make(parser *p, const char *verb,
                        const cli_group *const *groups)
{
    *p = (parser){.verb = verb, .groups = groups};
    strcpy(p->shorts, verb ? "-:" : "+:");
    for (; *groups; groups++)
        for (const cli_option *row = (*groups)->rows; row->help; row++)
            if (!parser_add(p, row))
                return false;
    return true;
}

static const cli_option *row_of(const parser *p, int code)
{
    if (code >= FIRST_LONG)
        return p->rows[code - FIRST_LONG];
    for (size_t i = 0; i < p->count; i++)
        if (p->rows[i]->letter == code)
            return p->rows[i];
    return NULL;
}

static demarc_status complain_missing(const parser *p, int code)
{
    const cli_option *row = row_of(p, code);
    char name[32];

    return cli_complain_usage(p->verb, "%s needs %s",
                              cli_option_name(row, name), row->argument);
}

static const cli_option *row_named(const parser *p, const char *name)
{
    for (size_t i = 0; name && i < p->count; i++)
        if (p->rows[i]->name && strcmp(p->rows[i]->name, name) == 0)
            return p->rows[i];
    return NULL;
}

/** Is it a format, as in --json? NULL if not. */
static const char *format_meant(const parser *p, const char *word,
                                size_t length)
{
    const demarc_format *format;

    for (size_t i = 0; row_named(p, "format"); i++) {
        format = demarc_format_at(i);
        if (!format)
            return NULL;
        if (strlen(format->name) == length &&
            strncmp(format->name, word, length) == 0)
            return format->name;
    }
    return NULL;
}

/** A word that is no option's name: what may it be? */
static demarc_status complain_word(const parser *p, const char *word,
                                   size_t length, const char *near)
{
    const char *meant = cli_suggestion_meant(word, length);
    const char *format = format_meant(p, word, length);

    if (format)
        return cli_complain_guess(p->verb, "-f ", format,
                                  "unknown option --%.*s", (int)length, word);
    if (row_named(p, meant))
        near = meant;
    if (near)
        return cli_complain_guess(p->verb, "--", near, "unknown option --%.*s",
                                  (int)length, word);
    return cli_complain_usage(p->verb, "unknown option --%.*s", (int)length,
                              word);
}

/* getopt_long says "?" for a word that fits no long option, or several, or a
 * flag that was given an argument. */
static demarc_status complain_long(const parser *p, const char *word)
{
    size_t length = strcspn(word, "=");
    const char *fits[2] = {NULL, NULL};
    cli_suggestion guess = cli_suggestion_start(word, length);

    for (size_t i = 0; i < p->count; i++) {
        const char *name = p->rows[i]->name;

        if (!name || length == 0)
            continue;
        cli_suggestion_try(&guess, name);
        if (strncmp(name, word, length) == 0 && !fits[1])
            fits[fits[0] != NULL] = name;
    }
    if (fits[1])
        return cli_complain_usage(p->verb, "--%.*s may be --%s or --%s",
                                  (int)length, word, fits[0], fits[1]);
    if (fits[0])
        return cli_complain_usage(p->verb, "--%s takes no argument", fits[0]);
    return complain_word(p, word, length, guess.best);
}

static demarc_status complain_unknown(const parser *p, const char *word)
{
    if (optopt == 0 || optopt >= FIRST_LONG)
        return complain_long(p, word + 2);
    return cli_complain_usage(p->verb, "unknown option -%c",
                              optopt > 0 && optopt < 127 ? optopt : '?');
}

demarc_status cli_options_parse(const char *verb,
                                const cli_group *const *groups, int argc,
                                char **argv, void *into, cli_operands *out)
{
    demarc_status status = DEMARC_OK;
    parser p;
    int code;

    *out = (cli_operands){.items = argv + 1};
    if (!parser_make(&p, verb, groups))
        return DEMARC_EINTERNAL;
    opterr = 0;
    optind = 0; /* glibc: start afresh */
    while (!status &&
           (code = getopt_long(argc, argv, p.shorts, p.longs, NULL)) != -1) {
        if (code == 1) /* the word was read, so its place is free */
            out->items[out->count++] = optarg;
        else if (code == ':')
            status = complain_missing(&p, optopt);
        else if (code == '?')
            status = complain_unknown(&p, argv[optind - 1]);
        else
            status = cli_option_set(verb, row_of(&p, code), optarg, into);
    }
    out->rest = optind;
    while (!status && verb && optind < argc) /* behind "--" */
        out->items[out->count++] = argv[optind++];
    return status;
}
