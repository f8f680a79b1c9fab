/** fault.h - lets the nth allocation fail, and all after it. glibc only;
 *  sanitizers and valgrind have allocators of their own, so that under them
 *  nothing ever fails: ask faults_work first. */
#ifndef DEMARC_TESTS_FAULT_H
#define DEMARC_TESTS_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

static long fault_left = -1; /* n: the nth allocation fails; -1: none */

#if !defined(__SANITIZE_ADDRESS__) && defined(__GLIBC__)
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

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

static bool faults_work(void)
{
    void *volatile taken;

    fault_left = 1;
    taken = malloc(1);
    fault_left = -1;
    free(taken);
    return !taken;
}

#endif
