/** stage.h - stages as words; the rest is in demarc_terms.h. */
#ifndef DEMARC_MODEL_STAGE_H
#define DEMARC_MODEL_STAGE_H

#include "demarc.h"

/** Appends the words for stages, "undetermined, described, ...", without
 *  their synonyms, for a message to the user. */
void demarc_stage_words(demarc_buffer *out);

/** All words for stages, first their names, then the synonyms; NULL past the
 *  end. */
const char *demarc_stage_word_at(size_t i, demarc_stage *out);

#endif
