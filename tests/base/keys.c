/* Things in the order of keys: the oracle is the C library's qsort. */
#include "base/keys.h"

#include "random.h"
#include "tap.h"

#include <stdlib.h>

enum { MANY = 5000 };

static int item_order(const void *left, const void *right)
{
    const demarc_keyed *a = left, *b = right;

    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->item > b->item) - (a->item < b->item);
}

/* Items that are numbered as they come: a stable sort leaves those of one key
 * in the order of their numbers. */
static bool sorts(dice *at, size_t count, uint64_t mask)
{
    static demarc_keyed items[MANY], spare[MANY], want[MANY];

    for (size_t i = 0; i < count; i++)
        want[i] = items[i] = (demarc_keyed){dice_next(at) & mask, i};
    if (count > 0)
        qsort(want, count, sizeof *want, item_order);
    demarc_keys_sort(items, spare, count);
    for (size_t i = 0; i < count; i++)
        if (items[i].key != want[i].key || items[i].item != want[i].item)
            return false;
    return true;
}

static void test_sort(void)
{
    static const size_t counts[] = {0, 1, 2, 31, 32, 33, 300, MANY};
    static const uint64_t masks[] = {
        0, 0xff, 0xff00, 0xf0f0f0f, UINT64_MAX, UINT64_C(0xff) << 56};
    dice at = {11};

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        for (size_t k = 0; k < sizeof masks / sizeof *masks; k++)
            ok(sorts(&at, counts[i], masks[k]),
               "%zu items, keys of the bits %#llx", counts[i],
               (unsigned long long)masks[k]);
}

static void test_numbers(void)
{
    static const double rising[] = {-INFINITY, -1e300, -180, -1,      -5e-324,
                                    0,         5e-324, 1e-9, 179.999, INFINITY};
    const size_t count = sizeof rising / sizeof *rising;
    size_t wrong = 0;

    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < count; k++)
            wrong += (rising[i] < rising[k]) !=
                     (demarc_key_of(rising[i]) < demarc_key_of(rising[k]));
    is_int((long long)wrong, 0, "keys are in the order of their numbers");
    ok(demarc_key_of(-0.0) == demarc_key_of(0.0), "both zeros have one key");
}

int main(void)
{
    test_sort();
    test_numbers();
    return done();
}
