#include "draw/libraries.h"

#include <dlfcn.h>
#include <stdlib.h>

/** Never closed again: the types of GObject stay registered. */
static void *library_open(demarc_ctx *ctx, const char *file,
                          demarc_status *status)
{
    void *library =
        *status == DEMARC_OK ? dlopen(file, RTLD_NOW | RTLD_NODELETE) : NULL;

    if (!library && *status == DEMARC_OK)
        *status = demarc_report(ctx, DEMARC_RULE_DRAW_LIBRARY, NULL,
                                "install Debian's librsvg2-2",
                                "a picture needs the library %s", file);
    return library;
}

/** The address of a function, put where a pointer of its type is. */
static void function_take(demarc_ctx *ctx, void *library, const char *name,
                          void *place, demarc_status *status)
{
    void **address = place;

    if (*status)
        return;
    *address = dlsym(library, name);
    if (!*address)
        *status = demarc_report(ctx, DEMARC_RULE_DRAW_LIBRARY, NULL,
                                "update Debian's librsvg2-2",
                                "a picture needs the function %s", name);
}

static demarc_status all_load(demarc_ctx *ctx, demarc_libraries *out)
{
    demarc_status status = DEMARC_OK;
#define LOAD(library, file) void *library = NULL;
#include "draw/libraries.def"

#define LOAD(library, file) library = library_open(ctx, file, &status);
#include "draw/libraries.def"

#define TAKE(library, function)                                                \
    function_take(ctx, library, #function, &out->function, &status);
#include "draw/libraries.def"

#define LOAD(library, file)                                                    \
    if (library)                                                               \
        dlclose(library);
#include "draw/libraries.def"
    return status;
}

demarc_status demarc_libraries_load(demarc_ctx *ctx,
                                    const demarc_libraries **out)
{
    demarc_engine *engine = &ctx->engine[DEMARC_ENGINE_DRAW];
    demarc_libraries *all;
    demarc_status status = DEMARC_OK;

    *out = engine->handle;
    if (*out)
        return DEMARC_OK;
    all = calloc(1, sizeof *all);
    if (!all)
        return DEMARC_ENOMEM;
    status = all_load(ctx, all);
    if (status) {
        free(all);
        return status;
    }
    *engine = (demarc_engine){all, free};
    *out = all;
    return DEMARC_OK;
}
