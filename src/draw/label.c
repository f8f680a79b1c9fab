#include "draw/label.h"

/** px between a symbol and its label, and between labels. */
static const double GAP = 3;

static demarc_rect grown(demarc_rect box, double by)
{
    return (demarc_rect){box.x - by, box.y - by, box.width + 2 * by,
                         box.height + 2 * by};
}

static demarc_label label_at(double left, double top,
                             const demarc_measured *text)
{
    return (demarc_label){
        {left, top, text->width, text->ascent + text->descent},
        left,
        top + text->ascent};
}

static double cost_of(const demarc_room *room, const demarc_label *label)
{
    return demarc_room_cost(room, grown(label->box, 1));
}

static void settle(demarc_room *room, const demarc_label *label)
{
    demarc_room_take(room, grown(label->box, 1));
}

bool demarc_label_beside(demarc_room *room, const double at[2], double radius,
                         const demarc_measured *text, double dear,
                         demarc_label *out)
{
    /* share of the label left of and above the point, and how liked it is */
    static const double spots[][3] = {
        {0, 0.5, 0},  {1, 0.5, 2},    {0.5, 1, 3},  {0.5, 0, 4},
        {0, 0.92, 1}, {0, 0.08, 1.5}, {1, 0.92, 3}, {1, 0.08, 3.5},
    };
    const double height = text->ascent + text->descent, away = radius + GAP;
    double best = INFINITY;

    for (size_t i = 0; i < sizeof spots / sizeof *spots; i++) {
        double right = 1 - 2 * spots[i][0], down = 1 - 2 * spots[i][1];
        bool level = spots[i][0] != 0.5;
        demarc_label label = label_at(
            at[0] - spots[i][0] * text->width + (level ? right * away : 0),
            at[1] - spots[i][1] * height + (level ? 0 : down * radius), text);
        double cost = cost_of(room, &label) + spots[i][2];

        if (cost < best) {
            best = cost;
            *out = label;
        }
    }
    if (best < dear)
        settle(room, out);
    return best < dear;
}

/** Even-odd, over all rings. */
static bool is_inside(const demarc_trace *rings, size_t count, double x,
                      double y)
{
    bool in = false;

    for (size_t r = 0; r < count; r++)
        for (size_t i = 0; i < rings[r].count; i++) {
            const double *a = rings[r].xy + 2 * i;
            const double *b = rings[r].xy + 2 * ((i + 1) % rings[r].count);

            if ((a[1] > y) != (b[1] > y) &&
                x < a[0] + (y - a[1]) / (b[1] - a[1]) * (b[0] - a[0]))
                in = !in;
        }
    return in;
}

static bool holds(const demarc_trace *rings, size_t count, demarc_rect box)
{
    for (int i = 0; i <= 4; i++)
        for (int k = 0; k <= 2; k++)
            if (!is_inside(rings, count, box.x + box.width * i / 4,
                           box.y + box.height * k / 2))
                return false;
    return true;
}

/** How much the box may grow and still be inside, up to a limit. */
static const double ROOMY = 64;

static double clearance(const demarc_trace *rings, size_t count,
                        demarc_rect box)
{
    double by = 0;

    while (by < ROOMY && holds(rings, count, grown(box, by + 8)))
        by += 8;
    return by;
}

bool demarc_label_inside(demarc_room *room, const demarc_trace *rings,
                         size_t count, const demarc_measured *text,
                         demarc_label *out)
{
    const demarc_rect frame = room->frame;
    const double height = text->ascent + text->descent, step = 6;
    double best = -INFINITY;

    for (int row = 0; step * row + height + 8 < frame.height; row++)
        for (int column = 0; step * column + text->width + 8 < frame.width;
             column++) {
            double x = frame.x + 4 + step * column;
            double y = frame.y + 4 + step * row;
            demarc_label label = label_at(x, y, text);
            double cost = cost_of(room, &label), score;

            score = -10 * cost -
                    hypot(x + text->width / 2 - frame.x - frame.width / 2,
                          y - frame.y - frame.height / 2) /
                        8;
            /* most places are no better, however roomy: not looked at */
            if (cost > 2 || score + ROOMY <= best ||
                !holds(rings, count, label.box))
                continue;
            score += clearance(rings, count, label.box);
            if (score > best) {
                best = score;
                *out = label;
            }
        }
    if (isfinite(best))
        settle(room, out);
    return isfinite(best);
}

bool demarc_label_off(demarc_room *room, const double at[2], double radius,
                      const demarc_measured *text, demarc_label *out,
                      double to[2])
{
    const double height = text->ascent + text->descent;
    double best = INFINITY;

    for (int ring = 0; ring < 14; ring++)
        for (int i = 0; i < 24; i++) {
            double away = radius + 10 + 6 * ring;
            double turn = i * M_PI / 12, x = at[0] + away * cos(turn);
            double y = at[1] + away * sin(turn);
            bool right = cos(turn) >= 0;
            demarc_label label =
                label_at(right ? x : x - text->width, y - height / 2, text);
            double cost = cost_of(room, &label) + (away - radius) / 8;

            if (cost < best) {
                best = cost;
                *out = label;
                to[0] = right ? label.box.x - 2 : label.box.x + text->width + 2;
                to[1] = y;
            }
        }
    if (isfinite(best))
        settle(room, out);
    return isfinite(best);
}
