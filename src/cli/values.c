/* What the arguments of options say. */
#include "cli/options.h"
#include "cli/suggest.h"
#include "cli/talk.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *cli_option_name(const cli_option *row, char out[32])
{
    if (row->name)
        snprintf(out, 32, "--%s", row->name);
    else
        snprintf(out, 32, "-%c", row->letter);
    return out;
}

/* Not strtod, whose point follows the locale. A whole number below 2^53 by a
 * power of ten below 10^22 is rounded once, so rightly (Clinger 1990). */
static bool number_read(const char *text, bool *cut, double *out)
{
    double whole = 0, scale = 1;
    int digits = 0;
    bool point = false;

    *out = 0;
    *cut = false;
    for (; *text; text++) {
        if (*text == '.' && !point && digits) {
            point = true;
            continue;
        }
        if (*text < '0' || *text > '9' || (++digits > 15 && !point))
            return false;
        if (digits > 15) { /* after the point they are passed over */
            *cut = true;
            continue;
        }
        whole = whole * 10 + (*text - '0');
        scale *= point ? 10 : 1;
    }
    *out = whole / scale;
    return digits && text[-1] != '.';
}

bool cli_number_parse(const char *text, double *out)
{
    bool cut;

    return number_read(text, &cut, out) && !cut && *out > 0;
}

/** "-12.5": with a sign, and 0. */
static bool signed_read(const char *text, double *out)
{
    const bool minus = *text == '-';
    bool cut;

    if (!number_read(text + minus, &cut, out) || cut)
        return false;
    *out = minus ? -*out : *out;
    return true;
}

size_t cli_numbers_parse(const char *text, double *out, size_t room)
{
    size_t count = 0;
    char number[24];

    for (;; text++) {
        size_t length = strcspn(text, ",");

        if (count == room || length >= sizeof number)
            return 0;
        memcpy(number, text, length);
        number[length] = '\0';
        if (!signed_read(number, &out[count++]))
            return 0;
        text += length;
        if (!*text)
            return count;
    }
}

static demarc_status set_list(const char *verb, const char *name,
                              const char *value, cli_list *list)
{
    if (list->count == CLI_LIST_ROOM)
        return cli_complain_usage(verb, "%s is given more than %d times", name,
                                  CLI_LIST_ROOM);
    list->items[list->count++] = value;
    return DEMARC_OK;
}

static demarc_status set_choice(const char *verb, const char *name,
                                const cli_option *row, const char *value,
                                int *out)
{
    cli_suggestion guess = cli_suggestion_start(value, strlen(value));
    char known[160] = "";

    for (int i = 0; row->choices[i]; i++) {
        const char *choice = row->choices[i];
        size_t end = strlen(known);

        if (strcmp(choice, value) == 0) {
            *out = i;
            return DEMARC_OK;
        }
        cli_suggestion_try(&guess, choice);
        snprintf(known + end, sizeof known - end, "%s%s", i ? ", " : "",
                 choice);
    }
    if (guess.best)
        return cli_complain_guess(verb, "", guess.best,
                                  "%s \"%s\" is none of %s", name, value,
                                  known);
    return cli_complain_usage(verb, "%s \"%s\" is none of %s", name, value,
                              known);
}

static demarc_status set_digit(const char *verb, const char *name,
                               const char *value, int *out)
{
    if (value[0] < '1' || value[0] > '9' || value[1])
        return cli_complain_usage(verb, "%s \"%s\" is not 1 to 9", name, value);
    *out = value[0] - '0';
    return DEMARC_OK;
}

static demarc_status set_day(const char *name, const char *value, bool since,
                             cli_day *out)
{
    const char *reason = "";
    demarc_date date;

    if (demarc_day_parse(value, &out->day, &reason) != DEMARC_OK) {
        cli_complain("%s \"%s\": %s", name, value, reason);
        return DEMARC_EUSAGE;
    }
    /* What is no date is the word "today", which is one day. */
    if (since && demarc_date_parse(value, &date, &reason) == DEMARC_OK)
        out->day = date.first;
    out->set = true;
    return DEMARC_OK;
}

static demarc_status set_stage(const char *verb, const char *name,
                               const char *value, cli_stage *out)
{
    bool known = demarc_stage_parse(value, &out->stage);

    if (!known || out->stage < DEMARC_DESCRIBED ||
        out->stage > DEMARC_DEMARCATED)
        return cli_complain_usage(verb, "%s \"%s\" is none of %s, %s, %s", name,
                                  value, demarc_stage_name(DEMARC_DESCRIBED),
                                  demarc_stage_name(DEMARC_DELIMITED),
                                  demarc_stage_name(DEMARC_DEMARCATED));
    out->set = true;
    return DEMARC_OK;
}

static demarc_status set_degrees(const char *verb, const char *name,
                                 const char *value, cli_degrees *out)
{
    const bool minus = *value == '-';
    bool cut; /* what it was is below a micrometre */

    out->set = number_read(value + minus, &cut, &out->value);
    if (!out->set)
        return cli_complain_usage(verb, "%s \"%s\" is not in degrees", name,
                                  value);
    out->value = minus ? -out->value : out->value;
    return DEMARC_OK;
}

static demarc_status set_km(const char *verb, const char *name,
                            const char *value, double *out)
{
    if (cli_number_parse(value, out))
        return DEMARC_OK;
    return cli_complain_usage(verb, "%s \"%s\" is not in km, such as 12.5",
                              name, value);
}

demarc_status cli_option_set(const char *verb, const cli_option *row,
                             const char *value, void *into)
{
    void *place = (char *)into + row->offset;
    char name[32];

    cli_option_name(row, name);
    if (row->argument && !*value)
        return cli_complain_usage(verb, "%s is empty; it needs %s", name,
                                  row->argument);
    switch (row->kind) {
    case CLI_FLAG:
        *(bool *)place = true;
        return DEMARC_OK;
    case CLI_TEXT:
        *(const char **)place = value;
        return DEMARC_OK;
    case CLI_LIST:
        return set_list(verb, name, value, place);
    case CLI_CHOICE:
        return set_choice(verb, name, row, value, place);
    case CLI_DIGIT:
        return set_digit(verb, name, value, place);
    case CLI_DAY:
        return set_day(name, value, false, place);
    case CLI_SINCE:
        return set_day(name, value, true, place);
    case CLI_STAGE:
        return set_stage(verb, name, value, place);
    case CLI_DEGREES:
        return set_degrees(verb, name, value, place);
    case CLI_KM:
        return set_km(verb, name, value, place);
    }
    return DEMARC_EINTERNAL;
}
