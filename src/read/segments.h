/** segments.h - the lines of a border from any line source OGR reads. */
#ifndef DEMARC_READ_SEGMENTS_H
#define DEMARC_READ_SEGMENTS_H

#include "model/border.h"
#include "model/gauge.h"

typedef struct demarc_segments_how {
    const char *const *fields; /* "role=name", NULL-terminated; or NULL */
    const char *assume_crs, *encoding, *default_stage; /* or NULL */
    bool allow_ballpark;
    bool rebuild_index;          /* of a shapefile, in memory */
    bool allow_network;          /* PG:... may be opened */
    const char *scratch;         /* where a zip is unpacked; NULL: "/tmp" */
    const char *schema, *view;   /* or NULL */
    bool events;                 /* there are, and `fields` is for them too */
    const demarc_gauger *gauger; /* lengths are enough; or NULL */
    bool recalls; /* of gauged lines vertices will be asked for later */
} demarc_segments_how;

typedef struct demarc_segments {
    demarc_segment *items; /* malloc; what they point to in the arena */
    size_t count, room;
    demarc_origin crs;
    bool has_border;        /* the file has a border field */
    bool has_pairs;         /* else its borders are pairs of parties, */
    bool has_sides;         /* which say left and right */
    const char *schema;     /* by which it was read */
    const char *view;       /* of the schema; "" for none */
    demarc_segment *hidden; /* left out in this view */
    size_t hidden_count, hidden_room;
    uint64_t missed;      /* `fields` left to the events; see demarc_fields */
    demarc_gauges gauges; /* of the segments, which then have no vertices */
    demarc_recall recall; /* if their vertices will be asked for */
} demarc_segments;

/**
 * Reads every feature of the source's first layer with lines, in order.
 * Lengths are not measured here (length_m is 0), but by the gauger, if the
 * file is one that it can measure as it is.
 * @param out  free with demarc_segments_free, also after a failure.
 * @return DEMARC_ENOINPUT, DEMARC_EDATA or DEMARC_EUSAGE with findings.
 */
demarc_status demarc_segments_read(demarc_ctx *ctx, demarc_arena *arena,
                                   const char *path,
                                   const demarc_segments_how *how,
                                   demarc_segments *out);
void demarc_segments_free(demarc_segments *segments);

/** Is it a role of a segments file, such as "stage"? */
bool demarc_segments_role_known(const char *role);

/** Appends the roles, "id, name, ...", for a message. */
void demarc_segments_role_words(demarc_buffer *out);

#endif
