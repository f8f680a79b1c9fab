/* demarc_extract_open: from files of polygons to the lines between them. */
#include "dossier/extract.h"

#include "base/buffer.h"
#include "measure/geodesic.h"
#include "read/areas.h"

#include <stdlib.h>
#include <string.h>

typedef demarc_extracting job;

/* Farther apart nothing is looked at; of all pairs only those that somewhere
 * are as near as vertices that belong together can be. */
enum { PAIR_REACH_M = 20000, BEGIN_M = 200 };

static demarc_status areas_open(job *in)
{
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < 2 && in->how->source[i] && !status; i++) {
        const demarc_areas_how how = {.fields = in->how->fields,
                                      .encoding = in->how->encoding,
                                      .assume_crs = in->how->assume_crs,
                                      .scratch = in->how->scratch,
                                      .allow_ballpark = in->how->allow_ballpark,
                                      .allow_network = in->how->allow_network,
                                      .rebuild_index = in->how->rebuild_index,
                                      .source = i};

        in->out->file[i] =
            demarc_arena_text(&in->out->arena, in->how->source[i]);
        status = in->out->file[i] ? demarc_areas_read(in->ctx, &in->out->arena,
                                                      in->out->file[i], &how,
                                                      &in->out->areas)
                                  : DEMARC_ENOMEM;
    }
    if (!status && !demarc_areas_settle(&in->out->arena, &in->out->areas))
        status = DEMARC_ENOMEM;
    return status;
}

/* ---- What they share ---- */

static demarc_status refuse_nothing(const job *in, double nearest)
{
    const demarc_areas *areas = &in->out->areas;
    demarc_buffer text = {0};
    demarc_status status;

    if (isinf(nearest))
        demarc_buffer_text(&text, "they are more than 20 km apart");
    else if (nearest < 1e-3)
        demarc_buffer_text(&text, "they only touch");
    else {
        demarc_buffer_text(&text, "their boundaries come within ");
        demarc_buffer_fixed(&text, nearest, 3);
        demarc_buffer_text(&text, " m of each other");
    }
    status = demarc_report(
        in->ctx, DEMARC_RULE_EMPTY, NULL,
        isinf(nearest) || nearest < 1e-3 ? "check that they are neighbours"
                                         : "give a larger --tolerance",
        "%s and %s share no line; %s", areas->items[in->a].code,
        areas->items[in->b].code, text.failed ? "" : text.data);
    demarc_buffer_free(&text);
    return status;
}

/** Keeps one border of those that were found; false if it is not there. */
static bool border_only(job *in)
{
    demarc_shared *shared = &in->out->shared;
    bool found = false;

    for (size_t i = 0; i < shared->count; i++)
        if (shared->borders[i].a == in->a && shared->borders[i].b == in->b &&
            !found) {
            demarc_shared_border swap = shared->borders[0];

            shared->borders[0] = shared->borders[i];
            shared->borders[i] = swap;
            found = true;
        }
    for (size_t i = found; i < shared->count; i++)
        demarc_shared_border_free(&shared->borders[i]);
    shared->count = found;
    return found;
}

static demarc_status pair_share(job *in)
{
    demarc_extraction *out = in->out;
    demarc_keep keep = out->keep;
    demarc_shared_border near;
    demarc_near_how how = {in->how->tolerance_m, PAIR_REACH_M, keep,
                           out->shared.owner};
    demarc_nearby nearest;
    bool exact = border_only(in);
    demarc_status status;

    if (keep != DEMARC_KEEP_MID && out->first != in->a)
        how.keep = keep == DEMARC_KEEP_A ? DEMARC_KEEP_B : DEMARC_KEEP_A;
    status = demarc_shared_near(&out->areas, in->rims, in->a, in->b, &how,
                                &near, &nearest);
    out->tolerance_m = near.tolerance_m;
    if (status ||
        (exact && demarc_extract_whole(in, out->shared.borders, &near))) {
        demarc_shared_border_free(&near);
        return status;
    }
    if (near.count == 0 || in->how->exact) {
        demarc_shared_border_free(&near);
        return refuse_nothing(in, nearest.metres);
    }
    if (!exact && !demarc_reserve(&out->shared.borders, &out->shared.room, 1,
                                  sizeof near)) {
        demarc_shared_border_free(&near);
        return DEMARC_ENOMEM;
    }
    if (exact)
        demarc_shared_border_free(out->shared.borders);
    out->shared.borders[0] = near;
    out->shared.count = 1;
    return DEMARC_OK;
}

/** Those found by the digit first, then by area. */
static int border_order(const void *left, const void *right)
{
    const demarc_shared_border *a = left, *b = right;

    if (a->exact != b->exact)
        return a->exact ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return (a->b > b->b) - (a->b < b->b);
}

static demarc_status all_share(job *in)
{
    demarc_extraction *out = in->out;
    demarc_shared *shared = &out->shared;
    double given = in->how->tolerance_m;
    const demarc_contacts_how how = {given > 0 ? given : 1,
                                     in->how->exact ? -1
                                     : given > 0    ? fmin(given, BEGIN_M)
                                                    : BEGIN_M,
                                     given > 0};
    demarc_status status =
        demarc_shared_contacts(in->ctx, &out->areas, &how, shared);

    out->tolerance_m = how.metres;
    if (!status)
        status = demarc_extract_near(in);
    demarc_shared_contacts_keep(shared);
    if (shared->count > 1)
        qsort(shared->borders, shared->count, sizeof *shared->borders,
              border_order);
    if (status || shared->count > 0)
        return status;
    return demarc_report(in->ctx, DEMARC_RULE_EMPTY, NULL,
                         "give a larger --tolerance, or look at one pair with "
                         "--pair",
                         "no two of %zu areas share a line; %zu pairs come "
                         "within the tolerance",
                         out->areas.count, shared->contact_count);
}

/** Turns open lines so that they begin at the end that is nearer. Then the
 *  area a may be on the right: the writer swaps the sides. */
static void lines_start(job *in)
{
    demarc_shared *shared = &in->out->shared;
    struct geod_geodesic geod;

    demarc_geod(&geod);
    for (size_t i = 0; i < shared->count && in->how->has_start; i++)
        for (size_t k = 0; k < shared->borders[i].count; k++) {
            demarc_shared_line *line = &shared->borders[i].lines[k];
            const double *end = line->lon_lat + 2 * line->count - 2;

            if (line->ring ||
                demarc_distance(&geod, in->how->start_lon, in->how->start_lat,
                                line->lon_lat[0], line->lon_lat[1]) <=
                    demarc_distance(&geod, in->how->start_lon,
                                    in->how->start_lat, end[0], end[1]))
                continue;
            demarc_shared_turn(line);
            line->turned = true;
        }
}

/** A wide tolerance may find an edge of one area beside two of the other. */
static demarc_status twice_tell(const job *in,
                                const demarc_shared_border *border)
{
    const demarc_area *areas = in->out->areas.items;
    double metres, at[2] = {NAN, NAN};
    demarc_status status = demarc_shared_twice(border, &metres, at);
    const demarc_where where = {
        .file = in->out->file[0], .lon = at[0], .lat = at[1]};

    if (status || metres == 0)
        return status;
    return demarc_report(
        in->ctx, DEMARC_RULE_SEGMENT_OVERLAP, &where,
        "give a lesser --tolerance than the derived one",
        "the lines of %s and %s share %.3f km, which count twice",
        areas[border->a].slug, areas[border->b].slug, metres / 1000);
}

static demarc_status share(job *in)
{
    demarc_extraction *out = in->out;
    demarc_status status =
        demarc_shared_exact(in->ctx, &out->areas, in->how->jobs, &out->shared);

    if (!status)
        status = in->how->all ? all_share(in) : pair_share(in);
    if (!status)
        status = demarc_shared_ends(&out->arena, &out->areas,
                                    out->shared.borders, out->shared.count);
    if (!status)
        lines_start(in);
    for (size_t i = 0; i < out->shared.count && !status; i++)
        if (!out->shared.borders[i].exact)
            status = twice_tell(in, &out->shared.borders[i]);
    return status;
}

demarc_status demarc_extract_open(demarc_ctx *ctx,
                                  const demarc_extract_how *how,
                                  demarc_extraction **out)
{
    job in = {.ctx = ctx, .how = how, .out = calloc(1, sizeof *in.out)};
    demarc_status status;

    *out = in.out;
    if (!in.out)
        return DEMARC_ENOMEM;
    in.out->file[0] = in.out->file[1] = "";
    in.out->all = how->all;
    in.out->keep = how->keep;
    in.out->tolerance_from =
        how->tolerance_m > 0 || how->exact ? "given" : "derived";
    status = areas_open(&in);
    if (!status && !how->all)
        status = demarc_extract_pair(&in);
    if (!status)
        in.rims = calloc(in.out->areas.count, sizeof *in.rims);
    if (!status)
        status = in.rims ? share(&in) : DEMARC_ENOMEM;
    for (size_t i = 0; in.rims && i < in.out->areas.count; i++)
        demarc_rim_free(&in.rims[i]);
    free(in.rims);
    if (status) {
        demarc_extraction_free(in.out);
        *out = NULL;
    }
    return status;
}

void demarc_extraction_free(demarc_extraction *extraction)
{
    if (!extraction)
        return;
    demarc_shared_free(&extraction->shared);
    demarc_areas_free(&extraction->areas);
    demarc_arena_free(&extraction->arena);
    free(extraction);
}
