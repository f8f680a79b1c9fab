/*
 * What must hold on every day: over the sample, and over 1,000 borders made up
 * at random. On each day of change, the day before it and the day after it,
 *
 *   - the classes sum to the total within 1 mm, and so do the main line's;
 *   - the total is that of the lines alive, each measured anew;
 *   - low <= stage <= high;
 *   - the pieces of the day tile every line and every route, and sum to the
 *     same classes;
 *   - they are the intervals of the history that hold the day;
 *   - at points taken at random they say what the events say one by one, and
 *     any course of events ends in a class that is possible (points.h).
 */
#include "history/bands.h"
#include "history/pieces.h"

#include "history/dossiers.h"
#include "history/points.h"
#include "tap.h"

enum { PIECES = 2000 };
enum {
    SUM,
    TOTAL,
    BAND,
    LINE,
    ROUTE,
    CLASS,
    HISTORY,
    POINT,
    COURSE,
    STILL,
    RULES
};

static const char *const rules[RULES] = {
    "the classes sum to the total",
    "the total is that of the lines alive",
    "low <= stage <= high",
    "pieces tile the lines",
    "pieces tile the routes, in order",
    "pieces sum to the classes",
    "pieces are the history's on that day",
    "pieces say what the events say at a point",
    "any course of events is possible",
    "between days of change nothing changes"};

typedef struct catch
{
    demarc_piece items[PIECES];
    size_t runs[PIECES], count;
}
catch;

/* What is being looked at. */
typedef struct view {
    const made *m;
    dice *at;
    demarc_spans *spans; /* per event */
    catch today, all;
    size_t wrong[RULES], days, points;
} view;

static demarc_status today_add(void *user, const demarc_piece *piece,
                               size_t run)
{
    catch *to = user;

    if (to->count == PIECES)
        abort();
    to->runs[to->count] = run;
    to->items[to->count++] = *piece;
    return DEMARC_OK;
}

static demarc_status all_add(void *user, const demarc_piece *piece)
{
    return today_add(user, piece, 0);
}

static bool alive(const demarc_segment *segment, demarc_day day)
{
    bool open = !*segment->until.text;

    return (!*segment->from.text || segment->from.latest <= day) &&
           (open || day < segment->until.latest);
}

/* A part measured anew from its vertices. */
static double part_metres(const demarc_segment *segment, size_t part)
{
    const demarc_course *course = segment->course;
    const size_t from = course->start[part];
    const size_t count = course->start[part + 1] - from;
    double lon_lat[1000];

    if (count > 500)
        abort();
    for (size_t i = 0; i < count; i++) {
        lon_lat[2 * i] = course->lon[from + i];
        lon_lat[2 * i + 1] = course->lat[from + i];
    }
    return demarc_line_length(lon_lat, count);
}

static double sum_of(const double *metres)
{
    double sum = 0;

    for (int i = 0; i < DEMARC_STAGE_COUNT; i++)
        sum += metres[i];
    return sum;
}

static void lengths_check(view *of, demarc_day day, const demarc_lengths *l)
{
    const demarc_border *border = &of->m->border;
    double total = 0;

    for (size_t i = 0; i < border->segment_count; i++)
        for (size_t k = 0; k < border->segments[i].parts; k++)
            if (alive(&border->segments[i], day))
                total += part_metres(&border->segments[i], k);
    of->wrong[TOTAL] += fabs(total - l->total_m) > 1e-6;
    of->wrong[SUM] += fabs(sum_of(l->stage_m) - l->total_m) > 1e-6 ||
                      fabs(sum_of(l->main_stage_m) - l->main_m) > 1e-6 ||
                      fabs(l->main_m + l->rings_m - l->total_m) > 1e-6;
    for (int i = 0; i < DEMARC_STAGE_COUNT; i++)
        of->wrong[BAND] += l->low_m[i] > l->stage_m[i] + 1e-6 ||
                           l->stage_m[i] > l->high_m[i] + 1e-6;
    of->wrong[BAND] += l->reached_low_m > l->reached_m + 1e-6 ||
                       l->reached_m > l->reached_high_m + 1e-6 ||
                       l->reconstructed_m > l->reached_m + 1e-6 ||
                       sum_of(l->low_m) > l->total_m + 1e-6 ||
                       sum_of(l->high_m) < l->total_m - 1e-6;
}

/* From one end to the other without gap or overlap? */
static bool line_tiled(const view *of, const demarc_segment *segment,
                       size_t part)
{
    double length = part_metres(segment, part), reached = 0;

    for (bool found = true; found && reached < length - 1e-7;) {
        found = false;
        for (size_t i = 0; i < of->today.count && !found; i++) {
            const demarc_piece *piece = &of->today.items[i];

            if (piece->segment != segment || piece->part != part ||
                fabs(piece->from_m - reached) > 1e-9 ||
                piece->to_m <= piece->from_m)
                continue;
            found = true;
            reached = piece->to_m;
        }
    }
    return fabs(reached - length) < 1e-7;
}

static void lines_check(view *of, demarc_day day)
{
    const demarc_border *border = &of->m->border;
    double sum = 0;

    for (size_t i = 0; i < border->segment_count; i++)
        for (size_t k = 0; k < border->segments[i].parts; k++)
            if (alive(&border->segments[i], day)) {
                sum += part_metres(&border->segments[i], k);
                of->wrong[LINE] += !line_tiled(of, &border->segments[i], k);
            }
    for (size_t i = 0; i < of->today.count; i++)
        sum -= of->today.items[i].to_m - of->today.items[i].from_m;
    of->wrong[LINE] += fabs(sum) > 1e-6; /* no overlap either */
}

/* In order, each piece begins on its route where the last one ended. */
static void routes_check(view *of)
{
    const char *route = "";
    double reached = 0;

    for (size_t i = 0; i < of->today.count; i++) {
        const demarc_piece *piece = &of->today.items[i];
        double from = fmin(piece->route_from_m, piece->route_to_m);
        double to = fmax(piece->route_from_m, piece->route_to_m);

        if (strcmp(route, piece->route) != 0)
            reached = 0;
        route = piece->route;
        of->wrong[ROUTE] +=
            fabs(from - reached) > 1e-7 ||
            fabs(to - from - piece->to_m + piece->from_m) > 1e-7;
        reached = to;
    }
}

static void classes_check(view *of, const demarc_lengths *l)
{
    double stage[DEMARC_STAGE_COUNT] = {0}, rings = 0;

    for (size_t i = 0; i < of->today.count; i++) {
        const demarc_piece *piece = &of->today.items[i];
        double metres = piece->to_m - piece->from_m;

        stage[piece->shown] += metres;
        if (strncmp(piece->route, "ring", 4) == 0)
            rings += metres;
    }
    for (int i = 0; i < DEMARC_STAGE_COUNT; i++)
        of->wrong[CLASS] += fabs(stage[i] - l->stage_m[i]) > 1e-6;
    of->wrong[CLASS] += fabs(rings - l->rings_m) > 1e-6;
}

static bool piece_same(const demarc_piece *a, const demarc_piece *b)
{
    return a->segment == b->segment && a->part == b->part &&
           a->from_m == b->from_m && a->to_m == b->to_m &&
           a->stage == b->stage && a->overlay == b->overlay &&
           a->shown == b->shown && a->basis == b->basis &&
           a->event == b->event && a->start == b->start && a->end == b->end;
}

static void history_check(view *of, demarc_day day)
{
    size_t found = 0;

    for (size_t i = 0; i < of->all.count; i++) {
        const demarc_piece *piece = &of->all.items[i];
        bool same = false;

        if (day < piece->start ||
            (day >= piece->end && piece->end < DEMARC_DAY_MAX))
            continue;
        for (size_t k = 0; k < of->today.count && !same; k++)
            same = piece_same(piece, &of->today.items[k]);
        found += same;
        of->wrong[HISTORY] += !same;
    }
    of->wrong[HISTORY] += found != of->today.count;
}

static void point_check(view *of, demarc_day day)
{
    const demarc_border *border = &of->m->border;
    size_t i = dice_below(of->at, of->today.count);
    const demarc_piece *piece = &of->today.items[i];
    const demarc_run *run = &border->fold->runs[of->today.runs[i]];
    unsigned possible = demarc_run_possible(border, run, day);
    point here = {.segment = piece->segment, .line = run->line};
    verdict want;

    here.metres = dice_real(of->at, piece->from_m, piece->to_m);
    if (!point_make(of->m, of->spans, &here))
        return;
    of->points++;
    want = point_verdict(&here, day);
    of->wrong[POINT] +=
        (int)piece->stage != want.stage ||
        (int)piece->overlay != want.overlay ||
        (int)piece->shown != (want.overlay ? want.overlay : want.stage);
    for (int k = 0; k < 4 && day < DEMARC_DAY_MAX; k++)
        of->wrong[COURSE] +=
            !(possible & 1u << point_course(&here, day, of->at));
}

static demarc_lengths day_check(view *of, demarc_day day)
{
    const demarc_border *border = &of->m->border;
    demarc_lengths l;

    of->days++;
    of->today.count = 0;
    if (demarc_border_lengths(of->m->ctx, border, day,
                              DEMARC_DESCRIBED + dice_below(of->at, 3), &l) ||
        demarc_fold_pieces(border, day, today_add, &of->today))
        abort();
    lengths_check(of, day, &l);
    lines_check(of, day);
    routes_check(of);
    classes_check(of, &l);
    history_check(of, day);
    for (int i = 0; i < 3 && of->today.count > 0; i++)
        point_check(of, day);
    return l;
}

static void spans_find(view *of)
{
    const demarc_border *border = &of->m->border;

    of->spans = calloc(border->event_count + 1, sizeof *of->spans);
    for (size_t i = 0; i < border->event_count; i++) {
        const demarc_event *event = &border->events[i];
        demarc_day day = event->date.latest < DEMARC_DAY_MAX
                             ? event->date.latest
                             : event->date.earliest;

        if (demarc_stretch_resolve(of->m->ctx, border, day, event->stretch,
                                   NULL, &of->spans[i]) != DEMARC_OK)
            abort();
    }
}

static void border_check(view *of, const made *m)
{
    const demarc_border *border = &m->border;
    demarc_lengths last;

    of->m = m;
    of->all.count = 0;
    spans_find(of);
    if (demarc_border_history(m->ctx, border, all_add, &of->all))
        abort();
    last = day_check(of, DEMARC_DAY_MIN);
    for (size_t i = 0; i < demarc_border_change_count(border); i++) {
        demarc_day day = demarc_border_change(border, i);
        demarc_lengths before = day_check(of, day - 1);

        of->wrong[STILL] +=
            memcmp(before.stage_m, last.stage_m, sizeof last.stage_m) != 0;
        last = day_check(of, day);
        day_check(of, day + 1);
    }
    day_check(of, DEMARC_DAY_MAX);
    for (size_t i = 0; i < border->event_count; i++)
        free(of->spans[i].items);
    free(of->spans);
}

static void rules_tell(view *of, const char *what, size_t least)
{
    for (size_t i = 0; i < RULES; i++)
        is_int((long long)of->wrong[i], 0, rules[i]);
    ok(of->days >= least && of->points >= least, "%s: %zu days, %zu points",
       what, of->days, of->points);
    *of = (view){.at = of->at};
}

int main(void)
{
    static view of;
    dice at = {20250313};
    size_t count = getenv("QUICK") ? 20 : 1000;
    const demarc_open how = {.id = "kgz-tjk"};
    demarc_border_set *set;
    demarc_ctx *ctx = demarc_ctx_new();

    of.at = &at;
    if (ok(demarc_border_set_open(ctx, &how, &set) == DEMARC_OK, "the sample"))
        border_check(&of,
                     &(made){.ctx = ctx, .border = *demarc_border_at(set, 0)});
    rules_tell(&of, "the sample", 12);
    demarc_border_set_free(set);
    demarc_ctx_free(ctx);
    for (size_t i = 0; i < count; i++) {
        dossier one;

        if (dossier_random(&one, &at) != DEMARC_OK)
            ok(false, "border %zu: %s", i,
               demarc_finding_at(one.m.ctx, demarc_finding_count(one.m.ctx) - 1)
                   ->message);
        else
            border_check(&of, &one.m);
        made_free(&one.m);
    }
    rules_tell(&of, "made up at random", 10 * count);
    return done();
}
