/** events.h - an events CSV to events and their claims. */
#ifndef DEMARC_READ_EVENTS_H
#define DEMARC_READ_EVENTS_H

#include "base/ctx.h"

/** How to read. Zero-initialise; every member may be left so. */
typedef struct demarc_events_how {
    const char *const *parties; /* of the border, such as "KGZ" */
    size_t party_count;
    const char *const *fields; /* "role=name", NULL-terminated; or NULL */
    uint64_t missed;           /* `fields` that the lines do not have either */
    const char *encoding;      /* of a file that is not UTF-8; or NULL */
    bool places; /* for columns.h: lon and lat are needed, a date is not */
} demarc_events_how;

typedef struct demarc_events {
    demarc_event *items; /* by earliest day, latest day, line */
    size_t count;
    const char *const *others; /* as demarc_border_other has them */
    size_t other_count;
    demarc_claim *claims; /* of all of them, event by event */
    size_t claim_count;
    size_t rows_in; /* = claims of all events + rows_refused */
    size_t rows_refused;
} demarc_events;

/**
 * Reads events. Rows with the same id are one event: the first row is the
 * event, each row is a claim. Without an id a row is an event of its own,
 * called event-LINE. `percent` is in percent, km_... in km, as written.
 * Every row that is refused is named by a finding, and reading goes on behind
 * it. Takes time in proportion to the file's size, and memory to what the
 * rows say: texts, dates and figures that come again and again are kept once.
 * @param arena  everything in `out` lives there.
 * @param out    after DEMARC_EDATA it holds what could be read: an event is
 *               there if its first row could be.
 * @return DEMARC_ENOINPUT, DEMARC_EIO, DEMARC_EDATA, DEMARC_EUSAGE.
 */
demarc_status demarc_events_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, const demarc_events_how *how,
                                 demarc_events *out);

/** Is it a role of an events file, such as "date" or "killed_kgz"? */
bool demarc_events_role_known(const char *role);

#endif
