/* What of a frame is taken. Oracle: counted by hand in cells of 2 px. */
#include "draw/room.h"

#include "tap.h"

static const demarc_rect frame = {10, 20, 100, 50};

static double cost(const demarc_room *room, double x, double y, double width,
                   double height)
{
    return demarc_room_cost(room, (demarc_rect){x, y, width, height});
}

static void test_edges(void)
{
    demarc_room room = {0};

    ok(demarc_room_make(frame, &room), "a room");
    is_near(cost(&room, 10, 20, 100, 50), 0, 0, "all of it is free");
    ok(isinf(cost(&room, 9.9, 20, 10, 10)), "beyond the left");
    ok(isinf(cost(&room, 10, 19.9, 10, 10)), "beyond the top");
    ok(isinf(cost(&room, 100.1, 20, 10, 10)), "beyond the right");
    ok(isinf(cost(&room, 10, 60.1, 10, 10)), "beyond the bottom");
    demarc_room_take(&room, (demarc_rect){-500, -500, 10, 10});
    is_near(cost(&room, 10, 20, 100, 50), 0, 0, "what is outside takes none");
    demarc_room_free(&room);
}

static void test_taken(void)
{
    demarc_room room = {0};

    demarc_room_make(frame, &room);
    demarc_room_take(&room, (demarc_rect){30, 40, 20, 10});
    ok(isinf(cost(&room, 30, 40, 20, 10)), "taken is taken");
    ok(isinf(cost(&room, 49, 49, 5, 5)), "also a corner of it");
    is_near(cost(&room, 50, 40, 20, 10), 0, 0, "beside it is free");
    is_near(cost(&room, 30, 50, 20, 10), 0, 0, "below it, too");
    demarc_room_disc(&room, (double[]){40, 45}, 30, 5);
    ok(isinf(cost(&room, 30, 40, 20, 10)), "a symbol does not free it");
    demarc_room_free(&room);
}

static void test_line(void)
{
    const double down[] = {60.5, 0, 60.5, 500};
    demarc_room room = {0};

    demarc_room_make(frame, &room);
    demarc_room_line(&room, down, 2, 10);
    is_near(cost(&room, 50, 30, 20, 20), 10, 0, "across, from top to bottom");
    is_near(cost(&room, 50, 30, 10, 20), 0, 0, "left of it");
    demarc_room_line(&room, down, 2, 3);
    is_near(cost(&room, 50, 30, 20, 20), 10, 0, "the heavier one counts");
    demarc_room_line(&room, (double[]){-1e9, 25, 1e9, 25}, 2, 3);
    ok(isfinite(cost(&room, 12, 22, 20, 6)), "a line of no end comes to one");
    demarc_room_free(&room);
}

int main(void)
{
    test_edges();
    test_taken();
    test_line();
    return done();
}
