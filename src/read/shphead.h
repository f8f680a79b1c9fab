/**
 * shphead.h - the 100 bytes that a .shp and a .shx begin with, and the shapes
 * they speak of: ESRI Shapefile Technical Description, July 1998.
 */
#ifndef DEMARC_READ_SHPHEAD_H
#define DEMARC_READ_SHPHEAD_H

#include "read/damage.h"
#include "read/stream.h"

enum { DEMARC_SHP_MAGIC = 9994, DEMARC_SHP_HEAD = 100 };

/** West, south, east, north: the order in which files have them. */
typedef enum demarc_side {
    DEMARC_WEST,
    DEMARC_SOUTH,
    DEMARC_EAST,
    DEMARC_NORTH,
    DEMARC_SIDES
} demarc_side;

typedef struct demarc_shp_head {
    uint32_t type;
    double box[DEMARC_SIDES];
} demarc_shp_head;

/** The rules under which a .shp or a .shx is wrong, and the mend. */
typedef struct demarc_shp_rules {
    demarc_rule_id header, size;
    const char *remedy;
} demarc_shp_rules;

/** Reads four little-endian doubles. */
void demarc_box_read(const unsigned char *at, double *box);

/** Are they numbers, and in order? */
bool demarc_box_valid(const double *box);

/** What the shapes of a type are, in plural; NULL: no such type. */
const char *demarc_shp_type_name(uint32_t type);

/** Lines, or areas, which are stored alike, or points, one in a record; with
 *  Z, M or neither. */
bool demarc_shp_type_lines(uint32_t type);
bool demarc_shp_type_areas(uint32_t type);
bool demarc_shp_type_points(uint32_t type);
bool demarc_shp_type_has_z(uint32_t type);
bool demarc_shp_type_has_m(uint32_t type); /* they may be left out */

/** Reads the header at the stream's start, which stays there; false if the
 *  rest cannot be read by it. The box is not looked at. */
bool demarc_shp_head_read(demarc_stream *in, const demarc_shp_rules *rules,
                          demarc_damage *damage, demarc_shp_head *out);

#endif
