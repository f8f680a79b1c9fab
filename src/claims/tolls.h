/** tolls.h - the dead, wounded and evacuated of an event, one kind at a time.
 */
#ifndef DEMARC_CLAIMS_TOLLS_H
#define DEMARC_CLAIMS_TOLLS_H

#include "claims/record.h"
#include "model/spread.h"

/** Kinds: the killed of each party, the wounded of each, the evacuated. */
size_t demarc_toll_kinds(const demarc_record *record);

/** The figure of a kind; "" as text if the claim does not give it. */
const demarc_figure *demarc_toll(const demarc_record *record,
                                 const demarc_claim *claim, size_t kind);

/** The kind, as asked of an event in one scope. */
demarc_question demarc_toll_question(const demarc_record *record, size_t kind,
                                     const demarc_event *event,
                                     demarc_scope scope);

/** "killed KGZ", "evacuated". In the record's arena. */
const char *demarc_toll_name(demarc_record *record, size_t kind);

/** The entries of the event of entry `from`: [from, this). */
size_t demarc_event_end(const demarc_record *record, size_t from);

/** Those of [from, to) that are heard and give a kind in a scope, by
 *  publication; returns how many. `out` has room for all. */
size_t demarc_tolls_take(const demarc_record *record, size_t from, size_t to,
                         size_t kind, demarc_scope scope,
                         const demarc_entry **out);

/** A number told again, or for the first time, after a newer one was known. */
typedef struct demarc_repeat {
    const demarc_entry *newer; /* NULL: it is none */
    const demarc_entry *old;   /* an earlier print; NULL: not in print before */
    bool own;                  /* the newer one is of the same publisher */
} demarc_repeat;

/**
 * Is claim `at` a repeat? Its publisher had the number and then a higher one;
 * or it was overtaken: see demarc_claim_overtaken.
 * @param of  of one event, kind and scope, by publication. Of too many to
 *            compare each with each none is.
 */
bool demarc_toll_repeats(const demarc_record *record, size_t kind,
                         const demarc_entry *const *of, size_t count, size_t at,
                         demarc_repeat *out);

#endif
