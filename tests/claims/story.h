/** story.h - made records of a border: what really was, and what newspapers
 *  make of it. Every figure is rounded from the truth, so that the record is
 *  consistent until a fault is planted. */
#ifndef DEMARC_TESTS_STORY_H
#define DEMARC_TESTS_STORY_H

#include "base/ctx.h"
#include "claims/record.h"
#include "model/figure.h"
#include "random.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 160, MOST_EVENTS = 60, MOST_STEPS = 12, PAPERS = 5 };

/** How a newspaper prints km: digits, and a mark before them. It has a total
 *  of its own, up to 1.5 % off the true one. */
typedef struct paper {
    const char *name;
    int digits; /* -1: tens with "~"; -2: tens cut off with ">" */
    double total;
} paper;

/** A row as it will be printed: numbers, NAN for none; marks apart. */
typedef struct story_row {
    size_t event, paper;
    double figure[DEMARC_MEASURE_COUNT];
    double killed[2];
    int day;        /* of publication */
    int date, last; /* own date; 0: the event's */
    demarc_scope scope;
    const char *word;
    int period, period_last; /* 0: none */
    double step;             /* true km reached when it was printed */
} story_row;

typedef struct story_event {
    const char *type;
    int day, last;
} story_event;

typedef struct story {
    dice dice;
    double total;
    paper papers[PAPERS];
    int steps, step_day[MOST_STEPS];
    double step_km[MOST_STEPS], reached[MOST_STEPS];
    int treaty, force;
    story_event events[MOST_EVENTS];
    size_t event_count;
    story_row rows[MOST_ROWS];
    size_t row_count;
    /* as demarc reads it */
    demarc_arena arena;
    demarc_party parties[2];
    demarc_border border;
} story;

/** Months since some month. */
static int story_month(int day)
{
    char text[DEMARC_DAY_SIZE];

    demarc_day_format(day, text);
    return 12 * atoi(text) + atoi(text + 5);
}

static size_t story_event_add(story *of, const char *type, int day, int last)
{
    of->events[of->event_count] = (story_event){type, day, last};
    return of->event_count++;
}

static story_row *story_row_add(story *of, size_t event, size_t which, int day)
{
    story_row *row = &of->rows[of->row_count++];

    *row = (story_row){.event = event,
                       .paper = which,
                       .killed = {NAN, NAN},
                       .day = day,
                       .word = ""};
    for (size_t i = 0; i < DEMARC_MEASURE_COUNT; i++)
        row->figure[i] = NAN;
    return row;
}

/** Puts the km that are reached into a row, in one of the usual sets. */
static void story_status(story *of, story_row *row, double reached)
{
    const double total = of->papers[row->paper].total;
    const size_t set = dice_below(&of->dice, 6);

    row->step = reached;
    if (set != 1)
        row->figure[DEMARC_KM_CUMULATIVE] = reached;
    if (set != 0 && set != 5)
        row->figure[DEMARC_KM_TOTAL] = total;
    if (set == 1 || set == 2 || set == 4)
        row->figure[DEMARC_KM_REMAINING] = fmax(0, total - reached);
    if (set >= 3)
        row->figure[DEMARC_PERCENT] = fmin(100, 100 * reached / total);
}

static const char *story_word(const story *of, int day)
{
    return day > of->force    ? "demarcated"
           : day > of->treaty ? "delimited"
                              : "agreed";
}

/** Meetings, each with its increment, and two papers that report. */
static void story_meetings(story *of)
{
    static const char *const types[] = {"protocol", "meeting", "milestone"};

    for (int i = 0; i < of->steps; i++) {
        const int day = of->step_day[i];
        const size_t event =
            story_event_add(of, types[dice_below(&of->dice, 3)],
                            day - (int)dice_below(&of->dice, 6), day);

        for (size_t k = 0; k < 1 + dice_below(&of->dice, 3); k++) {
            story_row *row =
                story_row_add(of, event, dice_below(&of->dice, PAPERS),
                              day + (int)dice_below(&of->dice, 9));

            if (k == 0 || dice_one_in(&of->dice, 2))
                row->figure[DEMARC_KM_INCREMENT] = of->step_km[i];
            if (k || dice_one_in(&of->dice, 2))
                story_status(of, row, of->reached[i]);
            row->word = story_word(of, day);
            if (k && dice_one_in(&of->dice, 4))
                row->date = of->events[event].day, row->last = day + 1;
        }
    }
}

/** The years summed up: km with a period, tolls as an aggregate. */
static void story_years(story *of)
{
    for (int year = 2010; year < 2022; year++) {
        const int first = demarc_day_make(year, 1, 1);
        const int last = demarc_day_make(year, 12, 31);
        double km = 0, killed[2] = {0, 0};
        size_t event;
        bool any = false;

        for (int i = 0; i < of->steps; i++)
            if (of->step_day[i] - 6 >= first && of->step_day[i] <= last)
                km += of->step_km[i];
        for (size_t i = 0; i < of->row_count; i++) {
            const story_row *row = &of->rows[i];
            const story_event *at = &of->events[row->event];

            if (isnan(row->killed[0]) || row->scope != DEMARC_SCOPE_ALL ||
                at->day < first || at->last > last || row->date != -1)
                continue;
            any = true;
            killed[0] += row->killed[0];
            killed[1] += row->killed[1];
        }
        if (!any && km <= 0)
            continue;
        event = story_event_add(of, "other", first, last);
        if (km > 0) {
            story_row *row = story_row_add(
                of, event, dice_below(&of->dice, PAPERS), last + 30);

            row->figure[DEMARC_KM_INCREMENT] = km;
            row->period = first;
            row->period_last = last;
        }
        if (any) {
            story_row *row = story_row_add(
                of, event, dice_below(&of->dice, PAPERS), last + 40);

            row->killed[0] = killed[0];
            row->killed[1] = killed[1];
            row->scope = DEMARC_SCOPE_AGGREGATE;
        }
    }
}

/** Clashes: counts rise for some days, and the last one stays. Its row has the
 *  date -1 as a mark for the sums of years. */
static void story_clashes(story *of)
{
    for (int i = 0; i < 6; i++) {
        const int day = demarc_day_make(2010 + (int)dice_below(&of->dice, 12),
                                        2 + (int)dice_below(&of->dice, 9),
                                        1 + (int)dice_below(&of->dice, 28));
        const size_t event = story_event_add(
            of, "clash", day, day + (int)dice_below(&of->dice, 3));
        const double end[] = {2 + (double)dice_below(&of->dice, 60),
                              2 + (double)dice_below(&of->dice, 60)};
        const int reports = 2 + (int)dice_below(&of->dice, 4);

        for (int k = 0; k < reports; k++) {
            const double share = (k + 1.0) / reports;
            story_row *row =
                story_row_add(of, event, dice_below(&of->dice, PAPERS),
                              of->events[event].last + k);

            row->killed[0] = floor(share * end[0]);
            row->killed[1] = floor(share * end[1]);
            if (k == reports - 1)
                row->date = -1;
        }
        if (dice_one_in(&of->dice, 2)) { /* a look back, years later */
            story_row *row = story_row_add(
                of, event, dice_below(&of->dice, PAPERS), day + 700);

            row->killed[0] = end[0];
            row->killed[1] = end[1];
        }
    }
}

/** Reports about something else that mention how far things are. */
static void story_mentions(story *of)
{
    for (int i = 0; i < 14; i++) {
        const int day =
            of->step_day[0] + 1 +
            (int)dice_below(&of->dice, (size_t)(of->step_day[of->steps - 1] -
                                                of->step_day[0] + 300));
        const size_t event =
            story_event_add(of, i % 2 ? "incident" : "closure", day, day);
        const int print = day + (int)dice_below(&of->dice, 2);
        double reached = 0;

        for (int k = 0; k < of->steps; k++)
            if (of->step_day[k] < print)
                reached = of->reached[k];
        story_status(
            of, story_row_add(of, event, dice_below(&of->dice, PAPERS), print),
            reached);
    }
}

/** Makes what was and what is told, of a seed. */
static void story_make(story *of, uint64_t seed)
{
    static const char *const names[] = {"Herald", "Gazette (Ministry)", "Wire",
                                        "Post via Mirror", "Courier"};
    double left = 0.95;

    *of = (story){.dice = {seed}};
    of->total = dice_real(&of->dice, 150, 3500);
    for (size_t i = 0; i < PAPERS; i++)
        of->papers[i] = (paper){
            names[i],
            (int)i < 3 ? (int)i
            : i == 3   ? -1
                       : -2,
            of->total * (i % 2 ? 1 : dice_real(&of->dice, 0.985, 1.015))};
    of->steps = 5 + (int)dice_below(&of->dice, MOST_STEPS - 5);
    for (int i = 0; i < of->steps; i++) {
        const double share = left * dice_real(&of->dice, 0.03, 0.25);

        of->step_day[i] =
            (i ? of->step_day[i - 1] : demarc_day_make(2010, 3, 1)) + 40 +
            (int)dice_below(&of->dice, 250);
        while (story_month(of->step_day[i] - 6) != story_month(of->step_day[i]))
            of->step_day[i]++; /* no meeting in two years, or months */
        of->step_km[i] = round(100 * share * of->total) / 100;
        of->reached[i] = of->step_km[i] + (i ? of->reached[i - 1] : 0);
        left -= share;
    }
    of->treaty = of->step_day[of->steps - 1] + 30;
    of->force = of->treaty + 200;
    story_meetings(of);
    story_clashes(of);
    story_mentions(of);
    story_row_add(of, story_event_add(of, "treaty", of->treaty, of->treaty), 0,
                  of->treaty);
    story_row_add(of,
                  story_event_add(of, "entry-into-force", of->force, of->force),
                  0, of->force);
    story_years(of);
}

#endif
