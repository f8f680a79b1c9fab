/** ask.h - what to open: is it asked rightly, and what is known without it? */
#ifndef DEMARC_DOSSIER_ASK_H
#define DEMARC_DOSSIER_ASK_H

#include "model/border.h"

/**
 * Looks at what is wrong whatever the files are: a role or a stage that does
 * not exist. A word that is passed over would be a silent wrong answer.
 * @return DEMARC_EUSAGE with a finding.
 */
demarc_status demarc_open_check(demarc_ctx *ctx, const demarc_open *how);

/**
 * Fills `about` of a border without a package: the parties are those of its
 * id, kgz-tjk, unless its lines have two others on their sides; then these,
 * in the order of the alphabet.
 */
demarc_status demarc_border_guess(demarc_arena *arena, demarc_border *border);

#endif
