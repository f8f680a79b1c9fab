/** memory.h - an arena for what lives together, and arrays that grow. */
#ifndef DEMARC_BASE_MEMORY_H
#define DEMARC_BASE_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/** Everything taken from an arena is freed with it. Zero-initialise. */
typedef struct demarc_arena {
    struct demarc_arena_block *blocks;
    struct demarc_arena_guest *guests;
} demarc_arena;

void demarc_arena_free(demarc_arena *arena);

/** Forgets everything, and keeps some room for what comes next. */
void demarc_arena_clear(demarc_arena *arena);

/** `size` zeroed bytes, aligned for any type; NULL when out of memory. */
void *demarc_arena_take(demarc_arena *arena, size_t size);

/** A copy of `length` bytes with a NUL behind; NULL when out of memory. */
char *demarc_arena_copy(demarc_arena *arena, const char *text, size_t length);

/** A copy of a string; "" for NULL; NULL when out of memory. */
const char *demarc_arena_text(demarc_arena *arena, const char *text);

/** Hands over what malloc gave, such as an array that has stopped growing.
 *  False when out of memory: then it is freed. NULL is passed over. */
bool demarc_arena_adopt(demarc_arena *arena, void *memory);

/**
 * Makes room for `need` items of `size` bytes behind the pointer that
 * `items` points to. The room at least doubles, so pushes are amortised.
 * False when out of memory: the array is then as it was.
 */
bool demarc_reserve(void *items, size_t *room, size_t need, size_t size);

#endif
