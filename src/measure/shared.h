/** shared.h - the lines that areas share. */
#ifndef DEMARC_MEASURE_SHARED_H
#define DEMARC_MEASURE_SHARED_H

#include "measure/rim.h"

/** Metres between the vertices of one side and the line of the other. */
typedef struct demarc_shift {
    size_t count;
    double mean, most_of, largest; /* most_of: the 95th percentile */
} demarc_shift;

/** A line from end to end, or a ring; the area `a` of its border is on the
 *  left. */
typedef struct demarc_shared_line {
    bool ring;       /* the first point is also the last */
    double *lon_lat; /* malloc */
    size_t count;
    double length_m;
    double side_m[2];      /* along a, and along b */
    demarc_shift shift[2]; /* of a from b, and of b from a */
    size_t gaps, slivers;  /* where neither has land; where both have */
    double gap_m, sliver_m, gap_m2, sliver_m2; /* metres along a; areas */
    size_t bridges;                            /* interruptions closed */
    const char *end[2]; /* who else is there: "UZB"; "" for nobody */
    bool turned;        /* by a start: a is on the right */
} demarc_shared_line;

/** What two areas share; `a` has the lesser slug. */
typedef struct demarc_shared_border {
    size_t a, b;
    bool exact;                /* every edge is an edge of both, to the digit */
    double tolerance_m;        /* 0 when it was not needed */
    double beside_m;           /* exact: that much more runs side by side */
    demarc_shared_line *lines; /* open ones by length, then rings */
    size_t count, room;
} demarc_shared_border;

/** Two areas that touch or come near. */
typedef struct demarc_contact {
    size_t a, b;      /* a has the lesser slug */
    bool border;      /* they share a line */
    bool open;        /* of edges that only one of them has more come near: a
                         tolerant look will tell the rest */
    double open_m;    /* ... this many metres, */
    double open_from; /* ... than this */
    double metres;    /* INFINITY: too far to be told */
    double lon, lat;  /* where */
    bool point;       /* they touch */
    size_t next;      /* of a: its number + 1; 0: none */
} demarc_contact;

typedef struct demarc_shared {
    demarc_shared_border *borders; /* malloc */
    size_t count, room;
    demarc_contact *contacts; /* malloc */
    size_t contact_count, contact_room;
    uint32_t *owner; /* per point, its edge's other area + 1; 0: none;
                        UINT32_MAX: several */
} demarc_shared;

/**
 * Finds all edges that areas have in common, to the digit and in either
 * direction, by hashing, and joins them to lines along the rings of `a`. An
 * edge of three areas belongs to each of their three borders.
 * @param jobs  threads; 0: as many as processors.
 */
demarc_status demarc_shared_exact(demarc_ctx *ctx, const demarc_areas *areas,
                                  size_t jobs, demarc_shared *out);

typedef struct demarc_contacts_how {
    double metres;  /* what is nearer is told */
    double begin_m; /* edges without a twin that are nearer may be a line */
    bool given;     /* by the user: also where most edges have a twin */
} demarc_contacts_how;

/** Adds all pairs of areas that come near each other, in near-linear time. */
demarc_status demarc_shared_contacts(demarc_ctx *ctx, const demarc_areas *areas,
                                     const demarc_contacts_how *how,
                                     demarc_shared *io);

/** Leaves of these the ones that touch or come near and share no line. */
void demarc_shared_contacts_keep(demarc_shared *io);

typedef struct demarc_near_how {
    double tolerance_m; /* 0: derived */
    double reach_m;     /* farther apart nothing is looked at */
    demarc_keep keep;
    const uint32_t *owner; /* demarc_shared's; or NULL */
} demarc_near_how;

/**
 * The line of two areas whose vertices differ: see docs/measures.md.
 * @param rims     one for each area, zero or made before.
 * @param out      empty if they are nowhere within the tolerance.
 * @param nearest  set to where their boundaries are nearest to each other.
 */
demarc_status demarc_shared_near(const demarc_areas *areas, demarc_rim *rims,
                                 size_t a, size_t b, const demarc_near_how *how,
                                 demarc_shared_border *out,
                                 demarc_nearby *nearest);

/**
 * Finds out how much of a border's lines runs along the same edges twice.
 * @param metres  of the edges that are there again.
 * @param where   set to longitude and latitude of one of them, if there is one.
 * @return DEMARC_ENOMEM.
 */
demarc_status demarc_shared_twice(const demarc_shared_border *border,
                                  double *metres, double *where);

/** Names who else has a vertex within the border's tolerance of each line's
 *  ends. */
demarc_status demarc_shared_ends(demarc_arena *arena, const demarc_areas *areas,
                                 demarc_shared_border *borders, size_t count);

/** Adds a line without points; NULL when out of memory. */
demarc_shared_line *demarc_shared_line_add(demarc_shared_border *border,
                                           size_t points);
void demarc_shared_sort(demarc_shared_border *border);
void demarc_shared_turn(demarc_shared_line *line);
void demarc_shared_border_free(demarc_shared_border *border);
void demarc_shared_free(demarc_shared *shared);

#endif
