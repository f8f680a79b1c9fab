#include "read/gdal.h"

#include "base/buffer.h"
#include "base/text.h"

#include <cpl_error.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_SIZE = 200, SAID_MOST = 4096 };

/** Past what names a file, which the finding does, or repeats a query. */
static const char *reason_begin(const char *text)
{
    static const char *const cuts[][2] = {{"ERROR parsing kml ", " :"},
                                          {"sqlite3_", " failed: "}};

    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        const char *cut = demarc_text_starts(text, cuts[i][0])
                              ? strstr(text, cuts[i][1])
                              : NULL;

        if (cut)
            return cut + strlen(cuts[i][1]);
    }
    return text;
}

/** One line of valid UTF-8: damaged files speak through GDAL's messages. */
static void text_clean(const char *text, char out[TEXT_SIZE])
{
    size_t left = strlen(text), length = 0;

    while (left && length + 4 < TEXT_SIZE) {
        size_t step = demarc_utf8_step(text, left);
        bool plain = step > 1 || (step == 1 && (unsigned char)*text >= ' ');

        if (plain)
            memcpy(out + length, text, step);
        else
            out[length] = ' ';
        step = step ? step : 1;
        length += plain ? step : 1;
        text += step;
        left -= step;
    }
    out[length] = '\0';
}

/** OGR says the same of every feature; once is enough. */
static bool is_known(const demarc_gdal_ear *ear, const char *line)
{
    const size_t length = strlen(line);
    const char *at = ear->said.data ? ear->said.data : "";

    for (; *at; at = strchr(at, '\n') + 1)
        if (strncmp(at, line, length) == 0 && at[length] == '\n')
            return true;
    return false;
}

static void CPL_STDCALL hear(CPLErr level, CPLErrorNum number, const char *text)
{
    demarc_gdal_ear *ear = CPLGetErrorHandlerUserData();
    char line[TEXT_SIZE];

    (void)number;
    if (level < CE_Warning)
        return;
    ear->failed |= level >= CE_Failure;
    text_clean(reason_begin(text), line);
    if (*line && ear->said.length < SAID_MOST && !is_known(ear, line))
        demarc_buffer_format(&ear->said, "%s\n", line);
}

void demarc_gdal_listen(demarc_gdal_ear *ear)
{
    ear->failed = false;
    ear->since = 0;
    CPLPushErrorHandlerEx(hear, ear);
}

void demarc_gdal_unlisten(demarc_gdal_ear *ear)
{
    CPLPopErrorHandler();
    demarc_buffer_free(&ear->said);
}

/** The next line that is not told yet; "" if there is none. */
static bool next_line(demarc_gdal_ear *ear, char line[TEXT_SIZE])
{
    const char *at = ear->said.data ? ear->said.data + ear->since : "";
    size_t length = strcspn(at, "\n");

    snprintf(line, TEXT_SIZE, "%.*s", (int)length, at);
    ear->since += length + (at[length] != '\0');
    return *line != '\0';
}

static demarc_finding *last_error(demarc_ctx *ctx, size_t since)
{
    for (size_t i = ctx->finding_count; i > since; i--)
        if (ctx->findings[i - 1].severity == DEMARC_ERROR)
            return &ctx->findings[i - 1];
    return NULL;
}

void demarc_gdal_explain(demarc_gdal_ear *ear, size_t since)
{
    demarc_finding *found = last_error(ear->ctx, since);
    const char *before = " (GDAL: ", *message = NULL;
    demarc_buffer text = {0};
    char line[TEXT_SIZE];

    if (!found || !ear->said.length || ear->since == ear->said.length)
        return;
    demarc_buffer_text(&text, found->message);
    for (; next_line(ear, line); before = "; ")
        demarc_buffer_format(&text, "%s%s", before, line);
    demarc_buffer_char(&text, ')');
    if (!text.failed)
        message = demarc_arena_text(&ear->ctx->arena, text.data);
    if (message)
        found->message = message;
    demarc_buffer_free(&text);
}

demarc_status demarc_gdal_tell(demarc_gdal_ear *ear)
{
    const demarc_where where = {.file = ear->file, .lon = NAN, .lat = NAN};
    demarc_status status = demarc_buffer_status(&ear->said);
    char line[TEXT_SIZE];

    while (status == DEMARC_OK && next_line(ear, line))
        status = demarc_report(ear->ctx, DEMARC_RULE_SOURCE_SAYS, &where,
                               "look whether all is there",
                               "reading it gave a warning (GDAL: %s)", line);
    return status;
}

demarc_status demarc_gdal_crs(demarc_gdal_ear *ear, OGRLayerH layer,
                              const char *assume, OGRSpatialReferenceH *out)
{
    const demarc_where where = {.file = ear->file, .lon = NAN, .lat = NAN};
    const size_t before = ear->said.length, since = ear->ctx->finding_count;
    demarc_status status;

    *out = OGR_L_GetSpatialRef(layer);
    if (*out || assume || ear->said.length == before)
        return DEMARC_OK;
    status = demarc_report(ear->ctx, DEMARC_RULE_CRS_BAD, &where,
                           "give --assume-crs AUTHORITY:CODE",
                           "its coordinate system cannot be read");
    demarc_gdal_explain(ear, since);
    return status;
}
