/* Lines as features, with the fields of segments. */
#include "model/lines.h"
#include "write/vector.h"

/* "stage_since" has a character too many for a .dbf; "since" is found too. */
static const demarc_vector_field fields[] = {
    {"id", false},    {"name", false},  {"border", false}, {"left", false},
    {"right", false}, {"route", false}, {"stage", false},  {"since", false},
    {"from", false},  {"until", false}, {"source", false}, {NULL, false}};

static demarc_status feature_add(demarc_vector *to, const demarc_feature *of)
{
    const demarc_vector_value values[] = {
        {.text = of->id},    {.text = of->name},  {.text = of->border},
        {.text = of->left},  {.text = of->right}, {.text = of->route},
        {.text = of->stage}, {.text = of->since}, {.text = of->from},
        {.text = of->until}, {.text = of->source}};

    return demarc_vector_add(to, values, of->lon_lat, of->start, of->parts);
}

demarc_status demarc_vector_lines(demarc_ctx *ctx, demarc_vector_kind kind,
                                  const demarc_lines *lines, demarc_buffer *out)
{
    demarc_vector *to;
    demarc_status status =
        demarc_vector_open(ctx, kind, "segments", fields, &to);

    for (size_t i = 0; i < lines->count && !status; i++)
        status = feature_add(to, &lines->items[i]);
    return demarc_vector_close(to, status, out);
}
