#include "model/stretch.h"

#include "base/text.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static const char *blanks(const char *at)
{
    while (isspace((unsigned char)*at))
        at++;
    return at;
}

/** Reads a quoted name behind its opening quote; NULL if it is not closed. */
static const char *quoted_name(const char *at, char *out)
{
    for (; *at; at++) {
        if (*at == '"' && *++at != '"') {
            *out = '\0';
            return at;
        }
        *out++ = *at;
    }
    return NULL;
}

static const char *bare_name(const char *at, char *out)
{
    const char *begin = at;

    while (*at && !strchr("[];\"", *at) && strncmp(at, "..", 2) != 0)
        at++;
    while (at > begin && isspace((unsigned char)at[-1]))
        at--;
    memcpy(out, begin, (size_t)(at - begin));
    out[at - begin] = '\0';
    return blanks(at);
}

/** Reads a name into the arena; NULL with a reason. */
static const char *name_read(demarc_arena *arena, const char *at,
                             const char **name, const char **reason)
{
    char *out = demarc_arena_take(arena, strlen(at) + 1);

    *name = out;
    *reason = out ? NULL : "out of memory";
    if (!out)
        return NULL;
    if (*at == '"') {
        at = quoted_name(at + 1, out);
        if (!at)
            *reason = "a quote in the stretch is not closed";
        else
            at = blanks(at);
    } else {
        at = bare_name(at, out);
    }
    if (at && !*out) {
        *reason = "the stretch names nothing; write a segment, a route such "
                  "as main[12.5..40], or all";
        at = NULL;
    }
    return at;
}

/** Reads one end of a range: a number, "%" behind it or not, or nothing. */
static const char *end_read(const char *at, const char *stop, double open,
                            double *out, bool *percent)
{
    char digits[64];
    const char *end;

    at = blanks(at);
    end = at;
    while (*end && !strchr("]%", *end) && strncmp(end, stop, strlen(stop)) != 0)
        end++;
    while (end > at && isspace((unsigned char)end[-1]))
        end--;
    if (end == at) {
        *out = open;
        return at;
    }
    if ((size_t)(end - at) >= sizeof digits)
        return NULL;
    memcpy(digits, at, (size_t)(end - at));
    digits[end - at] = '\0';
    if (!demarc_number_parse(digits, out) || *out < 0)
        return NULL;
    end = blanks(end);
    *percent = *end == '%';
    return *percent ? blanks(end + 1) : end;
}

/** Reads "12.5..40]" or "0%..57%]". */
static const char *metric_read(const char *at, demarc_term *term,
                               const char **reason)
{
    bool from_percent = false, to_percent = false, percent;

    *reason = "a range is written [12.5..40] in km, [0%..57%], or [P43..P61]";
    at = end_read(at, "..", -INFINITY, &term->from, &from_percent);
    if (!at || strncmp(at, "..", 2) != 0)
        return NULL;
    if (at[2] == '.') {
        *reason = "a range has two dots between its ends: [1..2]";
        return NULL;
    }
    at = end_read(at + 2, "]", INFINITY, &term->to, &to_percent);
    if (!at || *at != ']')
        return NULL;
    percent = from_percent || to_percent;
    if (percent && ((isfinite(term->from) && !from_percent) ||
                    (isfinite(term->to) && !to_percent))) {
        *reason = "a range has % at both ends or at none";
        return NULL;
    }
    if (term->from > term->to) {
        *reason = "the range ends before it begins; swap its ends";
        return NULL;
    }
    if (percent && isfinite(term->to) && term->to > 100) {
        *reason = "a range ends at 100% at the most";
        return NULL;
    }
    term->kind = percent ? DEMARC_RANGE_PERCENT : DEMARC_RANGE_KM;
    *reason = NULL;
    return blanks(at + 1);
}

/** Does a pillar's name begin here, and not a number? */
static bool pillar_begins(const char *at)
{
    return *at && !strchr("0123456789+-.]%,", *at);
}

/** Reads "P43..P61]"; an end may be left open. */
static const char *pillars_read(demarc_arena *arena, const char *at,
                                demarc_term *term, const char **reason)
{
    term->kind = DEMARC_RANGE_PILLARS;
    term->pillars[0] = term->pillars[1] = "";
    if (pillar_begins(at))
        at = name_read(arena, at, &term->pillars[0], reason);
    if (at && strncmp(at, "..", 2) == 0) {
        at = blanks(at + 2);
        if (pillar_begins(at))
            at = name_read(arena, at, &term->pillars[1], reason);
        if (at && *at == ']')
            return blanks(at + 1);
    }
    if (!*reason)
        *reason = "a range from pillar to pillar is written [P43..P61]";
    return NULL;
}

static const char *range_read(demarc_arena *arena, const char *at,
                              demarc_term *term, const char **reason)
{
    const char *second;

    at = blanks(at);
    second = strncmp(at, "..", 2) == 0 ? blanks(at + 2) : at;
    return pillar_begins(second) ? pillars_read(arena, at, term, reason)
                                 : metric_read(at, term, reason);
}

static const char *term_read(demarc_arena *arena, const char *at,
                             demarc_term *term, const char **reason)
{
    bool quoted = *at == '"';

    at = name_read(arena, at, &term->name, reason);
    if (!at)
        return NULL;
    if (*at == '[' && !quoted && demarc_text_same(term->name, "all")) {
        *reason = "all lines together have no chainage; give the range of a "
                  "route or a segment, such as main[0%..50%]";
        at = NULL;
    } else if (*at == '[') {
        at = range_read(arena, at + 1, term, reason);
    } else if (strncmp(at, "..", 2) == 0) {
        term->kind = DEMARC_RANGE_PILLARS;
        term->pillars[0] = term->name;
        term->name = "";
        at = name_read(arena, blanks(at + 2), &term->pillars[1], reason);
    } else if (!quoted && demarc_text_same(term->name, "all")) {
        term->name = "";
    }
    if (at && *at && *at != ';') {
        *reason = "stretches are joined by ;";
        at = NULL;
    }
    return at;
}

demarc_status demarc_stretch_parse(demarc_arena *arena, const char *text,
                                   demarc_stretch *out, const char **reason)
{
    size_t room = 1;

    *out = (demarc_stretch){0};
    *reason = NULL;
    for (const char *at = text; *at; at++)
        room += *at == ';';
    out->terms = demarc_arena_take(arena, room * sizeof *out->terms);
    if (!out->terms)
        return DEMARC_ENOMEM;
    for (const char *at = blanks(text); *at;) {
        at = term_read(arena, at, &out->terms[out->count], reason);
        if (!at)
            return DEMARC_EDATA;
        out->count++;
        if (*at == ';')
            at = blanks(at + 1);
    }
    return DEMARC_OK;
}
