/* Fights, and closures, as marks: where, when, and with how many dead. */
#include "draw/chart.h"

#include "base/buffer.h"
#include "draw/trace.h"
#include "measure/locate.h"
#include "model/figure.h"
#include "model/precision.h"

#include <stdlib.h>
#include <string.h>

/** Positions that may be farther off are no place on the line; nor is what
 *  happened farther from it. */
static const double PRECISE_M = 10000, NEAR_M = 20000;

static const struct shape {
    const char *type;
    demarc_word_id word;
} shapes[] = {{"clash", DEMARC_WORD_CLASH},
              {"incident", DEMARC_WORD_INCIDENT},
              {"closure", DEMARC_WORD_CLOSURE},
              {"reopening", DEMARC_WORD_REOPENING},
              {"reported", DEMARC_WORD_REPORTED}};

enum { SHAPES = sizeof shapes / sizeof *shapes };

/** The share of a square of the picture's width that marks may cover. */
static const double INK = 0.06;

/** So many marks are a crowd. */
enum { CROWD = 500 };

static bool is_shown(const demarc_board *chart, const demarc_event *event)
{
    bool known = false;

    for (size_t i = 0; i < SHAPES; i++)
        known = known || strcmp(event->type, shapes[i].type) == 0;
    return known && demarc_event_heard(event) &&
           event->date.first > DEMARC_DAY_MIN &&
           event->date.first <= chart->day &&
           !(chart->how.has_from && event->date.first < chart->how.from);
}

/** The lane of a place, and its chainage; none when it is not known so well. */
static void place_find(const demarc_board *chart, const demarc_finder *finder,
                       demarc_mark *mark)
{
    const demarc_event *event = mark->event;
    demarc_location at;

    mark->lane = DEMARC_NONE;
    if (chart->lane_count == 0 || !isfinite(event->lon) ||
        demarc_precision_metres(event->precision) > PRECISE_M)
        return;
    demarc_event_locate(finder, event, &at);
    if (!at.segment || at.spot.offset_m > NEAR_M)
        return;
    for (size_t i = 0; i < chart->lane_count; i++)
        if (strcmp(chart->lanes[i].route, at.route) == 0)
            mark->lane = i;
    mark->chainage_m = at.chainage_m;
}

static int mark_order(const void *left, const void *right)
{
    const demarc_mark *a = left, *b = right;

    if (a->dead != b->dead)
        return a->dead < b->dead ? 1 : -1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    return (a->event->line > b->event->line) -
           (a->event->line < b->event->line);
}

void demarc_chart_marks_fit(demarc_board *chart)
{
    const double width = chart->page.width;
    const double most = 10 + 0.03 * width;
    double dead = 1, sum = 0;

    for (size_t i = 0; i < chart->mark_count; i++) {
        dead = fmax(dead, chart->marks[i].dead);
        sum += fmax(chart->marks[i].dead, 1);
    }
    chart->symbol = fmin(chart->page.sizes->symbol * 1.2, most / sqrt(dead));
    if (sum > 0)
        chart->symbol =
            fmin(chart->symbol, sqrt(INK * width * width / (M_PI * sum)));
    for (size_t i = 0; i < chart->mark_count; i++)
        chart->marks[i].radius =
            fmax(chart->mark_count > CROWD ? 1.2 : 2.2,
                 chart->symbol * sqrt(fmax(chart->marks[i].dead, 1)));
}

demarc_status demarc_chart_marks(demarc_board *chart)
{
    const demarc_border *border = chart->border;
    demarc_arena arena = {0};
    const demarc_finder *finder =
        chart->lane_count ? demarc_finder_make(border, &arena) : NULL;
    chart->marks = demarc_arena_take(
        &chart->page.arena, (border->event_count + 1) * sizeof *chart->marks);
    if ((chart->lane_count && !finder) || !chart->marks) {
        demarc_arena_free(&arena);
        return DEMARC_ENOMEM;
    }
    for (size_t i = 0; i < border->event_count; i++) {
        const demarc_event *event = &border->events[i];
        demarc_mark *mark = &chart->marks[chart->mark_count];

        if (!is_shown(chart, event))
            continue;
        *mark = (demarc_mark){.event = event,
                              .day = event->date.first,
                              .until = event->date.first,
                              .count = 1};
        mark->killed = demarc_dead_of(border, event);
        mark->dead = demarc_dead_size(&mark->killed);
        place_find(chart, finder, mark);
        chart->mark_count += mark->lane != DEMARC_NONE || demarc_fight(event);
    }
    if (chart->mark_count)
        qsort(chart->marks, chart->mark_count, sizeof *chart->marks,
              mark_order);
    demarc_chart_marks_fit(chart);
    demarc_arena_free(&arena);
    return DEMARC_OK;
}

/** Corners of a square, on its side or on its point, of the circle's area. */
static void corners_draw(demarc_svg *svg, const double at[2], double radius,
                         bool point)
{
    const double r = radius * (point ? sqrt(M_PI / 2) : sqrt(M_PI) / 2);
    const double square[] = {at[0] - r, at[1] - r, at[0] + r, at[1] - r,
                             at[0] + r, at[1] + r, at[0] - r, at[1] + r};
    const double diamond[] = {at[0], at[1] - r, at[0] + r, at[1],
                              at[0], at[1] + r, at[0] - r, at[1]};
    demarc_buffer path = {0};

    demarc_trace_path(point ? diamond : square, 4, true, &path);
    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "d", path.data);
    svg->out->failed = svg->out->failed || path.failed;
    demarc_buffer_free(&path);
}

void demarc_chart_mark(demarc_svg *svg, const char *type, const double at[2],
                       double radius, const char *id, const char *says)
{
    size_t i = 0;
    char class[32];

    while (i + 1 < SHAPES && strcmp(shapes[i].type, type) != 0)
        i++;
    if (i == 0 || i == SHAPES - 1) {
        demarc_svg_begin(svg, "circle");
        demarc_svg_number(svg, "cx", at[0]);
        demarc_svg_number(svg, "cy", at[1]);
        demarc_svg_number(svg, "r", radius);
    } else {
        corners_draw(svg, at, radius, i == 1);
    }
    snprintf(class, sizeof class, "mark %s", shapes[i].type);
    demarc_svg_set(svg, "class", class);
    demarc_svg_set(svg, "data-event", id);
    if (says)
        demarc_svg_leaf(svg, "title", says);
    demarc_svg_end(svg);
}

void demarc_chart_marks_draw(demarc_board *chart)
{
    demarc_page *page = &chart->page;

    demarc_svg_group(&page->svg, "events", NULL);
    for (size_t i = 0; i < chart->mark_count; i++) {
        const demarc_mark *mark = &chart->marks[i];
        const demarc_event *event = mark->event;
        const char *says =
            demarc_page_join(page, "%s, %s", event->date.text, event->title);

        if (mark->hidden)
            continue;
        if (mark->count > 1)
            says = demarc_page_join(page, "%s (+%zu)", says, mark->count - 1);
        demarc_chart_mark(&page->svg, event->type, mark->at, mark->radius,
                          event->id, says);
    }
    demarc_svg_end(&page->svg);
}

size_t demarc_chart_marks_key(demarc_board *chart, demarc_key *keys)
{
    const double one = fmax(3.2, chart->symbol * 1.4);
    size_t count = 0;
    double most = 0, sample = 10;

    for (size_t s = 0; s < SHAPES; s++)
        for (size_t i = 0; i < chart->mark_count; i++)
            if (strcmp(chart->marks[i].event->type, shapes[s].type) == 0) {
                keys[count++] = (demarc_key){
                    .text = demarc_word(chart->page.in, shapes[s].word),
                    .type = shapes[s].type,
                    .radius = one};
                break;
            }
    for (size_t i = 0; i < chart->mark_count; i++)
        most = fmax(most, chart->marks[i].dead);
    while (sample * 20 <= most && chart->symbol * sqrt(sample) < 5)
        sample *= 10;
    if (most >= 2 * sample)
        keys[count++] = (demarc_key){
            .text = demarc_page_say(&chart->page, DEMARC_WORD_DEAD,
                                    demarc_page_count(&chart->page, sample)),
            .type = "clash",
            .radius = chart->symbol * sqrt(sample)};
    return count;
}
