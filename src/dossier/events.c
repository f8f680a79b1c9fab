#include "dossier/events.h"

#include "read/events.h"

/** What was refused is a warning now, and is counted. */
static demarc_status refusals_allow(demarc_ctx *ctx, size_t since,
                                    const char *file,
                                    const demarc_events *events)
{
    demarc_where where = DEMARC_NOWHERE;

    for (size_t i = since; i < ctx->finding_count; i++)
        if (ctx->findings[i].severity == DEMARC_ERROR)
            ctx->findings[i].severity = DEMARC_WARNING;
    where.file = file;
    return demarc_report(ctx, DEMARC_RULE_ROWS_SKIPPED, &where, NULL,
                         "%zu rows: %zu used, %zu refused", events->rows_in,
                         events->rows_in - events->rows_refused,
                         events->rows_refused);
}

demarc_status demarc_dossier_events(demarc_ctx *ctx, demarc_arena *arena,
                                    const demarc_open *how, uint64_t missed,
                                    demarc_border *border)
{
    size_t count = border->about.party_count, since = ctx->finding_count;
    const char **parties =
        demarc_arena_take(arena, (count + 1) * sizeof *parties);
    const demarc_events_how read = {.parties = parties,
                                    .party_count = count,
                                    .fields = how->fields,
                                    .missed = missed,
                                    .encoding = how->encoding};
    demarc_events events;
    demarc_status status;

    if (!parties)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < count; i++)
        parties[i] = border->about.parties[i].id;
    status =
        demarc_events_read(ctx, arena, border->events_file, &read, &events);
    border->events = events.items;
    border->event_count = events.count;
    border->others = events.others;
    border->other_count = events.other_count;
    border->claims = events.claims;
    border->claim_count = events.claim_count;
    if (status == DEMARC_EDATA && how->skip_bad_rows && events.count > 0)
        status = refusals_allow(ctx, since, border->events_file, &events);
    return status;
}
