/**
 * demarc_tables.h - what is asked, and the answers. Part of demarc.h, which
 * includes it; see there for the conventions.
 */
#ifndef DEMARC_TABLES_H
#define DEMARC_TABLES_H

/* ---- 7. Tables ---- */

/** An answer: columns, rows, a summary and where it comes from. */
typedef struct demarc_table demarc_table;
void demarc_table_free(demarc_table *table);
size_t demarc_table_rows(const demarc_table *table);

/**
 * A number of the table's summary, by a path of keys such as
 * "bands.described.low". False if there is none.
 */
bool demarc_table_number(const demarc_table *table, const char *path,
                         double *out);

typedef enum demarc_by {
    DEMARC_BY_STAGE,
    DEMARC_BY_SEGMENT,
    DEMARC_BY_ROUTE,
    DEMARC_BY_BORDER,
    DEMARC_BY_CHAINAGE, /* events on each so many km of a route */
    DEMARC_BY_DISTANCE, /* events near what was undetermined then */
    DEMARC_BY_CROSSING, /* crossings: demarc_crossings answers that */
    DEMARC_BY_SCALE     /* the length at growing spacings */
} demarc_by;

/** What to ask of the lengths. Zero is the default question. */
typedef struct demarc_stats_how {
    bool has_day;
    demarc_day day; /* else the day of the last event */
    demarc_by by;
    bool has_reach;
    demarc_stage reach;     /* else the dossier's */
    double total_km;        /* share of a published total; 0: the measured */
    bool total_claimed;     /* the newest total published by that day */
    const char *planar_crs; /* AUTH:CODE: lengths in that plane, by GEOS */
    const char *type;      /* of events, by chainage or distance; NULL: clash */
    double every_km;       /* by chainage; 0: 50 */
    const double *near_km; /* by distance; NULL: 1, 5 and 10 */
    size_t near_count;
} demarc_stats_how;

/** Lengths by stage, segment, route, border or scale; events by chainage or
 *  distance. Free with demarc_table_free. */
demarc_status demarc_stats(demarc_ctx *ctx, const demarc_border_set *set,
                           const demarc_border *border,
                           const demarc_stats_how *how, demarc_table **out);

/** What to ask of crossings. Zero is the default question. */
typedef struct demarc_crossings_how {
    bool has_day;
    demarc_day day; /* else the day of the last event */
} demarc_crossings_how;

/**
 * Each crossing's state on a day, the event that brought it, and the days it
 * was closed: at least and at most, where dates are in doubt.
 * @param scene  has the dossier's crossings; NULL: those that events name.
 * @return DEMARC_EDATA when no crossing is known.
 */
demarc_status demarc_crossings_table(demarc_ctx *ctx,
                                     const demarc_border *border,
                                     const demarc_scene *scene,
                                     const demarc_crossings_how *how,
                                     demarc_table **out);

typedef struct demarc_timeline_how {
    bool has_from, has_day; /* only events in [from, day] */
    demarc_day from, day;
    const char *type; /* only this type; NULL: all */
} demarc_timeline_how;

/** The events in order, with running lengths and casualties. */
demarc_status demarc_timeline(demarc_ctx *ctx, const demarc_border *border,
                              const demarc_timeline_how *how,
                              demarc_table **out);

/** A point to be located. */
typedef struct demarc_point {
    const char *id;
    long line;        /* in its file, or the feature's place; 0: none */
    double lon, lat;  /* NAN: it has no position */
    demarc_date date; /* decides which lines are alive; "" when not known */
} demarc_point;

/** Points of a file. */
typedef struct demarc_points demarc_points;

/**
 * Reads points: a CSV with the columns lon and lat and perhaps id and date,
 * such as the events of a border, or any source of points in the formats of
 * lines. Later rows of an id that have no position are passed over.
 * @param how  fields, encoding, assume_crs and allow_ballpark count.
 * @param out  free with demarc_points_free; NULL on failure.
 */
demarc_status demarc_points_read(demarc_ctx *ctx, const char *path,
                                 const demarc_open *how, demarc_points **out);
void demarc_points_free(demarc_points *points);

/** A file of points that is read piece by piece. */
typedef struct demarc_points_file demarc_points_file;

/** Opens it; arguments as of demarc_points_read, which must outlive it. A
 *  table is read as it is asked for, any other source here. */
demarc_status demarc_points_open(demarc_ctx *ctx, const char *path,
                                 const demarc_open *how,
                                 demarc_points_file **out);
void demarc_points_close(demarc_points_file *file);

/**
 * Reads the next points, some ten thousand.
 * @param points  NULL, or those of a call before, to be written over; set to
 *                none when the file is at its end. Free with
 *                demarc_points_free.
 * @return behind a bad row, when all have been read, its status.
 */
demarc_status demarc_points_next(demarc_points_file *file,
                                 demarc_points **points);
size_t demarc_points_count(const demarc_points *points);
const demarc_point *demarc_points_at(const demarc_points *points, size_t i);

/** What to locate: points, one point, chainages or a stretch. */
typedef struct demarc_locate_how {
    bool has_day;
    demarc_day day; /* else each point's own, else that of the last event */
    double max_km;  /* points farther away are nowhere; 0: any distance */
    const demarc_points *points; /* must outlive the table; or NULL */
    demarc_points_file *file;    /* points as well; must outlive the table */
    size_t jobs;                 /* threads; 0: one a processor */
    bool has_point;
    double lon, lat;              /* of the one point */
    const char *const *chainages; /* "main:12.5", "P43", NULL-terminated */
    const char *stretch;          /* its ends; or NULL */
} demarc_locate_how;

/**
 * Where points are on the routes, or where chainages are on the earth. Rows of
 * points are found while they are written, once, so what is wrong with points
 * is the status of demarc_write_table: DEMARC_EDATA when none is within the
 * distance.
 * @param border  NULL: the nearest of the set (points only).
 * @return DEMARC_EDATA when a chainage is of no route or past its end.
 */
demarc_status demarc_locate(demarc_ctx *ctx, const demarc_border_set *set,
                            const demarc_border *border,
                            const demarc_locate_how *how, demarc_table **out);

typedef struct demarc_pillars_how {
    bool has_day;
    demarc_day day; /* else the day of the last event */
} demarc_pillars_how;

/**
 * The pillars of a day along the line, and the km of their surveyors against
 * it. Free with demarc_table_free.
 * @return DEMARC_EDATA when none stands on that day.
 */
demarc_status demarc_pillars(demarc_ctx *ctx, const demarc_border *border,
                             const demarc_pillars_how *how, demarc_table **out);

typedef struct demarc_reconcile_how {
    bool has_day; /* only events that began by `day` */
    demarc_day day;
} demarc_reconcile_how;

/**
 * Where the claims contradict each other, or the measured line: a row for each
 * finding. The summary holds every row of the events file, used or set aside
 * with the reason, and the sums that close. The numbers "errors", "warnings"
 * and "notes" of the summary count the findings.
 * @param border  may be one of events alone; see demarc_open.
 */
demarc_status demarc_reconcile(demarc_ctx *ctx, const demarc_border *border,
                               const demarc_reconcile_how *how,
                               demarc_table **out);

/** A row of casualties is of so much. */
typedef enum demarc_period {
    DEMARC_PER_YEAR,
    DEMARC_PER_MONTH,
    DEMARC_PER_EVENT,
    DEMARC_PER_ALL
} demarc_period;

/** Zero: clashes, incidents and all that gives a figure, by year. */
typedef struct demarc_casualties_how {
    demarc_period per;
    bool has_from, has_day; /* only events in [from, day] */
    demarc_day from, day;
    const char *type; /* events of this type alone */
} demarc_casualties_how;

/**
 * The dead, wounded and evacuated of each period: the sums of the lowest, the
 * latest and the highest claims, scope by scope; with what is told of several
 * events together beside them. The summary holds every claim that is used.
 * @param border  may be one of events alone; see demarc_open.
 * @return DEMARC_EDATA when no event is asked for.
 */
demarc_status demarc_casualties(demarc_ctx *ctx, const demarc_border *border,
                                const demarc_casualties_how *how,
                                demarc_table **out);

typedef struct demarc_progress_how {
    bool has_day; /* only what was by `day` */
    demarc_day day;
    bool has_reach;
    demarc_stage reach; /* that the measured line must have; else the
                           dossier's */
    double total_km;    /* where a source gives no total; 0: the median */
    const char *const *sources; /* publishers, or "measured", alone;
                                   NULL-terminated; NULL: all */
} demarc_progress_how;

/**
 * The cumulative lengths that are reported, source by source, beside the
 * measured one: a row for each claim, and one for each day on which the
 * measured line changed.
 * @param border  may be one of events alone: then nothing is measured.
 * @return DEMARC_EDATA when there is neither, or a source gives none.
 */
demarc_status demarc_progress_report(demarc_ctx *ctx,
                                     const demarc_border *border,
                                     const demarc_progress_how *how,
                                     demarc_table **out);

typedef struct demarc_say_how {
    bool has_day;
    demarc_day day;      /* else the day of the last event */
    const char *about;   /* a topic, such as "length"; NULL: all */
    const char *explain; /* a number in a sentence; NULL: the sentences */
    bool paragraph;      /* a topic is a paragraph, else each sentence */
} demarc_say_how;

/**
 * Sentences fit to print: a row for each, and in the summary its numbers, each
 * with the rows or the parts of the line behind it. With `explain` a row for
 * each row and part behind that number. Free with demarc_table_free.
 * @param border  may be one of events alone, or have no events.
 * @return DEMARC_EDATA when nothing can be said, or no sentence has the
 *         number; DEMARC_EUSAGE when there is no such topic.
 */
demarc_status demarc_say(demarc_ctx *ctx, const demarc_border *border,
                         const demarc_say_how *how, demarc_table **out);

/** The schemas that are known; with a name, what its words come to. */
demarc_status demarc_schemas(demarc_ctx *ctx, const char *name,
                             demarc_table **out);

/** The findings made so far on the context, as a table. */
demarc_status demarc_check(demarc_ctx *ctx, demarc_table **out);

#endif
