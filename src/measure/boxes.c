#include "measure/boxes.h"

#include <math.h>

enum { FAN = 8 }; /* boxes in a box */

typedef struct search {
    const demarc_boxes *boxes;
    demarc_space at;
    double within;
    demarc_leaves_fn *wanted;
    demarc_leaf_fn *fn;
    void *user;
} search;

void demarc_box3_add(demarc_box3 *box, demarc_space at, double margin)
{
    box->low.x = fmin(box->low.x, at.x - margin);
    box->low.y = fmin(box->low.y, at.y - margin);
    box->low.z = fmin(box->low.z, at.z - margin);
    box->high.x = fmax(box->high.x, at.x + margin);
    box->high.y = fmax(box->high.y, at.y + margin);
    box->high.z = fmax(box->high.z, at.z + margin);
}

bool demarc_box3_meets(const demarc_box3 *a, const demarc_box3 *b)
{
    return a->low.x <= b->high.x && b->low.x <= a->high.x &&
           a->low.y <= b->high.y && b->low.y <= a->high.y &&
           a->low.z <= b->high.z && b->low.z <= a->high.z;
}

size_t demarc_boxes_room(size_t count)
{
    size_t room = count;

    while (count > 1) {
        count = (count + FAN - 1) / FAN;
        room += count;
    }
    return room;
}

void demarc_boxes_make(demarc_box3 *leaves, size_t count, demarc_boxes *out)
{
    size_t below = 0, above = count;

    *out = (demarc_boxes){.all = leaves, .levels = 1};
    out->start[1] = count;
    while (above - below > 1) {
        size_t next = above;

        for (size_t i = below; i < above; i++) {
            demarc_box3 *round = &leaves[above + (i - below) / FAN];

            if ((i - below) % FAN == 0)
                *round = DEMARC_BOX3_EMPTY;
            demarc_box3_add(round, leaves[i].low, 0);
            demarc_box3_add(round, leaves[i].high, 0);
            next = (size_t)(round + 1 - leaves);
        }
        below = above;
        above = next;
        out->start[++out->levels] = above;
    }
}

static double apart(double at, double low, double high)
{
    return at < low ? low - at : at > high ? at - high : 0;
}

double demarc_box3_metres(const demarc_box3 *box, demarc_space at)
{
    double x = apart(at.x, box->low.x, box->high.x);
    double y = apart(at.y, box->low.y, box->high.y);
    double z = apart(at.z, box->low.z, box->high.z);

    return sqrt(x * x + y * y + z * z);
}

/** Puts the boxes [begin, end) into `order`, the nearest first. */
static size_t sorted(const search *look, size_t begin, size_t end,
                     size_t *order, double *metres)
{
    size_t count = 0;

    for (size_t i = begin; i < end; i++) {
        double to = demarc_box3_metres(&look->boxes->all[i], look->at);
        size_t place = count++;

        for (; place > 0 && metres[place - 1] > to; place--) {
            metres[place] = metres[place - 1];
            order[place] = order[place - 1];
        }
        metres[place] = to;
        order[place] = i;
    }
    return count;
}

static bool is_wanted(const search *look, size_t level, size_t box)
{
    size_t leaves = 1, begin, end;

    for (size_t i = 0; i < level; i++)
        leaves *= FAN;
    begin = (box - look->boxes->start[level]) * leaves;
    end = begin + leaves;
    return look->wanted(look->user, begin,
                        end < look->boxes->start[1] ? end
                                                    : look->boxes->start[1]);
}

/** Looks into a box of a level. */
static void visit(search *look, size_t level, size_t box)
{
    const size_t *start = look->boxes->start;
    size_t order[FAN], count, begin, end;
    double metres[FAN];

    if (!is_wanted(look, level, box))
        return;
    if (level == 0) {
        look->within = look->fn(look->user, box, look->within);
        return;
    }
    begin = start[level - 1] + (box - start[level]) * FAN;
    end = begin + FAN < start[level] ? begin + FAN : start[level];
    count = sorted(look, begin, end, order, metres);
    for (size_t i = 0; i < count && metres[i] <= look->within; i++)
        visit(look, level - 1, order[i]);
}

void demarc_boxes_search(const demarc_boxes *boxes, demarc_space at,
                         double within, demarc_leaves_fn *wanted,
                         demarc_leaf_fn *fn, void *user)
{
    search look = {boxes, at, within, wanted, fn, user};
    size_t top = boxes->levels;

    if (top > 0 && boxes->start[top] > 0 &&
        demarc_box3_metres(&boxes->all[boxes->start[top] - 1], at) <= within)
        visit(&look, top - 1, boxes->start[top] - 1);
}

/** What is looked for, and what is done with it. */
typedef struct meeting {
    const demarc_boxes *boxes;
    const demarc_box3 *box;
    demarc_meet_fn *fn;
    void *user;
} meeting;

static void meet(const meeting *look, size_t level, size_t box)
{
    const size_t *start = look->boxes->start;
    size_t begin, end;

    if (!demarc_box3_meets(&look->boxes->all[box], look->box))
        return;
    if (level == 0) {
        look->fn(look->user, box);
        return;
    }
    begin = start[level - 1] + (box - start[level]) * FAN;
    end = begin + FAN < start[level] ? begin + FAN : start[level];
    for (size_t i = begin; i < end; i++)
        meet(look, level - 1, i);
}

void demarc_boxes_meet(const demarc_boxes *boxes, const demarc_box3 *box,
                       demarc_meet_fn *fn, void *user)
{
    const meeting look = {boxes, box, fn, user};
    size_t top = boxes->levels;

    if (top > 0 && boxes->start[top] > 0)
        meet(&look, top - 1, boxes->start[top] - 1);
}
