#include "measure/extraction.h"

#include "base/buffer.h"
#include "model/lines.h"

#include <string.h>

static const char *text_keep(demarc_arena *arena, demarc_buffer *text)
{
    const char *kept =
        text->failed ? NULL : demarc_arena_text(arena, text->data);

    demarc_buffer_free(text);
    return kept;
}

const char *demarc_extraction_border(struct demarc_extraction *from,
                                     const demarc_shared_border *border)
{
    demarc_buffer text = {0};

    demarc_buffer_format(&text, "%s-%s", from->areas.items[border->a].slug,
                         from->areas.items[border->b].slug);
    return text_keep(&from->arena, &text);
}

const char *demarc_extraction_id(struct demarc_extraction *from,
                                 const demarc_shared_border *border,
                                 size_t line)
{
    demarc_buffer text = {0};
    bool ring = border->lines[line].ring;
    size_t number = 1;

    for (size_t i = 0; i < line; i++)
        number += border->lines[i].ring == ring;
    demarc_buffer_format(
        &text, "%s-%s-%s%zu", from->areas.items[border->a].slug,
        from->areas.items[border->b].slug, ring ? "ring-" : "", number);
    return text_keep(&from->arena, &text);
}

/** "Kyrgyzstan - Tajikistan", and behind it ", ring". */
static const char *line_name(demarc_arena *arena, const demarc_area *a,
                             const demarc_area *b, bool ring)
{
    demarc_buffer text = {0};

    demarc_buffer_format(&text, "%s - %s%s", *a->name ? a->name : a->code,
                         *b->name ? b->name : b->code, ring ? ", ring" : "");
    return text_keep(arena, &text);
}

/** Without its folder: a path says where it lay once. */
static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

static demarc_status line_add(demarc_extraction *from,
                              const demarc_shared_border *border, size_t i,
                              demarc_lines *out)
{
    const demarc_shared_line *line = &border->lines[i];
    const demarc_area *a = &from->areas.items[border->a];
    const demarc_area *b = &from->areas.items[border->b];
    demarc_feature *feature = demarc_lines_add(out);

    if (!feature)
        return DEMARC_ENOMEM;
    feature->id = demarc_extraction_id(from, border, i);
    feature->name = line_name(&from->arena, a, b, line->ring);
    feature->border = demarc_extraction_border(from, border);
    feature->left = line->turned ? b->code : a->code;
    feature->right = line->turned ? a->code : b->code;
    feature->source = file_name(from->file[a->source]);
    if (!feature->id || !feature->name || !feature->border ||
        !demarc_feature_single(out, feature, line->lon_lat, line->count))
        return DEMARC_ENOMEM;
    return DEMARC_OK;
}

demarc_status demarc_extraction_lines(demarc_extraction *extraction,
                                      demarc_lines **out)
{
    const demarc_shared *shared = &extraction->shared;
    demarc_status status = DEMARC_OK;

    *out = demarc_lines_new();
    if (!*out)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < shared->count; i++)
        for (size_t k = 0; k < shared->borders[i].count && !status; k++)
            status = line_add(extraction, &shared->borders[i], k, *out);
    if (status == DEMARC_OK)
        return status;
    demarc_lines_free(*out);
    *out = NULL;
    return status;
}
