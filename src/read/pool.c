#include "read/pool.h"

#include "base/names.h"

#include <stdlib.h>
#include <string.h>

/* Two places for each hash: the text met last, and the one before. */
enum { PAIRS = 1 << 14 };

/* The hash's low bits alone are weak for short texts. */
static size_t pair_of(const char *text)
{
    uint64_t hash = demarc_text_hash(text);

    return 2 * ((size_t)(hash ^ hash >> 29) % PAIRS);
}

demarc_pooled *demarc_pool_place(demarc_pool *pool, const char *text)
{
    demarc_pooled *pair, first;
    const char *copy;

    if (!pool->table)
        pool->table = calloc((size_t)PAIRS * 2, sizeof *pool->table);
    if (!pool->table)
        return NULL;
    pair = pool->table + pair_of(text);
    first = pair[0];
    if (first.text && strcmp(first.text, text) == 0)
        return pair;
    if (pair[1].text && strcmp(pair[1].text, text) == 0) {
        pair[0] = pair[1];
        pair[1] = first;
        return pair;
    }
    copy = demarc_arena_copy(pool->arena, text, strlen(text));
    if (!copy)
        return NULL;
    pair[1] = first;
    pair[0] = (demarc_pooled){.text = copy};
    return pair;
}

const char *demarc_pool_text(demarc_pool *pool, const char *text)
{
    const demarc_pooled *place = *text ? demarc_pool_place(pool, text) : NULL;

    if (!*text)
        return "";
    return place ? place->text : NULL;
}

void demarc_pool_free(demarc_pool *pool)
{
    free(pool->table);
    pool->table = NULL;
}
