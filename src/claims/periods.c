/* Increments whose periods overlap: 40 km within 81 within 102 are not three
 * things to add, and the parts of a sum cannot exceed it. */
#include "claims/gains.h"

typedef struct job {
    demarc_record *record;
    const demarc_gains *gains;
    const demarc_entry **cited;
} job;

static bool overlap(const demarc_gain *a, const demarc_gain *b)
{
    return a->first < b->last && b->first < a->last;
}

static bool within(const demarc_gain *inner, const demarc_gain *outer)
{
    return inner->first >= outer->first && inner->last <= outer->last;
}

/* The parts of a sum that are in print. */
static void parts_check(job *of, const demarc_gain *whole)
{
    demarc_record *record = of->record;
    demarc_gain_sum parts;
    bool holds;

    if (!demarc_gains_sum(record, of->gains, whole->first - 1, whole->last,
                          false, whole, &parts) ||
        !demarc_range_below(whole->km, parts.km))
        return;
    holds = !demarc_range_below(whole->loose, parts.loose);
    of->cited[0] = whole->entries[0];
    demarc_remark_add(
        record, DEMARC_RULE_PARTS_EXCEED, holds ? DEMARC_WARNING : DEMARC_ERROR,
        of->cited, demarc_gains_cite(&parts, of->cited, 1),
        "parts of the time make %s km, more than the %s km of all of it",
        demarc_record_number(record, parts.value, 2),
        demarc_entry_text(whole->entries[0], DEMARC_KM_INCREMENT));
}

/* Lists what lies in a period, or laps over its end. */
static void overlap_note(job *of, const demarc_gain *whole)
{
    const demarc_gains *gains = of->gains;
    size_t count = 1, inside = 0, across = 0;

    of->cited[0] = whole->entries[0];
    for (size_t i = 0; i < gains->count; i++) {
        const demarc_gain *other = &gains->items[i];

        if (other == whole ||
            (!within(other, whole) &&
             (!other->period || !overlap(other, whole) ||
              within(whole, other) || other->first < whole->first)))
            continue;
        inside += within(other, whole);
        across += !within(other, whole);
        of->cited[count++] = other->entries[0];
    }
    if (inside + across)
        demarc_remark_add(
            of->record, DEMARC_RULE_PERIODS_OVERLAP, DEMARC_NOTE, of->cited,
            count,
            "%s km in %s: %zu other increment%s %s in that time, not "
            "added to it%s",
            demarc_entry_text(whole->entries[0], DEMARC_KM_INCREMENT),
            *whole->entries[0]->claim->period->text
                ? whole->entries[0]->claim->period->text
                : whole->entries[0]->when->text,
            inside + across, inside + across == 1 ? "" : "s",
            inside + across == 1 ? "lies" : "lie",
            across ? "; some lap over its end" : "");
}

void demarc_check_periods(demarc_record *record)
{
    demarc_gains gains;
    job of = {record, &gains,
              demarc_record_take(record, record->count, sizeof *of.cited)};

    if (!of.cited || !demarc_gains_make(record, &gains))
        return;
    for (size_t i = gains.meetings; i < gains.count; i++) {
        parts_check(&of, &gains.items[i]);
        overlap_note(&of, &gains.items[i]);
    }
}
