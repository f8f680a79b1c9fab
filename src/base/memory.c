#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 32 * 1024 };

struct demarc_arena_block {
    struct demarc_arena_block *next;
    size_t used, room;
    alignas(max_align_t) char bytes[];
};

void demarc_arena_free(demarc_arena *arena)
{
    struct demarc_arena_block *block = arena->blocks, *next;

    for (; block; block = next) {
        next = block->next;
        free(block);
    }
    arena->blocks = NULL;
}

static struct demarc_arena_block *block_add(demarc_arena *arena, size_t size)
{
    size_t room = size > BLOCK_BYTES ? size : BLOCK_BYTES;
    struct demarc_arena_block *block;

    if (size > SIZE_MAX - sizeof *block)
        return NULL;
    block = calloc(1, sizeof *block + room);
    if (!block)
        return NULL;
    block->room = room;
    block->next = arena->blocks;
    arena->blocks = block;
    return block;
}

void *demarc_arena_take(demarc_arena *arena, size_t size)
{
    const size_t step = alignof(max_align_t);
    struct demarc_arena_block *block = arena->blocks;
    void *taken = NULL;

    if (size > SIZE_MAX - step)
        return NULL;
    size = (size + step - 1) / step * step;
    if (!block || block->room - block->used < size)
        block = block_add(arena, size);
    if (block) {
        taken = block->bytes + block->used;
        block->used += size;
    }
    return taken;
}

char *demarc_arena_copy(demarc_arena *arena, const char *text, size_t length)
{
    char *copy =
        length < SIZE_MAX ? demarc_arena_take(arena, length + 1) : NULL;

    if (copy && length)
        memcpy(copy, text, length);
    return copy;
}

const char *demarc_arena_text(demarc_arena *arena, const char *text)
{
    if (!text || !*text)
        return "";
    return demarc_arena_copy(arena, text, strlen(text));
}

bool demarc_reserve(void *items, size_t *room, size_t need, size_t size)
{
    size_t want = *room ? *room : 8;
    void *old, *grown;

    if (need <= *room)
        return true;
    while (want < need && want <= SIZE_MAX / 2)
        want *= 2;
    if (want < need || want > SIZE_MAX / size)
        return false;
    memcpy(&old, items, sizeof old); /* any pointer type, without aliasing */
    grown = realloc(old, want * size);
    if (!grown)
        return false;
    memcpy(items, &grown, sizeof grown);
    *room = want;
    return true;
}
