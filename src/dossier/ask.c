#include "dossier/ask.h"

#include "base/buffer.h"
#include "base/text.h"
#include "model/stage.h"
#include "read/events.h"
#include "read/package.h"
#include "read/segments.h"

#include <string.h>

static demarc_status refuse_field(demarc_ctx *ctx, const char *pair)
{
    demarc_buffer roles = {0};
    demarc_status status;

    demarc_segments_role_words(&roles);
    status = demarc_buffer_status(&roles);
    if (status == DEMARC_OK)
        status = demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                               "write ROLE=NAME, such as stage=STATUS",
                               "--field \"%s\" has no role; the roles are: %s, "
                               "and the columns of the events",
                               pair, roles.data);
    demarc_buffer_free(&roles);
    return status;
}

static demarc_status field_check(demarc_ctx *ctx, const char *pair)
{
    const char *equals = strchr(pair, '=');
    demarc_arena arena = {0};
    const char *role;
    bool known;

    if (!equals || !equals[1])
        return refuse_field(ctx, pair);
    role = demarc_arena_copy(&arena, pair, (size_t)(equals - pair));
    known = role && (demarc_segments_role_known(role) ||
                     demarc_events_role_known(role));
    demarc_arena_free(&arena);
    if (!role)
        return DEMARC_ENOMEM;
    return known ? DEMARC_OK : refuse_field(ctx, pair);
}

static demarc_status stage_check(demarc_ctx *ctx, const char *word)
{
    demarc_buffer words = {0};
    demarc_status status;
    demarc_stage stage;

    if (!word ||
        (demarc_stage_parse(word, &stage) && stage != DEMARC_UNDISPUTED))
        return DEMARC_OK;
    demarc_stage_words(&words);
    status = demarc_buffer_status(&words);
    if (status == DEMARC_OK)
        status = demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                               "give one of these to --default-stage",
                               "\"%s\" is no stage; the stages are: %s", word,
                               words.data);
    demarc_buffer_free(&words);
    return status;
}

demarc_status demarc_open_check(demarc_ctx *ctx, const demarc_open *how)
{
    demarc_status status = stage_check(ctx, how->default_stage);

    for (const char *const *pair = how->fields;
         pair && *pair && status == DEMARC_OK; pair++)
        status = field_check(ctx, *pair);
    return status;
}

/** The first segment that says both its sides; NULL if none does. */
static const demarc_segment *sides_of(const demarc_border *border)
{
    for (size_t i = 0; i < border->segment_count; i++)
        if (*border->segments[i].left && *border->segments[i].right)
            return &border->segments[i];
    return NULL;
}

static bool same_party(const demarc_border *border, const char *id)
{
    return demarc_text_same(id, demarc_border_party(border, 0)) ||
           demarc_text_same(id, demarc_border_party(border, 1));
}

demarc_status demarc_border_guess(demarc_arena *arena, demarc_border *border)
{
    const demarc_segment *sides = sides_of(border);
    const char *a, *b;
    demarc_status status;

    status = demarc_package_guess(arena, border->id, &border->about);
    if (status != DEMARC_OK || !sides ||
        (same_party(border, sides->left) && same_party(border, sides->right)))
        return status;
    a = strcmp(sides->left, sides->right) < 0 ? sides->left : sides->right;
    b = a == sides->left ? sides->right : sides->left;
    border->about.parties =
        demarc_arena_take(arena, 2 * sizeof *border->about.parties);
    border->about.party_count = border->about.parties ? 2 : 0;
    if (!border->about.parties)
        return DEMARC_ENOMEM;
    border->about.parties[0] = (demarc_party){a, a};
    border->about.parties[1] = (demarc_party){b, b};
    return DEMARC_OK;
}
