/* The pieces of a border as features. */
#include "base/buffer.h"
#include "model/border.h"
#include "model/event.h"
#include "write/vector.h"

#include <math.h>
#include <stdlib.h>

/* On a day the interval is told; in a history it is the line's own life, so
 * that the file read as segments has each state on its days. */
#define FIELDS(start, end)                                                     \
    {                                                                          \
        {"id", false}, {"segment", false}, {"name", false}, {"border", false}, \
            {"left", false}, {"right", false}, {"route", false},               \
            {"stage", false}, {"under", false}, {"basis", false},              \
            {start, false}, {end, false}, {"event", false}, {"source", false}, \
            {"from_km", true}, {"to_km", true}, {"length_km", true},           \
        {                                                                      \
            NULL, false                                                        \
        }                                                                      \
    }
static const demarc_vector_field on_day[] = FIELDS("start_date", "end_date");
static const demarc_vector_field in_history[] = FIELDS("from", "until");

typedef struct job {
    demarc_ctx *ctx;
    const demarc_border *border;
    demarc_vector *to;
    size_t count;
} job;

static const char *day_text(demarc_day day, char *text)
{
    return day == DEMARC_DAY_MIN || day == DEMARC_DAY_MAX
               ? ""
               : demarc_day_format(day, text);
}

static demarc_status piece_add(job *in, const demarc_piece *piece,
                               const char *id, const double *lon_lat,
                               size_t count)
{
    const demarc_segment *segment = piece->segment;
    char start[DEMARC_DAY_SIZE], end[DEMARC_DAY_SIZE];
    const demarc_vector_value values[] = {
        {.text = id},
        {.text = segment->id},
        {.text = segment->name},
        {.text = in->border->id},
        {.text = segment->left},
        {.text = segment->right},
        {.text = piece->route},
        {.text = demarc_stage_name(piece->shown)},
        {.text = demarc_stage_name(piece->stage)},
        {.text = demarc_basis_name(piece->basis)},
        {.text = day_text(piece->start, start)},
        {.text = day_text(piece->end, end)},
        {.text = piece->event ? piece->event->id : ""},
        {.text = segment->source},
        {.number = fmin(piece->route_from_m, piece->route_to_m) / 1000},
        {.number = fmax(piece->route_from_m, piece->route_to_m) / 1000},
        {.number = (piece->to_m - piece->from_m) / 1000}};
    const size_t ends[] = {0, count};

    return demarc_vector_add(in->to, values, lon_lat, ends, 1);
}

static demarc_status piece_write(void *user, const demarc_piece *piece)
{
    job *in = user;
    demarc_buffer id = {0};
    double *lon_lat;
    size_t count;
    demarc_status status =
        demarc_piece_line(in->ctx, in->border, piece, &lon_lat, &count);

    demarc_buffer_format(&id, "%s#%zu", piece->segment->id, ++in->count);
    if (!status)
        status = demarc_buffer_status(&id);
    if (!status)
        status = piece_add(in, piece, id.data, lon_lat, count);
    demarc_buffer_free(&id);
    free(lon_lat);
    return status;
}

demarc_status demarc_vector_border(demarc_ctx *ctx, demarc_vector_kind kind,
                                   const demarc_border *border,
                                   const demarc_write_how *how,
                                   demarc_buffer *out)
{
    const demarc_day day =
        how->has_day ? how->day : demarc_border_last_day(border);
    job in = {.ctx = ctx, .border = border};
    demarc_status status = demarc_vector_open(
        ctx, kind, "segments", how->history ? in_history : on_day, &in.to);

    if (!status)
        status = how->history
                     ? demarc_border_history(ctx, border, piece_write, &in)
                     : demarc_border_pieces(ctx, border, day, piece_write, &in);
    return demarc_vector_close(in.to, status, out);
}
