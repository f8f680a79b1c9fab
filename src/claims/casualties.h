/** casualties.h - the dead, wounded and evacuated of events, and their sums. */
#ifndef DEMARC_CLAIMS_CASUALTIES_H
#define DEMARC_CLAIMS_CASUALTIES_H

#include "claims/bound.h"
#include "claims/tolls.h"

/** What the claims of one scope say of one kind of toll of one event. */
typedef struct demarc_casualty {
    const demarc_entry *event; /* its first entry */
    size_t kind;               /* see demarc_toll_kinds */
    demarc_scope scope;
    const demarc_entry **claims; /* by publication; the last is the newest */
    demarc_repeat *repeats;      /* of each: the older number it repeats */
    size_t count;                /* at least 1 */
    const demarc_entry *lowest, *latest, *highest; /* as demarc_spread */
} demarc_casualty;

/** The casualties of one kind and scope that belong to one period. */
typedef struct demarc_casualty_sum {
    const char *period;        /* "2021", "2021-04", an event's id, "all" */
    const demarc_event *event; /* by event; else NULL */
    size_t kind;
    demarc_scope scope;
    const demarc_casualty *const *of; /* one for each event with a figure */
    size_t count;
    size_t silent; /* events of the period without a figure in this scope */
    demarc_bound lowest, latest, highest; /* sums; none where count is 0 */
} demarc_casualty_sum;

/** How what is told of several events stands to what is told of each. */
typedef enum demarc_checked {
    DEMARC_SUM_ALONE, /* no event in its time has a figure */
    DEMARC_SUM_FITS,
    DEMARC_SUM_BELOW, /* it is less than the lowest claims of the events */
    DEMARC_SUM_ABOVE  /* it is more than their highest claims */
} demarc_checked;

/** A claim of scope `aggregate` beside the events that it is about. */
typedef struct demarc_checksum {
    const demarc_entry *entry;
    size_t kind;
    demarc_bound told;
    size_t events; /* with a figure of this kind and of scope all */
    demarc_bound lowest, latest, highest; /* their sums */
    demarc_checked is;
} demarc_checksum;

/** All of it in the record's arena. */
typedef struct demarc_losses {
    size_t *events; /* first entry of each, by period, then by day */
    size_t event_count;
    demarc_casualty *items; /* by event, kind, scope */
    size_t *first_item;     /* of each event, and one behind the last */
    size_t count;
    demarc_casualty_sum *sums; /* by period, kind, scope */
    size_t sum_count;
    demarc_casualty_sum *totals; /* the same of all periods together */
    size_t total_count;
    demarc_checksum *checks; /* by place in the record */
    size_t check_count;
} demarc_losses;

/**
 * Gathers what the record says of casualties. Scopes are never mixed. A sum
 * of scope `all` is there for the killed of each party also when nobody gives
 * a figure; every other only where somebody does. Claims of scope aggregate
 * are no part of any sum: they are checksums.
 * @param how  its day is the record's.
 * @return DEMARC_ENOMEM, or DEMARC_OK.
 */
demarc_status demarc_casualties_make(demarc_record *record,
                                     const demarc_casualties_how *how,
                                     demarc_losses *out);

/** The period of an event by its first day: "2021", "2021-04"; "XXXX" and
 *  "2021-XX" (as EDTF has it) where the date leaves it open. */
void demarc_period_print(const demarc_date *date, demarc_period per,
                         char out[DEMARC_DAY_SIZE]);

/** Fills sums and totals, of events and items. Called by the above. */
void demarc_casualties_sum(demarc_record *record, demarc_period per,
                           demarc_losses *out);

/** Fills checks, of events and items. Called by the above. */
void demarc_checksums_make(demarc_record *record,
                           const demarc_casualties_how *how,
                           demarc_losses *out);

/** Adds a casualty to three sums. */
void demarc_casualty_add(const demarc_record *record,
                         const demarc_casualty *casualty, demarc_bound *lowest,
                         demarc_bound *latest, demarc_bound *highest);

#endif
