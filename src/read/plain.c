#include "read/plain.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/text.h"
#include "read/encodings.h"
#include "read/utf16.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#define MEND "convert it to UTF-8, or give --encoding"

typedef struct plain {
    demarc_ctx *ctx;
    demarc_where where;
    demarc_buffer bytes;
} plain;

/* The line on which a byte stands; CRLF, LF and CR end one each. */
static long line_at(const demarc_buffer *bytes, size_t at)
{
    long line = 1;

    for (size_t i = 0; i < at; i++)
        if (bytes->data[i] == '\r' ||
            (bytes->data[i] == '\n' && (!i || bytes->data[i - 1] != '\r')))
            line++;
    return line;
}

static bool starts(const demarc_buffer *bytes, const char *magic, size_t size)
{
    return bytes->length >= size && memcmp(bytes->data, magic, size) == 0;
}

static demarc_status kind_check(plain *file)
{
    static const struct {
        const char *magic;
        size_t size;
        const char *name, *mend;
    } kinds[] = {
        {"\x1f\x8b", 2, "a gzip file", "unpack it with gunzip"},
        {"PK\3\4", 4, "a zip file or a spreadsheet",
         "unpack it, or save the sheet as CSV UTF-8"},
        {"PK\5\6", 4, "an empty zip file", "name a CSV file"},
        {"\xd0\xcf\x11\xe0", 4, "an old Excel file",
         "save the sheet as CSV UTF-8"},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (starts(&file->bytes, kinds[i].magic, kinds[i].size))
            return demarc_report(file->ctx, DEMARC_RULE_CSV_KIND, &file->where,
                                 kinds[i].mend, "this is %s, not text",
                                 kinds[i].name);
    return DEMARC_OK;
}

/* Puts the converted text in place of the bytes it was made from. */
static demarc_status swap_in(plain *file, demarc_buffer *text, bool whole,
                             const char *name)
{
    demarc_status status = demarc_buffer_status(text);

    demarc_buffer_free(&file->bytes);
    file->bytes = *text;
    if (status != DEMARC_OK || whole)
        return status;
    file->where.line = line_at(text, text->length);
    return demarc_report(file->ctx, DEMARC_RULE_CSV_ENCODING, &file->where,
                         "convert it to UTF-8", "the text is not valid %s",
                         name);
}

static bool iconv_all(iconv_t how, const demarc_buffer *in, demarc_buffer *out)
{
    char *from = in->data, chunk[4096];
    size_t left = in->length, done = 0;

    while (left && done != (size_t)-1) {
        char *to = chunk;
        size_t room = sizeof chunk;

        done = iconv(how, &from, &left, &to, &room);
        if (done == (size_t)-1 && errno == E2BIG)
            done = 0;
        demarc_buffer_add(out, chunk, sizeof chunk - room);
    }
    return left == 0;
}

static demarc_status recode(plain *file, const char *encoding)
{
    char name[DEMARC_ENCODING_SIZE];
    iconv_t how = demarc_encoding_find(encoding, name)
                      ? iconv_open("UTF-8", name)
                      : (iconv_t)-1;
    demarc_buffer text = {0};
    bool whole;

    if (how == (iconv_t)-1)
        return demarc_report(file->ctx, DEMARC_RULE_USAGE, &file->where,
                             "iconv --list prints the names that are",
                             "\"%.40s\" is no encoding that is known",
                             encoding);
    whole = iconv_all(how, &file->bytes, &text);
    iconv_close(how);
    return swap_in(file, &text, whole, encoding);
}

static bool is_utf8(const demarc_buffer *bytes)
{
    return !bytes->length || (!memchr(bytes->data, '\0', bytes->length) &&
                              demarc_utf8_valid(bytes->data, bytes->length));
}

static demarc_status decode(plain *file, const char *encoding)
{
    demarc_buffer text = {0};
    bool whole;

    if (demarc_utf16_marked(file->bytes.data, file->bytes.length)) {
        whole =
            demarc_utf16_convert(file->bytes.data, file->bytes.length, &text);
        return swap_in(file, &text, whole, "UTF-16");
    }
    if (encoding && !is_utf8(&file->bytes))
        return recode(file, encoding);
    return DEMARC_OK;
}

static demarc_status utf8_check(plain *file)
{
    const demarc_buffer *bytes = &file->bytes;
    const char *nul;
    size_t at = 0, step;

    if (is_utf8(bytes))
        return DEMARC_OK;
    nul = memchr(bytes->data, '\0', bytes->length);
    if (nul) {
        file->where.line = line_at(bytes, (size_t)(nul - bytes->data));
        return demarc_report(file->ctx, DEMARC_RULE_CSV_NUL, &file->where, MEND,
                             "a NUL byte: this is not UTF-8 text");
    }
    while ((step = demarc_utf8_step(bytes->data + at, bytes->length - at)))
        at += step;
    file->where.line = line_at(bytes, at);
    return demarc_report(file->ctx, DEMARC_RULE_CSV_ENCODING, &file->where,
                         MEND, "the text is not UTF-8");
}

demarc_status demarc_plain_read(demarc_ctx *ctx, demarc_arena *arena,
                                const char *path, const char *encoding,
                                char **text, size_t *length)
{
    plain file = {.ctx = ctx, .where = DEMARC_NOWHERE};
    demarc_status status;
    size_t mark;

    *text = NULL;
    *length = 0;
    file.where.file = path;
    if ((status = demarc_file_read(ctx, path, &file.bytes)) ||
        (status = kind_check(&file)) || (status = decode(&file, encoding)) ||
        (status = utf8_check(&file)))
        goto done;
    for (mark = 0; file.bytes.length >= mark + 3 && /* some write it twice */
                   memcmp(file.bytes.data + mark, "\xef\xbb\xbf", 3) == 0;)
        mark += 3;
    *length = file.bytes.length - mark;
    *text = demarc_arena_copy(arena, *length ? file.bytes.data + mark : "",
                              *length);
    *length = *text ? *length : 0;
    status = *text ? DEMARC_OK : DEMARC_ENOMEM;
done:
    demarc_buffer_free(&file.bytes);
    return status;
}
