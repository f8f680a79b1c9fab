/** telling.h - a story as the reader hands it on: figures as text, dates as
 *  EDTF, rows as claims. */
#ifndef DEMARC_TESTS_TELLING_H
#define DEMARC_TESTS_TELLING_H

#include "story.h"

static const char *telling_keep(story *of, const char *text)
{
    return demarc_arena_text(&of->arena, text);
}

static const demarc_date *telling_date(story *of, int first, int last)
{
    demarc_date *out = demarc_arena_take(&of->arena, sizeof *out);
    char a[DEMARC_DAY_SIZE], b[DEMARC_DAY_SIZE], text[40] = "";
    const char *reason;

    if (first && first == last)
        demarc_day_format(first, text);
    else if (first)
        snprintf(text, sizeof text, "%s/%s", demarc_day_format(first, a),
                 demarc_day_format(last, b));
    demarc_date_parse(telling_keep(of, text), out, &reason);
    return out;
}

static const demarc_figure *telling_figure(story *of, const char *text)
{
    demarc_figure *out = demarc_arena_take(&of->arena, sizeof *out);
    const char *reason;

    if (!demarc_figure_parse(telling_keep(of, text), out, &reason)) {
        printf("Bail out! %s: %s\n", text, reason);
        exit(1);
    }
    return out;
}

/** As the paper prints it: rounded to its digits. */
static const demarc_figure *telling_number(story *of, const paper *by,
                                           demarc_measure measure, double value)
{
    char text[40];
    const double tens =
        by->digits == -1 ? round(value / 10) * 10 : floor(value / 10) * 10;

    if (isnan(value))
        return telling_figure(of, "");
    if (measure == DEMARC_PERCENT)
        snprintf(text, sizeof text, "%.*f", by->digits == 1 || by->digits == 2,
                 value);
    else if (by->digits >= 0)
        snprintf(text, sizeof text, "%.*f", by->digits, value);
    else if (value < 100 || tens <= 0)
        snprintf(text, sizeof text, "%.1f", value);
    else
        snprintf(text, sizeof text, "%c%.0f", by->digits == -1 ? '~' : '>',
                 tens);
    return telling_figure(of, text);
}

static const demarc_figure *telling_count(story *of, double value)
{
    char text[40] = "";

    if (!isnan(value))
        snprintf(text, sizeof text, "%.0f", value);
    return telling_figure(of, text);
}

static void telling_claim(story *of, const story_row *row, demarc_claim *out)
{
    const paper *by = &of->papers[row->paper];
    const story_event *event = &of->events[row->event];
    const demarc_figure **figure =
        demarc_arena_take(&of->arena, DEMARC_MEASURE_COUNT * sizeof *figure);
    const demarc_figure **killed =
        demarc_arena_take(&of->arena, 4 * sizeof *killed);
    const bool own = row->date > 0;

    for (unsigned i = 0; i < DEMARC_MEASURE_COUNT; i++)
        figure[i] = telling_number(of, by, i, row->figure[i]);
    for (size_t i = 0; i < 2; i++) {
        killed[i] = telling_count(of, row->killed[i]);
        killed[2 + i] = telling_count(of, NAN);
    }
    *out = (demarc_claim){
        .line = row - of->rows + 2,
        .scope = row->scope,
        .date = own ? telling_date(of, row->date, row->last)
                    : telling_date(of, event->day, event->last),
        .figure = figure,
        .killed = killed,
        .wounded = killed + 2,
        .period = telling_date(of, row->period, row->period_last),
        .word = row->word,
        .source = by->name,
        .source_url = "",
        .side = "",
        .source_date = telling_date(of, row->day, row->day),
        .note = ""};
}

/** Makes of->border. Rows of one event stand together in it. */
static void story_tell(story *of)
{
    demarc_border *to = &of->border;
    demarc_claim *claims =
        demarc_arena_take(&of->arena, of->row_count * sizeof *claims);
    size_t count = 0;

    of->parties[0] = (demarc_party){"AAA", "Aland"};
    of->parties[1] = (demarc_party){"BBB", "Bland"};
    *to = (demarc_border){
        .id = "aaa-bbb", .segments_file = "", .events_file = "events.csv"};
    to->about =
        (demarc_package){.title = "", .parties = of->parties, .party_count = 2};
    to->events =
        demarc_arena_take(&of->arena, of->event_count * sizeof *to->events);
    for (size_t i = 0; i < of->event_count; i++) {
        demarc_event *event = &to->events[to->event_count++];
        char id[24];

        snprintf(id, sizeof id, "e%zu", i);
        *event = (demarc_event){
            .id = telling_keep(of, id),
            .line = (long)i + 2,
            .date = *telling_date(of, of->events[i].day, of->events[i].last),
            .type = of->events[i].type,
            .title = "",
            .place = "",
            .lon = NAN,
            .lat = NAN,
            .precision = "",
            .stretch = "",
            .crossing = "",
            .claims = claims + count};
        for (size_t k = 0; k < of->row_count; k++)
            if (of->rows[k].event == i) {
                telling_claim(of, &of->rows[k], &claims[count++]);
                event->claim_count++;
            }
        if (!event->claim_count)
            to->event_count--;
    }
}

static void story_free(story *of)
{
    demarc_arena_free(&of->arena);
}

#endif
