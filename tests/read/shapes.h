/** shapes.h - a shapefile made by hand, byte by byte as ESRI's description of
 *  July 1998 and dBASE III have it, for tests to spoil. */
#ifndef DEMARC_TESTS_READ_SHAPES_H
#define DEMARC_TESTS_READ_SHAPES_H

#include "base/buffer.h"
#include "read/bytes.h"
#include "read/shpfiles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define KIT __attribute__((unused)) static

typedef struct shapes {
    char folder[64];
    demarc_buffer file[DEMARC_SHP_PARTS];
    uint32_t type, records, fields, row_length;
    double box[4];
} shapes;

#define WGS84                                                                  \
    "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\","                            \
    "SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],"                         \
    "PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"

/* ---- Numbers in bytes ---- */

KIT void big_put(demarc_buffer *out, size_t at, uint32_t value)
{
    for (size_t i = 0; i < 4; i++)
        out->data[at + i] = (char)(unsigned char)(value >> (24 - 8 * i));
}

KIT void little_put(demarc_buffer *out, size_t at, uint32_t value, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out->data[at + i] = (char)(unsigned char)(value >> 8 * i);
}

KIT void double_put(demarc_buffer *out, size_t at, double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    little_put(out, at, (uint32_t)bits, 4);
    little_put(out, at + 4, (uint32_t)(bits >> 32), 4);
}

/** Zeros at the end; returns where they begin. */
KIT size_t room_add(demarc_buffer *out, size_t count)
{
    size_t at = out->length;

    while (count-- > 0)
        demarc_buffer_char(out, '\0');
    return at;
}

/* ---- The files ---- */

/** The box of `count` points; an empty one is all zeros. */
KIT void box_of(const double *points, size_t count, double *box)
{
    for (size_t i = 0; i < 4; i++)
        box[i] = count ? points[i % 2] : 0;
    for (size_t i = 0; i < 2 * count; i++) {
        box[i % 2] = fmin(box[i % 2], points[i]);
        box[2 + i % 2] = fmax(box[2 + i % 2], points[i]);
    }
}

KIT void record_add(shapes *in, size_t length)
{
    demarc_buffer *shp = &in->file[DEMARC_SHP], *shx = &in->file[DEMARC_SHX];
    size_t entry = room_add(shx, 8), at = room_add(shp, 8);

    in->records++;
    big_put(shp, at, in->records);
    big_put(shp, at + 4, (uint32_t)(length / 2));
    big_put(shx, entry, (uint32_t)(at / 2));
    big_put(shx, entry + 4, (uint32_t)(length / 2));
}

/**
 * Adds a line.
 * @param starts  of its parts, the first 0.
 * @param extra   bytes behind the points, for Z and M; zeros.
 */
KIT void line_add(shapes *in, const uint32_t *starts, uint32_t parts,
                  const double *points, uint32_t count, size_t extra)
{
    demarc_buffer *shp = &in->file[DEMARC_SHP];
    size_t length = 44 + 4 * parts + 16 * count + extra, at;
    double box[4];

    box_of(points, count, box);
    record_add(in, length);
    at = room_add(shp, length);
    little_put(shp, at, in->type, 4);
    for (size_t i = 0; i < 4; i++)
        double_put(shp, at + 4 + 8 * i, box[i]);
    little_put(shp, at + 36, parts, 4);
    little_put(shp, at + 40, count, 4);
    for (size_t i = 0; i < parts; i++)
        little_put(shp, at + 44 + 4 * i, starts[i], 4);
    for (size_t i = 0; i < 2 * count; i++)
        double_put(shp, at + 44 + 4 * parts + 8 * i, points[i]);
    for (size_t i = 0; i < 2 && count; i++) {
        bool first = in->records == 1;

        in->box[i] = first ? box[i] : fmin(in->box[i], box[i]);
        in->box[2 + i] = first ? box[2 + i] : fmax(in->box[2 + i], box[2 + i]);
    }
}

KIT void null_add(shapes *in)
{
    record_add(in, 4);
    room_add(&in->file[DEMARC_SHP], 4);
}

/** All fields come before the first row. */
KIT void field_add(shapes *in, const char *name, char type, unsigned width,
                   unsigned decimals)
{
    demarc_buffer *dbf = &in->file[DEMARC_DBF];
    size_t at = room_add(dbf, 32);

    memcpy(dbf->data + at, name, strnlen(name, 11));
    dbf->data[at + 11] = type;
    little_put(dbf, at + 16, width, 1);
    little_put(dbf, at + 17, decimals, 1);
    in->fields++;
    in->row_length += width;
}

KIT void fields_end(shapes *in)
{
    if (in->file[DEMARC_DBF].length == 32 + 32 * in->fields)
        demarc_buffer_char(&in->file[DEMARC_DBF], '\r');
}

/** One string of all cells, the flag not among them. */
KIT void row_add(shapes *in, const char *cells)
{
    demarc_buffer *dbf = &in->file[DEMARC_DBF];

    fields_end(in);
    demarc_buffer_format(dbf, " %-*.*s", (int)in->row_length - 1,
                         (int)in->row_length - 1, cells);
}

KIT shapes shapes_begin(uint32_t type)
{
    shapes in = {
        .folder = "/tmp/demarc-shp-XXXXXX", .type = type, .row_length = 1};

    if (!mkdtemp(in.folder)) {
        puts("Bail out! no temporary folder");
        exit(1);
    }
    room_add(&in.file[DEMARC_SHP], 100);
    room_add(&in.file[DEMARC_SHX], 100);
    room_add(&in.file[DEMARC_DBF], 32);
    demarc_buffer_text(&in.file[DEMARC_PRJ], WGS84);
    demarc_buffer_text(&in.file[DEMARC_CPG], "UTF-8");
    return in;
}

KIT void head_put(const shapes *in, demarc_buffer *out)
{
    big_put(out, 0, 9994);
    big_put(out, 24, (uint32_t)(out->length / 2));
    little_put(out, 28, 1000, 4);
    little_put(out, 32, in->type, 4);
    for (size_t i = 0; i < 4; i++)
        double_put(out, 36 + 8 * i, in->box[i]);
}

/** The headers, once all is there. */
KIT void shapes_end(shapes *in)
{
    demarc_buffer *dbf = &in->file[DEMARC_DBF];

    head_put(in, &in->file[DEMARC_SHP]);
    head_put(in, &in->file[DEMARC_SHX]);
    fields_end(in);
    memcpy(dbf->data, "\x03\x7C\x01\x01", 4);
    little_put(dbf, 4, in->records, 4);
    little_put(dbf, 8, 33 + 32 * in->fields, 2);
    little_put(dbf, 10, in->row_length, 2);
    demarc_buffer_char(dbf, 0x1A);
}

/** "<folder>/lines.shx" and so on; good until the next call. */
static const char *part_path(const shapes *in, demarc_shp_part part)
{
    static char path[96];

    snprintf(path, sizeof path, "%s/lines.%s", in->folder,
             demarc_shp_part_ending(part));
    return path;
}

/** Writes a file of the five; bytes may be others than its own. */
KIT void part_save(const shapes *in, demarc_shp_part part, const char *bytes,
                   size_t length)
{
    FILE *out = fopen(part_path(in, part), "w");

    if (!out || fwrite(bytes, 1, length, out) != length || fclose(out) != 0) {
        puts("Bail out! no temporary file");
        exit(1);
    }
}

KIT void shapes_save(const shapes *in)
{
    for (demarc_shp_part i = 0; i < DEMARC_SHP_PARTS; i++)
        part_save(in, i, in->file[i].data, in->file[i].length);
}

/** "code@shp code@dbf", in the order in which they were found. */
KIT void codes(const demarc_ctx *ctx, demarc_buffer *out)
{
    out->length = 0;
    demarc_buffer_text(out, "");
    for (size_t i = 0; i < demarc_finding_count(ctx); i++) {
        const demarc_finding *found = demarc_finding_at(ctx, i);
        const char *dot = strrchr(found->file, '.');

        demarc_buffer_format(out, "%s%s@%s", i ? " " : "", found->code,
                             dot ? dot + 1 : found->file);
    }
}

KIT size_t errors_of(const demarc_ctx *ctx)
{
    size_t count = 0;

    for (size_t i = 0; i < demarc_finding_count(ctx); i++)
        count += demarc_finding_at(ctx, i)->severity == DEMARC_ERROR;
    return count;
}

KIT void shapes_free(shapes *in)
{
    for (demarc_shp_part i = 0; i < DEMARC_SHP_PARTS; i++) {
        unlink(part_path(in, i));
        demarc_buffer_free(&in->file[i]);
    }
    rmdir(in->folder);
}

#endif
