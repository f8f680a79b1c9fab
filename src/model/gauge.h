/**
 * gauge.h - what is known of a part of a line that was measured while it was
 * read. Questions that ask for lengths alone need no more of files that are
 * too long to be held; for others the vertices are kept beside it. A reader
 * gives vertices to a gauger as it comes by them.
 */
#ifndef DEMARC_MODEL_GAUGE_H
#define DEMARC_MODEL_GAUGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct demarc_gauge {
    uint64_t record; /* to which the part belongs; 0 is the first */
    uint64_t at;     /* byte of the file where its first vertex is */
    size_t vertices;
    size_t first;          /* its first vertex among those that are kept */
    double cum[2];         /* metres to its ends: 0, and its length */
    double lon[2], lat[2]; /* of its ends */
    double box[4];         /* of the record: west, south, east, north */
    size_t jumps;          /* edges longer than DEMARC_JUMP_M */
    double jump_m;         /* the first of them, and where it ends */
    double jump_lon, jump_lat;
} demarc_gauge;

/** No border is drawn with fewer vertices but along a parallel or a meridian,
 *  and there it is worth a look as well. */
#define DEMARC_JUMP_M 500000.0

/** Parts by record, and their vertices, part after part, if they are kept. */
typedef struct demarc_gauges {
    demarc_gauge *items; /* malloc, as all here */
    size_t count, room;
    double *lon, *lat; /* degrees; NULL: none are kept */
    double *cum;       /* metres from the part's first vertex */
    size_t vertices, vertex_room;
} demarc_gauges;

void demarc_gauges_free(demarc_gauges *gauges);

/**
 * Who is given the vertices. Of each record, in order: `part` with the place
 * of the first vertex of each part, `vertices` as often as there are some, and
 * `end`, with its box and the byte of the file where its first vertex is.
 * Longitudes and latitudes are pairs of degrees.
 */
typedef struct demarc_gauger {
    void (*part)(void *user, size_t first);
    void (*vertices)(void *user, const double *lon_lat, size_t count);
    void (*end)(void *user, const double *box, uint64_t at);
    /** The parts of all records; false when one of them is no line on the
     *  earth, or out of memory: then the file must be read otherwise. */
    bool (*take)(void *user, demarc_gauges *out);
    void *user;
    uint64_t least; /* bytes: shorter files are not worth it */
} demarc_gauger;

/**
 * Vertices that are not kept, read from their file again. Threads may do so at
 * the same time.
 */
typedef struct demarc_recall {
    /** `count` pairs of degrees from byte `at` on; false if they cannot be
     *  read. */
    bool (*read)(const void *user, uint64_t at, size_t count, double *lon_lat);
    /** After the last: false if the file has changed meanwhile. */
    bool (*same)(const void *user);
    void (*close)(void *user);
    void *user; /* NULL: there is none */
} demarc_recall;

static inline void demarc_recall_close(demarc_recall *recall)
{
    if (recall->user)
        recall->close(recall->user);
    recall->user = NULL;
}

#endif
