#include "read/gdal.h"

#include "base/text.h"

#include <cpl_error.h>
#include <stdio.h>
#include <string.h>

/* OGR says the same of every feature; once is enough. */
static bool told(const demarc_gdal_ear *ear)
{
    static const char says[] = "GDAL says: ";
    const demarc_ctx *ctx = ear->ctx;

    for (size_t i = 0; i < ctx->finding_count; i++)
        if (demarc_text_starts(ctx->findings[i].message, says) &&
            strcmp(ctx->findings[i].message + strlen(says), ear->last) == 0 &&
            strcmp(ctx->findings[i].file, ear->file) == 0)
            return true;
    return false;
}

static void CPL_STDCALL hear(CPLErr level, CPLErrorNum number, const char *text)
{
    demarc_gdal_ear *ear = CPLGetErrorHandlerUserData();
    demarc_where where = DEMARC_NOWHERE;

    (void)number;
    if (level < CE_Warning)
        return;
    ear->failed |= level >= CE_Failure;
    snprintf(ear->last, sizeof ear->last, "%.250s", text);
    for (char *at = ear->last; *at; at++)
        if (*at == '\n' || *at == '\r')
            *at = ' ';
    where.file = ear->file;
    if (!ear->deaf && !told(ear))
        demarc_report(ear->ctx, DEMARC_RULE_SOURCE_SAYS, &where, NULL,
                      "GDAL says: %s", ear->last);
}

void demarc_gdal_listen(demarc_gdal_ear *ear)
{
    ear->last[0] = '\0';
    ear->failed = false;
    CPLPushErrorHandlerEx(hear, ear);
}

void demarc_gdal_unlisten(void)
{
    CPLPopErrorHandler();
}

demarc_status demarc_gdal_crs(demarc_ctx *ctx, OGRLayerH layer,
                              const char *file, const char *assume,
                              OGRSpatialReferenceH *out)
{
    demarc_gdal_ear ear = {.ctx = ctx, .file = file, .deaf = true};
    demarc_where where = DEMARC_NOWHERE;

    where.file = file;
    demarc_gdal_listen(&ear);
    *out = OGR_L_GetSpatialRef(layer);
    demarc_gdal_unlisten();
    if (!*ear.last || (!*out && assume))
        return DEMARC_OK;
    return demarc_report(ctx,
                         *out ? DEMARC_RULE_SOURCE_SAYS : DEMARC_RULE_CRS_BAD,
                         &where, "give --assume-crs AUTHORITY:CODE",
                         "its coordinate system cannot be read: %s", ear.last);
}
