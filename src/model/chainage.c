#include "model/chainage.h"

#include "base/text.h"

#include <string.h>

/** A copy without white space around it. */
static char *part_copy(demarc_arena *arena, const char *begin, const char *end)
{
    char *text = demarc_arena_copy(arena, begin, (size_t)(end - begin));

    if (!text)
        return NULL;
    demarc_text_trim(text, &begin, &end);
    text[end - text] = '\0';
    return text + (begin - text);
}

static demarc_status name_read(demarc_arena *arena, const char *begin,
                               const char *end, const char **out)
{
    char *name = part_copy(arena, begin, end);
    size_t length = name ? strlen(name) : 0;

    if (!name)
        return DEMARC_ENOMEM;
    if (length > 1 && name[0] == '"' && name[length - 1] == '"') {
        name[length - 1] = '\0';
        name++;
    }
    *out = name;
    return *name ? DEMARC_OK : DEMARC_EDATA;
}

static demarc_status value_read(demarc_arena *arena, const char *begin,
                                const char *end, demarc_chainage *out)
{
    char *text = part_copy(arena, begin, end);
    size_t length = text ? strlen(text) : 0;

    out->percent = length > 0 && text[length - 1] == '%';
    if (out->percent)
        text = part_copy(arena, text, text + length - 1);
    if (!text)
        return DEMARC_ENOMEM;
    return demarc_number_parse(text, &out->value) && out->value >= 0 &&
                   !(out->percent && out->value > 100)
               ? DEMARC_OK
               : DEMARC_EDATA;
}

/** Does a pillar's name begin here, and no number? */
static bool is_pillar(const char *begin, const char *end)
{
    while (begin < end && (*begin == ' ' || *begin == '\t'))
        begin++;
    if (begin == end || strchr("0123456789+-.%,", *begin))
        return false;
    return *begin == '"' || (!memchr(begin, '[', (size_t)(end - begin)) &&
                             !memchr(begin, ']', (size_t)(end - begin)));
}

demarc_status demarc_chainage_parse(demarc_arena *arena, const char *text,
                                    demarc_chainage *out, const char **reason)
{
    const char *begin, *end, *split = NULL;
    demarc_status status;
    char mark = ':';

    *out = (demarc_chainage){.route = ""};
    *reason = "write ROUTE:KM, such as main:12.5, or ROUTE:57%, or a pillar: "
              "P43";
    demarc_text_trim(text, &begin, &end);
    if (end > begin && end[-1] == ']') {
        end--;
        mark = '[';
    }
    for (const char *at = begin; at < end; at++)
        if (*at == mark)
            split = at;
    if (!split && mark == ':' && is_pillar(begin, end))
        return name_read(arena, begin, end, &out->pillar);
    if (!split)
        return DEMARC_EDATA;
    status = name_read(arena, begin, split, &out->route);
    if (status == DEMARC_OK && is_pillar(split + 1, end))
        return name_read(arena, split + 1, end, &out->pillar);
    if (status == DEMARC_OK)
        status = value_read(arena, split + 1, end, out);
    return status;
}
