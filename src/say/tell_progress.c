/* How much of the border was agreed, by whose word. */
#include "model/event.h"
#include "model/word.h"
#include "say/agreed.h"

#include <math.h>
#include <string.h>

/* The word of the source, if it is a stage's; else "agreed". A word of more
 * than was possible on that day stands in quotation marks. */
static void word_slot(demarc_speech *to, const demarc_entry *entry)
{
    demarc_phrase *phrase = demarc_slot_new(to, "word");
    const char *word = entry->claim->word;
    bool early = false;
    demarc_stage stage;

    if (!*word || !demarc_stage_parse(word, &stage) ||
        stage < DEMARC_DESCRIBED || stage > DEMARC_DEMARCATED)
        word = "agreed";
    for (size_t i = 0; i < to->record.remark_count; i++)
        early =
            early || (to->record.remarks[i].rule == DEMARC_RULE_WORD_EARLY &&
                      to->record.remarks[i].entries[0] == entry);
    demarc_phrase_text(phrase, early ? "\xe2\x80\x9c" : "");
    demarc_phrase_name(to, phrase, word, entry);
    demarc_phrase_text(phrase, early ? "\xe2\x80\x9d, in its own word," : "");
}

/* "67.2%", of km and total, to as many decimals as newspapers have; "65% in
 * print", where the source has one; "73%, but 65% in print", where they cannot
 * both be true. */
static void percents_add(demarc_speech *to, demarc_phrase *phrase,
                         const demarc_entry *entry)
{
    const demarc_made made = demarc_agreed_made(entry, entry);
    const double printed = demarc_entry_value(entry, DEMARC_PERCENT);
    const demarc_figure *figure = entry->claim->figure[DEMARC_PERCENT];
    const bool fits = demarc_agreed_fits(entry);
    const bool plain = figure->low == figure->high && !figure->approximate;
    const bool worked = made.share < 1 && !(plain && fits);

    if (worked) {
        demarc_phrase_sum(to, phrase, 100 * made.share, made.digits,
                          DEMARC_OF_PERCENT, &entry, 1, "km of total");
        demarc_phrase_text(phrase, "%");
    }
    if (isnan(printed) || (made.share >= 1 && printed == 100))
        return;
    demarc_phrase_text(phrase, !worked ? "" : fits ? "; " : ", but ");
    demarc_phrase_figure(to, phrase, entry, DEMARC_PERCENT);
    demarc_phrase_text(phrase, "% in print");
    if (!worked && !fits)
        demarc_phrase_text(phrase, ", which does not fit");
}

static void share_slot(demarc_speech *to, const char *name,
                       const demarc_entry *entry, bool adverb)
{
    demarc_phrase_share(to, demarc_slot_new(to, name),
                        demarc_agreed_share(entry), adverb, &entry, 1,
                        isnan(demarc_agreed_made(entry, entry).share)
                            ? "the percentage in print"
                            : "km of total");
}

static void main_slots(demarc_speech *to, const demarc_entry *entry)
{
    demarc_phrase_border(to, demarc_slot_new(to, "border"));
    demarc_phrase_date(to, demarc_slot_new(to, "when"), entry,
                       entry->claim->date, DEMARC_DATE_BY);
    demarc_phrase_source(to, demarc_slot_new(to, "source"), entry);
    demarc_phrase_who(to, demarc_slot_new(to, "who"), entry);
    word_slot(to, entry);
    if (demarc_entry_gives(entry, DEMARC_KM_CUMULATIVE))
        demarc_phrase_figure(to, demarc_slot_new(to, "km"), entry,
                             DEMARC_KM_CUMULATIVE);
    if (demarc_entry_gives(entry, DEMARC_KM_TOTAL))
        demarc_phrase_figure(to, demarc_slot_new(to, "total"), entry,
                             DEMARC_KM_TOTAL);
    if (!isnan(demarc_agreed_share(entry)))
        share_slot(to, "share", entry, true);
    percents_add(to, demarc_slot_new(to, "percents"), entry);
    if (demarc_entry_gives(entry, DEMARC_PERCENT))
        demarc_phrase_figure(to, demarc_slot_new(to, "printed"), entry,
                             DEMARC_PERCENT);
}

/* How long the border is, before how much of it. */
static void range_slots(demarc_speech *to, const demarc_totals *all,
                        const demarc_entry *entry)
{
    const demarc_entry *ends[2];
    demarc_made made[2];

    if (!all->near_count)
        return;
    ends[0] = all->near[0];
    ends[1] = all->near[all->near_count - 1];
    for (size_t i = 0; i < 2; i++)
        made[i] = demarc_agreed_made(entry, ends[i]);
    if (demarc_entry_value(ends[0], DEMARC_KM_TOTAL) >=
        demarc_entry_value(ends[1], DEMARC_KM_TOTAL))
        return;
    for (size_t i = 0; i < 2; i++)
        demarc_phrase_figure(to, demarc_slot_new(to, i ? "long" : "short"),
                             ends[i], DEMARC_KM_TOTAL);
    if (made[0].share < 1 && made[1].share < 1)
        for (size_t i = 0; i < 2; i++)
            demarc_phrase_sum(to, demarc_slot_new(to, i ? "least" : "most"),
                              100 * made[i].share, made[i].digits,
                              DEMARC_OF_PERCENT,
                              (const demarc_entry *[]){entry, ends[i]}, 2,
                              "the km of the first row of the total of the "
                              "second");
}

/* "663.7 of 987 km (67.2%; Asia-Plus)": other claims of the event. */
static void others_slot(demarc_speech *to, const demarc_entry *entry)
{
    const demarc_entry **all, **others;
    const size_t count = demarc_speech_claims(to, entry, &all);
    demarc_phrase *phrase;
    size_t n = 0, before;

    others = demarc_record_take(&to->record, count, sizeof *others);
    for (size_t i = 0; others && i < count; i++)
        if (!all[i]->aside && demarc_agreed_other(entry, all[i]))
            others[n++] = all[i];
    if (!n)
        return;
    phrase = demarc_slot_new(to, "others");
    for (size_t i = 0; i < n; i++) {
        demarc_phrase_text(phrase, demarc_english_join(i, n));
        demarc_phrase_figure(to, phrase, others[i], DEMARC_KM_CUMULATIVE);
        if (demarc_entry_gives(others[i], DEMARC_KM_TOTAL)) {
            demarc_phrase_text(phrase, " of ");
            demarc_phrase_figure(to, phrase, others[i], DEMARC_KM_TOTAL);
        }
        demarc_phrase_text(phrase, " km (");
        before = phrase->text.length;
        percents_add(to, phrase, others[i]);
        demarc_phrase_text(phrase, phrase->text.length > before ? "; " : "");
        demarc_phrase_source(to, phrase, others[i]);
        demarc_phrase_text(phrase, ")");
    }
}

/* A figure that was in print before and is higher than the newest; where both
 * are shares they are told together. */
static void before_slots(demarc_speech *to, const demarc_entry *entry)
{
    const demarc_entry *high = demarc_agreed_higher(to, entry);
    bool shares;

    if (!high)
        return;
    shares = !isnan(demarc_agreed_share(high)) &&
             !isnan(demarc_agreed_share(entry)) &&
             demarc_agreed_share(high) > demarc_agreed_share(entry);
    demarc_phrase_figure(to, demarc_slot_new(to, shares ? "high_km" : "before"),
                         high, DEMARC_KM_CUMULATIVE);
    demarc_phrase_date(to, demarc_slot_new(to, "high_when"), high,
                       high->claim->date, DEMARC_DATE_BY);
    demarc_phrase_source(to, demarc_slot_new(to, "high_source"), high);
    if (!shares)
        return;
    share_slot(to, "high_share", high, false);
    share_slot(to, "low_share", entry, false);
}

/* The last length that was given for a meeting, not for a time. */
static void step_say(demarc_speech *to)
{
    const demarc_entry **all, **rows;
    const size_t count = demarc_speech_series(to, DEMARC_KM_INCREMENT, &all);
    const demarc_entry *last = NULL;
    size_t n = 0;

    rows = demarc_record_take(&to->record, count, sizeof *rows);
    for (size_t i = 0; rows && i < count; i++)
        if (!*all[i]->claim->period->text &&
            (demarc_word_same(all[i]->event->type, "protocol") ||
             demarc_word_same(all[i]->event->type, "meeting")) &&
            (!last || all[i]->by > last->by))
            last = all[i];
    for (size_t i = 0; last && i < count; i++)
        if (all[i]->event == last->event &&
            demarc_entry_value(all[i], DEMARC_KM_INCREMENT) ==
                demarc_entry_value(last, DEMARC_KM_INCREMENT))
            rows[n++] = all[i];
    if (!n)
        return;
    demarc_phrase_figure(to, demarc_slot_new(to, "step"), last,
                         DEMARC_KM_INCREMENT);
    demarc_phrase_date(to, demarc_slot_new(to, "when"), last, last->when,
                       DEMARC_DATE_BARE);
    demarc_phrase_sources(to, demarc_slot_new(to, "sources"), rows, n);
    demarc_slots_say(to, "step-");
}

void demarc_tell_progress(demarc_speech *to)
{
    const demarc_entry *entry = demarc_agreed_newest(to);
    demarc_totals all;

    if (entry) {
        demarc_totals_find(to, &all);
        main_slots(to, entry);
        range_slots(to, &all, entry);
        others_slot(to, entry);
        before_slots(to, entry);
        demarc_slots_say(to, "agreed-");
    }
    step_say(to);
}
