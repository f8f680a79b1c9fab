/* Marks on the paper: merged, and the deadliest named. */
#include "draw/chart.h"

#include <string.h>

/** So many marks are a crowd, in which those within so many px are one. */
static const double CROWD_NEAR = 6;
enum { CROWD = 500, TRIES = 4 };

static bool merge(demarc_board *chart, const demarc_mark *mark, size_t kept,
                  double near)
{
    for (size_t k = 0; k < kept; k++) {
        demarc_mark *other = &chart->marks[k];

        if (fabs(other->at[0] - mark->at[0]) < near &&
            fabs(other->at[1] - mark->at[1]) < near &&
            strcmp(other->event->type, mark->event->type) == 0) {
            demarc_dead_add(&other->killed, &mark->killed);
            other->dead += mark->dead;
            other->count += mark->count;
            other->day = mark->day < other->day ? mark->day : other->day;
            other->until =
                mark->until > other->until ? mark->until : other->until;
            return true;
        }
    }
    return false;
}

void demarc_chart_marks_merge(demarc_board *chart, double near)
{
    size_t kept = 0;

    if (chart->mark_count > CROWD)
        near = fmax(near, CROWD_NEAR);
    for (size_t i = 0; i < chart->mark_count; i++) {
        const demarc_mark mark = chart->marks[i];

        if (!mark.hidden && !merge(chart, &mark, kept, near))
            chart->marks[kept++] = mark;
    }
    chart->merged = kept < chart->mark_count;
    chart->mark_count = kept;
    demarc_chart_marks_fit(chart);
    for (size_t i = 0; i < kept; i++) {
        const demarc_mark *mark = &chart->marks[i];
        const double r = mark->radius;

        demarc_room_take(
            &chart->room,
            (demarc_rect){mark->at[0] - r, mark->at[1] - r, 2 * r, 2 * r});
    }
}

/** By year, or by month where a year has two of those that are named. */
static const char *when_of(demarc_board *chart, size_t i, size_t most)
{
    const demarc_day day = chart->marks[i].day;
    const char *year = demarc_chart_day(chart, DEMARC_UNIT_YEAR, day);

    for (size_t k = 0; k < most; k++)
        if (k != i && strcmp(demarc_chart_day(chart, DEMARC_UNIT_YEAR,
                                              chart->marks[k].day),
                             year) == 0)
            return demarc_chart_day(chart, DEMARC_UNIT_MONTH, day);
    return year;
}

/** Takes the room of a leader; false if it would cross something. */
static bool way_take(demarc_room *room, const double from[2],
                     const double to[2], double radius)
{
    const double length = hypot(to[0] - from[0], to[1] - from[1]);

    for (int turn = 0; turn < 2; turn++)
        for (int i = 0; 2 * i < length - 4; i++) {
            const double share = 2 * i / length;
            const double x = (to[0] - from[0]) * share;
            const double y = (to[1] - from[1]) * share;
            const demarc_rect spot = {from[0] + x - 0.5, from[1] + y - 0.5, 1,
                                      1};

            if (fmax(fabs(x), fabs(y)) < radius + 4)
                continue; /* still in the mark's own room */
            if (turn)
                demarc_room_take(room, spot);
            else if (!isfinite(demarc_room_cost(room, spot)))
                return false;
        }
    return true;
}

bool demarc_chart_leader(demarc_board *chart, const double from[2],
                         double radius, const demarc_measured *wide,
                         demarc_label *at)
{
    demarc_svg *svg = &chart->page.svg;
    double to[2], share;
    int tries = 0;

    /* a place that is refused is taken, so that the next is another */
    do {
        if (tries++ == TRIES ||
            !demarc_label_off(&chart->room, from, radius, wide, at, to))
            return false;
    } while (!way_take(&chart->room, from, to, radius));
    share = radius / hypot(to[0] - from[0], to[1] - from[1]);
    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "class", "leader");
    demarc_svg_set(svg, "d",
                   demarc_page_join(&chart->page, "M%ld %ldL%ld %ld",
                                    lround(from[0] + (to[0] - from[0]) * share),
                                    lround(from[1] + (to[1] - from[1]) * share),
                                    lround(to[0]), lround(to[1])));
    demarc_svg_end(svg);
    return true;
}

static void mark_label(demarc_board *chart, size_t i, size_t most, bool leaders)
{
    demarc_page *page = &chart->page;
    const demarc_mark *mark = &chart->marks[i];
    const demarc_face face = {.size = page->sizes->text, .bold = true};
    const char *text = demarc_page_join(page, "%s: %s", when_of(chart, i, most),
                                        demarc_dead_text(page, &mark->killed));
    demarc_measured wide = demarc_fonts_measure(page->fonts, &face, text);
    demarc_label at;

    if (demarc_label_beside(&chart->room, mark->at, mark->radius, &wide,
                            INFINITY, &at) ||
        (leaders &&
         demarc_chart_leader(chart, mark->at, mark->radius, &wide, &at)))
        demarc_page_text(page, &face, "label mark-label", DEMARC_START, at.x,
                         at.y, text);
}

void demarc_chart_marks_label(demarc_board *chart, double share, bool leaders)
{
    size_t most = chart->page.width < 420 ? 3 : chart->page.width < 860 ? 5 : 7;

    while (most > 0 &&
           (most > chart->mark_count || chart->marks[most - 1].dead < 2 ||
            chart->marks[most - 1].dead < share * chart->marks[0].dead))
        most--;
    for (size_t i = 0; i < most; i++)
        mark_label(chart, i, most, leaders);
}
