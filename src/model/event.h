/** event.h - events: their order, and the words they are described in. */
#ifndef DEMARC_MODEL_EVENT_H
#define DEMARC_MODEL_EVENT_H

#include "demarc.h"

/** By earliest day, then latest day, then line: below, above or 0. */
int demarc_event_order(const demarc_event *a, const demarc_event *b);

/** The date of an event, as far as it is heard: of the first such claim. */
const demarc_date *demarc_event_when(const demarc_event *event);

/** The type as types.def spells it, of a word in any case; NULL if there is
 *  no such type. */
const char *demarc_event_type_find(const char *word);
bool demarc_event_type_known(const char *word);

/** Reads "military", ...; "" is `all`. False, and `all`, if not known. */
bool demarc_scope_parse(const char *word, demarc_scope *out);
const char *demarc_scope_name(demarc_scope scope);

/** Who publishes it: the source's name up to " (" or " via ", so that "24.kg"
 *  and "24.kg (Health Ministry)" are one. Its length in bytes. */
size_t demarc_publisher(const char *source);

/** Reads "located" or "reconstructed"; "" is none. False, and none, if not
 *  known. */
bool demarc_basis_parse(const char *word, demarc_basis *out);
const char *demarc_basis_name(demarc_basis basis); /* "" for none */

/** Append the words known, for a message to the user. */
void demarc_event_type_words(demarc_buffer *out);
void demarc_scope_words(demarc_buffer *out);
void demarc_basis_words(demarc_buffer *out);

#endif
