#include "read/jsonguard.h"

#include "base/file.h"
#include "base/text.h"
#include "read/crs.h"
#include "read/jsonshape.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { NAME_SIZE = DEMARC_JSON_TEXT + 8 };

/** What is known of a file so far. Depths are those of a member's key. */
typedef struct guard {
    demarc_jsonscan scan;
    demarc_jsonshape shape;
    char key[DEMARC_JSON_TEXT]; /* whose value comes next; "" if none */
    char type[32];              /* of the first text */
    size_t texts;               /* at depth 0 */
    size_t data;                /* depth of the "properties" it is in; or 0 */
    size_t crs;                 /* depth of the "crs" it is in; or 0 */
    char now[NAME_SIZE];        /* name of the crs it is in */
    bool crs_typed;
    char outer[NAME_SIZE], inner[NAME_SIZE]; /* names that were found; "" */
    const char *reason;                      /* why it stops; or NULL */
} guard;

static bool refuse(guard *in, const char *reason)
{
    in->reason = reason;
    return false;
}

/* OGR compares keys and types without regard to case, types by their start. */
static bool begins(const char *text, const char *with)
{
    return strncasecmp(text, with, strlen(with)) == 0;
}

/* A string or number somewhere inside a "crs". */
static bool crs_value(guard *in)
{
    const char *text = in->scan.text;

    if (in->scan.depth == in->crs + 1 && demarc_text_same(in->key, "type")) {
        in->crs_typed = true;
        return begins(text, "name") || begins(text, "EPSG") ||
               refuse(in, "its \"crs\" is a link, or of an unknown type");
    }
    if (demarc_text_same(in->key, "name"))
        snprintf(in->now, sizeof in->now, "%s", text);
    else if (demarc_text_same(in->key, "code"))
        snprintf(in->now, sizeof in->now, "EPSG:%s", text);
    return true;
}

static bool crs_close(guard *in)
{
    char *name = in->crs == 1 ? in->outer : in->inner;

    if (!in->crs_typed || !*in->now)
        return refuse(in, "its \"crs\" cannot be read");
    if (*name && strcmp(name, in->now) != 0)
        return refuse(in, "it has several \"crs\" that differ");
    strcpy(name, in->now);
    in->crs = 0;
    return true;
}

static bool open_level(guard *in)
{
    size_t depth = in->scan.depth;

    if (depth == 0)
        in->texts++;
    if (in->data || in->crs || !*in->key)
        return true;
    if (demarc_text_same(in->key, "properties"))
        in->data = depth;
    if (!demarc_text_same(in->key, "crs"))
        return true;
    in->crs = depth;
    in->crs_typed = false;
    in->now[0] = '\0';
    return true;
}

static bool close_level(guard *in)
{
    if (in->data && in->scan.depth == in->data)
        in->data = 0;
    return !in->crs || in->scan.depth != in->crs || crs_close(in);
}

static bool value(guard *in, demarc_json_token token)
{
    if (in->crs)
        return crs_value(in);
    if (in->data)
        return true;
    if (demarc_text_same(in->key, "crs") && token == DEMARC_JSON_STRING)
        return refuse(in, "its \"crs\" is a text, not an object");
    if (in->scan.depth == 1 && in->texts == 1 && strcmp(in->key, "type") == 0)
        snprintf(in->type, sizeof in->type, "%.31s", in->scan.text);
    return true;
}

static bool hear(void *user, demarc_json_token token)
{
    guard *in = user;
    bool on;

    demarc_jsonshape_hear(&in->shape, &in->scan, token);
    if (token == DEMARC_JSON_KEY) {
        strcpy(in->key, in->scan.text);
        return true;
    }
    on = token == DEMARC_JSON_OPEN    ? open_level(in)
         : token == DEMARC_JSON_CLOSE ? close_level(in)
                                      : value(in, token);
    in->key[0] = '\0';
    return on;
}

/* ---- The file ---- */

static demarc_status report(demarc_ctx *ctx, const guard *in,
                            demarc_where *where, const char *remedy)
{
    where->line = in->scan.line;
    if (!in->reason)
        return demarc_report(
            ctx,
            strstr(in->scan.wrong, "string") ? DEMARC_RULE_SOURCE_TEXT
                                             : DEMARC_RULE_SOURCE_OPEN,
            where, "get the file again, or correct it", "%s", in->scan.wrong);
    return demarc_report(ctx, DEMARC_RULE_CRS_UNSAFE, where, remedy, "%s",
                         in->reason);
}

/** Longitude and latitude on WGS 84: what GeoJSON is without a "crs". */
static bool is_default(const char *name)
{
    static const char *const names[] = {
        "", "EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "OGC:CRS84",
        "urn:ogc:def:crs:OGC:1.3:CRS84"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (demarc_text_same(name, names[i]))
            return true;
    return false;
}

/** OGR takes a name it does not know for WGS 84, and hears no feature's. */
static demarc_status crs_check(demarc_ctx *ctx, const guard *in,
                               demarc_source_kind kind, demarc_where *where)
{
    const char *remedy = "name one such as urn:ogc:def:crs:EPSG::32642";

    where->line = 0;
    if (*in->outer && !demarc_crs_known(ctx, in->outer))
        return demarc_report(ctx, DEMARC_RULE_CRS_BAD, where, remedy,
                             "\"%.80s\" is no coordinate system that is known",
                             in->outer);
    if ((*in->inner && strcmp(in->inner, in->outer) != 0 &&
         !(is_default(in->inner) && is_default(in->outer))) ||
        (kind != DEMARC_SOURCE_GEOJSON && !is_default(in->outer)))
        return demarc_report(ctx, DEMARC_RULE_CRS_BAD, where,
                             "bring the file to longitude and latitude",
                             "features have a coordinate system of their own, "
                             "\"%.80s\"",
                             *in->inner ? in->inner : in->outer);
    return DEMARC_OK;
}

static demarc_status look_through(demarc_ctx *ctx, int fd, guard *in,
                                  demarc_where *where)
{
    char bytes[DEMARC_HEAD_SIZE];
    ssize_t got;
    size_t mark = 3;

    while ((got = read(fd, bytes, sizeof bytes)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return demarc_report(ctx, DEMARC_RULE_IO, where, NULL,
                                 "reading failed: %s",
                                 demarc_errno_text(errno));
        if (mark && (got < 3 || memcmp(bytes, "\xef\xbb\xbf", 3) != 0))
            mark = 0;
        if (!demarc_jsonscan_feed(&in->scan, bytes + mark, (size_t)got - mark))
            break;
        mark = 0;
    }
    return DEMARC_OK;
}

static demarc_status scan(demarc_ctx *ctx, guard *in, const demarc_buffer *text,
                          demarc_where *where)
{
    demarc_status status = DEMARC_OK;
    int fd = -1;

    demarc_jsonscan_begin(&in->scan);
    if (text)
        demarc_jsonscan_feed(&in->scan, text->data, text->length);
    else
        status = demarc_file_open(ctx, where->file, &fd);
    if (!status && !text)
        status = look_through(ctx, fd, in, where);
    if (fd >= 0)
        close(fd);
    if (status)
        return status;
    demarc_jsonscan_end(&in->scan);
    return in->scan.wrong ? report(ctx, in, where,
                                   "take it out if the coordinates are "
                                   "longitude and latitude")
                          : DEMARC_OK;
}

demarc_status demarc_json_guard(demarc_ctx *ctx, const char *path,
                                const demarc_buffer *text,
                                demarc_source_kind *kind)
{
    guard *in = calloc(1, sizeof *in);
    demarc_where where = DEMARC_NOWHERE;
    demarc_status status;

    if (!in)
        return DEMARC_ENOMEM;
    where.file = path;
    in->scan.hear = hear;
    in->scan.user = in;
    status = scan(ctx, in, text, &where);
    *kind = strcmp(in->type, "Topology") == 0 ? DEMARC_SOURCE_TOPOJSON
            : in->texts > 1                   ? DEMARC_SOURCE_GEOJSONSEQ
                                              : DEMARC_SOURCE_GEOJSON;
    if (status == DEMARC_OK)
        status = crs_check(ctx, in, *kind, &where);
    if (status == DEMARC_OK)
        status = demarc_jsonshape_end(ctx, &in->shape, &where);
    demarc_jsonshape_free(&in->shape);
    free(in);
    return status;
}
