/* How many km are done: measured, as areas by stage; reported, as points; and
 * below, on the same axis of time, the dead. */
#include "draw/progress.h"

#include "base/buffer.h"
#include "history/lengths.h"

#include <stdlib.h>
#include <string.h>

/** More publishers than these are not told below the picture. */
enum { MOST_NAMED = 20 };

static int day_order(const void *left, const void *right)
{
    const demarc_day a = *(const demarc_day *)left;
    const demarc_day b = *(const demarc_day *)right;

    return (a > b) - (a < b);
}

/** Days on which a length or its band may change. */
static demarc_status days_find(demarc_advance *to)
{
    const demarc_board *chart = to->chart;
    const demarc_border *border = chart->border;
    const size_t changes =
        border->fold ? demarc_border_change_count(border) : 0;
    size_t count = 0;

    to->days = demarc_arena_take(&to->chart->page.arena,
                                 (changes + border->event_count + 2) *
                                     sizeof *to->days);
    if (!to->days)
        return DEMARC_ENOMEM;
    to->days[count++] = chart->first;
    for (size_t i = 0; i < changes; i++)
        to->days[count++] = demarc_border_change(border, i);
    for (size_t i = 0; i < border->event_count; i++)
        if (border->events[i].has_stage)
            to->days[count++] = border->events[i].date.earliest;
    qsort(to->days, count, sizeof *to->days, day_order);
    for (size_t i = 0; i < count; i++)
        if (to->days[i] >= chart->first && to->days[i] <= chart->day &&
            (to->count == 0 || to->days[i] != to->days[to->count - 1]))
            to->days[to->count++] = to->days[i];
    return DEMARC_OK;
}

static demarc_status lengths_find(demarc_advance *to)
{
    demarc_board *chart = to->chart;
    demarc_status status = days_find(to);

    if (status || chart->border->segment_count == 0)
        return status;
    to->lengths = demarc_arena_take(&chart->page.arena,
                                    (to->count + 1) * sizeof *to->lengths);
    if (!to->lengths)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < to->count && status == DEMARC_OK; i++) {
        status = demarc_border_lengths(
            chart->page.ctx, chart->border, to->days[i],
            demarc_border_reach(chart->border), &to->lengths[i]);
        to->most = fmax(to->most, to->lengths[i].total_m / 1000);
    }
    return status;
}

/** The points are the record's: what is needed of them is copied. */
static demarc_status points_take(demarc_advance *to,
                                 const demarc_progress_points *from)
{
    demarc_board *chart = to->chart;

    to->points = demarc_arena_take(&chart->page.arena,
                                   (from->count + 1) * sizeof *to->points);
    if (!to->points)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < from->count; i++) {
        const demarc_progress_point *point = &from->items[i];

        if (!point->entry || !isfinite(point->km.low) ||
            point->day < chart->first || point->day > chart->day)
            continue;
        to->points[to->point_count++] = (demarc_reported_point){
            .day = point->day,
            .km = point->km.low,
            .event = point->entry->event->id,
            .source = demarc_page_join(&chart->page, "%s", point->source)};
        to->most = fmax(to->most, point->km.low);
    }
    return DEMARC_OK;
}

static demarc_status points_find(demarc_advance *to)
{
    const demarc_board *chart = to->chart;
    demarc_record record = {0};
    demarc_progress_points points = {0};
    const demarc_record_how how = {true, chart->day};
    const demarc_progress_ask ask = {
        .reach = demarc_border_reach(chart->border), .has_day = true};
    demarc_status status = demarc_record_make(chart->border, &how, &record);

    if (status == DEMARC_OK)
        status = demarc_progress_make(&record, &ask, &points);
    if (status == DEMARC_OK)
        status = points_take(to, &points);
    demarc_record_free(&record);
    return status;
}

static double stage_m(const demarc_advance *to, size_t i, demarc_stage stage)
{
    return to->lengths ? to->lengths[i].stage_m[stage] : 0;
}

/** Whose the points are: each publisher once, in the order of time. */
static const char *sources_text(demarc_advance *to)
{
    demarc_page *page = &to->chart->page;
    const char *text = "";
    size_t named = 0;

    for (size_t i = 0; i < to->point_count && named < MOST_NAMED; i++) {
        const char *source = to->points[i].source;
        size_t before = 0;

        while (before < i && strcmp(to->points[before].source, source) != 0)
            before++;
        if (before < i || !*source)
            continue;
        text =
            demarc_page_join(page, "%s%s%s", text, *text ? ", " : "", source);
        named++;
    }
    return named ? demarc_page_say(page, DEMARC_WORD_REPORTED_BY, text) : "";
}

static void words_make(demarc_advance *to)
{
    demarc_board *chart = to->chart;
    demarc_page *page = &chart->page;
    const char *text = "", *note = "", *sources = sources_text(to);

    chart->subtitle = demarc_word(page->in, DEMARC_WORD_PROGRESS);
    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++) {
        const demarc_stage stage = demarc_chart_stages[i];
        const double metres = to->count ? stage_m(to, to->count - 1, stage) : 0;

        if (metres > 0)
            text = demarc_page_join(page, "%s%s%s %s", text, *text ? "; " : "",
                                    demarc_word_stage(page->in, stage),
                                    demarc_chart_km(chart, metres));
    }
    if (to->point_count)
        text = demarc_page_join(
            page, "%s%s%s: %s (%s)", text, *text ? "; " : "",
            demarc_word(page->in, DEMARC_WORD_REPORTED),
            demarc_chart_km(chart, 1000 * to->points[to->point_count - 1].km),
            to->points[to->point_count - 1].source);
    chart->about =
        demarc_page_join(page, "%s. %s: %s. %s", chart->subtitle,
                         demarc_page_say(page, DEMARC_WORD_STATE_ON,
                                         demarc_chart_date(chart, chart->day)),
                         text, demarc_chart_fights_text(chart));
    for (size_t i = 0; to->lengths && i < to->count; i++)
        if (to->lengths[i].reached_high_m > to->lengths[i].reached_m + 1) {
            note = demarc_word(page->in, DEMARC_WORD_MAYBE_AREA);
            chart->maybe |= 1u << demarc_border_reach(chart->border);
        }
    chart->note = demarc_page_and(page, note, sources);
}

static demarc_status gather(demarc_advance *to)
{
    demarc_board *chart = to->chart;
    demarc_status status = demarc_chart_time(chart);

    if (status == DEMARC_OK)
        status = lengths_find(to);
    if (status == DEMARC_OK)
        status = points_find(to);
    if (status == DEMARC_OK)
        status = demarc_chart_marks(chart);
    if (status == DEMARC_OK && !(to->most > 0))
        status = demarc_report(chart->page.ctx, DEMARC_RULE_EMPTY, NULL,
                               "give segments, or events with km_cumulative",
                               "no length is measured or reported");
    return status;
}

static void layout(demarc_advance *to)
{
    const demarc_board *chart = to->chart;
    const double small = chart->page.sizes->small;
    const demarc_face face = {.size = small};
    const demarc_rect *body = &chart->body;
    const bool dead = chart->mark_count > 0;
    const double below = dead ? fmax(84, 0.2 * body->height) : 0;
    const double step = demarc_axis_step(to->most, 6);
    double gutter;

    to->step = step;
    gutter = 10 + demarc_fonts_measure(
                      chart->page.fonts, &face,
                      demarc_chart_number(to->chart, 10 * step, step))
                      .width;
    to->plot =
        (demarc_rect){body->x + gutter, body->y + 1.8 * small,
                      body->width - gutter, body->height - 3.6 * small - below};
    to->time = (demarc_axis){chart->first, chart->day, to->plot.x,
                             to->plot.x + to->plot.width};
    to->km = (demarc_axis){0, to->most * 1.04, to->plot.y + to->plot.height,
                           to->plot.y};
    to->floor = body->y + body->height - 1.8 * small;
    to->below = below;
}

static demarc_status draw(demarc_advance *to)
{
    demarc_board *chart = to->chart;
    demarc_key keys[DEMARC_STAGE_COUNT + 8];
    size_t count = 0;
    demarc_status status;

    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++)
        if (to->keyed[demarc_chart_stages[i]]) {
            keys[count] = demarc_chart_key_of(chart, demarc_chart_stages[i]);
            keys[count++].text =
                demarc_word_stage(chart->page.in, demarc_chart_stages[i]);
        }
    if (to->point_count)
        keys[count++] = (demarc_key){
            .text = demarc_word(chart->page.in, DEMARC_WORD_REPORTED),
            .type = "reported",
            .radius = 3.4};
    status = demarc_chart_begin(chart, keys, count,
                                fmax(300, fmin(0.62 * chart->page.width, 640)));
    if (status)
        return status;
    layout(to);
    if (!demarc_room_make(chart->body, &chart->room))
        return DEMARC_ENOMEM;
    demarc_progress_areas(to);
    demarc_progress_axes(to);
    demarc_progress_points_draw(to);
    demarc_progress_dead(to);
    demarc_progress_names(to);
    return demarc_chart_end(chart);
}

demarc_status demarc_chart_progress(demarc_board *chart)
{
    demarc_advance to = {.chart = chart};
    demarc_status status = gather(&to);

    if (status)
        return status;
    words_make(&to);
    for (int turn = 0; turn < 2 && status == DEMARC_OK; turn++) {
        demarc_chart_again(chart);
        status = draw(&to);
        if (!demarc_chart_keys_learn(to.missed, to.keyed))
            break;
    }
    return status;
}
