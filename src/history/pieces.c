#include "history/pieces.h"

#include <string.h>

static bool state_same(const demarc_state *a, const demarc_state *b)
{
    return a->stage == b->stage && a->overlay == b->overlay &&
           demarc_state_op(a) == demarc_state_op(b);
}

static const demarc_segment *segment_of(const demarc_border *border,
                                        const demarc_run *run)
{
    return &border->segments[border->net->lines[run->line].segment];
}

/** The first day after `day` on which an op takes effect or the line dies. */
static demarc_day next_day(const demarc_border *border, const demarc_run *run,
                           demarc_day day)
{
    demarc_day next = segment_of(border, run)->until.latest;

    for (size_t i = 0; i < run->op_count; i++)
        if (run->ops[i]->latest > day && run->ops[i]->latest < next)
            next = run->ops[i]->latest;
    return next;
}

/** From `day` on, up to when does the run's state stay as it is? */
static demarc_day state_end(const demarc_border *border, const demarc_run *run,
                            demarc_day day, const demarc_state *state)
{
    demarc_day until = segment_of(border, run)->until.latest;
    demarc_day end = next_day(border, run, day);

    while (end < until) {
        demarc_state then = demarc_run_state(border, run, end);
        if (!state_same(state, &then))
            break;
        end = next_day(border, run, end);
    }
    return end;
}

/** The interval [start, end) around `day` in which the state holds. */
static demarc_state interval_at(const demarc_border *border,
                                const demarc_run *run, demarc_day day,
                                demarc_day *start, demarc_day *end)
{
    demarc_state state = {0};

    if (day == DEMARC_DAY_MAX) /* no day is behind the open end of a life */
        day--;
    *end = segment_of(border, run)->from.latest;
    do {
        *start = *end;
        state = demarc_run_state(border, run, *start);
        *end = state_end(border, run, *start, &state);
    } while (*end <= day && *end > *start);
    return state;
}

static demarc_piece piece_make(const demarc_border *border,
                               const demarc_run *run, const demarc_era *era,
                               const demarc_state *state)
{
    const demarc_line *line = &border->net->lines[run->line];
    const demarc_route *route = &era->routes[era->route_of[run->line]];
    const demarc_link *link = &route->links[era->link_of[run->line]];
    const demarc_op *op = demarc_state_op(state);
    double metres = demarc_line_metres(line), start = link->start_m;
    demarc_piece piece = {.segment = segment_of(border, run),
                          .part = line->part,
                          .from_m = run->from,
                          .to_m = run->to,
                          .route = route->name,
                          .stage = state->stage,
                          .overlay = state->overlay,
                          .shown = demarc_state_shown(state),
                          .event = op ? op->event : NULL};

    piece.route_from_m =
        start + (link->reversed ? metres - run->from : run->from);
    piece.route_to_m = start + (link->reversed ? metres - run->to : run->to);
    if (piece.event)
        piece.basis = piece.event->basis;
    return piece;
}

/** From `day` on, up to when does the line keep its place on its route? A
 *  swap of lines elsewhere can move it. */
static demarc_day place_end(const demarc_border *border, size_t line,
                            demarc_day day, demarc_day until)
{
    const demarc_net *net = border->net;
    const demarc_era *era = demarc_net_era(net, day);
    const demarc_route *was = &era->routes[era->route_of[line]];
    const demarc_link *at = &was->links[era->link_of[line]];

    for (era++; era < net->eras + net->era_count && era->start < until; era++) {
        const demarc_route *is = &era->routes[era->route_of[line]];
        const demarc_link *now = &is->links[era->link_of[line]];

        if (strcmp(was->name, is->name) != 0 || at->start_m != now->start_m ||
            at->reversed != now->reversed)
            return era->start;
    }
    return until;
}

static demarc_status run_tell(const demarc_border *border,
                              const demarc_era *era, size_t run, demarc_day day,
                              demarc_run_fn *fn, void *user)
{
    const demarc_run *at = &border->fold->runs[run];
    demarc_day start, end;
    demarc_state state = interval_at(border, at, day, &start, &end);
    demarc_piece piece = piece_make(border, at, era, &state);
    demarc_day moved = place_end(border, at->line, start, end);

    while (moved <= day && moved < end) {
        start = moved;
        moved = place_end(border, at->line, start, end);
    }
    piece.start = start;
    piece.end = moved;
    return fn(user, &piece, run);
}

demarc_status demarc_fold_pieces(const demarc_border *border, demarc_day day,
                                 demarc_run_fn *fn, void *user)
{
    const demarc_era *era = demarc_net_era(border->net, day);
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < era->route_count; i++)
        for (size_t k = 0; k < era->routes[i].count && !status; k++) {
            const demarc_link *link = &era->routes[i].links[k];
            size_t begin = border->fold->first_run[link->line];
            size_t end = border->fold->first_run[link->line + 1];

            for (size_t run = begin; run < end && !status; run++)
                status = run_tell(border, era,
                                  link->reversed ? begin + end - 1 - run : run,
                                  day, fn, user);
        }
    return status;
}

/** Leaves out the run's place for callers that know none. */
typedef struct plain {
    demarc_piece_fn *fn;
    void *user;
} plain;

static demarc_status plain_tell(void *user, const demarc_piece *piece,
                                size_t run)
{
    const plain *to = user;

    (void)run;
    return to->fn(to->user, piece);
}

demarc_status demarc_border_pieces(demarc_ctx *ctx, const demarc_border *border,
                                   demarc_day day, demarc_piece_fn *fn,
                                   void *user)
{
    plain to = {fn, user};

    (void)ctx;
    return demarc_fold_pieces(border, day, plain_tell, &to);
}

demarc_status demarc_border_history(demarc_ctx *ctx,
                                    const demarc_border *border,
                                    demarc_piece_fn *fn, void *user)
{
    demarc_status status = DEMARC_OK;

    (void)ctx;
    for (size_t i = 0; i < border->fold->run_count && !status; i++) {
        const demarc_run *run = &border->fold->runs[i];
        demarc_day until = segment_of(border, run)->until.latest;
        demarc_day day = segment_of(border, run)->from.latest;

        while (day < until && !status) {
            demarc_state state = demarc_run_state(border, run, day);
            demarc_piece piece = piece_make(
                border, run, demarc_net_era(border->net, day), &state);

            piece.start = day;
            piece.end = place_end(border, run->line, day,
                                  state_end(border, run, day, &state));
            day = piece.end;
            status = fn(user, &piece);
        }
    }
    return status;
}

demarc_status demarc_piece_line(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_piece *piece, double **lon_lat,
                                size_t *count)
{
    size_t segment = (size_t)(piece->segment - border->segments);
    const demarc_line *line =
        demarc_net_line(border->net, segment, piece->part);
    demarc_line whole = {0};
    demarc_status status;

    *lon_lat = NULL;
    *count = 0;
    if (!line)
        return demarc_report(ctx, DEMARC_RULE_INTERNAL, NULL, NULL,
                             "the piece is of no line of border %s",
                             border->id);
    if (!line->gauge)
        return demarc_line_cut(line, piece->from_m, piece->to_m, lon_lat,
                               count);
    status = demarc_line_recall(ctx, border, line, &whole);
    if (status == DEMARC_OK)
        status =
            demarc_line_cut(&whole, piece->from_m, piece->to_m, lon_lat, count);
    demarc_line_free(&whole);
    return status;
}

const demarc_gauge *demarc_piece_gauge(const demarc_border *border,
                                       const demarc_piece *piece)
{
    size_t segment = (size_t)(piece->segment - border->segments);
    const demarc_line *line =
        demarc_net_line(border->net, segment, piece->part);

    return line && piece->from_m == 0 && piece->to_m == demarc_line_metres(line)
               ? line->gauge
               : NULL;
}
