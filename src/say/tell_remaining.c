/* How much was still open. */
#include "say/agreed.h"

/* The newest claim of what remains; of one day the first in the file. */
static const demarc_entry *newest_of(const demarc_entry *const *all,
                                     size_t count)
{
    const demarc_entry *best = NULL;

    for (size_t i = 0; i < count; i++)
        if (!best || all[i]->by > best->by ||
            (all[i]->by == best->by && all[i]->claim->line < best->claim->line))
            best = all[i];
    return best;
}

/* Which entries are in doubt, called swapped or refuted by their own row, by
 * place in the record; NULL when out of memory. */
static const bool *doubtful_find(demarc_speech *to)
{
    bool *out = demarc_record_take(&to->record, to->record.count, sizeof *out);

    for (size_t i = 0; out && i < to->record.remark_count; i++) {
        const demarc_remark *remark = &to->record.remarks[i];

        if (remark->rule == DEMARC_RULE_ROLES_SWAPPED ||
            remark->rule == DEMARC_RULE_SUM_MISMATCH ||
            remark->rule == DEMARC_RULE_REMAINING_ODD ||
            remark->rule == DEMARC_RULE_PERCENT_MISMATCH)
            out[remark->entries[0]->place] = true;
    }
    return out;
}

void demarc_tell_remaining(demarc_speech *to)
{
    const demarc_entry **all, *entry, *agreed;
    const size_t count = demarc_speech_series(to, DEMARC_KM_REMAINING, &all);
    const bool *doubtful = doubtful_find(to);
    size_t sound = 0;

    for (size_t i = 0; doubtful && i < count; i++)
        if (!doubtful[all[i]->place])
            all[sound++] = all[i];
    entry = newest_of(all, sound);
    agreed = demarc_agreed_newest(to);
    if (!entry || (agreed && demarc_agreed_share(agreed) >= 1 &&
                   demarc_agreed_day(agreed) > entry->by))
        return; /* nothing is left by now */
    demarc_phrase_figure(to, demarc_slot_new(to, "left"), entry,
                         DEMARC_KM_REMAINING);
    demarc_phrase_date(to, demarc_slot_new(to, "when"), entry,
                       entry->claim->date, DEMARC_DATE_WHEN);
    demarc_phrase_who(to, demarc_slot_new(to, "who"), entry);
    if (demarc_entry_gives(entry, DEMARC_KM_TOTAL))
        demarc_phrase_figure(to, demarc_slot_new(to, "total"), entry,
                             DEMARC_KM_TOTAL);
    demarc_slots_say(to, "remaining-");
}
