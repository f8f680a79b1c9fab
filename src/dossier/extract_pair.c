/* Which two areas are asked for. */
#include "dossier/extract.h"

#include "base/buffer.h"
#include "base/text.h"

#include <string.h>

typedef demarc_extracting job;

static demarc_status usage(const job *in, const char *remedy, const char *what)
{
    return demarc_report(in->ctx, DEMARC_RULE_USAGE, NULL, remedy, "%s", what);
}

static demarc_status refuse_name(const job *in, const char *name)
{
    const demarc_areas *areas = &in->out->areas;
    demarc_buffer known = {0};
    demarc_status status;

    for (size_t i = 0; i < areas->count && known.length < 300; i++)
        demarc_buffer_format(&known, "%s%s", i ? ", " : "",
                             areas->items[i].code);
    if (known.length >= 300)
        demarc_buffer_text(&known, ", ...");
    status = demarc_report(in->ctx, DEMARC_RULE_USAGE, NULL,
                           "name the field of codes by --field code=NAME",
                           "there is no area \"%s\", but: %s", name,
                           known.data ? known.data : "none");
    demarc_buffer_free(&known);
    return status;
}

/** The area of a code, slug or name; of two files, first in the `side`. */
static bool area_find(const job *in, const char *name, size_t side, size_t *out)
{
    const demarc_areas *areas = &in->out->areas;

    for (size_t only = 2; only-- > 0;)
        for (size_t i = 0; i < areas->count; i++) {
            const demarc_area *area = &areas->items[i];

            if ((!only || !in->how->source[1] || area->source == side) &&
                (demarc_text_same(area->code, name) ||
                 demarc_text_same(area->slug, name) ||
                 demarc_text_same(area->name, name))) {
                *out = i;
                return true;
            }
        }
    return false;
}

static demarc_status pair_named(job *in)
{
    const char *comma = strchr(in->how->pair, ',');
    const char *begin, *end, *name[2];
    size_t found[2];

    if (!comma)
        return usage(in, "give two codes, such as KGZ,TJK",
                     "--pair needs two areas with a comma between");
    demarc_text_trim(comma + 1, &begin, &end);
    name[1] = demarc_arena_copy(&in->out->arena, begin, (size_t)(end - begin));
    name[0] = demarc_arena_copy(&in->out->arena, in->how->pair,
                                (size_t)(comma - in->how->pair));
    if (!name[0] || !name[1])
        return DEMARC_ENOMEM;
    demarc_text_trim(name[0], &begin, &end);
    name[0] = demarc_arena_copy(&in->out->arena, begin, (size_t)(end - begin));
    if (!name[0])
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < 2; i++)
        if (!area_find(in, name[i], i, &found[i]))
            return refuse_name(in, name[i]);
    in->a = found[0];
    in->b = found[1];
    return DEMARC_OK;
}

/** Without names: the only area of each file, or the two of one. */
static demarc_status pair_only(job *in)
{
    const demarc_areas *areas = &in->out->areas;

    if (areas->count != 2 || (in->how->source[1] &&
                              areas->items[0].source == areas->items[1].source))
        return usage(in, "choose two by --pair A,B, or take --all",
                     "the files hold other than two areas");
    in->a = 0;
    in->b = 1;
    return DEMARC_OK;
}

demarc_status demarc_extract_pair(job *in)
{
    const demarc_areas *areas = &in->out->areas;
    demarc_status status = in->how->pair ? pair_named(in) : pair_only(in);

    if (status)
        return status;
    if (in->a == in->b)
        return usage(in, "name two different areas",
                     "an area has no border "
                     "with itself");
    in->out->first = in->a;
    if (strcmp(areas->items[in->a].slug, areas->items[in->b].slug) > 0) {
        size_t swap = in->a;

        in->a = in->b;
        in->b = swap;
    }
    return DEMARC_OK;
}
