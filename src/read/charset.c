#include "read/charset.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/text.h"
#include "read/charset_decide.h"
#include "read/clip.h"
#include "read/dbftext.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { CUTS = 10 }; /* findings about them; the rest is counted */

static demarc_where at_text(const demarc_charset *set)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = set->file;
    return where;
}

static bool is_ascii(const char *text)
{
    while (*text && (unsigned char)*text < 0x80)
        text++;
    return !*text;
}

/* ---- What is said of it ---- */

/** The file beside it, its ending in either case; NULL if there is none. */
static const char *beside(demarc_arena *arena, const char *shp,
                          const char *small, const char *big)
{
    size_t length = strlen(shp);
    char *path = demarc_arena_copy(arena, shp, length);

    if (!path || length < 4)
        return NULL;
    strcpy(path + length - 3, small);
    if (demarc_file_exists(path))
        return path;
    strcpy(path + length - 3, big);
    return demarc_file_exists(path) ? path : NULL;
}

static demarc_status cpg_read(demarc_charset *set, const char *path)
{
    demarc_where where = DEMARC_NOWHERE;
    demarc_buffer text = {0};
    char word[DEMARC_CLIP_SIZE];
    const char *begin, *end;
    demarc_status status = demarc_file_read(set->ctx, path, &text);

    if (status == DEMARC_OK)
        status = demarc_buffer_status(&text);
    if (status != DEMARC_OK)
        goto done;
    set->claimant = where.file = path;
    set->by_cpg = true;
    text.data[strcspn(text.data, "\r\n")] = '\0';
    demarc_text_trim(demarc_text_starts(text.data, "\xef\xbb\xbf")
                         ? text.data + 3
                         : text.data,
                     &begin, &end);
    text.data[end - text.data] = '\0';
    if (*begin && !demarc_encoding_find(begin, set->claim))
        status = demarc_report(set->ctx, DEMARC_RULE_TEXT_CLAIM, &where,
                               "correct it, or give --encoding NAME",
                               "\"%s\" is no encoding that is known",
                               demarc_clip(begin, word));
done:
    demarc_buffer_free(&text);
    return status;
}

static demarc_status claim_read(demarc_charset *set, const char *shp)
{
    const char *cpg = beside(set->arena, shp, "cpg", "CPG");
    unsigned char language = 0;
    demarc_buffer none = {0};
    demarc_status status = DEMARC_OK;

    if (cpg)
        status = cpg_read(set, cpg);
    if (status == DEMARC_OK && !*set->claim)
        status =
            demarc_dbf_sample(set->ctx, set->dbf, UINT32_MAX, &language, &none);
    demarc_buffer_free(&none);
    if (!*set->claim && demarc_encoding_of_language(language, set->claim)) {
        set->by_cpg = false;
        set->claimant = set->dbf;
    }
    if (strcmp(set->claim, "ISO-8859-1") == 0)
        strcpy(set->claim, "CP1252"); /* as it is meant by all who write it */
    return status;
}

demarc_status demarc_charset_open(demarc_ctx *ctx, demarc_arena *arena,
                                  const demarc_source *source,
                                  const char *encoding, demarc_charset *out)
{
    demarc_status status = DEMARC_OK;

    *out = (demarc_charset){.ctx = ctx, .arena = arena, .file = source->name};
    if (encoding && !demarc_encoding_find(encoding, out->asked))
        return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                             "iconv --list prints the names that are",
                             "\"%.40s\" is no encoding that is known",
                             encoding);
    if (source->kind == DEMARC_SOURCE_SHAPEFILE)
        out->dbf = beside(arena, source->path, "dbf", "DBF");
    if (out->dbf) {
        out->file = out->dbf;
        status = claim_read(out, source->path);
    } else if (source->kind != DEMARC_SOURCE_CSV) {
        out->asked[0] = '\0'; /* these are UTF-8 by their specification */
    }
    return status;
}

void demarc_charset_close(demarc_charset *set)
{
    demarc_where where = at_text(set);

    if (set->cut_count > CUTS)
        demarc_report(set->ctx, DEMARC_RULE_TEXT_CUT, &where, NULL,
                      "%zu more texts end in half a character",
                      set->cut_count - CUTS);
    if (set->way)
        iconv_close(set->way);
    set->way = NULL;
    set->cut_count = 0;
}

/* ---- Bringing it to UTF-8 ---- */

static demarc_status tell_cut(demarc_charset *set, const demarc_cell_at *at)
{
    demarc_where where = at_text(set);
    char field[DEMARC_CLIP_SIZE];

    if (++set->cut_count > CUTS)
        return DEMARC_OK;
    return demarc_report(set->ctx, DEMARC_RULE_TEXT_CUT, &where,
                         "look it up where the file comes from",
                         "feature %ld, field \"%s\": the text ends in half a "
                         "character, which is left out",
                         at->row, demarc_clip(at->field, field));
}

static demarc_status tell_bad(demarc_charset *set, const demarc_cell_at *at,
                              const char *byte)
{
    demarc_where where = at_text(set);
    char field[DEMARC_CLIP_SIZE];

    return demarc_report(set->ctx, DEMARC_RULE_SOURCE_TEXT, &where,
                         set->dbf || *set->asked ? DEMARC_CHARSET_MEND
                                                 : "bring the file to UTF-8",
                         "feature %ld, field \"%s\": byte 0x%02x does not fit "
                         "into %s text",
                         at->row, demarc_clip(at->field, field),
                         (unsigned char)*byte, set->name);
}

/** Appends the text; false where it stops, with `from` there and errno. */
static bool convert_all(iconv_t way, char **from, demarc_buffer *out)
{
    size_t left = strlen(*from), done = 0;
    char chunk[1024];

    iconv(way, NULL, NULL, NULL, NULL);
    while (left && done != (size_t)-1) {
        char *to = chunk;
        size_t room = sizeof chunk;

        done = iconv(way, from, &left, &to, &room);
        if (done == (size_t)-1 && errno == E2BIG)
            done = 0;
        demarc_buffer_add(out, chunk, sizeof chunk - room);
    }
    return left == 0;
}

static demarc_status convert(demarc_charset *set, const demarc_cell_at *at,
                             const char **text)
{
    iconv_t way = set->way ? set->way : iconv_open("UTF-8", "UTF-8");
    bool full = at->width && strlen(*text) == at->width;
    demarc_buffer out = {0};
    char *from;
    demarc_status status = DEMARC_OK;

    if (way == (iconv_t)-1)
        return DEMARC_ENOMEM;
    memcpy(&from, text, sizeof from); /* iconv reads it only */
    demarc_buffer_text(&out, "");
    if (!convert_all(way, &from, &out))
        status = errno == EINVAL && full ? tell_cut(set, at)
                                         : tell_bad(set, at, from);
    if (status == DEMARC_OK)
        status = demarc_buffer_status(&out);
    if (status == DEMARC_OK)
        *text = demarc_arena_text(set->arena, out.data);
    if (!set->way)
        iconv_close(way);
    demarc_buffer_free(&out);
    return status == DEMARC_OK && !*text ? DEMARC_ENOMEM : status;
}

demarc_status demarc_charset_text(demarc_charset *set, const demarc_cell_at *at,
                                  const char **text)
{
    demarc_status status = DEMARC_OK;

    if (is_ascii(*text))
        return DEMARC_OK;
    if (!set->decided)
        status = demarc_charset_decide(
            set, at->row > 0 ? (unsigned long)at->row - 1 : 0, *text);
    if (status != DEMARC_OK)
        return status;
    if (!set->way && demarc_utf8_valid(*text, strlen(*text)))
        return DEMARC_OK;
    return convert(set, at, text);
}

demarc_status demarc_charset_feature(demarc_charset *set, OGRFeatureH feature,
                                     long row)
{
    for (int i = 0; i < OGR_F_GetFieldCount(feature); i++) {
        OGRFieldDefnH field = OGR_F_GetFieldDefnRef(feature, i);
        demarc_cell_at at = {row, OGR_Fld_GetNameRef(field), 0};
        const char *text, *before;
        demarc_status status;

        if (OGR_Fld_GetType(field) != OFTString ||
            !OGR_F_IsFieldSetAndNotNull(feature, i))
            continue;
        text = before = OGR_F_GetFieldAsString(feature, i);
        if (set->dbf)
            at.width = (size_t)OGR_Fld_GetWidth(field);
        status = demarc_charset_text(set, &at, &text);
        if (status != DEMARC_OK)
            return status;
        if (text != before)
            OGR_F_SetFieldString(feature, i, text);
    }
    return DEMARC_OK;
}

/** A name is cut where it does not fit, so what is left of it may be odd. */
demarc_status demarc_charset_names(demarc_charset *set, OGRFeatureDefnH layer)
{
    for (int i = 0; i < OGR_FD_GetFieldCount(layer); i++) {
        OGRFieldDefnH field = OGR_FD_GetFieldDefn(layer, i);
        const char *name = OGR_Fld_GetNameRef(field);
        demarc_cell_at at = {0, "name of a field", strlen(name)};
        demarc_status status;

        if (is_ascii(name))
            continue;
        status = demarc_charset_text(set, &at, &name);
        if (status != DEMARC_OK)
            return status;
        OGR_Fld_SetName(field, name);
    }
    return DEMARC_OK;
}
