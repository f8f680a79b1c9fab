/** machines.h - a function compiled once for each set of instructions, of
 *  which the machine takes the best that it has. */
#ifndef DEMARC_MEASURE_MACHINES_H
#define DEMARC_MEASURE_MACHINES_H

#include <limits.h> /* then __GLIBC__ is known */

#if defined(__x86_64__) && defined(__linux__) && defined(__GLIBC__) &&         \
    defined(__GNUC__) && !defined(__clang__)
#define EACH_MACHINE                                                           \
    __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3",           \
                                 "arch=x86-64-v2", "default")))
#else
#define EACH_MACHINE
#endif

#endif
