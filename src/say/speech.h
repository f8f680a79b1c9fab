/**
 * speech.h - sentences, and what stands behind each number in them.
 *
 * A topic (topics.def) looks at the record and the line, and fills slots; the
 * templates of sentences.def are filled with them. A number comes into a slot
 * only together with its proof: the rows that have it, or the stages of the
 * line that were measured. So every number of a sentence can be explained.
 */
#ifndef DEMARC_SAY_SPEECH_H
#define DEMARC_SAY_SPEECH_H

#include "base/buffer.h"
#include "claims/record.h"
#include "say/english.h"

/** A row, and what it has printed. */
typedef struct demarc_witness {
    const demarc_entry *entry;
    const char *printed;
} demarc_witness;

/** What a number is of; the key of it is a word of its name. */
typedef enum demarc_unit_of {
    DEMARC_OF_KM,
    DEMARC_OF_PERCENT,
    DEMARC_OF_SHARE, /* in words; the value is 0 to 1 */
    DEMARC_OF_PEOPLE,
    DEMARC_OF_COUNT, /* of events or rows */
    DEMARC_OF_DATE,
    DEMARC_OF_NAME /* digits in somebody's name */
} demarc_unit_of;

/** A number of a sentence, with its proof. Lives in the record's arena. */
typedef struct demarc_number {
    const char *text; /* as the sentence has it: "just over two-thirds" */
    double value;     /* NAN: it has none, as a date */
    demarc_unit_of of;
    const demarc_witness *rows;
    size_t count;
    const char *how; /* how it comes of the rows; "": as printed */
    unsigned stages; /* bits of the classes of line measured; 0: no line */
    bool rings;      /* of the line only the enclave rings */
} demarc_number;

/** Text that is being written, and its numbers. */
typedef struct demarc_phrase {
    demarc_buffer text;
    demarc_number *numbers;
    size_t count, room;
} demarc_phrase;

typedef struct demarc_sentence {
    const char *id, *about, *text;
    const demarc_number *numbers;
    size_t count;
} demarc_sentence;

enum { DEMARC_SLOTS = 24 };

typedef struct demarc_slot {
    const char *name;
    demarc_phrase phrase;
} demarc_slot;

/** The record, the day, and what is said of it. */
typedef struct demarc_speech {
    demarc_record record;
    bool lines;             /* are there any to measure? */
    demarc_lengths lengths; /* on the day; zero without lines */
    demarc_slot slots[DEMARC_SLOTS];
    size_t slot_count;
    demarc_sentence *sentences;
    size_t count, room;
} demarc_speech;

/** A topic tells what it finds. */
typedef void demarc_topic_fn(demarc_speech *to);

#define TOPIC(name, function, what, needs) demarc_topic_fn function;
#include "say/topics.def"
#undef TOPIC

/** The name of topic `i`, and what it needs; NULL past the end. */
const char *demarc_topic_name(size_t i, const char **needs);

/**
 * Says what there is to say on a day.
 * @param about  one topic, or NULL for all.
 * @param out    free with demarc_speech_free, also after a failure.
 */
demarc_status demarc_speech_make(const demarc_border *border,
                                 const demarc_record_how *how,
                                 const char *about, demarc_speech *out);
void demarc_speech_free(demarc_speech *speech);

/** "km", "percent", "share", ... */
const char *demarc_unit_of_name(demarc_unit_of of);

/* ---- Slots: what a topic fills ---- */

/** A new, empty slot. Its name must live as long as the speech. */
demarc_phrase *demarc_slot_new(demarc_speech *to, const char *name);

/** Fills the templates of a topic whose ids begin with `id`, then forgets all
 *  slots. Of templates with one id the first that can be filled is taken. */
void demarc_slots_say(demarc_speech *to, const char *id);

void demarc_phrase_text(demarc_phrase *to, const char *text);

/** What stands from byte `start` on is a number; rows are copied. */
void demarc_phrase_prove(demarc_speech *speech, demarc_phrase *to, size_t start,
                         const demarc_number *proof);

/** Somebody's name, as it is but for controls.
 *  @param entry  the row it is from; NULL: of none, as a data set. */
void demarc_phrase_name(demarc_speech *speech, demarc_phrase *to,
                        const char *name, const demarc_entry *entry);

/** A figure of a row: "664", "more than 90". */
void demarc_phrase_figure(demarc_speech *speech, demarc_phrase *to,
                          const demarc_entry *entry, demarc_measure measure);

/** A figure of people; small ones in words, or in digits as larger ones
 *  beside them. */
void demarc_phrase_people(demarc_speech *speech, demarc_phrase *to,
                          const demarc_entry *entry,
                          const demarc_figure *figure, bool digits);

/** A date of a row. */
void demarc_phrase_date(demarc_speech *speech, demarc_phrase *to,
                        const demarc_entry *entry, const demarc_date *date,
                        demarc_date_form form);

/** A number worked out of rows: a sum, a percentage. */
void demarc_phrase_sum(demarc_speech *speech, demarc_phrase *to, double value,
                       int digits, demarc_unit_of of,
                       const demarc_entry *const *rows, size_t count,
                       const char *how);

/** A share in words, worked out of rows. */
void demarc_phrase_share(demarc_speech *speech, demarc_phrase *to, double share,
                         bool adverb, const demarc_entry *const *rows,
                         size_t count, const char *how);

/** How many entries there are: "three", "26". */
void demarc_phrase_count(demarc_speech *speech, demarc_phrase *to,
                         const demarc_entry *const *rows, size_t count,
                         const char *one, const char *many);

/** "none" of them. */
void demarc_phrase_none(demarc_speech *speech, demarc_phrase *to,
                        const demarc_entry *const *rows, size_t count);

/** Metres of the line, as km with a decimal. */
void demarc_phrase_metres(demarc_speech *speech, demarc_phrase *to,
                          double metres, unsigned stages, bool rings);

/** "IA-Centr via inozpress (Japarov)"; "a source not named". */
void demarc_phrase_who(demarc_speech *speech, demarc_phrase *to,
                       const demarc_entry *entry);

/** "IA-Centr via inozpress [Japarov]": the same inside round brackets. */
void demarc_phrase_source(demarc_speech *speech, demarc_phrase *to,
                          const demarc_entry *entry);

/** "Asia-Plus, 24.kg and others": publishers, each once. */
void demarc_phrase_sources(demarc_speech *speech, demarc_phrase *to,
                           const demarc_entry *const *rows, size_t count);

/** "the Kyrgyz-Tajik border", "the border between Aland and Bland". */
void demarc_phrase_border(demarc_speech *speech, demarc_phrase *to);

/** The name of a party, or its id: "Kyrgyzstan". */
const char *demarc_party_name(const demarc_speech *speech, size_t party);

/* ---- What topics share ---- */

/** The used entries of a measure whose km hold by the day, by time; in the
 *  arena. Returns how many. */
size_t demarc_speech_series(demarc_speech *speech, demarc_measure measure,
                            const demarc_entry ***out);

/** The events of a type that had begun by the day, each by its first claim
 *  heard; in the arena. Returns how many. */
size_t demarc_speech_events(demarc_speech *speech, const char *type,
                            const demarc_entry ***out);

/** The claims heard of an entry's event, itself the first; in the arena. */
size_t demarc_speech_claims(demarc_speech *speech, const demarc_entry *entry,
                            const demarc_entry ***out);

/** The lengths in print by the day, but for those far from the rest, which
 *  are beyond Tukey's fences (1977): 1.5 times the distance of the quartiles
 *  below and above them, taken of the different lengths, if there are five. */
typedef struct demarc_totals {
    const demarc_entry **near, **apart; /* each by length, then by time */
    size_t near_count, apart_count;
} demarc_totals;

void demarc_totals_find(demarc_speech *speech, demarc_totals *out);

/** Those of `count` entries by a measure that give the same as the first;
 *  entries of one number stand together. */
size_t demarc_same_count(const demarc_entry *const *entries, size_t count,
                         demarc_measure measure);

#endif
