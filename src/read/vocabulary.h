/** vocabulary.h - what the words of a layer's fields mean, by its schema. */
#ifndef DEMARC_READ_VOCABULARY_H
#define DEMARC_READ_VOCABULARY_H

#include "read/fields.h"
#include "read/schemafile.h"

enum { DEMARC_WORD_FIELDS = 8 };

/** What the user says of the words. */
typedef struct demarc_vocabulary_how {
    const char *schema, *view; /* or NULL */
    const char *const *fields; /* as demarc_fields_match has them */
    const char *default_stage; /* where no field holds it; or NULL */
    bool events;               /* as demarc_fields_match has it */
} demarc_vocabulary_how;

/** A word that was met, and what it means. */
typedef struct demarc_meaning {
    const char *text;
    demarc_stage stage;
    bool hidden;
} demarc_meaning;

enum { DEMARC_MEANINGS = 8 }; /* the last ones; most files have no more */

typedef struct demarc_vocabulary {
    demarc_ctx *ctx;
    demarc_arena *arena;
    const char *file;
    const char *default_stage;
    demarc_schema_file own;      /* the user's, if that is the schema */
    const demarc_schema *schema; /* not NULL once it is open */
    const demarc_schema_value *values;
    size_t value_count;
    const char *view; /* as its field has it: "IN"; "" for none */
    demarc_fields fields;
    int stage[DEMARC_WORD_FIELDS]; /* the first that is not empty decides */
    size_t stage_count;
    int hint[DEMARC_WORD_FIELDS]; /* a known word in one goes before */
    size_t hint_count;
    int party[2]; /* fields of the parties, or -1: by sides */
    demarc_meaning met[DEMARC_MEANINGS];
    size_t met_count;
    size_t unknown_hints; /* that decided nothing, and the first of them */
    const char *unknown_hint;
} demarc_vocabulary;

/**
 * Finds the schema (the one named, else one whose fields are all there, else
 * demarc's own) and the fields it speaks of.
 * @param out  strings in the arena; it keeps ctx, arena and file.
 * @return DEMARC_EUSAGE (rule schema-name) when there is no such schema or
 *         view; DEMARC_EDATA when a field is not there.
 */
demarc_status demarc_vocabulary_open(demarc_ctx *ctx, demarc_arena *arena,
                                     OGRFeatureDefnH layer, const char *file,
                                     const demarc_vocabulary_how *how,
                                     demarc_vocabulary *out);

/** Are the borders of the file told apart by their parties? */
bool demarc_vocabulary_pairs(const demarc_vocabulary *words);

/**
 * The stage of a feature.
 * @param hidden  set when the feature is no border in this view.
 * @return DEMARC_EDATA (rule segment-stage) when a word is not known.
 */
demarc_status demarc_vocabulary_stage(demarc_vocabulary *words,
                                      OGRFeatureH feature,
                                      const demarc_where *where,
                                      demarc_stage *out, bool *hidden);

/** After the last feature: tells of hints that decided nothing. */
demarc_status demarc_vocabulary_tell(const demarc_vocabulary *words);

#endif
