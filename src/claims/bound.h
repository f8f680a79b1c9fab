/** bound.h - sums and shares of figures that stay bounds: >60 and 3 make >63.
 */
#ifndef DEMARC_CLAIMS_BOUND_H
#define DEMARC_CLAIMS_BOUND_H

#include "base/buffer.h"
#include "demarc.h"

/** What figures come to, taken as they are printed: between low and top, or
 *  more. */
typedef struct demarc_bound {
    double low, top; /* NAN: there is none */
    bool open;       /* more than that, nobody says how much */
    bool about;      /* one of them was rounded */
} demarc_bound;

#define DEMARC_NO_BOUND ((demarc_bound){NAN, NAN, false, false})

demarc_bound demarc_bound_of(const demarc_figure *figure);
demarc_bound demarc_bound_exactly(double value); /* NAN: none */
bool demarc_bound_given(demarc_bound bound);

/** One number, and no sign before it? */
bool demarc_bound_plain(demarc_bound bound);

/** The sum; one that is not given is passed over. */
demarc_bound demarc_bound_plus(demarc_bound a, demarc_bound b);

/** `part` of `whole` in percent; none if both are open, or `whole` is 0. */
demarc_bound demarc_bound_percent(demarc_bound part, demarc_bound whole);

/** "36", ">63", "<5", "~150000", "12..15"; "" for none. Of decimals at most
 *  so many, none of them 0 at the end. */
void demarc_bound_print(demarc_buffer *out, demarc_bound bound, int digits);

#endif
