/* Of all pairs those whose edges are not the same: several at a time. */
#include "dossier/extract.h"

#include "base/crew.h"
#include "measure/geodesic.h"

#include <stdlib.h>

typedef demarc_extracting job;

/* Farther apart nothing is looked at. */
enum { REACH_M = 2000 };

static double length_of(const demarc_shared_border *border, size_t side)
{
    demarc_sum sum = {0};

    for (size_t i = 0; i < border->count; i++)
        demarc_sum_add(&sum, border->lines[i].side_m[side]);
    return demarc_sum_value(&sum);
}

bool demarc_extract_whole(const job *in, demarc_shared_border *exact,
                          const demarc_shared_border *near)
{
    double slack = 8 * near->tolerance_m * (double)(exact->count + 1);
    double same = length_of(exact, 0);
    double more = fmax(length_of(near, 0), length_of(near, 1)) - same;

    exact->beside_m = more > fmin(slack, 100) ? more : 0;
    return exact->beside_m == 0 || in->how->exact ||
           (in->how->tolerance_m <= 0 && more <= same);
}

/* ---- By threads ---- */

/** A pair that is looked at. */
typedef struct work {
    const job *in;
    demarc_contact *contact; /* NULL: none */
    demarc_shared_border near;
    demarc_nearby nearest;
    demarc_status status;
} work;

static void near_do(void *block)
{
    work *own = block;
    const job *in = own->in;
    const demarc_near_how how = {in->how->tolerance_m, REACH_M, in->out->keep,
                                 in->out->shared.owner};

    own->status =
        demarc_shared_near(&in->out->areas, in->rims, own->contact->a,
                           own->contact->b, &how, &own->near, &own->nearest);
}

static void near_clear(void *block)
{
    demarc_shared_border_free(&((work *)block)->near);
}

/** Two areas that share no line may still touch or come near. */
static void near_tell(const job *in, const work *done)
{
    const demarc_nearby *nearest = &done->nearest;
    demarc_contact *contact = done->contact;

    if (nearest->metres > in->out->tolerance_m)
        return;
    contact->metres = nearest->metres;
    contact->lon = nearest->lon;
    contact->lat = nearest->lat;
}

/** Keeps what two areas share within the tolerance, if it is more than the
 *  edges that are the same. */
static demarc_status near_keep(job *in, work *done)
{
    demarc_shared *shared = &in->out->shared;
    demarc_contact *contact = done->contact;
    demarc_shared_border near = done->near, *exact = NULL;

    if (!done->status && near.count == 0)
        near_tell(in, done);
    done->contact = NULL;
    done->near = (demarc_shared_border){0};
    for (size_t i = 0; i < shared->count && contact->border && !exact; i++)
        if (shared->borders[i].a == contact->a &&
            shared->borders[i].b == contact->b)
            exact = &shared->borders[i];
    if (done->status || near.count == 0 ||
        (exact && demarc_extract_whole(in, exact, &near))) {
        demarc_shared_border_free(&near);
        return done->status;
    }
    contact->border = true;
    if (exact) {
        demarc_shared_border_free(exact);
        *exact = near;
        return DEMARC_OK;
    }
    if (!demarc_reserve(&shared->borders, &shared->room, shared->count + 1,
                        sizeof near)) {
        demarc_shared_border_free(&near);
        return DEMARC_ENOMEM;
    }
    shared->borders[shared->count++] = near;
    return DEMARC_OK;
}

/** Hands out the pairs, and takes them back in their order. */
static demarc_status contacts_share(job *in, demarc_crew *crew)
{
    demarc_shared *shared = &in->out->shared;
    demarc_status status = DEMARC_OK;
    work *at = demarc_crew_block(crew);

    for (size_t i = 0; i < shared->contact_count && !status; i++) {
        if (!shared->contacts[i].open)
            continue;
        *at = (work){.in = in, .contact = &shared->contacts[i]};
        at = demarc_crew_hand(crew);
        if (at->contact)
            status = near_keep(in, at);
        demarc_progress(in->ctx, "comparing neighbours",
                        (double)i / (double)shared->contact_count);
    }
    while ((at = demarc_crew_last(crew)))
        if (!status && at->contact)
            status = near_keep(in, at);
    return status;
}

/* ---- The rims of those that are looked at ---- */

typedef struct rim_work {
    const job *in;
    size_t area;
    demarc_status status;
} rim_work;

static void rim_do(void *block)
{
    rim_work *own = block;

    own->status = demarc_rim_make(&own->in->out->areas, own->area,
                                  &own->in->rims[own->area]);
}

static demarc_status rims_hand(const job *in, const bool *wanted,
                               demarc_crew *crew)
{
    demarc_status status = DEMARC_OK;
    rim_work *at = demarc_crew_block(crew);

    for (size_t i = 0; i < in->out->areas.count; i++) {
        if (!wanted[i])
            continue;
        *at = (rim_work){in, i, DEMARC_OK};
        at = demarc_crew_hand(crew);
        status = status ? status : at->status;
    }
    while ((at = demarc_crew_last(crew)))
        status = status ? status : at->status;
    return status;
}

/** Makes them before pairs are looked at: several pairs have an area. */
static demarc_status rims_make(const job *in)
{
    const demarc_shared *shared = &in->out->shared;
    bool *wanted = calloc(in->out->areas.count + 1, sizeof *wanted);
    demarc_crew *crew =
        demarc_crew_new(in->how->jobs, sizeof(rim_work), rim_do, NULL);
    demarc_status status = DEMARC_ENOMEM;

    for (size_t i = 0; wanted && i < shared->contact_count; i++)
        if (shared->contacts[i].open)
            wanted[shared->contacts[i].a] = wanted[shared->contacts[i].b] =
                true;
    if (wanted && crew)
        status = rims_hand(in, wanted, crew);
    demarc_crew_free(crew);
    free(wanted);
    return status;
}

demarc_status demarc_extract_near(job *in)
{
    demarc_crew *crew;
    demarc_status status = rims_make(in);

    if (status)
        return status;
    crew = demarc_crew_new(in->how->jobs, sizeof(work), near_do, near_clear);
    status = crew ? contacts_share(in, crew) : DEMARC_ENOMEM;
    demarc_crew_free(crew);
    return status;
}
