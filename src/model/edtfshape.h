/** edtfshape.h - the outline of a date's text, and what a wrong one wants. */
#ifndef DEMARC_MODEL_EDTFSHAPE_H
#define DEMARC_MODEL_EDTFSHAPE_H

#include <stdbool.h>

/** Room for a shape; a longer text is cut off, which no date is. */
#define DEMARC_SHAPE_SIZE 24

/** The text of [begin, end) with a 9 for every digit, and NULs behind it up
 *  to the end of `out`. */
void demarc_edtf_shape(const char *begin, const char *end,
                       char out[DEMARC_SHAPE_SIZE]);

/** Is it the shape of a date, from the year's four characters on? */
bool demarc_edtf_shape_known(const char *shape);

/** Why [begin, end) is no date and what to write; static. */
const char *demarc_edtf_hint(const char *begin, const char *end);

/** What to write for a time that cannot be read; static. */
extern const char demarc_edtf_bad_time[];

#endif
