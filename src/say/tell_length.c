/* How long the border is said to be. */
#include "say/speech.h"

#include <string.h>

/* A length is the usual one if so many publishers have it. */
enum { FEWEST_USUAL = 3 };

/* Publishers are counted at their first rows; `seen` has the last round in
 * which one was. */
typedef struct tally {
    size_t *seen, round;
    const demarc_entry **first;
} tally;

static size_t publishers(tally *of, const demarc_entry *const *rows,
                         size_t count)
{
    size_t n = 0;

    of->round++;
    for (size_t i = 0; i < count; i++)
        if (of->seen[rows[i]->source] != of->round) {
            of->seen[rows[i]->source] = of->round;
            of->first[n++] = rows[i];
        }
    return n;
}

static void length_slot(demarc_speech *to, const char *name,
                        const demarc_entry *entry)
{
    demarc_phrase_figure(to, demarc_slot_new(to, name), entry, DEMARC_KM_TOTAL);
}

static void sources_slot(demarc_speech *to, const char *name,
                         const demarc_entry *const *rows, size_t count)
{
    demarc_phrase_sources(to, demarc_slot_new(to, name), rows, count);
}

static void range_slots(demarc_speech *to, const demarc_totals *all)
{
    const demarc_entry **near = all->near;
    const size_t count = all->near_count;
    size_t low, high = 0;

    if (!count)
        return;
    low = demarc_same_count(near, count, DEMARC_KM_TOTAL);
    for (size_t i = 0; i < count;
         i += demarc_same_count(near + i, count - i, DEMARC_KM_TOTAL))
        high = i;
    length_slot(to, low == count ? "only" : "low", near[0]);
    sources_slot(to, low == count ? "only_sources" : "low_sources", near, low);
    if (low == count)
        return;
    length_slot(to, "high", near[high]);
    sources_slot(to, "high_sources", near + high, count - high);
}

/* The length that most publishers have, if it is more than one of them. */
static void usual_slots(demarc_speech *to, const demarc_totals *all)
{
    const size_t count = all->near_count;
    tally of = {
        demarc_record_take(&to->record, to->record.count, sizeof *of.seen), 0,
        demarc_record_take(&to->record, count, sizeof *of.first)};
    size_t best = 0, best_same = 0, most = 0, second = 0;

    if (!of.seen || !of.first)
        return;
    for (size_t i = 0, same, n; i < count; i += same) {
        same = demarc_same_count(all->near + i, count - i, DEMARC_KM_TOTAL);
        n = publishers(&of, all->near + i, same);
        second = n > most ? most : n > second ? n : second;
        if (n > most) {
            most = n;
            best = i;
            best_same = same;
        }
    }
    if (most < FEWEST_USUAL || most == second || second == 0)
        return;
    length_slot(to, "usual", all->near[best]);
    most = publishers(&of, all->near + best, best_same);
    demarc_phrase_count(to, demarc_slot_new(to, "usual_count"), of.first, most,
                        "", "");
    most = publishers(&of, all->near, count);
    demarc_phrase_count(to, demarc_slot_new(to, "publishers"), of.first, most,
                        "publisher", "publishers");
}

/* "870 km (Military Periscope and ansor.info) and 940 km (...)". */
static void apart_slot(demarc_speech *to, const demarc_totals *all)
{
    demarc_phrase *phrase;
    size_t different = 0, n = 0;

    for (size_t i = 0; i < all->apart_count; different++)
        i += demarc_same_count(all->apart + i, all->apart_count - i,
                               DEMARC_KM_TOTAL);
    if (!different)
        return;
    phrase = demarc_slot_new(to, different > 1 ? "aparts" : "apart");
    for (size_t i = 0, same; i < all->apart_count; i += same, n++) {
        same = demarc_same_count(all->apart + i, all->apart_count - i,
                                 DEMARC_KM_TOTAL);
        demarc_phrase_text(phrase, demarc_english_join(n, different));
        demarc_phrase_figure(to, phrase, all->apart[i], DEMARC_KM_TOTAL);
        demarc_phrase_text(phrase, " km (");
        demarc_phrase_sources(to, phrase, all->apart + i, same);
        demarc_phrase_text(phrase, ")");
    }
}

/* The newest length that sources of a party have. */
static const demarc_entry *newest_of(const demarc_speech *to,
                                     const demarc_totals *all, size_t party)
{
    const char *id = demarc_border_party(to->record.border, party);
    const demarc_entry *best = NULL;

    for (size_t i = 0; i < all->near_count; i++)
        if (strcmp(all->near[i]->claim->side, id) == 0 &&
            (!best || all->near[i]->by > best->by))
            best = all->near[i];
    return best;
}

/* When it was so: what reports of clashes have is of the day of print. */
static const demarc_date *date_of(const demarc_entry *entry)
{
    const demarc_claim *claim = entry->claim;

    return *claim->source_date->text && entry->by == entry->published
               ? claim->source_date
               : claim->date;
}

/* "1,006.84 km from sources on the side of Kyrgyzstan (24.kg, 2025)". */
static void sides_slot(demarc_speech *to, const demarc_totals *all)
{
    const size_t parties = to->record.border->about.party_count;
    demarc_phrase *phrase = demarc_slot_new(to, "sides");
    bool differ = false;

    for (size_t i = 0; i < parties; i++) {
        if (!newest_of(to, all, i))
            return;
        differ = differ ||
                 demarc_entry_value(newest_of(to, all, i), DEMARC_KM_TOTAL) !=
                     demarc_entry_value(newest_of(to, all, 0), DEMARC_KM_TOTAL);
    }
    if (!differ)
        return;
    for (size_t i = 0; parties > 1 && i < parties; i++) {
        const demarc_entry *entry = newest_of(to, all, i);

        demarc_phrase_text(phrase, demarc_english_join(i, parties));
        demarc_phrase_figure(to, phrase, entry, DEMARC_KM_TOTAL);
        demarc_phrase_text(phrase, " km from sources on the side of ");
        demarc_phrase_name(to, phrase, demarc_party_name(to, i), entry);
        demarc_phrase_text(phrase, " (");
        demarc_phrase_source(to, phrase, entry);
        demarc_phrase_text(phrase, ", ");
        demarc_phrase_date(to, phrase, entry, date_of(entry), DEMARC_DATE_BARE);
        demarc_phrase_text(phrase, ")");
    }
}

void demarc_tell_length(demarc_speech *to)
{
    demarc_totals all;

    demarc_totals_find(to, &all);
    demarc_phrase_border(to, demarc_slot_new(to, "border"));
    range_slots(to, &all);
    usual_slots(to, &all);
    apart_slot(to, &all);
    sides_slot(to, &all);
    demarc_slots_say(to, "length-");
}
