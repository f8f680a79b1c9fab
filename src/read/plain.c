#include "read/plain.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/text.h"
#include "read/encodings.h"
#include "read/utf16.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MEND "convert it to UTF-8, or give --encoding"

enum { PIECE = 64 * 1024 };

static const char utf8_mark[] = "\xef\xbb\xbf";

static bool starts(const demarc_buffer *bytes, const char *magic, size_t size)
{
    return bytes->length >= size && memcmp(bytes->data, magic, size) == 0;
}

static void drop_front(demarc_buffer *buffer, size_t count)
{
    if (!count)
        return;
    buffer->length -= count;
    memmove(buffer->data, buffer->data + count, buffer->length + 1);
}

/* Reads on, up to a whole piece; less only at the end of the file. */
static demarc_status read_on(demarc_plain *plain, bool *more)
{
    char piece[PIECE];
    size_t have = 0;
    ssize_t got = 1;

    while (have < sizeof piece && got != 0) {
        got = read(plain->fd, piece + have, sizeof piece - have);
        if (got < 0 && errno != EINTR)
            return demarc_report(plain->ctx, DEMARC_RULE_IO, &plain->where,
                                 NULL, "reading failed: %s",
                                 demarc_errno_text(errno));
        have += got > 0 ? (size_t)got : 0;
    }
    *more = have == sizeof piece;
    plain->done += (double)have;
    if (!*more && plain->whole > 0 && plain->done != plain->whole)
        return demarc_report(plain->ctx, DEMARC_RULE_IO, &plain->where, NULL,
                             "the file has changed while it was read");
    demarc_buffer_add(&plain->bytes, piece, have);
    return demarc_buffer_status(&plain->bytes);
}

/* Both converters leave what is cut off at the end for the next piece; they
 * are false at what cannot be converted. */
static bool from_utf16(demarc_plain *plain)
{
    demarc_buffer *bytes = &plain->bytes;

    drop_front(bytes, demarc_utf16_convert(bytes->data, bytes->length,
                                           plain->big, &plain->text));
    return bytes->length < 4;
}

static bool from_named(demarc_plain *plain)
{
    char *from = plain->bytes.data, chunk[4096];
    size_t left = plain->bytes.length, done = 0;

    while (left && (done != (size_t)-1 || errno == E2BIG)) {
        char *to = chunk;
        size_t room = sizeof chunk;

        done = iconv(plain->converter, &from, &left, &to, &room);
        demarc_buffer_add(&plain->text, chunk, sizeof chunk - room);
    }
    drop_front(&plain->bytes, plain->bytes.length - left);
    return !left || (done == (size_t)-1 && errno == EINVAL);
}

static bool convert(demarc_plain *plain)
{
    bool good = true;

    if (plain->as == DEMARC_AS_UTF16)
        good = from_utf16(plain);
    else if (plain->as == DEMARC_AS_NAMED)
        good = from_named(plain);
    else
        demarc_buffer_add(&plain->text, plain->bytes.data, plain->bytes.length);
    if (plain->as == DEMARC_AS_UTF8)
        plain->bytes.length = 0;
    return good;
}

/* Counts the line ends: CRLF, LF and CR end one line each. */
static void count_lines(demarc_plain *plain, const char *text, size_t length)
{
    const bool returns = plain->last == '\r' || memchr(text, '\r', length);
    char before = plain->last;
    long lines = 0;

    for (size_t i = 0; !returns && i < length; i++) /* vector code */
        lines += text[i] == '\n';
    for (size_t i = 0; returns && i < length; before = text[i++])
        lines += text[i] == '\r' || (text[i] == '\n' && before != '\r');
    plain->line += lines;
    if (length)
        plain->last = text[length - 1];
}

static demarc_status refuse(demarc_plain *plain)
{
    static const char *const names[] = {"UTF-8", "UTF-16"};
    bool named = plain->as == DEMARC_AS_NAMED;

    if (plain->quiet)
        return DEMARC_EDATA;
    plain->where.line = plain->line;
    if (plain->text.length && plain->text.data[0] == '\0')
        return demarc_report(plain->ctx, DEMARC_RULE_CSV_NUL, &plain->where,
                             named ? "take it out"
                                   : "take it out; or if the file is UTF-16, "
                                     "give --encoding UTF-16LE or UTF-16BE",
                             "a NUL byte in the text");
    if (plain->as == DEMARC_AS_UTF8)
        return demarc_report(plain->ctx, DEMARC_RULE_CSV_ENCODING,
                             &plain->where, MEND, "the text is not UTF-8");
    return demarc_report(plain->ctx, DEMARC_RULE_CSV_ENCODING, &plain->where,
                         "convert it to UTF-8", "the text is not valid %s",
                         named ? plain->encoding : names[plain->as]);
}

/* Hands out what is sound of the text: valid characters, and no NUL. */
static size_t hand_out(demarc_plain *plain, demarc_buffer *out)
{
    const demarc_buffer *text = &plain->text;
    const char *nul = memchr(text->data, '\0', text->length);
    size_t length = nul ? (size_t)(nul - text->data) : text->length;
    size_t sound = demarc_utf8_span(text->data, length);

    count_lines(plain, text->data, sound);
    demarc_buffer_add(out, text->data, sound);
    drop_front(&plain->text, sound);
    return sound;
}

demarc_status demarc_plain_next(demarc_plain *plain, demarc_buffer *out,
                                bool *more)
{
    const bool first = plain->done == 0;
    demarc_status status = read_on(plain, more);
    bool good, cut;

    if (status != DEMARC_OK)
        return status;
    demarc_buffer_text(&plain->text, "");
    good = convert(plain);
    if (plain->text.failed)
        return DEMARC_ENOMEM;
    while (first && starts(&plain->text, utf8_mark, 3)) /* or twice */
        drop_front(&plain->text, 3);
    hand_out(plain, out);
    cut = plain->text.length > 0 || plain->bytes.length > 0;
    if (!good || plain->text.length > 3 || (cut && !*more) ||
        (plain->text.length && plain->text.data[0] == '\0'))
        return refuse(plain);
    return demarc_buffer_status(out);
}

static demarc_status kind_check(demarc_plain *plain)
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
        {"BZh", 3, "a bzip2 file", "unpack it with bunzip2"},
        {"\xfd"
         "7zXZ",
         5, "an xz file", "unpack it with unxz"},
        {"\x28\xb5\x2f\xfd", 4, "a Zstandard file", "unpack it with unzstd"},
        {"%PDF-", 5, "a PDF file", "name a CSV file"},
        {"\x89PNG", 4, "a picture", "name a CSV file"},
    };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (starts(&plain->bytes, kinds[i].magic, kinds[i].size))
            return demarc_report(plain->ctx, DEMARC_RULE_CSV_KIND,
                                 &plain->where, kinds[i].mend,
                                 "this is %s, not text", kinds[i].name);
    return DEMARC_OK;
}

/* Goes to the first byte of the text. */
static demarc_status go_back(demarc_plain *plain)
{
    off_t mark = plain->as == DEMARC_AS_UTF16 ? 2 : 0;

    plain->bytes.length = plain->text.length = 0;
    plain->line = 1;
    plain->last = '\0';
    plain->done = 0;
    if (plain->as == DEMARC_AS_NAMED)
        iconv(plain->converter, NULL, NULL, NULL, NULL);
    if (lseek(plain->fd, mark, SEEK_SET) == mark)
        return DEMARC_OK;
    return demarc_report(plain->ctx, DEMARC_RULE_IO, &plain->where, NULL,
                         "reading failed: %s", demarc_errno_text(errno));
}

/* What the first bytes say: a kind of file that is none of text, UTF-16, or
 * nothing. */
static demarc_status look_first(demarc_plain *plain)
{
    demarc_status status = read_on(plain, &(bool){true});

    if (status == DEMARC_OK)
        status = kind_check(plain);
    if (status == DEMARC_OK &&
        demarc_utf16_marked(plain->bytes.data, plain->bytes.length)) {
        plain->as = DEMARC_AS_UTF16;
        plain->big = plain->bytes.data[0] == '\xfe';
    }
    return status == DEMARC_OK ? go_back(plain) : status;
}

/* Reads all of it once; the first thing that is wrong is told. */
static demarc_status look_through(demarc_plain *plain)
{
    demarc_status status = DEMARC_OK;
    demarc_buffer piece = {0};
    bool more = true;

    while (more && status == DEMARC_OK) {
        piece.length = 0;
        status = demarc_plain_next(plain, &piece, &more);
    }
    demarc_buffer_free(&piece);
    if (status != DEMARC_OK)
        return status;
    plain->whole = plain->done;
    return go_back(plain);
}

static demarc_status name_encoding(demarc_plain *plain, const char *encoding)
{
    char name[DEMARC_ENCODING_SIZE];
    iconv_t how = demarc_encoding_find(encoding, name)
                      ? iconv_open("UTF-8", name)
                      : (iconv_t)-1;

    if (how == (iconv_t)-1)
        return demarc_report(plain->ctx, DEMARC_RULE_USAGE, &plain->where,
                             "iconv --list prints the names that are",
                             "\"%.40s\" is no encoding that is known",
                             encoding);
    plain->converter = how;
    plain->encoding = encoding;
    plain->as = DEMARC_AS_NAMED;
    return go_back(plain);
}

demarc_status demarc_plain_open(demarc_ctx *ctx, const char *path,
                                const char *encoding, demarc_plain *out)
{
    demarc_status status;
    struct stat is;

    *out = (demarc_plain){.ctx = ctx, .where = DEMARC_NOWHERE, .fd = -1};
    out->where.file = path;
    status = demarc_file_open(ctx, path, &out->fd);
    if (status == DEMARC_OK && fstat(out->fd, &is) == 0)
        out->size = (double)is.st_size;
    if (status == DEMARC_OK)
        status = look_first(out);
    if (status != DEMARC_OK)
        return status;
    out->quiet = encoding && out->as == DEMARC_AS_UTF8;
    status = look_through(out);
    if (!out->quiet || status != DEMARC_EDATA)
        return status;
    out->quiet = false;
    status = name_encoding(out, encoding);
    return status == DEMARC_OK ? look_through(out) : status;
}

void demarc_plain_close(demarc_plain *plain)
{
    if (plain->fd >= 0)
        close(plain->fd);
    if (plain->converter)
        iconv_close(plain->converter);
    demarc_buffer_free(&plain->bytes);
    demarc_buffer_free(&plain->text);
    *plain = (demarc_plain){.fd = -1};
}
