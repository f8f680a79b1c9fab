/** members.h - the members of a GeoJSON object, and the box round it all. */
#ifndef DEMARC_WRITE_MEMBERS_H
#define DEMARC_WRITE_MEMBERS_H

#include "demarc.h"

/** Each appends "key":value with a comma before it where one is needed; what
 *  is unknown ("", NAN, an open day) is null. */
void demarc_member_text(demarc_buffer *out, const char *key, const char *text);
void demarc_member_fixed(demarc_buffer *out, const char *key, double value,
                         int digits);
void demarc_member_day(demarc_buffer *out, const char *key, demarc_day day);

/** "killed_kgz" for the latest, "killed_kgz_low" and "killed_kgz_high". */
void demarc_member_spread(demarc_buffer *out, const char *toll,
                          const char *party, demarc_spread spread);

/** Degrees with at most 7 decimals, no trailing zeros. */
void demarc_buffer_degrees(demarc_buffer *out, double degrees);

/** What a file spans: latitudes, and longitudes as ranges that are merged in
 *  the end, because a file on both sides of the antimeridian goes round it. */
typedef struct demarc_box {
    double south, north, west, east;
    double (*ranges)[2];
    size_t count, room;
    bool crosses, failed;
} demarc_box;

#define DEMARC_BOX_EMPTY                                                       \
    ((demarc_box){.south = INFINITY,                                           \
                  .north = -INFINITY,                                          \
                  .west = INFINITY,                                            \
                  .east = -INFINITY})

/** Begins a range: what follows is connected. */
void demarc_box_begin(demarc_box *box);
void demarc_box_add(demarc_box *box, double lon, double lat);

/** West and east of the smallest span that holds every range; west > east
 *  where something crosses the antimeridian. False if the box is empty. */
bool demarc_box_span(demarc_box *box, double *west, double *east);

/** Appends the member "bbox"; of an empty box nothing. */
void demarc_member_box(demarc_buffer *out, demarc_box *box);
void demarc_box_free(demarc_box *box);

#endif
