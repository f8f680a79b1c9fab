#include "base/names.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* FNV-1a, 64 bits: Fowler, Noll and Vo, RFC 9923. */
uint64_t demarc_text_hash(const char *text)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    return hash;
}

/* The slot that holds the text, or the free one where it belongs. There is
 * always a free one: slots are at most half full. */
static uint32_t *slot_of(const demarc_names *names, const char *text)
{
    size_t mask = names->slot_count - 1;
    size_t i = (size_t)demarc_text_hash(text) & mask;

    while (names->slots[i] &&
           strcmp(names->texts[names->slots[i] - 1], text) != 0)
        i = (i + 1) & mask;
    return &names->slots[i];
}

static bool slots_grow(demarc_names *names)
{
    size_t count = names->slot_count ? names->slot_count * 2 : 16;
    uint32_t *slots;

    if (names->slot_count > SIZE_MAX / 2 / sizeof *slots)
        return false;
    slots = calloc(count, sizeof *slots);
    if (!slots)
        return false;
    free(names->slots);
    names->slots = slots;
    names->slot_count = count;
    for (size_t i = 0; i < names->count; i++)
        if (names->texts[i])
            *slot_of(names, names->texts[i]) = (uint32_t)i + 1;
    return true;
}

size_t demarc_names_find(const demarc_names *names, const char *text)
{
    uint32_t slot = names->slot_count ? *slot_of(names, text) : 0;

    return slot ? slot - 1 : DEMARC_NAMES_NONE;
}

size_t demarc_names_skip(demarc_names *names)
{
    if (names->count >= UINT32_MAX - 1 ||
        !demarc_reserve(&names->texts, &names->room, names->count + 1,
                        sizeof *names->texts))
        return DEMARC_NAMES_NONE;
    names->texts[names->count] = NULL;
    return names->count++;
}

size_t demarc_names_add(demarc_names *names, const char *text)
{
    uint32_t *slot;

    if (names->slot_count < 2 * (names->count + 1) && !slots_grow(names))
        return DEMARC_NAMES_NONE;
    slot = slot_of(names, text);
    if (*slot)
        return *slot - 1;
    if (demarc_names_skip(names) == DEMARC_NAMES_NONE)
        return DEMARC_NAMES_NONE;
    names->texts[names->count - 1] = text;
    *slot = (uint32_t)names->count;
    return *slot - 1;
}

void demarc_names_free(demarc_names *names)
{
    free(names->texts);
    free(names->slots);
    *names = (demarc_names){0};
}
