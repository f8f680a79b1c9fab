#include "measure/extraction.h"

#include "base/buffer.h"

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
