/* How many clashes there were, and the deadliest of them. */
#include "claims/tolls.h"
#include "model/figure.h"
#include "say/speech.h"

#include <math.h>
#include <stdlib.h>

/* Clashes that are told one by one. */
enum { MOST_TOLD = 3 };

/* Small numbers stand in digits beside larger ones. */
static const double most_in_words = 10;

/* A clash, its rows, and the highest counts of its dead, added up. */
typedef struct fight {
    const demarc_entry *entry;
    size_t to;
    double dead;
} fight;

/* The rows with the lowest and the highest figure of a kind. */
typedef struct pair {
    const demarc_entry *low, *high;
} pair;

static double value_of(const demarc_speech *to, const demarc_entry *entry,
                       size_t kind)
{
    return demarc_figure_value(demarc_toll(&to->record, entry->claim, kind));
}

static pair pair_find(demarc_speech *to, const fight *of, size_t kind)
{
    const demarc_entry **rows = demarc_record_take(
        &to->record, of->to - of->entry->place, sizeof *rows);
    pair out = {0};
    size_t count;

    if (!rows)
        return out;
    count = demarc_tolls_take(&to->record, of->entry->place, of->to, kind,
                              DEMARC_SCOPE_ALL, rows);
    for (size_t i = 0; i < count; i++) {
        if (!out.low ||
            value_of(to, rows[i], kind) < value_of(to, out.low, kind))
            out.low = rows[i];
        if (!out.high ||
            value_of(to, rows[i], kind) > value_of(to, out.high, kind))
            out.high = rows[i];
    }
    return out;
}

static int by_dead(const void *left, const void *right)
{
    const fight *a = left, *b = right;

    if (a->dead != b->dead)
        return a->dead > b->dead ? -1 : 1;
    return (a->entry->place > b->entry->place) -
           (a->entry->place < b->entry->place);
}

static void toll_add(demarc_speech *to, demarc_phrase *phrase,
                     const demarc_entry *entry, size_t kind, bool digits)
{
    const demarc_figure *figure = demarc_toll(&to->record, entry->claim, kind);

    if (figure->low == 0 && figure->high == 0) {
        const size_t start = phrase->text.length;
        const demarc_witness row = {entry, figure->text};

        demarc_phrase_text(phrase, "none");
        demarc_phrase_prove(
            to, phrase, start,
            &(demarc_number){
                .of = DEMARC_OF_PEOPLE, .rows = &row, .count = 1, .how = ""});
    } else {
        demarc_phrase_people(to, phrase, entry, figure, digits);
    }
}

static bool is_more_than(const demarc_speech *to, const demarc_entry *entry,
                         size_t kind)
{
    return isinf(demarc_toll(&to->record, entry->claim, kind)->high);
}

/* The lower end: of "more than 10,000" the number alone. */
static void low_add(demarc_speech *to, demarc_phrase *phrase,
                    const demarc_entry *entry, size_t kind, bool digits)
{
    const demarc_figure *of = demarc_toll(&to->record, entry->claim, kind);
    const demarc_witness row = {entry, of->text};
    const size_t start = phrase->text.length;

    if (!is_more_than(to, entry, kind)) {
        toll_add(to, phrase, entry, kind, digits);
        return;
    }
    demarc_english_number(&phrase->text, of->low, 0);
    demarc_phrase_prove(to, phrase, start,
                        &(demarc_number){.value = of->low,
                                         .of = DEMARC_OF_PEOPLE,
                                         .rows = &row,
                                         .count = 1,
                                         .how = ""});
}

/* "between 24 and 63", "from 7 to more than 40". */
static void pair_add(demarc_speech *to, demarc_phrase *phrase, pair of,
                     size_t kind)
{
    const bool digits = value_of(to, of.high, kind) > most_in_words;
    const bool open = is_more_than(to, of.high, kind);

    if (value_of(to, of.low, kind) == value_of(to, of.high, kind)) {
        toll_add(to, phrase, of.high, kind, digits);
        return;
    }
    demarc_phrase_text(phrase, open ? "from " : "between ");
    low_add(to, phrase, of.low, kind, digits);
    demarc_phrase_text(phrase, open ? " to " : " and ");
    toll_add(to, phrase, of.high, kind, digits);
}

/* Rows that the sources are named of: the highest, then the lowest. */
typedef struct cited {
    const demarc_entry **rows;
    size_t count;
    bool differ;
} cited;

static void cite(cited *to, pair of, bool differ)
{
    to->differ = to->differ || differ;
    to->rows[to->count++] = of.high;
    if (of.low != of.high)
        to->rows[to->count++] = of.low;
}

/* "between 24 and 63 dead on the side of Kyrgyzstan and between 7 and 83 on
 * that of Tajikistan". */
static void dead_slot(demarc_speech *to, const fight *of, cited *sources)
{
    const size_t parties = to->record.border->about.party_count;
    demarc_phrase *phrase = demarc_slot_new(to, "dead");
    size_t given = 0, n = 0;

    for (size_t i = 0; i < parties; i++)
        given += pair_find(to, of, i).high != NULL;
    for (size_t i = 0; i < 2 * parties; i++) {
        const pair range = pair_find(to, of, i % parties);
        const bool some =
            range.high && value_of(to, range.high, i % parties) > 0;

        if (!range.high || some != (i < parties)) /* none of them last */
            continue;
        demarc_phrase_text(phrase, demarc_english_join(n, given));
        pair_add(to, phrase, range, i % parties);
        demarc_phrase_text(phrase,
                           n ? " on that of " : " dead on the side of ");
        demarc_phrase_name(to, phrase, demarc_party_name(to, i % parties),
                           range.high);
        cite(sources, range,
             value_of(to, range.low, i % parties) !=
                 value_of(to, range.high, i % parties));
        n++;
    }
}

static void place_slot(demarc_speech *to, const demarc_entry *entry)
{
    if (*entry->event->place)
        demarc_phrase_name(to, demarc_slot_new(to, "place"),
                           entry->event->place, entry);
}

static void fight_say(demarc_speech *to, const fight *of, const char *id)
{
    const size_t parties = to->record.border->about.party_count;
    cited sources = {
        demarc_record_take(&to->record, 2 * parties + 2, sizeof *sources.rows),
        0, false};
    pair fled;

    if (!sources.rows)
        return;
    demarc_phrase_date(to, demarc_slot_new(to, "when"), of->entry,
                       of->entry->when, DEMARC_DATE_WHEN);
    place_slot(to, of->entry);
    dead_slot(to, of, &sources);
    demarc_phrase_sources(to, demarc_slot_new(to, "sources"), sources.rows,
                          sources.count);
    if (sources.differ)
        demarc_phrase_text(demarc_slot_new(to, "differ"),
                           ", depending on the source and when it counted");
    fled = pair_find(to, of, 2 * parties);
    if (fled.high && value_of(to, fled.high, 2 * parties) > 0) {
        demarc_phrase *phrase = demarc_slot_new(to, "fled");

        pair_add(to, phrase, fled, 2 * parties);
        demarc_phrase_sources(to, demarc_slot_new(to, "fled_sources"),
                              (const demarc_entry *[]){fled.high, fled.low}, 2);
    }
    demarc_slots_say(to, id);
}

/* The fights, and in `dumb` those without a number of dead. */
static size_t fights_find(demarc_speech *to, const demarc_entry **clashes,
                          size_t count, fight *out, const demarc_entry **dumb,
                          size_t *dumb_count)
{
    const size_t parties = to->record.border->about.party_count;
    size_t n = 0;

    for (size_t i = 0; i < count; i++) {
        fight of = {clashes[i],
                    demarc_event_end(&to->record, clashes[i]->place), 0};
        bool given = false;

        for (size_t k = 0; k < parties; k++) {
            const pair range = pair_find(to, &of, k);

            given = given || range.high;
            of.dead += range.high ? value_of(to, range.high, k) : 0;
        }
        if (!given)
            dumb[(*dumb_count)++] = clashes[i];
        else if (of.dead > 0)
            out[n++] = of;
    }
    if (n)
        qsort(out, n, sizeof *out, by_dead);
    return n;
}

static void count_say(demarc_speech *to, const demarc_entry **clashes,
                      size_t count)
{
    const demarc_entry **rest;
    const size_t incidents = demarc_speech_events(to, "incident", &rest);

    demarc_phrase_border(to, demarc_slot_new(to, "border"));
    if (count)
        demarc_phrase_count(to, demarc_slot_new(to, "clashes"), clashes, count,
                            "clash", "clashes");
    if (incidents)
        demarc_phrase_count(to, demarc_slot_new(to, "incidents"), rest,
                            incidents, "lesser incident", "lesser incidents");
    if (count == 1)
        demarc_phrase_date(to, demarc_slot_new(to, "when"), clashes[0],
                           clashes[0]->when, DEMARC_DATE_WHEN);
    if (count > 1) {
        demarc_phrase_date(to, demarc_slot_new(to, "first"), clashes[0],
                           clashes[0]->when, DEMARC_DATE_WHEN);
        demarc_phrase_date(to, demarc_slot_new(to, "last"), clashes[count - 1],
                           clashes[count - 1]->when, DEMARC_DATE_WHEN);
    }
    demarc_slots_say(to, "clashes-");
}

void demarc_tell_clashes(demarc_speech *to)
{
    static const char *const ids[MOST_TOLD] = {"deadliest-", "next-", "third-"};
    const demarc_entry **clashes, **dumb;
    const size_t count = demarc_speech_events(to, "clash", &clashes);
    fight *fights = demarc_record_take(&to->record, count, sizeof *fights);
    size_t n, unknown = 0;

    dumb = demarc_record_take(&to->record, count, sizeof *dumb);
    if (!fights || !dumb)
        return;
    count_say(to, clashes, count);
    n = fights_find(to, clashes, count, fights, dumb, &unknown);
    for (size_t i = 0; i < n && i < MOST_TOLD; i++)
        fight_say(to, &fights[i], ids[i]);
    if (!unknown)
        return;
    if (unknown == count)
        demarc_phrase_text(demarc_slot_new(to, "all"), "any");
    demarc_phrase_count(to, demarc_slot_new(to, "dumb"), dumb, unknown,
                        "of the clashes", "of the clashes");
    demarc_slots_say(to, "tolls-");
}
