#include "base/ctx.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ERROR   DEMARC_ERROR
#define WARNING DEMARC_WARNING
#define NOTE    DEMARC_NOTE

static const demarc_rule rules[] = {
#define RULE(id, code, severity, status, title, explain)                       \
    {code, severity, title, explain},
#include "base/rules.def"
#undef RULE
};

static const demarc_status statuses[] = {
#define RULE(id, code, severity, status, title, explain) DEMARC_##status,
#include "base/rules.def"
#undef RULE
};

demarc_ctx *demarc_ctx_new(void)
{
    return calloc(1, sizeof(demarc_ctx));
}

void demarc_ctx_free(demarc_ctx *ctx)
{
    if (!ctx)
        return;
    for (size_t i = 0; i < DEMARC_ENGINE_COUNT; i++)
        if (ctx->engine[i].handle)
            ctx->engine[i].close(ctx->engine[i].handle);
    free(ctx->findings);
    free(ctx->inputs);
    demarc_names_free(&ctx->once);
    demarc_arena_free(&ctx->arena);
    free(ctx);
}

void demarc_ctx_progress(demarc_ctx *ctx, demarc_progress_fn *fn, void *user)
{
    ctx->progress = fn;
    ctx->progress_user = user;
}

void demarc_ctx_temporary(demarc_ctx *ctx, demarc_temporary_fn *fn, void *user)
{
    ctx->temporary = fn;
    ctx->temporary_user = user;
}

void demarc_temporary_tell(demarc_ctx *ctx, demarc_temporary what,
                           const char *path)
{
    if (ctx->temporary)
        ctx->temporary(ctx->temporary_user, what, path);
}

void demarc_ctx_collect(demarc_ctx *ctx, bool collect)
{
    ctx->collect = collect;
}

void demarc_progress(demarc_ctx *ctx, const char *what, double share)
{
    if (ctx->progress)
        ctx->progress(ctx->progress_user, what, share);
}

size_t demarc_finding_count(const demarc_ctx *ctx)
{
    return ctx->finding_count;
}

const demarc_finding *demarc_finding_at(const demarc_ctx *ctx, size_t i)
{
    return i < ctx->finding_count ? &ctx->findings[i] : NULL;
}

size_t demarc_finding_more(const demarc_ctx *ctx, const char *code)
{
    for (size_t i = 0; i < DEMARC_RULE_COUNT; i++)
        if (strcmp(rules[i].code, code) == 0)
            return ctx->seen[i] > DEMARC_FINDINGS_KEPT
                       ? ctx->seen[i] - DEMARC_FINDINGS_KEPT
                       : 0;
    return 0;
}

const demarc_rule *demarc_rule_at(size_t i)
{
    return i < DEMARC_RULE_COUNT ? &rules[i] : NULL;
}

const demarc_rule *demarc_rule_find(const char *code)
{
    for (size_t i = 0; i < DEMARC_RULE_COUNT; i++)
        if (strcmp(rules[i].code, code) == 0)
            return &rules[i];
    return NULL;
}

const char *demarc_severity_name(demarc_severity severity)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[severity];
}

static const char *format_text(demarc_arena *arena, const char *format,
                               va_list args)
{
    char most[256];
    va_list again;
    char *text = NULL;
    int length;

    if (strcmp(format, "%s") == 0)
        return demarc_arena_text(arena, va_arg(args, const char *));
    va_copy(again, args);
    length = vsnprintf(most, sizeof most, format, args);
    if (length >= 0 && (size_t)length < sizeof most)
        text = demarc_arena_copy(arena, most, (size_t)length);
    else if (length >= 0)
        text = demarc_arena_take(arena, (size_t)length + 1);
    if (text && (size_t)length >= sizeof most)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

static demarc_status status_of(demarc_rule_id rule)
{
    return rules[rule].severity == DEMARC_ERROR ? statuses[rule] : DEMARC_OK;
}

demarc_status demarc_report(demarc_ctx *ctx, demarc_rule_id rule,
                            const demarc_where *where, const char *remedy,
                            const char *format, ...)
{
    const demarc_where nowhere = DEMARC_NOWHERE;
    demarc_finding *found;
    va_list args;

    where = where ? where : &nowhere;
    if (ctx->seen[rule] >= DEMARC_FINDINGS_KEPT) {
        ctx->seen[rule]++;
        return status_of(rule);
    }
    if (!demarc_reserve(&ctx->findings, &ctx->finding_room,
                        ctx->finding_count + 1, sizeof *found))
        return DEMARC_ENOMEM;
    found = &ctx->findings[ctx->finding_count];
    *found = (demarc_finding){.code = rules[rule].code,
                              .severity = rules[rule].severity,
                              .line = where->line,
                              .lon = where->lon,
                              .lat = where->lat};
    found->file = demarc_arena_text(&ctx->arena, where->file);
    found->feature = demarc_arena_text(&ctx->arena, where->feature);
    found->remedy = demarc_arena_text(&ctx->arena, remedy);
    va_start(args, format);
    found->message = format_text(&ctx->arena, format, args);
    va_end(args);
    if (!found->file || !found->feature || !found->remedy || !found->message)
        return DEMARC_ENOMEM;
    ctx->finding_count++;
    ctx->seen[rule]++;
    return status_of(rule);
}

demarc_status demarc_report_worst(const demarc_ctx *ctx, size_t since)
{
    for (size_t i = since; i < ctx->finding_count; i++)
        if (ctx->findings[i].severity == DEMARC_ERROR)
            for (size_t k = 0; k < DEMARC_RULE_COUNT; k++)
                if (rules[k].code == ctx->findings[i].code)
                    return statuses[k];
    return DEMARC_OK;
}

demarc_status demarc_first_time(demarc_ctx *ctx, const char *key, bool *first)
{
    demarc_names *once = &ctx->once;
    const size_t before = once->count, at = demarc_names_add(once, key);
    const char *kept;

    *first = once->count > before;
    if (!*first)
        return at == DEMARC_NAMES_NONE ? DEMARC_ENOMEM : DEMARC_OK;
    kept = demarc_arena_text(&ctx->arena, key);
    once->texts[at] = kept ? kept : ""; /* the key is the caller's */
    return kept ? DEMARC_OK : DEMARC_ENOMEM;
}

bool demarc_told(const demarc_ctx *ctx, demarc_rule_id rule, const char *file)
{
    for (size_t i = 0; i < ctx->finding_count; i++)
        if (ctx->findings[i].code == rules[rule].code &&
            strcmp(ctx->findings[i].file, file) == 0)
            return true;
    return false;
}
