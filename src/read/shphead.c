#include "read/shphead.h"

#include "read/bytes.h"

#include <math.h>

static const struct {
    uint32_t type;
    const char *name;
} types[] = {
    {0, "null shapes"},  {1, "points"},        {3, "lines"},  {5, "polygons"},
    {8, "multipoints"},  {11, "points"},       {13, "lines"}, {15, "polygons"},
    {18, "multipoints"}, {21, "points"},       {23, "lines"}, {25, "polygons"},
    {28, "multipoints"}, {31, "multipatches"},
};

void demarc_box_read(const unsigned char *at, double *box)
{
    for (size_t i = 0; i < DEMARC_SIDES; i++)
        box[i] = demarc_little_double(at + 8 * i);
}

bool demarc_box_valid(const double *box)
{
    for (int i = 0; i < DEMARC_SIDES; i++)
        if (!isfinite(box[i]))
            return false;
    return box[DEMARC_WEST] <= box[DEMARC_EAST] &&
           box[DEMARC_SOUTH] <= box[DEMARC_NORTH];
}

const char *demarc_shp_type_name(uint32_t type)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (types[i].type == type)
            return types[i].name;
    return NULL;
}

bool demarc_shp_type_lines(uint32_t type)
{
    return type == 3 || type == 13 || type == 23;
}

bool demarc_shp_type_areas(uint32_t type)
{
    return type == 5 || type == 15 || type == 25;
}

bool demarc_shp_type_points(uint32_t type)
{
    return type == 1 || type == 11 || type == 21;
}

bool demarc_shp_type_has_z(uint32_t type)
{
    return type == 13 || type == 15;
}

bool demarc_shp_type_has_m(uint32_t type)
{
    return type > 10;
}

/** A length is in 16-bit words. */
static bool size_check(const demarc_stream *in, uint64_t says,
                       const demarc_shp_rules *rules, demarc_damage *damage)
{
    if (says == in->size)
        return true;
    return demarc_damage_break(
        damage, rules->size, rules->remedy,
        "the file has %llu bytes, and its header says %llu",
        (unsigned long long)in->size, (unsigned long long)says);
}

bool demarc_shp_head_read(demarc_stream *in, const demarc_shp_rules *rules,
                          demarc_damage *damage, demarc_shp_head *out)
{
    const unsigned char *at = demarc_stream_peek(in, DEMARC_SHP_HEAD);
    const char *wrong = NULL;

    *out = (demarc_shp_head){0};
    if (!at)
        wrong = "the file is shorter than its header";
    else if (demarc_big_32(at) != DEMARC_SHP_MAGIC)
        wrong = "the file does not begin with the number 9994";
    else if (demarc_little_32(at + 28) != 1000)
        wrong = "the version in its header is not 1000";
    else if (!demarc_shp_type_name(demarc_little_32(at + 32)))
        wrong = "the type of shape in its header is none";
    if (wrong)
        return demarc_damage_break(damage, rules->header, rules->remedy, "%s",
                                   wrong);
    out->type = demarc_little_32(at + 32);
    demarc_box_read(at + 36, out->box);
    return size_check(in, 2 * (uint64_t)demarc_big_32(at + 24), rules, damage);
}
