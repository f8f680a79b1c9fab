#include "read/gdal.h"

#include <cpl_error.h>
#include <stdio.h>

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
    if (!ear->deaf)
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
