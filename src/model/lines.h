/** lines.h - lines that are to be written as a segments file. */
#ifndef DEMARC_MODEL_LINES_H
#define DEMARC_MODEL_LINES_H

#include "base/memory.h"
#include "demarc.h"

/** A segment to be: its fields, as read/fields.def has them ("" where nothing
 *  is known), and its line. */
typedef struct demarc_feature {
    const char *id, *name, *border, *left, *right, *route, *stage, *since,
        *from, *until, *source;
    const double *lon_lat; /* degrees, longitude first, to the last digit; an
                              edge may cross the antimeridian */
    const size_t *start;   /* part i has the points [start[i], start[i + 1]) */
    size_t parts;
} demarc_feature;

struct demarc_lines {
    demarc_arena arena; /* of what the features point to, if it is not of what
                           they were made of */
    demarc_feature *items;
    size_t count, room;
};

/** None at all; NULL when out of memory. */
demarc_lines *demarc_lines_new(void);

/** Adds a feature without fields, parts or points; NULL when out of memory.
 *  It stays where it is up to the next one. */
demarc_feature *demarc_lines_add(demarc_lines *lines);

/** Gives a feature one part of so many points, which stay the caller's. False
 *  when out of memory. */
bool demarc_feature_single(demarc_lines *lines, demarc_feature *feature,
                           const double *lon_lat, size_t count);

#endif
