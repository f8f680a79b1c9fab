/** flags.h - labels in rows above a line, each with a leader to its place. */
#ifndef DEMARC_DRAW_FLAGS_H
#define DEMARC_DRAW_FLAGS_H

#include <stdbool.h>
#include <stddef.h>

/** What wants a label. Row 0 is nearest to the line. */
typedef struct demarc_flag {
    double x, width; /* px: of its place, of its text */
    size_t row;
    double left; /* of its text */
    bool placed;
} demarc_flag;

/**
 * Gives each flag a row and a place to the right of its leader, to the left,
 * or about it, the first before the second: the lowest row in which neither
 * its text covers another text or leader, nor its leader another text.
 * @param flags      the most important first.
 * @param low, high  where texts must stay.
 * @param rows       at most.
 * @return how many rows are used. Flags without a place stay unplaced.
 */
size_t demarc_flags_place(demarc_flag *flags, size_t count, double low,
                          double high, size_t rows);

#endif
