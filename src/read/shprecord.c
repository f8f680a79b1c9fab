#include "read/shprecord.h"

#include "read/bytes.h"

#include <math.h>

enum {
    HEADER = 8,  /* number and length, before the content */
    COUNTS = 44, /* type, box and counts, at the content's start */
    SOME = 512   /* points looked at together */
};

void demarc_extent_clear(double *extent)
{
    extent[DEMARC_WEST] = extent[DEMARC_SOUTH] = INFINITY;
    extent[DEMARC_EAST] = extent[DEMARC_NORTH] = -INFINITY;
}

void demarc_extent_add(double *extent, const double *other)
{
    for (int i = DEMARC_WEST; i <= DEMARC_SOUTH; i++)
        extent[i] = other[i] < extent[i] ? other[i] : extent[i];
    for (int i = DEMARC_EAST; i <= DEMARC_NORTH; i++)
        extent[i] = other[i] > extent[i] ? other[i] : extent[i];
}

static bool bad(demarc_damage *damage, const demarc_shp_record *record,
                const char *what)
{
    return demarc_damage_break(
        damage, DEMARC_RULE_SHP_RECORD, DEMARC_DAMAGE_AGAIN,
        "record %lu (byte %llu): %s", (unsigned long)record->number,
        (unsigned long long)record->at, what);
}

/** Widens the extent; returns 0, or NAN when a coordinate is no number. A
 *  minimum alone would pass over NAN, since it compares as false. */
static double points_measure(const double *at, size_t count, double *extent)
{
    double west = extent[DEMARC_WEST], east = extent[DEMARC_EAST];
    double south = extent[DEMARC_SOUTH], north = extent[DEMARC_NORTH];
    double odd = 0;

    for (size_t i = 0; i < count; i++) {
        double x = at[2 * i], y = at[2 * i + 1];

        west = x < west ? x : west;
        east = x > east ? x : east;
        south = y < south ? y : south;
        north = y > north ? y : north;
        odd += (x - x) + (y - y);
    }
    extent[DEMARC_WEST] = west;
    extent[DEMARC_EAST] = east;
    extent[DEMARC_SOUTH] = south;
    extent[DEMARC_NORTH] = north;
    return odd;
}

/** By how much the extent reaches out of the box; < 0: it does not. */
static double overhang(const double *box, const double *extent)
{
    double x = fmax(box[DEMARC_WEST] - extent[DEMARC_WEST],
                    extent[DEMARC_EAST] - box[DEMARC_EAST]);
    double y = fmax(box[DEMARC_SOUTH] - extent[DEMARC_SOUTH],
                    extent[DEMARC_NORTH] - box[DEMARC_NORTH]);

    return fmax(x, y);
}

/** What a box may be off by when it was kept in single precision. */
static double rounding(const double *box)
{
    double largest = 0;

    for (int i = 0; i < DEMARC_SIDES; i++)
        largest = fmax(largest, fabs(box[i]));
    return ldexp(largest, -23);
}

/** Names the points that are wrong, one by one. */
static bool points_name(const unsigned char *at, size_t count, uint32_t first,
                        const demarc_shp_record *record, demarc_damage *damage)
{
    double slack = rounding(record->box);
    bool go_on = true;

    for (size_t i = 0; i < count && go_on; i++, at += 16) {
        unsigned long point = (unsigned long)first + i + 1;
        double x = demarc_little_double(at);
        double y = demarc_little_double(at + 8);

        if (!isfinite(x) || !isfinite(y))
            go_on = demarc_damage_add(
                damage, DEMARC_RULE_GEOMETRY_VERTEX, DEMARC_DAMAGE_AGAIN,
                "record %lu: point %lu has a coordinate that is no number",
                (unsigned long)record->number, point);
        else if (overhang(record->box, (double[]){x, y, x, y}) > slack)
            go_on = demarc_damage_add(
                damage, DEMARC_RULE_SHP_BOX, DEMARC_DAMAGE_AGAIN,
                "record %lu: point %lu is outside of the record's box",
                (unsigned long)record->number, point);
    }
    return go_on;
}

static bool points_check(demarc_stream *in, const demarc_gauger *gauger,
                         demarc_damage *damage, demarc_shp_record *out)
{
    double slack = rounding(out->box), odd, values[2 * SOME];
    uint32_t done = 0;
    bool go_on = true;

    while (done < out->points && go_on) {
        size_t count = SOME;
        const unsigned char *at;

        if (count > out->points - done)
            count = out->points - done;
        at = demarc_stream_peek(in, 16 * count);
        if (!at)
            return bad(damage, out, "the file ends within it");
        demarc_little_doubles(at, values, 2 * count);
        odd = points_measure(values, count, out->extent);
        if (odd != 0 || overhang(out->box, out->extent) > slack)
            go_on = points_name(at, count, done, out, damage);
        if (gauger)
            gauger->vertices(gauger->user, values, count);
        demarc_stream_skip(in, 16 * count);
        done += (uint32_t)count;
    }
    return go_on;
}

/** A box that is not its points' own says that one of both has changed. */
static void box_check(demarc_damage *damage, const demarc_shp_record *record)
{
    bool same = true;

    for (int i = 0; i < DEMARC_SIDES; i++)
        same = same && record->box[i] == record->extent[i];
    if (!same && overhang(record->box, record->extent) <= rounding(record->box))
        demarc_damage_add(damage, DEMARC_RULE_SHP_BOX_LOOSE,
                          "compare the line with its source",
                          "record %lu: its box is not that of its points",
                          (unsigned long)record->number);
}

/** Parts start at point 0, and each behind the one before. */
static bool parts_check(demarc_stream *in, const demarc_gauger *gauger,
                        demarc_damage *damage, const demarc_shp_record *record)
{
    uint32_t before = 0;

    for (uint32_t i = 0; i < record->parts; i++) {
        const unsigned char *at = demarc_stream_peek(in, 4);
        uint32_t start = at ? demarc_little_32(at) : UINT32_MAX;

        if (start >= record->points || (i > 0) != (start > before))
            return bad(damage, record, "its parts do not follow each other");
        before = start;
        if (gauger)
            gauger->part(gauger->user, start);
        demarc_stream_skip(in, 4);
    }
    return record->parts > 0 || bad(damage, record, "it has points, no part");
}

/**
 * Is the content just as long as its counts make it? M may be left out. GDAL
 * has written lines with Z and M as lines with M that have both.
 */
static bool counts_fit(demarc_shp_record *record)
{
    uint64_t points = record->points, values = 16 + 8 * points;
    uint64_t need = COUNTS + 4 * (uint64_t)record->parts + 16 * points;
    bool has_z = demarc_shp_type_has_z(record->type);
    bool has_m = demarc_shp_type_has_m(record->type);

    need += has_z ? values : 0;
    record->measured = has_m && record->length > need;
    return record->length == need ||
           (has_m && record->length == need + values) ||
           (has_m && !has_z && record->length == need + 2 * values);
}

static void shape_check(demarc_stream *in, const demarc_gauger *gauger,
                        demarc_damage *damage, demarc_shp_record *out)
{
    const unsigned char *at =
        out->length < COUNTS ? NULL : demarc_stream_peek(in, COUNTS);
    bool boxed;

    if (!at) {
        bad(damage, out, "it is too short for its shape");
        return;
    }
    demarc_box_read(at + 4, out->box);
    out->parts = demarc_little_32(at + 36);
    out->points = demarc_little_32(at + 40);
    demarc_stream_skip(in, COUNTS);
    boxed = demarc_box_valid(out->box);
    if (!counts_fit(out))
        bad(damage, out, "its length does not fit its numbers of points");
    else if (out->points == 0 && out->parts == 0)
        return;
    else if (!boxed)
        bad(damage, out, "its box is none: not in order, or not numbers");
    else if (parts_check(in, gauger, damage, out) &&
             points_check(in, gauger, damage, out))
        box_check(damage, out);
}

/** One point has no box, no counts and no parts. A Z may have an M behind. */
static void point_check(demarc_stream *in, demarc_damage *damage,
                        demarc_shp_record *out)
{
    const bool z = out->type == 11;
    const uint64_t need = out->type == 1 ? 20 : 28;
    const unsigned char *at = NULL;
    double values[2];

    if (out->length == need || (z && out->length == need + 8))
        at = demarc_stream_peek(in, 20);
    if (!at) {
        bad(damage, out, "its length is not that of a point");
        return;
    }
    out->parts = out->points = 1;
    out->measured = !z || out->length > need;
    demarc_little_doubles(at + 4, values, 2);
    if (points_measure(values, 1, out->extent) != 0)
        demarc_damage_add(damage, DEMARC_RULE_GEOMETRY_VERTEX,
                          DEMARC_DAMAGE_AGAIN,
                          "record %lu has a coordinate that is no number",
                          (unsigned long)out->number);
}

static void content_check(demarc_stream *in, uint32_t type,
                          const demarc_gauger *gauger, demarc_damage *damage,
                          demarc_shp_record *out)
{
    const unsigned char *at = demarc_stream_peek(in, 4);

    out->type = at ? demarc_little_32(at) : UINT32_MAX;
    if (out->type == type && demarc_shp_type_points(type))
        point_check(in, damage, out);
    else if (out->type == type)
        shape_check(in, gauger, damage, out);
    else if (out->type != 0)
        bad(damage, out, "its type of shape is not the file's");
    else if (out->length != 4)
        bad(damage, out, "it is said to be empty, and has content");
}

bool demarc_shp_record_read(demarc_stream *in, uint32_t type,
                            const demarc_gauger *gauger, demarc_damage *damage,
                            demarc_shp_record *out)
{
    uint32_t number = out->number + 1;
    const unsigned char *at = demarc_stream_peek(in, HEADER);
    uint64_t end;

    *out = (demarc_shp_record){.at = in->at, .number = number};
    demarc_extent_clear(out->extent);
    if (!at)
        return bad(damage, out, "the file ends within its header");
    out->length = 2 * (uint64_t)demarc_big_32(at + 4);
    if (out->length < 4 || out->length > demarc_stream_left(in) - HEADER)
        return bad(damage, out, "its length is wrong, or the file cut short");
    if (demarc_big_32(at) != number)
        demarc_damage_add(damage, DEMARC_RULE_SHP_NUMBER,
                          "write the file anew: ogr2ogr new.shp old.shp",
                          "record %lu has the number %lu",
                          (unsigned long)number,
                          (unsigned long)demarc_big_32(at));
    demarc_stream_skip(in, HEADER);
    end = in->at + out->length;
    content_check(in, type, gauger, damage, out);
    if (gauger)
        gauger->end(gauger->user, out->extent,
                    out->at + HEADER + COUNTS + 4 * (uint64_t)out->parts);
    demarc_stream_skip(in, end - in->at);
    return demarc_damage_goes_on(damage);
}
