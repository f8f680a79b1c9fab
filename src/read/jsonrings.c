#include "read/jsonrings.h"

#include "base/decimal.h"
#include "base/memory.h"

#include <cpl_vsi.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/** Where the look through a file has come. A NUL is behind its last byte. */
typedef struct job {
    const char *at;
    const char *kept; /* up to here the outline has it */
    size_t depth;
    bool features, whole; /* in the array; it is a FeatureCollection */
    const char *key;      /* at depth 1, the last one */
    size_t lines;         /* that ended since ... */
    demarc_jsonrings *out;
} job;

static void blank_skip(job *in)
{
    for (;; in->at++)
        if (*in->at == '\n')
            in->lines++;
        else if (*in->at != ' ' && *in->at != '\t' && *in->at != '\r')
            return;
}

/** Goes past one byte, and blanks before it. */
static bool pass(job *in, char byte)
{
    blank_skip(in);
    if (*in->at != byte)
        return false;
    in->at++;
    return true;
}

/** Is there a comma, and more to come? Else the array must be closed. */
static bool more(job *in, bool *fine)
{
    if (pass(in, ','))
        return true;
    *fine = pass(in, ']');
    return false;
}

/* ---- Coordinates ---- */

/** Whole numbers are whole to OGR: they have no -0. */
static bool number(job *in, double *out)
{
    const char *end;

    blank_skip(in);
    end = demarc_decimal_read(in->at, out);
    if (!end)
        return false;
    if (*out == 0 && !memchr(in->at, '.', (size_t)(end - in->at)))
        *out = 0;
    in->at = end;
    return true;
}

static bool position(job *in)
{
    demarc_bare_rings *all = &in->out->all;
    double *at = demarc_bare_rings_points(all, 1), height;

    if (!at)
        return false;
    all->points++;
    return pass(in, '[') && number(in, &at[0]) && pass(in, ',') &&
           number(in, &at[1]) && (!pass(in, ',') || number(in, &height)) &&
           pass(in, ']');
}

static bool ring(job *in, bool hole)
{
    demarc_bare_rings *all = &in->out->all;
    demarc_bare_ring made = {all->points, 0, in->out->features - 1, hole};
    const double *first, *last;
    bool fine = pass(in, '[');

    do
        fine = fine && position(in);
    while (fine && more(in, &fine));
    made.count = all->points - made.start;
    if (!fine || made.count < 4 || !demarc_bare_rings_add(all, &made))
        return false;
    first = all->lon_lat + 2 * made.start;
    last = all->lon_lat + 2 * all->points - 2;
    return first[0] == last[0] && first[1] == last[1];
}

static bool polygon(job *in)
{
    bool fine = pass(in, '[');

    for (bool hole = false; fine; hole = true) {
        fine = ring(in, hole);
        if (fine && !more(in, &fine))
            return fine;
    }
    return false;
}

static bool polygons(job *in)
{
    bool fine = pass(in, '[');

    do
        fine = fine && polygon(in);
    while (fine && more(in, &fine));
    return fine;
}

/** How many arrays are opened in a row. */
static size_t deepness(const char *at)
{
    size_t depth = 0;

    for (;; at++)
        if (*at == '[')
            depth++;
        else if (*at != ' ' && *at != '\t' && *at != '\r' && *at != '\n')
            return depth;
}

/** Writes what stands before coordinates, and for them an empty array of as
 *  many lines. */
static bool coordinates(job *in, bool *many)
{
    size_t deep;

    blank_skip(in);
    demarc_buffer_add(&in->out->outline, in->kept, (size_t)(in->at - in->kept));
    in->lines = 0;
    deep = deepness(in->at);
    *many = deep == 4;
    if ((deep != 3 && deep != 4) || !(*many ? polygons(in) : polygon(in)))
        return false;
    demarc_buffer_char(&in->out->outline, '[');
    while (in->lines-- > 0)
        demarc_buffer_char(&in->out->outline, '\n');
    demarc_buffer_char(&in->out->outline, ']');
    in->kept = in->at;
    return true;
}

/* ---- What is around them ---- */

/** Goes past a text without escapes. */
static bool text(job *in, const char **begin, size_t *length)
{
    *begin = in->at + 1;
    if (*in->at != '"')
        return false;
    for (in->at++; *in->at != '"'; in->at++)
        if ((unsigned char)*in->at < ' ' || *in->at == '\\')
            return false;
    *length = (size_t)(in->at++ - *begin);
    return true;
}

static bool is(const char *begin, size_t length, const char *word)
{
    return length == strlen(word) && memcmp(begin, word, length) == 0;
}

/** Is it a word that OGR would take for this one, but is another? */
static bool is_nearly(const char *begin, size_t length, const char *word)
{
    return length == strlen(word) && strncasecmp(begin, word, length) == 0 &&
           memcmp(begin, word, length) != 0;
}

/** A type and coordinates, in either order, and nothing else. */
static bool geometry(job *in)
{
    bool many = false, typed = false, located = false, multi = false;
    const char *begin;
    size_t length;

    in->at++;
    for (size_t i = 0; i < 2; i++) {
        if (i > 0 && !pass(in, ','))
            return false;
        blank_skip(in);
        if (!text(in, &begin, &length) || !pass(in, ':'))
            return false;
        if (is(begin, length, "coordinates") && !located) {
            located = coordinates(in, &many);
            if (!located)
                return false;
            continue;
        }
        blank_skip(in);
        if (!is(begin, length, "type") || typed || !text(in, &begin, &length))
            return false;
        multi = is(begin, length, "MultiPolygon");
        typed = multi || is(begin, length, "Polygon");
    }
    return typed && located && many == multi && pass(in, '}');
}

/** A key of a feature, or of the file, or a text of theirs. */
static bool word(job *in)
{
    const char *begin;
    size_t length;

    if (!text(in, &begin, &length))
        return false;
    blank_skip(in);
    if (*in->at != ':')
        return true;
    in->at++;
    blank_skip(in);
    if (in->depth == 1) {
        in->key = begin;
        if (is(begin, length, "type"))
            in->whole = strncmp(in->at, "\"FeatureCollection\"", 19) == 0;
        return !is_nearly(begin, length, "features") &&
               !is_nearly(begin, length, "type");
    }
    if (in->features && is(begin, length, "geometry") && *in->at == '{')
        return geometry(in);
    return !in->features || (!is_nearly(begin, length, "geometry") &&
                             (!is(begin, length, "geometry") ||
                              strncmp(in->at, "null", 4) == 0));
}

/** Goes past a text of the properties. */
static bool text_skip(job *in)
{
    for (in->at++; *in->at != '"'; in->at++) {
        in->at += *in->at == '\\';
        if (!*in->at)
            return false;
    }
    in->at++;
    return true;
}

static bool opened(job *in)
{
    bool array = *in->at++ == '[';

    if (in->depth == 1)
        in->features =
            array && in->key && strncmp(in->key, "features\"", 9) == 0;
    if (in->depth == 2 && in->features) {
        if (array)
            return false;
        in->out->features++;
    }
    in->depth++;
    return true;
}

/** To the end of the file's one object. */
static bool look_through(job *in)
{
    blank_skip(in);
    if (*in->at != '{')
        return false;
    do
        switch (*in->at) {
        case '\0':
            return false;
        case '{':
        case '[':
            if (!opened(in))
                return false;
            break;
        case '}':
        case ']':
            in->at++;
            in->depth--;
            in->features = in->features && in->depth > 1;
            break;
        case '"':
            if (!(in->depth == 1 || in->depth == 3 ? word(in) : text_skip(in)))
                return false;
            break;
        default:
            in->at++;
        }
    while (in->depth > 0);
    blank_skip(in);
    return in->whole && in->out->all.count > 0;
}

/** All of a file and a NUL; NULL: it cannot be had. */
static char *file_read(const char *path, size_t *length)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat info;
    char *bytes = NULL;
    ssize_t got = 1;

    *length = 0;
    if (fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode))
        bytes = malloc((size_t)info.st_size + 1);
    while (bytes && got != 0 && *length < (size_t)info.st_size) {
        got = read(fd, bytes + *length, (size_t)info.st_size - *length);
        if (got < 0 && errno != EINTR)
            break;
        *length += got > 0 ? (size_t)got : 0;
    }
    if (fd >= 0)
        close(fd);
    if (bytes)
        bytes[*length] = '\0';
    if (bytes && *length == (size_t)info.st_size)
        return bytes;
    free(bytes);
    return NULL;
}

void demarc_jsonrings_take(const char *path, demarc_jsonrings *out)
{
    size_t length;
    char *bytes = file_read(path, &length);
    job in = {.at = bytes, .kept = bytes, .out = out};

    *out = (demarc_jsonrings){0};
    if (bytes && look_through(&in) && in.at == bytes + length) {
        demarc_buffer_add(&out->outline, in.kept,
                          (size_t)(bytes + length - in.kept));
        out->taken = !out->outline.failed;
    }
    free(bytes);
    if (!out->taken)
        demarc_jsonrings_free(out);
}

const char *demarc_jsonrings_path(demarc_jsonrings *rings)
{
    VSILFILE *file;

    snprintf(rings->name, sizeof rings->name, "/vsimem/demarc-%p.geojson",
             (void *)rings);
    file = VSIFileFromMemBuffer(rings->name, (GByte *)rings->outline.data,
                                rings->outline.length, FALSE);
    if (file)
        VSIFCloseL(file);
    return file ? rings->name : NULL;
}

void demarc_jsonrings_free(demarc_jsonrings *rings)
{
    if (*rings->name)
        VSIUnlink(rings->name);
    demarc_buffer_free(&rings->outline);
    demarc_bare_rings_free(&rings->all);
    *rings = (demarc_jsonrings){0};
}
