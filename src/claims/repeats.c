/* Tolls told again after newer ones were in print. */
#include "claims/tolls.h"

#include "model/figure.h"

/* Of more claims than this each is not compared with each. */
enum { MOST_CLAIMS = 2000 };

typedef struct job {
    const demarc_record *record;
    size_t kind;                   /* of toll */
    const demarc_entry *const *of; /* by publication */
    size_t count;
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

/* The place of a claim among those of the job; `none` if it is not there. */
static size_t place_of(const job *in, const demarc_claim *claim, size_t none)
{
    for (size_t i = 0; i < in->count; i++)
        if (in->of[i]->claim == claim)
            return i;
    return none;
}

static bool overtaken(const job *in, size_t at, size_t *newer)
{
    const demarc_entry *entry = in->of[at];
    const demarc_question asked = demarc_toll_question(
        in->record, in->kind, entry->event, entry->claim->scope);

    *newer = place_of(in, demarc_claim_overtaken(&asked, entry->claim), at);
    return *newer != at;
}

bool demarc_toll_repeats(const demarc_record *record, size_t kind,
                         const demarc_entry *const *of, size_t count, size_t at,
                         demarc_repeat *out)
{
    const job in = {record, kind, of, count};
    size_t old, newer;

    *out = (demarc_repeat){0};
    if (at == 0 || count > MOST_CLAIMS)
        return false;
    out->own = own_newer(&in, at, &old, &newer);
    if (!out->own && !overtaken(&in, at, &newer))
        return false;
    if (!out->own)
        old = first_print(&in, at);
    out->newer = of[newer];
    out->old = old == at ? NULL : of[old];
    return true;
}
