/** reading.h - an events file given as text, read for two parties. */
#ifndef DEMARC_TESTS_READ_READING_H
#define DEMARC_TESTS_READ_READING_H

#include "read/events.h"
#include "spill.h"

#include <string.h>

typedef struct reading {
    demarc_ctx *ctx;
    demarc_arena arena;
    demarc_events events;
    demarc_status status;
    demarc_buffer text;
} reading;

__attribute__((unused)) static reading read_text(const char *text,
                                                 const char *const *fields,
                                                 bool collect)
{
    static const char *const parties[] = {"KGZ", "TJK"};
    const demarc_events_how how = {
        .parties = parties, .party_count = 2, .fields = fields};
    spilled file = spill(text, strlen(text));
    reading out = {.ctx = demarc_ctx_new()};

    demarc_ctx_collect(out.ctx, collect);
    out.status =
        demarc_events_read(out.ctx, &out.arena, file.path, &how, &out.events);
    unlink(file.path);
    return out;
}

__attribute__((unused)) static void reading_free(reading *in)
{
    demarc_buffer_free(&in->text);
    demarc_arena_free(&in->arena);
    demarc_ctx_free(in->ctx);
}

__attribute__((unused)) static size_t claims_of(const demarc_events *events)
{
    size_t count = 0;

    for (size_t i = 0; i < events->count; i++)
        count += events->items[i].claim_count;
    return count;
}

#endif
