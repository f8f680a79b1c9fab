/** words.h - what pictures say, in the reader's language. */
#ifndef DEMARC_DRAW_WORDS_H
#define DEMARC_DRAW_WORDS_H

#include "demarc.h"

typedef enum demarc_word_id {
#define WORD(id, en, ru) DEMARC_WORD_##id,
#include "draw/words.def"
#undef WORD
    DEMARC_WORD_COUNT
} demarc_word_id;

/** One of the languages that pictures can be in. */
typedef struct demarc_language {
    const char *code;                /* "en" */
    const char *point, *group;       /* of numbers */
    const char *const *months;       /* 12, as they stand in a date */
    const char *date;                /* behind the year; or "" */
    const char *const *words;        /* by demarc_word_id */
    const char *const *short_months; /* 12, as they stand before a year */
} demarc_language;

/** By its code; NULL if there is none. */
const demarc_language *demarc_language_find(const char *code);
/** All of them; NULL past the end. */
const demarc_language *demarc_language_at(size_t i);

static inline const char *demarc_word(const demarc_language *in,
                                      demarc_word_id id)
{
    return in->words[id];
}

/** The word for a stage or an overlay. */
const char *demarc_word_stage(const demarc_language *in, demarc_stage stage);

/** Appends "14 September 2022". */
void demarc_word_day(const demarc_language *in, demarc_day day,
                     demarc_buffer *out);

/** Appends "2022", or "500 BC". */
void demarc_word_year(const demarc_language *in, demarc_day day,
                      demarc_buffer *out);

/** Appends "Sep 2022", or with the day "14 Sep". */
void demarc_word_month(const demarc_language *in, bool with_day, demarc_day day,
                       demarc_buffer *out);

/** Appends a number with the language's point and groups of thousands. */
void demarc_word_number(const demarc_language *in, double value, int digits,
                        demarc_buffer *out);

#endif
