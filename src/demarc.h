/**
 * demarc.h - how much of a border is settled, since when, according to whom.
 *
 * The header reads in the order in which the data flows:
 *
 *     1 status, context, findings     who is told what went wrong
 *     2 days and dates                EDTF, with earliest and latest day,
 *     3 stages                        how far a stretch has come,
 *     4 segments, events, claims      what was read: in demarc_terms.h
 *     5 dossier and border            both halves, read, routed and folded
 *     6 lengths and pieces            what is known on a day
 *     7 tables                        what is asked of it: in demarc_tables.h
 *     8 buffers and formats           what is written
 *     9 pictures                      what is drawn: in demarc_draw.h
 *    10 files                         how it is kept: in demarc_files.h
 *
 * Conventions. Longitude comes before latitude, both in degrees on WGS 84.
 * Lengths are in metres along geodesics of the WGS 84 ellipsoid. Strings are
 * UTF-8 and never NULL: what is unknown is "". Functions that can fail return
 * a demarc_status and set their outputs even then (to NULL or zero); the
 * reason is a finding on the context. Functions named *_free take NULL.
 * Nothing here prints, exits or keeps global state; a context and whatever
 * was made with it belong to one thread at a time.
 */
#ifndef DEMARC_H
#define DEMARC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DEMARC_VERSION "0.1.0"

#if defined(__GNUC__)
#pragma GCC visibility push(default) /* all else in the library is hidden */
#endif

/* ---- 1. Status, context, findings ---- */

/**
 * What a call came to. The values are the exit codes of the command line, so
 * that a program built on the library can return them as they are.
 */
typedef enum demarc_status {
    DEMARC_OK = 0,          /* done */
    DEMARC_FOUND = 1,       /* done, and found something (check, diff) */
    DEMARC_EUSAGE = 2,      /* the question cannot be asked like that */
    DEMARC_EDATA = 65,      /* the input is wrong, or the answer is empty */
    DEMARC_ENOINPUT = 66,   /* no such input, or it cannot be read */
    DEMARC_EINTERNAL = 70,  /* a bug in demarc or in a library */
    DEMARC_ENOMEM = 71,     /* out of memory */
    DEMARC_ECANTCREAT = 73, /* the output exists or cannot be created */
    DEMARC_EIO = 74         /* reading or writing failed half-way */
} demarc_status;

/** How much a finding matters. Errors stop; warnings stop under strict. */
typedef enum demarc_severity {
    DEMARC_NOTE,
    DEMARC_WARNING,
    DEMARC_ERROR
} demarc_severity;

/** Something noticed about the data. Owned by the context. */
typedef struct demarc_finding {
    const char *code; /* stable, such as "stage-word"; see `demarc_rule_at` */
    demarc_severity severity;
    const char *file;    /* as the user named it; "" if none */
    long line;           /* 1 is the first; 0 if none */
    const char *feature; /* id of the segment or event; "" if none */
    double lon, lat;     /* NAN if none */
    const char *message; /* what is wrong */
    const char *remedy;  /* what to do about it; "" if there is nothing */
} demarc_finding;

/** A rule behind a finding's code. */
typedef struct demarc_rule {
    const char *code;
    demarc_severity severity;
    const char *title;   /* one line */
    const char *explain; /* why it matters and how to mend it */
} demarc_rule;

/** Carries findings, settings and the engines; one per thread. */
typedef struct demarc_ctx demarc_ctx;

/** Told now and then how far a long job is. `share` is 0 to 1. */
typedef void demarc_progress_fn(void *user, const char *what, double share);

/** NULL when out of memory. Free with demarc_ctx_free. */
demarc_ctx *demarc_ctx_new(void);
void demarc_ctx_free(demarc_ctx *ctx);

/** Calls `fn` from long jobs; NULL for silence, which is the default. */
void demarc_ctx_progress(demarc_ctx *ctx, demarc_progress_fn *fn, void *user);

/** A file or folder that is only there for a while: it is soon to be made, it
 *  was made, or it is gone. */
typedef enum demarc_temporary {
    DEMARC_TEMPORARY_SOON,
    DEMARC_TEMPORARY_MADE,
    DEMARC_TEMPORARY_GONE
} demarc_temporary;

/** `path` is NULL for SOON, which MADE follows, and where none could be made
 *  after all. */
typedef void demarc_temporary_fn(void *user, demarc_temporary what,
                                 const char *path);

/** Tells of each, for a program that may be ended by a signal and wants to take
 *  them away; NULL, the default, for none of it. */
void demarc_ctx_temporary(demarc_ctx *ctx, demarc_temporary_fn *fn, void *user);

/**
 * In collecting mode readers go on after a bad row or feature, so that one
 * run finds everything. They still return the status of the first error.
 */
void demarc_ctx_collect(demarc_ctx *ctx, bool collect);

/** Findings as they were made; of each code the first 10000. */
size_t demarc_finding_count(const demarc_ctx *ctx);
const demarc_finding *demarc_finding_at(const demarc_ctx *ctx, size_t i);

/** How many more there were of a code, which were only counted. */
size_t demarc_finding_more(const demarc_ctx *ctx, const char *code);

/**
 * Makes a message fit for a terminal, in place: a "?" for each control, each
 * end of a line, each mark that turns the order of what follows, and what is
 * not UTF-8. Findings quote data as it is.
 */
void demarc_text_tame(char *text);

/** All rules, in the order of their codes' table; NULL past the end. */
const demarc_rule *demarc_rule_at(size_t i);
const demarc_rule *demarc_rule_find(const char *code);

/** "error", "warning" or "note". */
const char *demarc_severity_name(demarc_severity severity);

/* ---- 2 to 4. Dates, stages, segments, events and claims ---- */

#include "demarc_terms.h"

/* ---- 5. Dossier and border ---- */

/** What to open. Zero-initialise; every member may be left so. */
typedef struct demarc_open {
    const char *id;       /* dossier id, or NULL when the halves are named */
    const char *folder;   /* where geodata/ and timeline/ are; NULL: "." */
    const char *segments; /* a line source instead of geodata/ID */
    const char *events;   /* an events CSV instead of timeline/ID.csv */
    const char *border;   /* which border of a border set; NULL: the one */
    const char *const *fields; /* "role=name" pairs, NULL-terminated */
    const char *schema;        /* a name, or a CSV's path; NULL: found */
    const char *view;          /* of the schema, such as "IN"; or NULL */
    const char *encoding;      /* of the input's text; NULL: found by itself */
    const char *assume_crs;    /* AUTH:CODE for sources without a CRS */
    bool allow_ballpark;       /* take an unknown datum for WGS 84 */
    const char *default_stage; /* when there is no stage field */
    bool allow_network;        /* a database, PG:..., may be opened */
    const char *scratch;       /* where a zip is unpacked; NULL: "/tmp" */
    bool rebuild_index;        /* of a shapefile, in memory; no .shx is read */
    bool skip_bad_rows;        /* events: use the rows that can be read */
    const char *pillars;       /* a CSV instead of geodata/ID/pillars.csv */
    bool events_alone;         /* without lines, if events are all there is */
    bool lengths_only;         /* no vertex need be kept, for questions that
                                * ask how long lines are; see docs/measures.md */
    bool vertices_late;        /* or they are read again as they are written */
    bool places_only;          /* of long files lines that run together are not
                                * looked for: the question is where they are */
    size_t jobs;               /* threads at work; 0: one for each processor */
    bool has_known_on;
    demarc_day known_on;      /* hear only claims published by that day */
    const char *according_to; /* hear only a party's claims, or a source's */
} demarc_open;

/** The lines of a file: one border, or several. */
typedef struct demarc_border_set demarc_border_set;

/** Segments, events and what follows from both, ready to be asked. */
typedef struct demarc_border demarc_border;

/**
 * Reads segments and events, builds routes and folds the events. Every
 * border of the set can then be asked.
 * @param out  free with demarc_border_set_free; its strings live as long.
 * @return DEMARC_OK; DEMARC_ENOINPUT when a file is not there or no dossier
 *         has that id; DEMARC_EDATA when what it says is wrong;
 *         DEMARC_EUSAGE when `how` contradicts itself or the file.
 */
demarc_status demarc_border_set_open(demarc_ctx *ctx, const demarc_open *how,
                                     demarc_border_set **out);
void demarc_border_set_free(demarc_border_set *set);
size_t demarc_border_count(const demarc_border_set *set);
demarc_border *demarc_border_at(const demarc_border_set *set, size_t i);

/**
 * The one border that the user means: the only one, or the one named.
 * @return DEMARC_EUSAGE, with a finding that lists the ids, if there is none.
 */
demarc_status demarc_border_pick(demarc_ctx *ctx, const demarc_border_set *set,
                                 const char *id, demarc_border **out);

const char *demarc_border_id(const demarc_border *border);
const char *demarc_border_title(const demarc_border *border);

/** The stage that counts as done: the dossier's, else demarcated. */
demarc_stage demarc_border_reach(const demarc_border *border);

/** Parties in the order of the id; never ranked. */
size_t demarc_border_party_count(const demarc_border *border);
const char *demarc_border_party(const demarc_border *border, size_t i);

size_t demarc_border_segment_count(const demarc_border *border);
const demarc_segment *demarc_border_segment(const demarc_border *border,
                                            size_t i);

/** The names of the columns of the events file that have no role, in its
 *  order; "" for one that has neither name nor text. NULL past the end. */
const char *demarc_border_other(const demarc_border *border, size_t i);

/** Events by earliest day, then latest day, then place in the file. */
size_t demarc_border_event_count(const demarc_border *border);
const demarc_event *demarc_border_event(const demarc_border *border, size_t i);

/** The day of the last event; without one DEMARC_DAY_MAX. No clock is asked. */
demarc_day demarc_border_last_day(const demarc_border *border);

/** The days on which a stage_m or the total may change, rising. Bands may
 *  change on others as well. */
size_t demarc_border_change_count(const demarc_border *border);
demarc_day demarc_border_change(const demarc_border *border, size_t i);

/* ---- 6. Lengths and pieces ---- */

/** Metres per stage and overlay on one day. They sum to total_m. */
typedef struct demarc_lengths {
    double total_m, main_m, rings_m;
    double stage_m[DEMARC_STAGE_COUNT]; /* doubtful events at their latest */
    double main_stage_m[DEMARC_STAGE_COUNT];
    double low_m[DEMARC_STAGE_COUNT];  /* certainly in this class */
    double high_m[DEMARC_STAGE_COUNT]; /* possibly in this class */
    double reached_m, reached_low_m, reached_high_m; /* at least `reach` */
    double reconstructed_m; /* of reached_m, placed by inference */
} demarc_lengths;

/** The lengths on a day; `reach` says what counts as done. */
demarc_status demarc_border_lengths(demarc_ctx *ctx,
                                    const demarc_border *border, demarc_day day,
                                    demarc_stage reach, demarc_lengths *out);

/** A run of one segment part over which everything known is the same. */
typedef struct demarc_piece {
    const demarc_segment *segment;
    size_t part;               /* of the segment's geometry, 0 is the first */
    double from_m, to_m;       /* along the part, from its first vertex */
    const char *route;         /* "main", ...; in a history on its first day */
    double route_from_m;       /* chainage of its ends on the route; */
    double route_to_m;         /* from > to where the part runs backwards */
    demarc_stage stage;        /* under the overlay */
    demarc_stage overlay;      /* DEMARC_UNKNOWN when there is none */
    demarc_stage shown;        /* the class in which it is counted */
    demarc_basis basis;        /* of the event that gave the shown class */
    demarc_day start, end;     /* [start, end): the state holds; may be open */
    const demarc_event *event; /* that gave it; NULL: the segment's own */
} demarc_piece;

/** Called with each piece; anything but DEMARC_OK stops and is returned. */
typedef demarc_status demarc_piece_fn(void *user, const demarc_piece *piece);

/** The pieces alive on a day, by route and chainage. */
demarc_status demarc_border_pieces(demarc_ctx *ctx, const demarc_border *border,
                                   demarc_day day, demarc_piece_fn *fn,
                                   void *user);

/** Every piece with every interval of its life, by segment and time. */
demarc_status demarc_border_history(demarc_ctx *ctx,
                                    const demarc_border *border,
                                    demarc_piece_fn *fn, void *user);

/**
 * The vertices of a piece, its ends cut on the geodesic.
 * @param lon_lat  set to 2 * `count` doubles; free with free().
 */
demarc_status demarc_piece_line(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_piece *piece, double **lon_lat,
                                size_t *count);

/**
 * Geodesic length of a line on WGS 84, by Karney (2013), "Algorithms for
 * geodesics", J. Geodesy 87, as PROJ has it, and Neumaier's sum.
 * @param lon_lat  `count` pairs of degrees, longitude first; may be NULL if
 *                 count is 0. Longitudes may pass 180.
 */
double demarc_line_length(const double *lon_lat, size_t count);

/* ---- 7. Tables ---- */

#include "demarc_scene.h"

#include "demarc_tables.h"

/* ---- 8. Buffers and formats ---- */

/** Bytes that grow. Zero-initialise; free with demarc_buffer_free. */
typedef struct demarc_buffer {
    char *data; /* NUL-terminated when not NULL; may hold NULs before it */
    size_t length, room;
    bool failed; /* out of memory; sticky, later appends do nothing */
    struct demarc_spill *spill; /* what came before `data`; NULL: nothing */
} demarc_buffer;
void demarc_buffer_free(demarc_buffer *buffer);

/** Lets writers put what is more than some megabytes into a nameless file in
 *  `folder`, so that a long answer takes no memory. */
void demarc_buffer_spill(demarc_buffer *buffer, const char *folder);

/** Writes all of it to a descriptor. @return 0, or the errno of what failed. */
int demarc_buffer_send(const demarc_buffer *buffer, int fd);

typedef enum demarc_unit { DEMARC_KM, DEMARC_MI, DEMARC_NMI } demarc_unit;

/** How to write. Zero is the default. */
typedef struct demarc_write_how {
    demarc_unit unit; /* of lengths in text, CSV and Markdown */
    int digits;       /* after the point in text and Markdown; 0: three */
    bool color;       /* text only */
    bool has_day;
    demarc_day day; /* borders: as of; else the day of the last event */
    bool history;   /* borders: every piece with its interval */
} demarc_write_how;

/** What a format can hold. */
typedef enum demarc_thing {
    DEMARC_TABLE = 1,
    DEMARC_BORDER = 2,
    DEMARC_TIMELINE = 4,
    DEMARC_LINES = 8,
    DEMARC_PICTURE = 16,
    DEMARC_CHANGES = 32
} demarc_thing;

/** A row of the table of formats. */
typedef struct demarc_format {
    const char *name, *ending, *media_type, *title;
    unsigned things; /* demarc_thing values, or-ed */
} demarc_format;

/** All formats; NULL past the end. */
const demarc_format *demarc_format_at(size_t i);
/** By name, else by a path's ending; NULL if there is none for `thing`. */
const demarc_format *demarc_format_find(const char *name, demarc_thing thing);
const demarc_format *demarc_format_of_path(const char *path,
                                           demarc_thing thing);

/** Appends the table in that format. */
demarc_status demarc_write_table(demarc_ctx *ctx, const demarc_format *format,
                                 const demarc_table *table,
                                 const demarc_write_how *how,
                                 demarc_buffer *out);

/** Appends the border in that format. */
demarc_status demarc_write_border(demarc_ctx *ctx, const demarc_format *format,
                                  const demarc_border *border,
                                  const demarc_write_how *how,
                                  demarc_buffer *out);

#include "demarc_lines.h"

#include "demarc_extract.h"

#include "demarc_diff.h"

#include "demarc_import.h"

/* ---- 9. Pictures ---- */

#include "demarc_draw.h"

/* ---- 10. Files ---- */

#include "demarc_files.h"

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#ifdef __cplusplus
}
#endif

#endif
