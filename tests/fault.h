/** fault.h - lets the nth allocation fail, and all after it or not. glibc only;
 *  sanitizers and valgrind have allocators of their own, so that under them
 *  nothing ever fails: ask faults_work first. */
#ifndef DEMARC_TESTS_FAULT_H
#define DEMARC_TESTS_FAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

/* volatile: compilers take it that malloc reads no variable of ours */
static volatile long fault_left = -1; /* n: the nth one fails; -1: none */
static volatile bool fault_once;      /* it alone, and none after it */

#if !defined(__SANITIZE_ADDRESS__) && defined(__GLIBC__)
/* FAULT_LIBRARIES: those of shared libraries fail as well as our own. */
#ifdef FAULT_LIBRARIES
#define FAULT_SEEN __attribute__((visibility("default")))
#else
#define FAULT_SEEN
#endif

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static bool fault_now(void)
{
    if (fault_left > 0)
        fault_left--;
    if (fault_left != 0)
        return false;
    if (fault_once)
        fault_left = -1;
    return true;
}

FAULT_SEEN void *malloc(size_t size)
{
    return fault_now() ? NULL : __libc_malloc(size);
}

FAULT_SEEN void *calloc(size_t count, size_t size)
{
    return fault_now() ? NULL : __libc_calloc(count, size);
}

FAULT_SEEN void *realloc(void *old, size_t size)
{
    return fault_now() ? NULL : __libc_realloc(old, size);
}
#endif

static bool faults_work(void)
{
    void *volatile taken;

    fault_once = false;
    fault_left = 1;
    taken = malloc(1);
    fault_left = -1;
    free(taken);
    return !taken;
}

#endif
