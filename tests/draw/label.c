/* Where names go. Oracles: by hand, and pair by pair of 300 of them. */
#include "draw/label.h"

#include "random.h"
#include "tap.h"

static const demarc_rect frame = {0, 0, 400, 300};
static const demarc_measured text = {.width = 60, .ascent = 12, .descent = 4};

static void test_beside(void)
{
    demarc_room room = {0};
    const double at[2] = {200, 150};
    demarc_label label;

    demarc_room_make(frame, &room);
    ok(demarc_label_beside(&room, at, 4, &text, 20, &label), "a place");
    is_near(label.x, 207, 0, "right of the symbol, 3 px off");
    is_near(label.box.y, 142, 0, "at its height");
    is_near(label.y, 154, 0, "on its baseline");
    ok(demarc_label_beside(&room, at, 4, &text, 20, &label), "one more");
    ok(label.x + text.width <= 196 || label.box.y + 16 <= 146 ||
           label.box.y >= 154,
       "and not there again");
    demarc_room_take(&room, frame);
    ok(!demarc_label_beside(&room, at, 4, &text, 20, &label), "no room");
    demarc_room_free(&room);
}

static bool is_apart(const demarc_rect *a, const demarc_rect *b)
{
    return a->x + a->width <= b->x || b->x + b->width <= a->x ||
           a->y + a->height <= b->y || b->y + b->height <= a->y;
}

static bool is_within(const demarc_rect *a)
{
    return a->x >= frame.x && a->y >= frame.y &&
           a->x + a->width <= frame.x + frame.width &&
           a->y + a->height <= frame.y + frame.height;
}

static void test_crowd(void)
{
    enum { MANY = 300 };
    demarc_room room = {0};
    demarc_label labels[MANY];
    dice rolls = {1992};
    size_t count = 0;
    int outside = 0, together = 0;

    demarc_room_make(frame, &room);
    for (int i = 0; i < MANY; i++) {
        const double at[2] = {dice_real(&rolls, 0, 400),
                              dice_real(&rolls, 0, 300)};
        double to[2];

        if (i % 3 ? demarc_label_beside(&room, at, 3, &text, 20, &labels[count])
                  : demarc_label_off(&room, at, 9, &text, &labels[count], to))
            count++;
    }
    for (size_t i = 0; i < count; i++) {
        outside += !is_within(&labels[i].box);
        for (size_t k = 0; k < i; k++)
            together += !is_apart(&labels[i].box, &labels[k].box);
    }
    ok(count > 30, "%zu of 300 find a place", count);
    is_int(outside, 0, "none leaves the frame");
    is_int(together, 0, "none covers another");
    demarc_room_free(&room);
}

/** An L: the lower bar is 100 px high, the upright one 40 px wide. */
static void test_inside(void)
{
    double ell[] = {20, 20, 60, 20, 60, 180, 380, 180, 380, 280, 20, 280};
    const demarc_trace ring = {.xy = ell, .count = 6};
    const demarc_measured wide = {.width = 500, .ascent = 12, .descent = 4};
    demarc_room room = {0};
    demarc_label label;

    demarc_room_make(frame, &room);
    ok(demarc_label_inside(&room, &ring, 1, &text, &label), "it has a place");
    ok(label.box.y >= 180 && label.box.y + label.box.height <= 280 &&
           label.box.x >= 20 && label.box.x + label.box.width <= 380,
       "in the bar that has room for it");
    ok(fabs(label.box.y + 8 - 230) <= 8, "in its middle");
    ok(!demarc_label_inside(&room, &ring, 1, &wide, &label), "too wide");
    demarc_room_free(&room);
}

static void test_off(void)
{
    demarc_room room = {0};
    const double at[2] = {200, 150};
    double to[2];
    demarc_label label;
    demarc_rect shape = {190, 140, 20, 20};

    demarc_room_make(frame, &room);
    demarc_room_take(&room, shape);
    ok(demarc_label_off(&room, at, 10, &text, &label, to), "it has a place");
    ok(is_apart(&label.box, &shape), "off the shape");
    ok(fabs(to[0] - label.box.x) <= 3 ||
           fabs(to[0] - label.box.x - label.box.width) <= 3,
       "the leader ends at the label");
    demarc_room_free(&room);
}

int main(void)
{
    test_beside();
    test_crowd();
    test_inside();
    test_off();
    return done();
}
