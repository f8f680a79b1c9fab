/* The names of stages inside of their areas. */
#include "draw/chart.h"

/** px that a name keeps from the edges of its area, and between the places
 *  that are tried. */
static const double PAD = 5, STEP = 5;

static bool joins(demarc_rect a, demarc_rect b)
{
    return fabs(a.x - b.x - b.width) < 0.1 || fabs(b.x - a.x - a.width) < 0.1;
}

/** What both have of the height, over the width of both. */
static demarc_rect joined(demarc_rect a, demarc_rect b)
{
    const double top = fmax(a.y, b.y);
    const double end = fmin(a.y + a.height, b.y + b.height);

    return (demarc_rect){fmin(a.x, b.x), top, a.width + b.width, end - top};
}

/** The free place of a box that is nearest to its middle. @return its cost:
 *  what it covers, less for a large box. */
static double place_find(const demarc_board *chart, demarc_rect box,
                         const demarc_measured *text, demarc_label *out)
{
    const double high = text->ascent + text->descent;
    const double wide = box.width - text->width - 2 * PAD;
    const double tall = box.height - high - 2;
    const double across = fmax(STEP, wide / 40), down = fmax(STEP, tall / 40);
    double best = INFINITY;

    for (int i = 0; i * across <= wide; i++)
        for (int k = 0; k * down <= tall; k++) {
            const double x = i * across, y = k * down;
            const demarc_rect at = {box.x + PAD + x, box.y + 1 + y, text->width,
                                    high};
            const double cost =
                20 * demarc_room_cost(
                         &chart->room,
                         (demarc_rect){at.x - 2, at.y, at.width + 4, high}) +
                hypot(x - wide / 2, y - tall / 2) -
                sqrt(box.width * box.height) / 2;

            if (cost < best) {
                best = cost;
                *out = (demarc_label){at, at.x, at.y + text->ascent};
            }
        }
    return best;
}

/** The best place of all boxes, and of neighbours together. */
static bool best_find(demarc_board *chart, const demarc_rect *boxes,
                      size_t count, const demarc_measured *text,
                      demarc_label *out)
{
    double best = INFINITY, cost;
    demarc_label at = {0};

    for (size_t i = 0; i < count; i++) {
        demarc_rect box = boxes[i];

        for (size_t k = i + 1;; k++) {
            cost = place_find(chart, box, text, &at);
            if (cost < best) {
                best = cost;
                *out = at;
            }
            if (k >= count || k > i + 8 || !joins(box, boxes[k]))
                break;
            box = joined(box, boxes[k]);
        }
    }
    if (isfinite(best))
        demarc_room_take(&chart->room, out->box);
    return isfinite(best);
}

bool demarc_chart_name_inside(demarc_board *chart, demarc_stage stage,
                              const char *text, const demarc_rect *boxes,
                              size_t count)
{
    demarc_page *page = &chart->page;
    demarc_face face = {.size = page->sizes->text};
    demarc_label at = {0};

    for (int turn = 0; turn < 2; turn++) {
        demarc_measured wide = demarc_fonts_measure(page->fonts, &face, text);

        if (best_find(chart, boxes, count, &wide, &at)) {
            demarc_page_text(
                page, &face,
                demarc_page_join(page, "label on-%s", demarc_stage_name(stage)),
                DEMARC_START, at.x, at.y, text);
            return true;
        }
        face.size = fmin(page->sizes->small, 0.88 * face.size);
    }
    return false;
}
