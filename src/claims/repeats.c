/* Tolls told again after newer ones were in print. */
#include "claims/tolls.h"

#include "model/figure.h"

/* Counts rise for some weeks; after these days an old one is old. So many
 * publishers must have had more before it is told of somebody else. */
enum { RISING_DAYS = 30, FEWEST_ABOVE = 3 };

/* Of more claims than this each is not compared with each. */
enum { MOST_CLAIMS = 2000 };

typedef struct job {
    const demarc_record *record;
    size_t kind;                   /* of toll */
    const demarc_entry *const *of; /* by publication */
    size_t count;
    size_t *above; /* publishers */
} job;

static double value_of(const job *in, size_t i)
{
    return demarc_figure_value(
        demarc_toll(in->record, in->of[i]->claim, in->kind));
}

/* The same number earlier at this publisher, and a higher one since. */
static bool own_newer(const job *in, size_t at, size_t *old, size_t *newer)
{
    const demarc_entry *entry = in->of[at];

    *old = *newer = at;
    for (size_t i = 0; i < at; i++) {
        if (in->of[i]->source != entry->source ||
            in->of[i]->published >= entry->published)
            continue;
        if (*old == at && value_of(in, i) == value_of(in, at))
            *old = i;
        else if (*old != at && value_of(in, i) > value_of(in, at) &&
                 in->of[i]->published > in->of[*old]->published)
            *newer = i;
    }
    return *newer != at;
}

/* The first print of the number; `at` if there is none before it. */
static size_t first_print(const job *in, size_t at)
{
    for (size_t i = 0; i < at; i++)
        if (value_of(in, i) == value_of(in, at) &&
            in->of[i]->published < in->of[at]->published)
            return i;
    return at;
}

/* Everybody else had more by then, for long, and has had since. */
static bool others_above(const job *in, size_t at, size_t *highest)
{
    const double value = value_of(in, at);
    size_t count = 0;

    *highest = at;
    if (in->of[at]->published <= in->of[at]->when->last + RISING_DAYS)
        return false;
    for (size_t i = at + 1; i < in->count; i++)
        if (value_of(in, i) <= value && in->of[i]->source != in->of[at]->source)
            return false;
    for (size_t i = at; i-- > 0;) {
        bool known = false;

        if (in->of[i]->published >= in->of[at]->published)
            continue;
        if (value_of(in, i) <= value)
            break;
        for (size_t k = 0; k < count; k++)
            known = known || in->above[k] == in->of[i]->source;
        if (!known)
            in->above[count++] = in->of[i]->source;
        if (*highest == at || value_of(in, i) > value_of(in, *highest))
            *highest = i;
    }
    return count >= FEWEST_ABOVE;
}

bool demarc_toll_repeats(const demarc_record *record, size_t kind,
                         const demarc_entry *const *of, size_t count, size_t at,
                         size_t *room, demarc_repeat *out)
{
    const job in = {record, kind, of, count, room};
    size_t old, newer;

    *out = (demarc_repeat){0};
    if (at == 0 || count > MOST_CLAIMS)
        return false;
    out->own = own_newer(&in, at, &old, &newer);
    if (!out->own && !others_above(&in, at, &newer))
        return false;
    if (!out->own)
        old = first_print(&in, at);
    out->newer = of[newer];
    out->old = old == at ? NULL : of[old];
    return true;
}
