/** fault.h - lets the nth allocation fail, and all after it. glibc only; a
 *  sanitizer has an allocator of its own, so there nothing ever fails. */
#ifndef DEMARC_TESTS_FAULT_H
#define DEMARC_TESTS_FAULT_H

#include <stdbool.h>
#include <stddef.h>

static long fault_left = -1; /* allocations that succeed; -1: all */

#if defined(__SANITIZE_ADDRESS__) || !defined(__GLIBC__)
#define FAULTS false
#else
#define FAULTS true

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *old, size_t size);

static bool fault_now(void)
{
    if (fault_left > 0)
        fault_left--;
    return fault_left == 0;
}

void *malloc(size_t size)
{
    return fault_now() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fault_now() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fault_now() ? NULL : __libc_realloc(old, size);
}
#endif

#endif
