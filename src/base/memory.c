#include "base/memory.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_BYTES = 32 * 1024, LEAST_BYTES = 128 };

struct demarc_arena_block {
    struct demarc_arena_block *next;
    size_t used, room;
    alignas(max_align_t) char bytes[];
};

struct demarc_arena_guest {
    struct demarc_arena_guest *next;
    void *memory;
};

void demarc_arena_free(demarc_arena *arena)
{
    struct demarc_arena_block *block = arena->blocks, *next;

    for (struct demarc_arena_guest *guest = arena->guests; guest;
         guest = guest->next)
        free(guest->memory);
    for (; block; block = next) {
        next = block->next;
        free(block);
    }
    *arena = (demarc_arena){0};
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

/* `step` is a power of two. */
static void *take(demarc_arena *arena, size_t size, size_t step)
{
    struct demarc_arena_block *block = arena->blocks;
    size_t from = block ? (block->used + step - 1) & ~(step - 1) : 0;

    if (!block || from > block->room || block->room - from < size) {
        block = block_add(arena, size);
        from = 0;
    }
    if (!block)
        return NULL;
    block->used = from + size;
    return block->bytes + from;
}

void *demarc_arena_take(demarc_arena *arena, size_t size)
{
    return take(arena, size, alignof(max_align_t));
}

char *demarc_arena_copy(demarc_arena *arena, const char *text, size_t length)
{
    char *copy = length < SIZE_MAX ? take(arena, length + 1, 1) : NULL;

    if (copy && length)
        memcpy(copy, text, length);
    return copy;
}

bool demarc_arena_adopt(demarc_arena *arena, void *memory)
{
    struct demarc_arena_guest *guest =
        memory ? demarc_arena_take(arena, sizeof *guest) : NULL;

    if (!guest) {
        free(memory);
        return !memory;
    }
    *guest = (struct demarc_arena_guest){arena->guests, memory};
    arena->guests = guest;
    return true;
}

void demarc_arena_clear(demarc_arena *arena)
{
    demarc_arena spare = *arena;
    struct demarc_arena_block *kept = arena->blocks;

    if (!kept)
        return;
    spare.blocks = kept->next;
    demarc_arena_free(&spare);
    memset(kept->bytes, 0, kept->used);
    kept->used = 0;
    kept->next = NULL;
    *arena = (demarc_arena){.blocks = kept};
}

const char *demarc_arena_text(demarc_arena *arena, const char *text)
{
    if (!text || !*text)
        return "";
    return demarc_arena_copy(arena, text, strlen(text));
}

bool demarc_reserve(void *items, size_t *room, size_t need, size_t size)
{
    size_t want = *room                    ? *room
                  : size < LEAST_BYTES / 8 ? LEAST_BYTES / size
                                           : 8;
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
