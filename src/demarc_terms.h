/**
 * demarc_terms.h - the words of a border dispute: dates, stages, segments,
 * events, claims. Part of demarc.h, which includes it; see there for the
 * conventions.
 */
#ifndef DEMARC_TERMS_H
#define DEMARC_TERMS_H

/* ---- 2. Days and dates ---- */

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
typedef int32_t demarc_day;

#define DEMARC_DAY_MIN  INT32_MIN /* before every day: an open start */
#define DEMARC_DAY_MAX  INT32_MAX /* after every day: an open end */
#define DEMARC_DAY_SIZE 16        /* room for a formatted day */

/**
 * A date as a source gives it, in EDTF (ISO 8601-2) levels 0 and 1, of level
 * 2 one of a set, or day first with dots. It spans [first, last]. What it
 * dates holds from some day in [earliest, latest]: a month, a year, X digits
 * and a set are doubt, so the two differ; an interval is a duration and
 * counts from its last day, so there they are the same.
 */
typedef struct demarc_date {
    const char *text; /* as written; "" when the date is unknown */
    demarc_day first, last;
    demarc_day earliest, latest;
    bool approximate; /* ~ or % */
    bool uncertain;   /* ? or % */
} demarc_date;

/**
 * Reads a date. `out->text` points to `text`, which must outlive it.
 * An empty text is an unknown date: DEMARC_DAY_MIN to DEMARC_DAY_MAX.
 * @return DEMARC_OK; DEMARC_EDATA with `*reason` set to a static string that
 *         says what is wrong and how to mend it (no finding is made).
 */
demarc_status demarc_date_parse(const char *text, demarc_date *out,
                                const char **reason);

/** Reads a day as of which to answer: the date's last day, or "today". */
demarc_status demarc_day_parse(const char *text, demarc_day *out,
                               const char **reason);

/** Year, month 1 to 12 and day 1 to 31 to a day; the date must exist. */
demarc_day demarc_day_make(int year, int month, int day);

/** Writes "2022-09-14"; ".." for an open end. Returns `out`. */
char *demarc_day_format(demarc_day day, char out[DEMARC_DAY_SIZE]);

/* ---- 3. Stages ---- */

/**
 * How far a stretch has come (Jones 1945, and `described`, the step of the
 * ex-Soviet commissions), and the overlays that may lie over it. In sums each
 * metre is in exactly one of the first DEMARC_STAGE_COUNT classes: that of
 * its overlay where there is one.
 */
typedef enum demarc_stage {
    DEMARC_UNKNOWN, /* an empty cell; not the same as undetermined */
    DEMARC_UNDETERMINED,
    DEMARC_DESCRIBED,
    DEMARC_DELIMITED,
    DEMARC_DEMARCATED,
    DEMARC_DISPUTED,        /* overlay */
    DEMARC_LINE_OF_CONTROL, /* overlay */
    DEMARC_UNDISPUTED       /* in events only: lifts the overlay */
} demarc_stage;

#define DEMARC_STAGE_COUNT 7

/** "described", "line-of-control", ... Never NULL. */
const char *demarc_stage_name(demarc_stage stage);

/** Same with underscores, as used in keys: "line_of_control". */
const char *demarc_stage_key(demarc_stage stage);

bool demarc_stage_is_overlay(demarc_stage stage);

/**
 * Reads a stage word or a synonym, trimmed and without regard to case.
 * "" is DEMARC_UNKNOWN. False if the word is not known.
 */
bool demarc_stage_parse(const char *word, demarc_stage *out);

/** A vocabulary of other people's lines, such as Natural Earth's. */
typedef struct demarc_schema {
    const char *name, *title, *source;
    const char *columns; /* the fields that make it unmistakable, sets of them
                            parted by "|"; "" if it is not found by itself */
    const char *view;    /* with the view IN the field FCLASS_IN goes before the
                            stage: "FCLASS_"; "" if it has no views */
    const char *const *fields; /* "role=name", NULL-terminated; none at all:
                                  demarc's own names */
} demarc_schema;

/** What one of its words comes to. */
typedef struct demarc_schema_value {
    const char *schema;
    const char *word; /* "*" stands for anything */
    demarc_stage stage;
    bool hidden; /* no stage: the line is left out */
    const char *why;
} demarc_schema_value;

/** The schemas that are known; the first is demarc's own. NULL past the end. */
const demarc_schema *demarc_schema_at(size_t i);

/** All words of all schemas; NULL past the end. The first that fits counts. */
const demarc_schema_value *demarc_schema_value_at(size_t i);

/* ---- 4. Segments, events and claims ---- */

/** One line feature of a border, kept whole also when it has several parts. */
typedef struct demarc_segment {
    const char *id; /* unique in its border */
    const char *name, *border, *left, *right, *route, *source;
    demarc_stage stage;      /* what it starts in; may be an overlay */
    demarc_date since;       /* the stage holds from then; "" from the start */
    demarc_date from, until; /* its own life: [from.latest, until.latest) */
    long feature;            /* place in its file, 1 is the first */
    size_t parts, vertices;
    double length_m;
    const struct demarc_course *course; /* its vertices; or, without them, */
    const struct demarc_gauge *gauges;  /* what is known of its parts */
} demarc_segment;

/** A number as a source gives it: exact, a bound, rounded, or a range. */
typedef struct demarc_figure {
    const char *text; /* as written; "" when the source gives none */
    double low, high; /* NAN when there is none; high is INFINITY for ">90" */
    bool approximate; /* "~1000" */
} demarc_figure;

/** The figures of a claim that concern the border as a whole. */
typedef enum demarc_measure {
    DEMARC_EVACUATED,
    DEMARC_KM_INCREMENT,
    DEMARC_KM_CUMULATIVE,
    DEMARC_KM_TOTAL,
    DEMARC_KM_REMAINING,
    DEMARC_PERCENT,
    DEMARC_MEASURE_COUNT
} demarc_measure;

/** What a claim counts. Only `all` may be compared between claims. */
typedef enum demarc_scope {
    DEMARC_SCOPE_ALL,
    DEMARC_SCOPE_MILITARY,
    DEMARC_SCOPE_CIVILIAN,
    DEMARC_SCOPE_PARTIAL,
    DEMARC_SCOPE_AGGREGATE,
    DEMARC_SCOPE_COUNT
} demarc_scope;

/** Whether a claim is heard: with known_on or according_to of demarc_open some
 *  are not. They stay where they are, and no answer is made of them. */
typedef enum demarc_aside {
    DEMARC_HEARD,
    DEMARC_LATER, /* it was published later */
    DEMARC_OTHERS /* it is somebody else's */
} demarc_aside;

/**
 * What one source says of one event: one row of the events CSV. No pointer in
 * it is NULL; claims that say the same share the dates and figures.
 */
typedef struct demarc_claim {
    long line; /* in the events file */
    demarc_scope scope;
    demarc_aside aside;
    const demarc_date *date;             /* its own, else the event's */
    const demarc_figure *const *figure;  /* one per demarc_measure */
    const demarc_figure *const *killed;  /* one per party of the border */
    const demarc_figure *const *wounded; /* likewise */
    const demarc_date *period;           /* that km_increment covers */
    const char *word;                    /* the source's own for the stage */
    const char *source, *source_url;
    const char *side; /* party for which the source speaks; "" if none */
    const demarc_date *source_date;
    const char *note;
} demarc_claim;

/** Whether a stretch is given by a source or placed by inference. */
typedef enum demarc_basis {
    DEMARC_BASIS_NONE, /* not said */
    DEMARC_LOCATED,
    DEMARC_RECONSTRUCTED
} demarc_basis;

/** Something dated. The first row of its id; `claims` holds all its rows. */
typedef struct demarc_event {
    const char *id;
    long line; /* of the first row */
    demarc_date date;
    const char *type; /* one of the types of design: "clash", "treaty", ... */
    const char *title, *place;
    double lon, lat; /* NAN when there is no point */
    const char *precision, *stretch;
    demarc_stage stage;
    bool has_stage;
    bool sets; /* effect=set, or a repudiation: may lower the stage */
    demarc_basis basis;
    const char *crossing;
    const char *others; /* what the columns without a role hold in its first
                           row, one after the other, each with a NUL behind;
                           NULL if all are empty; see demarc_border_other */
    size_t claim_count;
    const demarc_claim *claims;
} demarc_event;

/** Lowest, latest and highest of the claims of scope `all`; each may be "". */
typedef struct demarc_spread {
    const demarc_claim *lowest, *latest, *highest; /* NULL: no claim */
    const demarc_figure *low, *late, *high;
} demarc_spread;

/** The number of each party's dead or wounded, as claimed. */
demarc_spread demarc_event_killed(const demarc_event *event, size_t party);
demarc_spread demarc_event_wounded(const demarc_event *event, size_t party);
demarc_spread demarc_event_figure(const demarc_event *event,
                                  demarc_measure measure);

/** Is any of its claims heard? */
bool demarc_event_heard(const demarc_event *event);

/** How many different sources its claims have. */
size_t demarc_event_sources(const demarc_event *event);

/** The day a claim was in print: its source's date, else its own; the last. */
demarc_day demarc_claim_published(const demarc_claim *claim);

#endif
