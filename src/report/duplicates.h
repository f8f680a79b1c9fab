/** duplicates.h - what demarc_duplicates and its merging share. */
#ifndef DEMARC_REPORT_DUPLICATES_H
#define DEMARC_REPORT_DUPLICATES_H

#include "claims/twins.h"

/** The id of a proposal: those of its events, "a+b". Appended. */
void demarc_twin_id(const demarc_sightings *of, const demarc_twin *twin,
                    demarc_buffer *out);

/**
 * Hands out all rows; those of events that were accepted as one stand together
 * under its id.
 * @param accepted  one per twin; false where it could not be done, with a
 *                  finding.
 */
demarc_status demarc_sightings_merge(demarc_ctx *ctx,
                                     const demarc_sightings *of,
                                     const demarc_twins *twins, bool *accepted,
                                     demarc_import_fn *fn, void *user);

#endif
