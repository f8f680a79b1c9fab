/** tolls.h - the dead, wounded and evacuated of an event, one kind at a time.
 */
#ifndef DEMARC_CLAIMS_TOLLS_H
#define DEMARC_CLAIMS_TOLLS_H

#include "claims/record.h"

/** Kinds: the killed of each party, the wounded of each, the evacuated. */
size_t demarc_toll_kinds(const demarc_record *record);

/** The figure of a kind; "" as text if the claim does not give it. */
const demarc_figure *demarc_toll(const demarc_record *record,
                                 const demarc_claim *claim, size_t kind);

/** "killed KGZ", "evacuated". In the record's arena. */
const char *demarc_toll_name(demarc_record *record, size_t kind);

/** The entries of the event of entry `from`: [from, this). */
size_t demarc_event_end(const demarc_record *record, size_t from);

/** Those of [from, to) that are used and give a kind, by publication; returns
 *  how many. `out` has room for all. */
size_t demarc_tolls_take(const demarc_record *record, size_t from, size_t to,
                         size_t kind, const demarc_entry **out);

#endif
