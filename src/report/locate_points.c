#include "base/buffer.h"
#include "report/locate.h"

#include <math.h>

enum { POINTS_PER_STEP = 1024, MOST_LISTED = 20 };

/** Places this near to a point on two borders are as near. */
static const double SAME_M = 1e-6;

/** What came of a point. */
typedef struct found {
    size_t border; /* of which the place is */
    demarc_location at, other;
} found;

/** A question about points. It lives in its table, whose rows are made when
 *  they are written. */
typedef struct job {
    demarc_ctx *ctx;
    demarc_locate_how how;
    const demarc_border *borders;
    const demarc_finder **finders; /* one per border */
    size_t count;
    demarc_point one; /* if only one is asked for */
    found *all;       /* one per point */
    size_t points, placed, blank, far, dead, ambiguous;
    double nearest_m; /* of those that are too far */
    const char *nearest;
} job;

static const demarc_point *point_at(const job *of, size_t i)
{
    return of->how.points ? demarc_points_at(of->how.points, i) : &of->one;
}

/** The day that decides which lines are alive. */
static demarc_day day_of(const job *of, const demarc_border *border,
                         const demarc_point *point)
{
    if (of->how.has_day)
        return of->how.day;
    return *point->date.text ? point->date.latest
                             : demarc_border_last_day(border);
}

/** The nearest place on any of the borders. */
static void place_find(const job *of, const demarc_point *point, found *out)
{
    double within = INFINITY;

    for (size_t i = 0; i < of->count; i++) {
        const demarc_day day = day_of(of, &of->borders[i], point);
        demarc_location at;

        demarc_point_locate(of->finders[i], day, point->lon, point->lat, within,
                            &at);
        if (!at.segment)
            continue;
        out->at = at;
        out->border = i;
        within = at.spot.offset_m - SAME_M;
    }
}

static void ambiguous_note(demarc_table *table, const char *id,
                           const demarc_location *other)
{
    demarc_buffer text = {0};

    demarc_buffer_fixed(&text, other->chainage_m / 1000, 3);
    demarc_buffer_text(&text, " km, ");
    demarc_buffer_fixed(&text, other->spot.offset_m / 1000, 3);
    if (!text.failed)
        demarc_table_note(table,
                          "%s may be meant for another place, nearly as near: "
                          "%s %s km away.",
                          *id ? id : "The point", other->route, text.data);
    demarc_buffer_free(&text);
}

/** Counts a point; false if it has no place within the distance asked. */
static bool place_count(job *of, const demarc_point *point,
                        const demarc_location *at)
{
    const double most = of->how.max_km > 0 ? 1000 * of->how.max_km : INFINITY;

    if (!isfinite(point->lon)) {
        of->blank++;
    } else if (!at->segment) {
        of->dead++;
    } else if (at->spot.offset_m <= most) {
        of->placed++;
        return true;
    } else {
        of->far++;
        if (!(at->spot.offset_m >= of->nearest_m)) {
            of->nearest_m = at->spot.offset_m;
            of->nearest = point->id;
        }
    }
    return false;
}

static void point_find(job *of, demarc_table *table, const demarc_point *point,
                       found *out)
{
    *out = (found){.at = DEMARC_NOT_PLACED, .other = DEMARC_NOT_PLACED};
    if (isfinite(point->lon) && isfinite(point->lat))
        place_find(of, point, out);
    if (!place_count(of, point, &out->at)) {
        out->at = DEMARC_NOT_PLACED;
        return;
    }
    demarc_point_other(of->finders[out->border],
                       day_of(of, &of->borders[out->border], point), point->lon,
                       point->lat, &out->at, &out->other);
    if (out->other.segment && of->ambiguous++ < MOST_LISTED)
        ambiguous_note(table, point->id, &out->other);
}

static void row_make(void *user, demarc_table *table, size_t i)
{
    const job *of = user;
    const demarc_point *point = point_at(of, i);
    const found *at = &of->all[i];

    demarc_locate_cells(table, point->id, point->lon, point->lat,
                        &of->borders[at->border], &at->at, &at->other);
}

static demarc_status refuse_all(const job *of)
{
    demarc_buffer far = {0}, near = {0};
    demarc_status status;

    if (of->blank == of->points)
        return demarc_report(of->ctx, DEMARC_RULE_EMPTY, NULL,
                             "name their columns with --field lon=NAME and "
                             "lat=NAME",
                             "no point has a position");
    if (of->far == 0)
        return demarc_report(of->ctx, DEMARC_RULE_EMPTY, NULL,
                             "give another --as-of",
                             "no line is alive on the day of the points");
    demarc_buffer_shortest(&far, of->how.max_km);
    demarc_buffer_fixed(&near, of->nearest_m / 1000, 3);
    status = far.failed || near.failed ? DEMARC_ENOMEM : DEMARC_OK;
    if (status == DEMARC_OK)
        status = demarc_report(
            of->ctx, DEMARC_RULE_EMPTY, NULL, "give a greater --max-distance",
            "no point is within %s km of the line; the nearest%s%s%s is %s km "
            "away",
            far.data, *of->nearest ? " (" : "", of->nearest,
            *of->nearest ? ")" : "", near.data);
    demarc_buffer_free(&far);
    demarc_buffer_free(&near);
    return status;
}

static void count_add(demarc_table *table, const char *key, size_t count)
{
    demarc_value_number(table, &table->summary, key, DEMARC_KIND_INTEGER,
                        (double)count);
}

static void counts_tell(const job *of, demarc_table *table)
{
    count_add(table, "points", of->points);
    count_add(table, "placed", of->placed);
    count_add(table, "too_far", of->far);
    count_add(table, "without_position", of->blank);
    count_add(table, "without_line", of->dead);
    count_add(table, "ambiguous", of->ambiguous);
    if (of->ambiguous > MOST_LISTED)
        demarc_table_note(table, "%zu more are ambiguous in that way.",
                          of->ambiguous - MOST_LISTED);
    if (of->far > 0)
        demarc_table_note(table, "Farther away than asked: %zu of %zu points.",
                          of->far, of->points);
    if (of->blank > 0)
        demarc_table_note(table, "Without a position: %zu of %zu points.",
                          of->blank, of->points);
    if (of->dead > 0)
        demarc_table_note(table,
                          "No line is alive on the day of %zu of %zu points.",
                          of->dead, of->points);
}

/** A finder for each border, in the table's arena. */
static bool finders_make(job *of, demarc_arena *arena)
{
    of->finders = demarc_arena_take(arena, of->count * sizeof *of->finders);
    for (size_t i = 0; of->finders && i < of->count; i++) {
        of->finders[i] = demarc_finder_make(&of->borders[i], arena);
        if (!of->finders[i])
            return false;
    }
    return of->finders != NULL;
}

demarc_status demarc_locate_points(demarc_ctx *ctx,
                                   const demarc_border_set *set,
                                   const demarc_border *border,
                                   const demarc_locate_how *how,
                                   demarc_table *table)
{
    demarc_arena *arena = &table->arena;
    job *of = demarc_arena_take(arena, sizeof *of);

    if (!of)
        return DEMARC_ENOMEM;
    *of = (job){.ctx = ctx,
                .how = *how,
                .borders = border ? border : set->borders,
                .count = border ? 1 : set->count,
                .one = {.id = "", .lon = how->lon, .lat = how->lat},
                .nearest_m = NAN,
                .nearest = ""};
    of->one.date.text = "";
    of->points = how->points ? demarc_points_count(how->points) : 1;
    of->all = demarc_arena_take(arena, of->points * sizeof *of->all);
    if (!of->all || !finders_make(of, arena))
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < of->points; i++) {
        point_find(of, table, point_at(of, i), &of->all[i]);
        if (i % POINTS_PER_STEP == 0)
            demarc_progress(ctx, "locating", (double)i / (double)of->points);
    }
    counts_tell(of, table);
    demarc_table_stream(table, of->points, row_make, of);
    return of->placed > 0 ? DEMARC_OK : refuse_all(of);
}
