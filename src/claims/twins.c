#include "claims/twins.h"

#include "base/text.h"
#include "measure/geodesic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What each part weighs, and what is proposed at all. */
static const double DATE = 0.3, PLACE = 0.35, PARTIES = 0.15, DEAD = 0.2;
static const double LEAST = 0.6, SURE = 0.75, MARGIN = 0.15, UNKNOWN = 0.5;

/* A day, for midnight and time zones; a drive, for what a place is called. */
enum { DAYS_APART = 1, ROWS_PER_STEP = 1024 };
static const double PLACE_M = 10000;

/* Dead that are no contradiction, whatever the numbers. */
static const double FEW_DEAD = 2;

typedef struct finder {
    demarc_ctx *ctx;
    const demarc_sightings *of;
    demarc_twins *out;
    struct geod_geodesic geod;
    const demarc_sighting **by_day;
} finder;

static int order_days(const void *a, const void *b)
{
    const demarc_sighting *x = *(const demarc_sighting *const *)a;
    const demarc_sighting *y = *(const demarc_sighting *const *)b;

    if (x->first != y->first)
        return x->first < y->first ? -1 : 1;
    return (x > y) - (x < y);
}

/* ---- The parts; false: they contradict each other ---- */

static bool judge_date(const demarc_sighting *a, const demarc_sighting *b,
                       demarc_twin *twin)
{
    const double begin = fmax(a->first, b->first);
    const double end = fmin(a->last, b->last);
    const double least = fmin(a->first, b->first);
    const double most = fmax(a->last, b->last);

    twin->days = end < begin ? (int)fmin(begin - end, 1e6) : 0;
    twin->date = twin->days ? UNKNOWN
                            : fmax(0.3, (end - begin + 1) / (most - least + 1));
    return twin->days <= DAYS_APART;
}

static bool judge_place(const finder *in, const demarc_sighting *a,
                        const demarc_sighting *b, demarc_twin *twin)
{
    const double most = fmax(PLACE_M, a->reach_m + b->reach_m);

    twin->place = UNKNOWN;
    twin->distance_m = NAN;
    if (isnan(a->lon) || isnan(b->lon))
        return true;
    twin->distance_m =
        demarc_distance(&in->geod, a->lon, a->lat, b->lon, b->lat);
    twin->place = 1 - twin->distance_m / (2 * most);
    return twin->distance_m <= most;
}

/* Is the country one of these, as a whole or in words? */
static bool names(const demarc_sighting *of, const char *country)
{
    return demarc_text_same(of->country, country) ||
           strcasestr(of->side_a, country) || strcasestr(of->side_b, country);
}

static bool judge_parties(const demarc_sighting *a, const demarc_sighting *b,
                          demarc_twin *twin)
{
    twin->parties = UNKNOWN;
    if (!*a->country || !*b->country)
        return true;
    twin->parties = 1;
    return names(a, b->country) || names(b, a->country);
}

static bool judge_dead(const demarc_sighting *a, const demarc_sighting *b,
                       demarc_twin *twin)
{
    double gap, most;

    twin->dead = UNKNOWN;
    if (isnan(a->low) || isnan(b->low))
        return true;
    gap = fmax(a->low, b->low) - fmin(a->high, b->high);
    most = fmax(a->high, b->high);
    twin->dead = gap <= 0 ? 1 : 1 - gap / fmax(most, 1);
    if (gap > 0 && gap <= FEW_DEAD)
        twin->dead = fmax(twin->dead, UNKNOWN);
    return twin->dead >= UNKNOWN;
}

/* ---- Rows of one feed ---- */

static bool is_own(const char *column)
{
    return strcmp(column, "id") == 0 || strcmp(column, "feed_id") == 0;
}

/* The same in every cell but the id. */
static bool are_identical(const finder *in, const demarc_sighting *a,
                          const demarc_sighting *b)
{
    const demarc_sightings *of = in->of;
    const demarc_sighting_row *x = &of->rows[a->row], *y = &of->rows[b->row];

    if (a->first != b->first || a->last != b->last)
        return false;
    for (size_t i = 0; i < of->column_count; i++)
        if (!is_own(of->columns[i]) &&
            strcmp(demarc_sighting_cell(of, x, of->columns[i]),
                   demarc_sighting_cell(of, y, of->columns[i])) != 0)
            return false;
    return true;
}

static bool judge(const finder *in, const demarc_sighting *a,
                  const demarc_sighting *b, demarc_twin *twin)
{
    if (strcmp(a->id, b->id) == 0)
        return false; /* one event already */
    twin->identical = strcmp(a->feed, b->feed) == 0;
    if (twin->identical && !are_identical(in, a, b))
        return false;
    if (!judge_date(a, b, twin) || !judge_place(in, a, b, twin) ||
        !judge_parties(a, b, twin) || !judge_dead(a, b, twin))
        return false;
    twin->score = DATE * twin->date + PLACE * twin->place +
                  PARTIES * twin->parties + DEAD * twin->dead;
    if (twin->identical)
        twin->score = 1;
    return twin->score >= LEAST;
}

static demarc_status compare(finder *in, const demarc_sighting *x,
                             const demarc_sighting *y)
{
    const demarc_sighting *a = x < y ? x : y, *b = x < y ? y : x;
    demarc_twin twin = {.a = (size_t)(a - in->of->items),
                        .b = (size_t)(b - in->of->items)};

    if (!judge(in, a, b, &twin))
        return DEMARC_OK;
    if (!demarc_reserve(&in->out->items, &in->out->room, in->out->count + 1,
                        sizeof twin))
        return DEMARC_ENOMEM;
    in->out->items[in->out->count++] = twin;
    return DEMARC_OK;
}

/* Each with those that begin before it is over. */
static demarc_status sweep(finder *in)
{
    const size_t count = in->of->count;
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < count && !status; i++) {
        const demarc_sighting *event = in->by_day[i];

        if (i % ROWS_PER_STEP == 0)
            demarc_progress(in->ctx, "comparing events",
                            (double)i / (double)count);
        for (size_t k = i + 1;
             k < count && !status &&
             (double)in->by_day[k]->first <= (double)event->last + DAYS_APART;
             k++)
            status = compare(in, event, in->by_day[k]);
    }
    return status;
}

/* ---- Which are clear ---- */

static int order_twins(const void *a, const void *b)
{
    const demarc_twin *x = a, *y = b;

    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

/* Do both propose something for an event, out of the same feed? */
static bool are_rivals(const demarc_sightings *of, const demarc_twin *x,
                       const demarc_twin *y)
{
    size_t mine, other;

    if (x->a == y->a || x->b == y->b) {
        mine = x->a == y->a ? x->b : x->a;
        other = x->a == y->a ? y->b : y->a;
    } else if (x->a == y->b || x->b == y->a) {
        mine = x->a == y->b ? x->b : x->a;
        other = x->a == y->b ? y->a : y->b;
    } else {
        return false;
    }
    return strcmp(of->items[mine].feed, of->items[other].feed) == 0;
}

static void rate(const demarc_sightings *of, demarc_twin *x, demarc_twin *y)
{
    if (x->identical || y->identical || !are_rivals(of, x, y))
        return;
    if (fabs(x->score - y->score) < MARGIN) {
        x->verdict = x->verdict ? x->verdict : DEMARC_TWIN_AMBIGUOUS;
        y->verdict = y->verdict ? y->verdict : DEMARC_TWIN_AMBIGUOUS;
    } else if (x->score > y->score) {
        y->verdict = DEMARC_TWIN_WEAKER;
    } else {
        x->verdict = DEMARC_TWIN_WEAKER;
    }
}

/* Each is rated against the others of both its events: these are linked, the
 * last one first. */
static demarc_status rate_all(const demarc_sightings *of, demarc_twins *twins)
{
    const size_t none = SIZE_MAX;
    size_t *last = malloc((of->count + 1) * sizeof *last);
    size_t *before = malloc((twins->count + 1) * 2 * sizeof *before);

    for (size_t i = 0; last && i < of->count; i++)
        last[i] = none;
    for (size_t i = 0; last && before && i < 2 * twins->count; i++) {
        demarc_twin *twin = &twins->items[i / 2];
        const size_t event = i % 2 ? twin->b : twin->a;

        for (size_t k = last[event]; k != none; k = before[k])
            rate(of, twin, &twins->items[k / 2]);
        before[i] = last[event];
        last[event] = i;
    }
    for (size_t i = 0; i < twins->count; i++)
        if (twins->items[i].score < SURE && !twins->items[i].verdict)
            twins->items[i].verdict = DEMARC_TWIN_DOUBTFUL;
    free(before);
    free(last);
    return last && before ? DEMARC_OK : DEMARC_ENOMEM;
}

demarc_status demarc_twins_find(demarc_ctx *ctx, const demarc_sightings *of,
                                demarc_twins *out)
{
    finder in = {.ctx = ctx, .of = of, .out = out};
    demarc_status status;

    *out = (demarc_twins){0};
    demarc_geod(&in.geod);
    in.by_day = malloc((of->count + 1) * sizeof *in.by_day);
    if (!in.by_day)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < of->count; i++)
        in.by_day[i] = &of->items[i];
    qsort(in.by_day, of->count, sizeof *in.by_day, order_days);
    status = sweep(&in);
    if (!status && out->count)
        qsort(out->items, out->count, sizeof *out->items, order_twins);
    if (!status)
        status = rate_all(of, out);
    free(in.by_day);
    return status;
}
