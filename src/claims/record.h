/**
 * record.h - all claims of a border side by side, and what is remarked about
 * them. A check reads the record and remarks; checks.def lists the checks.
 */
#ifndef DEMARC_CLAIMS_RECORD_H
#define DEMARC_CLAIMS_RECORD_H

#include "claims/range.h"
#include "model/border.h"

/** A row of the events file, and what became of it. */
typedef struct demarc_entry {
    const demarc_event *event;
    const demarc_claim *claim;
    const demarc_date *when; /* the event, by the first of its claims heard */
    bool heard;              /* and its event not later than asked */
    const char *aside;       /* why it is not compared; NULL: it is */
    size_t source;           /* number of its publisher; see demarc_publisher */
    demarc_day published;
    demarc_day from, by; /* its km hold on some day in [from, by] */
    demarc_day on;       /* the day of which it tells, by its own dates */
    size_t place;        /* in the record */
} demarc_entry;

/** Something noticed about some of the entries. */
typedef struct demarc_remark {
    demarc_rule_id rule;
    demarc_severity severity;
    const char *message;
    const demarc_entry **entries;
    size_t count;
} demarc_remark;

/** Entries that give one measure, by time. */
typedef struct demarc_series {
    const demarc_entry **items;
    size_t count;
} demarc_series;

/** Claims that close exactly: they add up to one another. */
typedef struct demarc_chain {
    const char *text; /* "519.9 + 486.94 = 1006.84" */
    const demarc_entry **entries;
    size_t count;
    double km, total; /* done by `day`, of a total; NAN: not said */
    demarc_day day;
    double since_km; /* in print as added after that, until the day asked for */
} demarc_chain;

typedef struct demarc_record {
    demarc_arena arena;
    const demarc_border *border;
    demarc_entry *entries; /* event by event */
    size_t count;
    const demarc_event **undoing; /* events that may lower a stage */
    size_t undoing_count;
    demarc_series of[DEMARC_MEASURE_COUNT]; /* used entries, by `by`, `from` */
    demarc_remark *remarks;                 /* gravest first when all is done */
    size_t remark_count, remark_room;
    demarc_chain *chains; /* made by the last check */
    size_t chain_count, chain_room;
    demarc_day day;      /* for which chains speak */
    double median_total; /* of the totals claimed, in km; NAN: none */
    bool failed;         /* out of memory; sticky */
} demarc_record;

/** Zero: all of it, as of the last event heard. */
typedef struct demarc_record_how {
    bool has_day;
    demarc_day day; /* events that began later are set aside */
} demarc_record_how;

/**
 * Lays out the claims of a border; claims that are not heard, that began
 * later, or that count only a part are set aside with a reason.
 * @param out  free with demarc_record_free, also after a failure.
 */
demarc_status demarc_record_make(const demarc_border *border,
                                 const demarc_record_how *how,
                                 demarc_record *out);
void demarc_record_free(demarc_record *record);

/** Runs all checks of checks.def, and sorts what they remark. */
demarc_status demarc_record_check(demarc_record *record);

/** A check. What it finds it remarks. */
typedef void demarc_check_fn(demarc_record *record);

#define CHECK(function, what) demarc_check_fn function;
#include "claims/checks.def"
#undef CHECK

/**
 * Adds a remark; out of memory is left in record->failed.
 * @param entries  copied; those it is about, in the order they are cited.
 */
void demarc_remark_add(demarc_record *record, demarc_rule_id rule,
                       demarc_severity severity,
                       const demarc_entry *const *entries, size_t count,
                       const char *format, ...) DEMARC_PRINTF(6, 7);

/** The same about one entry. */
#define demarc_remark_one(record, rule, severity, entry, ...)                  \
    demarc_remark_add(record, rule, severity, (const demarc_entry *[]){entry}, \
                      1, __VA_ARGS__)

/** Does it give this measure? */
bool demarc_entry_gives(const demarc_entry *entry, demarc_measure measure);

/** As printed: "663.7", ">90"; "" if it does not give it. */
const char *demarc_entry_text(const demarc_entry *entry,
                              demarc_measure measure);

/** The number as printed; NAN if it does not give it. */
double demarc_entry_value(const demarc_entry *entry, demarc_measure measure);

/** What it may have been; not given if the entry does not give it. */
demarc_range demarc_entry_range(const demarc_entry *entry,
                                demarc_measure measure, demarc_reading reading);

/** What its km make of its total, in percent: what is done of the total, else
 *  all but what remains, else what is done of both together. */
demarc_range demarc_entry_share(const demarc_entry *entry,
                                demarc_reading reading);

/** "24.kg, 2021-07-29": who says so, and when. In the record's arena. */
const char *demarc_entry_cite(demarc_record *record, const demarc_entry *entry);

/** A number with at most so many decimals, none of them 0 at the end. In the
 *  record's arena. */
const char *demarc_record_number(demarc_record *record, double value,
                                 int digits);

/** "982.8 to 993.8"; "11.32" where both ends print alike. In the record's
 *  arena. */
const char *demarc_record_range(demarc_record *record, demarc_range range);

/** Room for `count` items of `size` in the record's arena; NULL, and the
 *  record has failed, when out of memory. */
void *demarc_record_take(demarc_record *record, size_t count, size_t size);

/**
 * What others say of a cumulative length at the time of an entry: the hull of
 * the three claims a week before, the three a week after, and those between.
 * `low` is 0 without any before, `high` INFINITY without any after; not given
 * if there is none at all.
 */
demarc_range demarc_record_around(const demarc_record *record,
                                  const demarc_entry *entry);

#endif
