#include "base/keys.h"

enum { BITS = 8, DIGITS = 64 / BITS, VALUES = 1 << BITS, FEW = 32 };

static size_t digit_of(uint64_t key, int digit)
{
    return key >> (digit * BITS) & (VALUES - 1);
}

/** So few that counting digits would take longer. */
static void few_sort(demarc_keyed *items, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const demarc_keyed item = items[i];
        size_t to = i;

        for (; to > 0 && items[to - 1].key > item.key; to--)
            items[to] = items[to - 1];
        items[to] = item;
    }
}

/** How often each value of each digit occurs. */
static void digits_count(const demarc_keyed *items, size_t count,
                         size_t counts[DIGITS][VALUES])
{
    for (size_t i = 0; i < count; i++)
        for (int digit = 0; digit < DIGITS; digit++)
            counts[digit][digit_of(items[i].key, digit)]++;
}

/** Deals the items out by a digit. */
static void deal(const demarc_keyed *items, size_t count, int digit,
                 size_t *counts, demarc_keyed *out)
{
    size_t next = 0;

    for (size_t value = 0; value < VALUES; value++) {
        size_t here = counts[value];

        counts[value] = next;
        next += here;
    }
    for (size_t i = 0; i < count; i++)
        out[counts[digit_of(items[i].key, digit)]++] = items[i];
}

static void many_sort(demarc_keyed *items, demarc_keyed *spare, size_t count)
{
    size_t counts[DIGITS][VALUES] = {{0}};
    demarc_keyed *from = items, *to = spare;

    digits_count(items, count, counts);
    for (int digit = 0; digit < DIGITS; digit++) {
        demarc_keyed *swap = from;

        if (counts[digit][digit_of(items[0].key, digit)] == count)
            continue; /* they all have the same */
        deal(from, count, digit, counts[digit], to);
        from = to;
        to = swap;
    }
    if (from != items)
        memcpy(items, from, count * sizeof *items);
}

void demarc_keys_sort(demarc_keyed *items, demarc_keyed *spare, size_t count)
{
    if (count <= FEW)
        few_sort(items, count);
    else
        many_sort(items, spare, count);
}
