/** figure.h - numbers as sources give them: exact, bound, rounded, range. */
#ifndef DEMARC_MODEL_FIGURE_H
#define DEMARC_MODEL_FIGURE_H

#include "demarc.h"

#include <math.h>

/** What a source does not say: "", NAN and NAN. */
#define DEMARC_NO_FIGURE ((demarc_figure){"", NAN, NAN, false})

/**
 * Reads a figure, none of which is negative, with a point for decimals and
 * without white space in it:
 *
 *     ""        none                   low, high NAN
 *     "663.7"   exact                  663.7, 663.7
 *     "~1000"   rounded                1000, 1000, approximate
 *     ">90"     more than 90           90, INFINITY
 *     "<5"      less than 5            0, 5
 *     "12..15"  between, both within   12, 15
 *
 * @param out     `text` points to `text`, which must outlive it; if false is
 *                returned it is DEMARC_NO_FIGURE.
 * @param reason  "" or, if false is returned, a static string that says what
 *                is wrong and how to mend it.
 */
bool demarc_figure_parse(const char *text, demarc_figure *out,
                         const char **reason);

/** Does the source give one? */
bool demarc_figure_given(const demarc_figure *figure);

/** The number as printed: the bound of ">90" and "<5", the middle of a
 *  range; NAN when there is none. */
double demarc_figure_value(const demarc_figure *figure);

#endif
