#include "model/states.h"

#include "base/text.h"
#include "model/countries.h"

#include <string.h>
#include <strings.h>

static const struct {
    int number;
    const char *alpha3, *names;
} states[] = {
#define STATE(...) {__VA_ARGS__},
#include "model/states.def"
#undef STATE
};

enum { COUNT = sizeof states / sizeof *states };

static size_t state_of(const char *party)
{
    size_t i = 0;

    while (i < COUNT && !demarc_text_same(states[i].alpha3, party))
        i++;
    return i;
}

int demarc_state_number(const char *party)
{
    const size_t i = state_of(party);

    return i < COUNT ? states[i].number : 0;
}

static bool is_end(const char *text)
{
    return !*text || demarc_text_starts(text, " (") || *text == ')' ||
           *text == ';' || *text == ',';
}

/* Does the text begin with one of the names, and is that all of it? */
static bool begins_with(const char *names, const char *text)
{
    size_t length;

    for (; *names; names += length + (names[length] == '|')) {
        length = strcspn(names, "|");
        if (strncasecmp(text, names, length) == 0 && is_end(text + length))
            return true;
    }
    return false;
}

static bool begins(const char *party, const char *text)
{
    const size_t i = state_of(party);
    const demarc_country *country = demarc_country_find(party);

    return (i < COUNT && begins_with(states[i].names, text)) ||
           (country && begins_with(country->name, text));
}

bool demarc_state_named(const char *party, const char *name)
{
    return begins(party, name);
}

bool demarc_state_governed(const char *party, const char *text)
{
    static const char of[] = "Government of ";

    return strncasecmp(text, of, sizeof of - 1) == 0 &&
           begins(party, text + sizeof of - 1);
}

bool demarc_state_mentioned(const char *party, const char *text)
{
    static const char *const before[] = {"of ", "("};

    if (begins(party, text))
        return true;
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        for (const char *at = text; (at = strstr(at, before[i])); at++)
            if (begins(party, at + strlen(before[i])))
                return true;
    return false;
}
