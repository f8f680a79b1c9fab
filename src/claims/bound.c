#include "claims/bound.h"

#include "model/figure.h"

#include <math.h>

demarc_bound demarc_bound_of(const demarc_figure *figure)
{
    const bool open = isinf(figure->high);

    if (!demarc_figure_given(figure))
        return DEMARC_NO_BOUND;
    return (demarc_bound){figure->low, open ? figure->low : figure->high, open,
                          figure->approximate};
}

demarc_bound demarc_bound_exactly(double value)
{
    return (demarc_bound){value, value, false, false};
}

bool demarc_bound_given(demarc_bound bound)
{
    return !isnan(bound.low);
}

bool demarc_bound_plain(demarc_bound bound)
{
    return bound.low == bound.top && !bound.open && !bound.about;
}

demarc_bound demarc_bound_plus(demarc_bound a, demarc_bound b)
{
    if (!demarc_bound_given(a) || !demarc_bound_given(b))
        return demarc_bound_given(a) ? a : b;
    return (demarc_bound){a.low + b.low, a.top + b.top, a.open || b.open,
                          a.about || b.about};
}

demarc_bound demarc_bound_percent(demarc_bound part, demarc_bound whole)
{
    if (!demarc_bound_given(part) || !demarc_bound_given(whole) ||
        !(whole.low > 0) || (part.open && whole.open))
        return DEMARC_NO_BOUND;
    return (demarc_bound){whole.open ? 0 : 100 * part.low / whole.top,
                          100 * part.top / whole.low, part.open,
                          part.about || whole.about};
}

void demarc_bound_print(demarc_buffer *out, demarc_bound bound, int digits)
{
    const bool below = bound.low == 0 && bound.top > 0 && !bound.open;

    if (!demarc_bound_given(bound))
        return;
    if (bound.open || below || (bound.about && bound.low == bound.top))
        demarc_buffer_char(out, bound.open ? '>' : below ? '<' : '~');
    demarc_buffer_trimmed(out, below ? bound.top : bound.low, digits);
    if (bound.open || below || bound.low == bound.top)
        return;
    demarc_buffer_text(out, "..");
    demarc_buffer_trimmed(out, bound.top, digits);
}
