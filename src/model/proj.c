#include "model/proj.h"

#include <ctype.h>
#include <string.h>

enum { CODE_LENGTH = 40 };

static void proj_close(void *handle)
{
    proj_context_destroy(handle);
}

PJ_CONTEXT *demarc_proj(demarc_ctx *ctx)
{
    demarc_engine *engine = &ctx->engine[DEMARC_ENGINE_PROJ];

    if (!engine->handle && (engine->handle = proj_context_create())) {
        engine->close = proj_close;
        proj_context_set_enable_network(engine->handle, 0);
        proj_log_level(engine->handle, PJ_LOG_NONE);
    }
    return engine->handle;
}

bool demarc_crs_code(const char *text)
{
    const char *colon = strchr(text, ':');

    if (!colon || colon == text || !colon[1] || strlen(text) > CODE_LENGTH)
        return false;
    for (const char *at = text; *at; at++)
        if (at != colon && !isalnum((unsigned char)*at) && *at != '_')
            return false;
    return true;
}
