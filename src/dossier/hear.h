/** hear.h - whose claims are heard: known_on and according_to. */
#ifndef DEMARC_DOSSIER_HEAR_H
#define DEMARC_DOSSIER_HEAR_H

#include "model/border.h"

/**
 * Sets aside the claims that were published after how->known_on, and those
 * that are not how->according_to's: a party's, if it is the id of one, else
 * those whose source has these words in its name.
 * @return DEMARC_EDATA (rule nothing-heard) when none is left.
 */
demarc_status demarc_claims_hear(demarc_ctx *ctx, const demarc_open *how,
                                 demarc_border *border);

#endif
