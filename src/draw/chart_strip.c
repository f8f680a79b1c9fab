/* The line of a day as a bar, as if it were straightened: stages, places on
 * either side, fights where they were. */
#include "draw/strip.h"

#include "base/buffer.h"
#include "measure/net.h"

#include <stdlib.h>
#include <string.h>

static void words_make(demarc_board *chart)
{
    demarc_page *page = &chart->page;
    const bool dated = chart->day < DEMARC_DAY_MAX;

    chart->subtitle = demarc_word(page->in, DEMARC_WORD_STRIP);
    if (dated)
        chart->subtitle =
            demarc_page_join(page, "%s, %s", chart->subtitle,
                             demarc_chart_date(chart, chart->day));
    chart->about = demarc_page_join(page, "%s: %s. %s", chart->subtitle,
                                    demarc_chart_stages_text(chart),
                                    demarc_chart_fights_text(chart));
    chart->note = demarc_chart_notes(chart);
}

static void marks_place(demarc_strip *to)
{
    demarc_board *chart = to->chart;

    for (size_t i = 0; i < chart->mark_count; i++) {
        demarc_mark *mark = &chart->marks[i];
        const demarc_lane *lane =
            mark->lane == DEMARC_NONE ? NULL : &chart->lanes[mark->lane];

        mark->hidden = !lane || lane->width <= 0;
        if (lane)
            mark->at[0] = demarc_lane_px(lane, mark->chainage_m);
        mark->at[1] = to->middle;
    }
    demarc_chart_marks_merge(chart, 7);
}

/** px that marks stand out of the bar. */
static double reach_of(const demarc_strip *to)
{
    double most = to->half;

    for (size_t i = 0; i < to->chart->mark_count; i++)
        most = fmax(most, to->chart->marks[i].radius);
    return most;
}

/** Names of the parties and of lanes: a line of text each. */
static double line_of(const demarc_strip *to)
{
    return 1.5 * to->chart->page.sizes->text;
}

/** What is known without the height: x of everything, and rows. */
static demarc_status layout(demarc_strip *to)
{
    demarc_board *chart = to->chart;
    const demarc_sizes *sizes = chart->page.sizes;

    chart->body.x = sizes->margin;
    chart->body.width = chart->page.width - 2 * sizes->margin;
    to->half = fmin(22, 8 + 0.011 * chart->page.width);
    demarc_chart_lanes_fit(chart, chart->body.x, chart->body.width);
    marks_place(to);
    demarc_strip_parties(to);
    to->above = reach_of(to) + 5;
    to->below = fmax(reach_of(to), to->half + 6 + 1.4 * sizes->small) + 5;
    return demarc_strip_signs(to);
}

static double side_height(const demarc_strip *to, int up)
{
    return (up ? to->above : to->below) +
           demarc_strip_row(to) * (double)to->side[up].rows + line_of(to);
}

static demarc_rect box_of(const demarc_strip *to, const demarc_patch *patch)
{
    const demarc_lane *lane = &to->chart->lanes[patch->lane];
    const double a = demarc_lane_px(lane, patch->from_m);
    const double b = demarc_lane_px(lane, patch->to_m);

    return (demarc_rect){fmin(a, b), to->middle - to->half, fabs(b - a),
                         2 * to->half};
}

static void areas_draw(const demarc_strip *to)
{
    demarc_board *chart = to->chart;

    demarc_svg_group(&chart->page.svg, "areas", NULL);
    for (size_t i = 0; i < chart->patch_count; i++)
        if (chart->lanes[chart->patches[i].lane].width > 0)
            demarc_chart_area(chart, &chart->patches[i],
                              box_of(to, &chart->patches[i]));
    demarc_svg_end(&chart->page.svg);
}

static const char *party_name(const demarc_board *chart, const char *id)
{
    const demarc_package *about = &chart->border->about;

    for (size_t i = 0; i < about->party_count; i++)
        if (strcmp(about->parties[i].id, id) == 0 && *about->parties[i].name)
            return about->parties[i].name;
    return id;
}

static void parties_draw(demarc_strip *to)
{
    demarc_board *chart = to->chart;
    const double size = chart->page.sizes->text;
    const demarc_face face = {.size = size, .spacing = size * 0.1};
    const demarc_rect *body = &chart->body;

    demarc_page_text(&chart->page, &face, "party", DEMARC_START, body->x,
                     body->y + size, party_name(chart, to->upper));
    demarc_page_text(&chart->page, &face, "party", DEMARC_START, body->x,
                     body->y + body->height - 0.3 * size,
                     party_name(chart, to->lower));
    demarc_chart_lanes_names(
        chart, &(demarc_face){.size = chart->page.sizes->small},
        body->x + 20 +
            demarc_fonts_measure(chart->page.fonts, &face,
                                 party_name(chart, to->upper))
                .width,
        body->x + body->width, body->y + size);
}

/** Is a leader of the lower side where a number would be? */
static bool is_crossed(const demarc_strip *to, double x, double wide)
{
    const demarc_signs *side = &to->side[0];

    for (size_t i = 0; i < side->count; i++)
        if (side->flags[i].placed && fabs(side->flags[i].x - x) < wide / 2 + 3)
            return true;
    for (size_t i = 0; i < to->chart->mark_count; i++) {
        const demarc_mark *mark = &to->chart->marks[i];

        if (mark->radius > to->half + 3 &&
            fabs(mark->at[0] - x) < mark->radius + wide / 2)
            return true;
    }
    return false;
}

/** False where something is in the way.
 *  @param last  the text before: where it begins and ends. */
static bool tick_draw(demarc_strip *to, double x, const char *text,
                      double last[2])
{
    demarc_page *page = &to->chart->page;
    const demarc_face face = {.size = page->sizes->small};
    const double wide = demarc_fonts_measure(page->fonts, &face, text).width;
    const demarc_rect *body = &to->chart->body;
    const double end = to->middle + to->half;
    const double left =
        fmax(body->x, fmin(x - wide / 2, body->x + body->width - wide));

    if (is_crossed(to, left + wide / 2, wide) ||
        (left < last[1] + 4 && left + wide > last[0] - 4))
        return false;
    last[0] = left;
    last[1] = left + wide;
    demarc_svg_begin(&page->svg, "path");
    demarc_svg_set(&page->svg, "class", "tick");
    demarc_svg_set(
        &page->svg, "d",
        demarc_page_join(page, "M%ld.5 %ldv4", (long)floor(x), lround(end)));
    demarc_svg_end(&page->svg);
    demarc_page_text(page, &face, "axis", DEMARC_START, left,
                     end + 5 + face.size, text);
    return true;
}

/** Km below the first lane, the unit behind the first number. */
static void axis_draw(demarc_strip *to)
{
    demarc_board *chart = to->chart;
    const demarc_lane *lane = &chart->lanes[0];
    const double km = lane->length_m / 1000;
    const double step = demarc_axis_step(
        km,
        (size_t)fmax(2, floor(lane->width / (4.5 * chart->page.sizes->small))));
    double last[2] = {INFINITY, -INFINITY};
    bool unit = false;

    demarc_svg_group(&chart->page.svg, "axis-km", NULL);
    for (int i = 0; i * step <= km * (1 + 1e-9); i++) {
        const double at = i * step;
        const char *number = demarc_chart_number(chart, at, step);

        if (!unit)
            number =
                demarc_page_join(&chart->page, "%s\xC2\xA0%s", number,
                                 demarc_word(chart->page.in, DEMARC_WORD_KM));
        unit = tick_draw(to, demarc_lane_px(lane, at * 1000), number, last) ||
               unit;
    }
    demarc_svg_end(&chart->page.svg);
}

static void stages_name(demarc_strip *to)
{
    demarc_board *chart = to->chart;
    demarc_rect *boxes = calloc(chart->patch_count + 1, sizeof *boxes);

    for (int stage = 0; boxes && stage < DEMARC_STAGE_COUNT; stage++) {
        size_t count = 0;

        for (size_t i = 0; i < chart->patch_count; i++)
            if (chart->patches[i].stage == (demarc_stage)stage &&
                chart->lanes[chart->patches[i].lane].width > 0)
                boxes[count++] = box_of(to, &chart->patches[i]);
        to->missed[stage] =
            demarc_chart_metres(chart, stage) > 0 && !to->keyed[stage] &&
            !demarc_chart_name_inside(chart, stage,
                                      demarc_chart_key_of(chart, stage).text,
                                      boxes, count);
    }
    chart->page.svg.out->failed = chart->page.svg.out->failed || !boxes;
    free(boxes);
}

static demarc_status draw(demarc_strip *to)
{
    demarc_board *chart = to->chart;
    double up = side_height(to, 1), down = side_height(to, 0);
    demarc_key keys[DEMARC_STAGE_COUNT + 8];
    size_t count = demarc_chart_keys(chart, to->keyed, keys);
    demarc_status status = demarc_chart_begin(chart, keys, count, up + down);

    if (status)
        return status;
    while (up + down > chart->body.height + 0.5) {
        const size_t rows = to->side[0].rows > to->side[1].rows
                                ? to->side[0].rows
                                : to->side[1].rows;

        if (rows == 0)
            break;
        demarc_strip_rows(to, rows - 1);
        up = side_height(to, 1);
        down = side_height(to, 0);
    }
    to->middle = round(chart->body.y + chart->body.height * up / (up + down));
    if (!demarc_room_make(chart->body, &chart->room))
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < chart->mark_count; i++)
        chart->marks[i].at[1] = to->middle;
    demarc_chart_marks_merge(chart, 0); /* takes their room */
    demarc_chart_patterns(chart);
    areas_draw(to);
    parties_draw(to);
    axis_draw(to);
    demarc_chart_marks_draw(chart);
    demarc_strip_signs_draw(to);
    stages_name(to);
    return demarc_chart_end(chart);
}

demarc_status demarc_chart_strip(demarc_board *chart)
{
    demarc_strip to = {.chart = chart};
    demarc_status status;

    chart->first = chart->day;
    status = demarc_chart_lanes(chart);
    if (status == DEMARC_OK)
        status = demarc_chart_marks(chart);
    if (status == DEMARC_OK) {
        words_make(chart); /* before marks that are near become one */
        status = layout(&to);
    }
    for (int turn = 0; turn < 2 && status == DEMARC_OK; turn++) {
        demarc_chart_again(chart);
        status = draw(&to);
        if (!demarc_chart_keys_learn(to.missed, to.keyed))
            break;
    }
    return status;
}
