/* Labels in rows with leaders. What must hold is tried on many by brute force:
 * no text covers another or a leader. */
#include "draw/flags.h"

#include "random.h"
#include "tap.h"

#include <math.h>

enum { MANY = 40 };

static bool apart(const demarc_flag *a, const demarc_flag *b)
{
    const bool text =
        a->left < b->left + b->width && b->left < a->left + a->width;
    const bool a_on_b =
        a->row > b->row && a->x > b->left && a->x < b->left + b->width;
    const bool b_on_a =
        b->row > a->row && b->x > a->left && b->x < a->left + a->width;

    return !(a->row == b->row && text) && !a_on_b && !b_on_a;
}

static void by_hand(void)
{
    demarc_flag one[] = {{.x = 50, .width = 40}};
    demarc_flag edge[] = {{.x = 90, .width = 40}};
    demarc_flag two[] = {{.x = 50, .width = 40}, {.x = 40, .width = 100}};
    demarc_flag long_one[] = {{.x = 50, .width = 101}};

    ok(demarc_flags_place(one, 1, 0, 100, 3) == 1 && one[0].row == 0 &&
           one[0].left == 53,
       "right of its leader");
    ok(demarc_flags_place(edge, 1, 0, 100, 3) == 1 && edge[0].left == 47,
       "left of it where the right has no room");
    /* 40 + 3 + 100 > 120; 40 - 3 - 100 < 0; about it 40 - 50 < 0 */
    ok(demarc_flags_place(two, 2, 0, 120, 3) == 1 && !two[1].placed,
       "nowhere: it is left out");
    ok(demarc_flags_place(two, 2, 0, 150, 3) == 2 && two[1].row == 1 &&
           two[1].left == 43,
       "the second in the row above, over the first");
    ok(demarc_flags_place(long_one, 1, 0, 100, 3) == 0 && !long_one[0].placed,
       "longer than all there is");
}

int main(void)
{
    demarc_flag all[MANY];
    dice at = {1};
    size_t bad = 0, outside = 0, placed = 0;

    by_hand();
    for (int turn = 0; turn < 200; turn++) {
        for (size_t i = 0; i < MANY; i++)
            all[i] = (demarc_flag){.x = 600 * dice_real(&at, 0, 1),
                                   .width = 20 + 80 * dice_real(&at, 0, 1)};
        demarc_flags_place(all, MANY, 0, 600, 6);
        for (size_t i = 0; i < MANY; i++) {
            placed += all[i].placed;
            outside += all[i].placed && (all[i].left < 0 || all[i].row > 5 ||
                                         all[i].left + all[i].width > 600);
            for (size_t k = 0; k < i; k++)
                bad +=
                    all[i].placed && all[k].placed && !apart(&all[i], &all[k]);
        }
    }
    ok(bad == 0, "8,000 labels: none covers another or a leader");
    ok(outside == 0, "nor is one outside");
    ok(placed > 8000 / 4, "and a good part has a place");
    return done();
}
