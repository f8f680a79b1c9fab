#include "draw/dead.h"

#include "model/border.h"

#include <math.h>
#include <string.h>

/** Beyond this share of the latest number the range is told. */
static const double APART = 1.25;

bool demarc_fight(const demarc_event *event)
{
    return strcmp(event->type, "clash") == 0 ||
           strcmp(event->type, "incident") == 0;
}

demarc_dead demarc_dead_of(const demarc_border *border,
                           const demarc_event *event)
{
    demarc_dead out = DEMARC_NO_DEAD;

    for (size_t i = 0; i < border->about.party_count; i++) {
        const demarc_spread spread = demarc_event_killed(event, i);

        demarc_dead_add(&out, &(demarc_dead){demarc_bound_of(spread.low),
                                             demarc_bound_of(spread.late),
                                             demarc_bound_of(spread.high)});
    }
    return out;
}

void demarc_dead_add(demarc_dead *to, const demarc_dead *more)
{
    to->low = demarc_bound_plus(to->low, more->low);
    to->latest = demarc_bound_plus(to->latest, more->latest);
    to->high = demarc_bound_plus(to->high, more->high);
}

double demarc_dead_size(const demarc_dead *dead)
{
    return demarc_bound_given(dead->latest)
               ? (dead->latest.low + dead->latest.top) / 2
               : 0;
}

static const char *range(demarc_page *page, double low, double high)
{
    return demarc_page_join(page, "%s\xE2\x80\x93%s",
                            demarc_page_count(page, low),
                            demarc_page_count(page, high));
}

static const char *bound_text(demarc_page *page, demarc_bound bound)
{
    if (!demarc_bound_given(bound))
        return demarc_page_count(page, 0);
    if (bound.open)
        return demarc_page_say(page, DEMARC_WORD_MORE_THAN,
                               demarc_page_count(page, bound.low));
    if (bound.low < bound.top)
        return range(page, bound.low, bound.top);
    return bound.about ? demarc_page_say(page, DEMARC_WORD_ABOUT,
                                         demarc_page_count(page, bound.low))
                       : demarc_page_count(page, bound.low);
}

const char *demarc_dead_text(demarc_page *page, const demarc_dead *dead)
{
    const bool apart = demarc_bound_given(dead->latest) && !dead->high.open &&
                       dead->high.top > APART * dead->latest.top;

    return demarc_page_say(page, DEMARC_WORD_DEAD,
                           apart ? range(page, dead->low.low, dead->high.top)
                                 : bound_text(page, dead->latest));
}
