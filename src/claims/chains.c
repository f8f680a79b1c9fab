#include "claims/chains.h"

#include "base/buffer.h"

#include <math.h>

/* What the digits leave open may be this part of a length, or it is no proof
 * that the sum is right. Searched sums must be closer still. */
static const double rough = 0.005, fine = 0.0005;

/* A sum that was "counted back" may begin before the length it builds on. */
enum { SLACK_DAYS = 31 };

static bool is_exact(demarc_range sum, demarc_range length, double part)
{
    const double open = sum.high - sum.low + length.high - length.low;

    return demarc_range_meet(sum, length) && open <= part * length.low;
}

/* Takes the text over. */
static void chain_add(demarc_record *record, const demarc_chain *chain,
                      demarc_buffer *text)
{
    const char *kept =
        text->failed ? NULL : demarc_arena_text(&record->arena, text->data);

    demarc_buffer_free(text);
    if (!kept ||
        !demarc_reserve(&record->chains, &record->chain_room,
                        record->chain_count + 1, sizeof *record->chains)) {
        record->failed = true;
        return;
    }
    record->chains[record->chain_count] = *chain;
    record->chains[record->chain_count++].text = kept;
}

/* What is in print as added after the chain's end, until the day asked for. */
static double since(demarc_record *record, const demarc_gains *gains,
                    demarc_day day)
{
    demarc_gain_sum sum;

    if (record->day <= day || record->day == DEMARC_DAY_MAX ||
        !demarc_gains_sum(record, gains, day, record->day, false, NULL, &sum))
        return 0;
    return sum.value;
}

static demarc_chain chain_of(demarc_record *record, const demarc_gains *gains,
                             const demarc_entry *to, size_t room)
{
    demarc_chain out = {
        .km = demarc_entry_value(to, DEMARC_KM_CUMULATIVE),
        .total = demarc_entry_value(to, DEMARC_KM_TOTAL),
        .day = to->by,
        .since_km = since(record, gains, to->by),
        .entries = demarc_record_take(record, room, sizeof *out.entries)};

    return out;
}

void demarc_chain_close(demarc_record *record, const demarc_gains *gains,
                        const demarc_entry *from, const demarc_entry *to,
                        const demarc_gain_sum *sum)
{
    const demarc_range length =
        demarc_entry_range(to, DEMARC_KM_CUMULATIVE, DEMARC_PRINTED);
    const demarc_range made = demarc_range_plus(
        demarc_entry_range(from, DEMARC_KM_CUMULATIVE, DEMARC_PRINTED),
        sum->km);
    demarc_buffer text = {0};
    demarc_chain chain;

    if (!is_exact(made, length, rough))
        return;
    chain = chain_of(record, gains, to, sum->count + 2);
    if (!chain.entries)
        return;
    chain.entries[chain.count++] = from;
    chain.count = demarc_gains_cite(sum, chain.entries, chain.count);
    if (chain.entries[chain.count - 1] != to)
        chain.entries[chain.count++] = to;
    demarc_buffer_text(&text, demarc_entry_text(from, DEMARC_KM_CUMULATIVE));
    for (size_t i = 0; i < sum->count; i++)
        demarc_buffer_format(
            &text, " + %s",
            demarc_entry_text(sum->items[i]->entries[0], DEMARC_KM_INCREMENT));
    demarc_buffer_format(&text, " = %s",
                         demarc_entry_text(to, DEMARC_KM_CUMULATIVE));
    chain_add(record, &chain, &text);
}

/* A length that, with this sum over a time, makes the length beside it. */
static void sum_close(demarc_record *record, const demarc_gains *gains,
                      const demarc_gain *gain, const demarc_entry *to)
{
    const demarc_series *all = &record->of[DEMARC_KM_CUMULATIVE];
    const demarc_range length =
        demarc_entry_range(to, DEMARC_KM_CUMULATIVE, DEMARC_PRINTED);
    const demarc_gain *items[] = {gain};
    const demarc_gain_sum sum = {.items = items, .count = 1, .km = gain->km};

    const demarc_entry *base = NULL;

    for (size_t i = 0; i < all->count; i++) {
        const demarc_entry *from = all->items[i];
        const demarc_range made = demarc_range_plus(
            demarc_entry_range(from, DEMARC_KM_CUMULATIVE, DEMARC_PRINTED),
            gain->km);

        if (from != to && from->from <= gain->first + SLACK_DAYS &&
            is_exact(made, length, fine) && (!base || from->from < base->from))
            base = from; /* the first in time stands for all that repeat it */
    }
    if (base)
        demarc_chain_close(record, gains, base, to, &sum);
}

/* "664 + 308 = 972": done and left make the total. */
static void row_close(demarc_record *record, const demarc_gains *gains,
                      const demarc_entry *entry)
{
    const demarc_range sum = demarc_range_plus(
        demarc_entry_range(entry, DEMARC_KM_CUMULATIVE, DEMARC_PRINTED),
        demarc_entry_range(entry, DEMARC_KM_REMAINING, DEMARC_PRINTED));
    demarc_buffer text = {0};
    demarc_chain chain;

    if (!is_exact(sum,
                  demarc_entry_range(entry, DEMARC_KM_TOTAL, DEMARC_PRINTED),
                  rough))
        return;
    chain = chain_of(record, gains, entry, 1);
    if (!chain.entries)
        return;
    chain.entries[chain.count++] = entry;
    demarc_buffer_format(&text, "%s + %s = %s",
                         demarc_entry_text(entry, DEMARC_KM_CUMULATIVE),
                         demarc_entry_text(entry, DEMARC_KM_REMAINING),
                         demarc_entry_text(entry, DEMARC_KM_TOTAL));
    chain_add(record, &chain, &text);
}

/* Was it closed already, from one level to the next? */
static bool is_known(const demarc_record *record, const demarc_entry *to)
{
    for (size_t i = 0; i < record->chain_count; i++)
        if (record->chains[i].entries[record->chains[i].count - 1] == to)
            return true;
    return false;
}

void demarc_chains_find(demarc_record *record, const demarc_gains *gains)
{
    const demarc_series *rest = &record->of[DEMARC_KM_REMAINING];

    for (size_t i = gains->meetings; i < gains->count; i++)
        for (size_t k = 0; k < gains->items[i].count; k++) {
            const demarc_entry *to = gains->items[i].entries[k];

            if (demarc_entry_gives(to, DEMARC_KM_CUMULATIVE) &&
                !is_known(record, to))
                sum_close(record, gains, &gains->items[i], to);
        }
    for (size_t i = 0; i < rest->count; i++)
        if (demarc_entry_gives(rest->items[i], DEMARC_KM_CUMULATIVE) &&
            demarc_entry_gives(rest->items[i], DEMARC_KM_TOTAL))
            row_close(record, gains, rest->items[i]);
}
