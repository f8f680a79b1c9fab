/** dossiers.h - borders made up at random: routes and rings of shuffled lines,
 *  lives, own dates, events with doubtful dates on stretches that overlap. */
#ifndef DEMARC_TESTS_HISTORY_DOSSIERS_H
#define DEMARC_TESTS_HISTORY_DOSSIERS_H

#include "border.h"
#include "random.h"

enum { DATE_SIZE = 40, TERM_SIZE = 48 };
enum { DOSSIER_LINES = 16, DOSSIER_EVENTS = 9, DOSSIER_POINTS = 6 };

typedef struct dossier {
    made m;
    char ids[DOSSIER_LINES][8];
    char dates[DOSSIER_EVENTS + 2 * DOSSIER_LINES][DATE_SIZE];
    char stretches[DOSSIER_EVENTS][2 * TERM_SIZE + 2];
    size_t id_count, date_count;
} dossier;

/** One day of 1990 to 2029, so few that some are the same. */
static void day_random(dice *at, char *out)
{
    snprintf(out, DATE_SIZE, "%d-%02d-%02d", 1990 + (int)dice_below(at, 40),
             dice_one_in(at, 2) ? 6 : 1 + (int)dice_below(at, 12),
             dice_one_in(at, 2) ? 15 : 1 + (int)dice_below(at, 28));
}

/** A date of any form; days only where there may be no doubt. */
static const char *date_random(dossier *to, dice *at, bool doubt)
{
    char *out = to->dates[to->date_count++];
    int year = 1990 + (int)dice_below(at, 35);

    switch (doubt ? dice_below(at, 8) : 0) {
    case 1:
        snprintf(out, DATE_SIZE, "%d", year);
        break;
    case 2:
        snprintf(out, DATE_SIZE, "%d-%02d", year, 1 + (int)dice_below(at, 12));
        break;
    case 3:
        snprintf(out, DATE_SIZE, "[..%d]", year);
        break;
    case 4:
        snprintf(out, DATE_SIZE, "[%d..%d]", year,
                 year + (int)dice_below(at, 9));
        break;
    case 5:
        snprintf(out, DATE_SIZE, "%d/%d", year, year + (int)dice_below(at, 9));
        break;
    case 6:
        snprintf(out, DATE_SIZE, "%dX", year / 10);
        break;
    case 7:
        snprintf(out, DATE_SIZE, "[%d..]", year);
        break;
    default:
        day_random(at, out);
    }
    return out;
}

static void segment_dress(dossier *to, demarc_segment *segment, dice *at)
{
    segment->stage = dice_one_in(at, 2)
                         ? DEMARC_UNDETERMINED
                         : (demarc_stage)dice_below(at, DEMARC_STAGE_COUNT);
    if (dice_one_in(at, 4))
        segment->since = made_date(date_random(to, at, true));
    if (dice_one_in(at, 3))
        segment->left = dice_one_in(at, 2) ? "AAA" : "BBB";
}

/** A line of up to DOSSIER_POINTS vertices from one point to another, drawn
 *  one way or the other. */
static demarc_segment *line_random(dossier *to, dice *at, const double *from,
                                   const double *end)
{
    double line[2 * DOSSIER_POINTS];
    size_t count = 2 + dice_below(at, DOSSIER_POINTS - 1);
    bool turn = dice_one_in(at, 2);
    demarc_segment *segment;
    char *id = to->ids[to->id_count];

    for (size_t i = 0; i < count; i++) {
        double share = (double)i / (double)(count - 1);
        size_t k = turn ? count - 1 - i : i;
        bool inner = i > 0 && i + 1 < count;

        line[2 * k] = from[0] + share * (end[0] - from[0]);
        line[2 * k + 1] = from[1] + share * (end[1] - from[1]);
        if (i + 1 == count)
            memcpy(line + 2 * k, end, 2 * sizeof *end);
        line[2 * k + 1] += inner ? dice_real(at, -0.01, 0.01) : 0;
    }
    snprintf(id, sizeof to->ids[0], "s%zu", to->id_count++);
    for (size_t i = 0; i < count; i++)
        line[2 * i] = remainder(line[2 * i], 360);
    segment = made_line(&to->m, id, line, count);
    segment_dress(to, segment, at);
    return segment;
}

/** A way of `count` lines from west to east, or round; now and then one of
 *  them is replaced by another one on some day, or lives for a time. */
static void way_random(dossier *to, dice *at, size_t count, bool ring,
                       double lon, double lat)
{
    for (size_t i = 0; i < count; i++) {
        double a = 2 * M_PI * (double)i / (double)count;
        double b = 2 * M_PI * (double)((i + 1) % count) / (double)count;
        double from[2] = {lon + 0.1 * (double)i, lat};
        double end[2] = {lon + 0.1 * (double)(i + 1), lat};
        demarc_segment *segment;

        if (ring) {
            from[0] = lon + 0.1 * cos(a);
            from[1] = lat + 0.1 * sin(a);
            end[0] = lon + 0.1 * cos(b);
            end[1] = lat + 0.1 * sin(b);
        }
        segment = line_random(to, at, from, end);
        if (dice_one_in(at, 6)) {
            const char *day = date_random(to, at, false);

            made_life(segment, "", day);
            made_life(line_random(to, at, from, end), day, "");
        } else if (dice_one_in(at, 12)) {
            const char *day = date_random(to, at, false);
            made_life(segment, day, "2031-01-01");
        }
    }
}

/** "s3[12%..80%]", "main[0.40..20]", "all", ... */
static void term_random(dossier *to, dice *at, bool ring, char *out)
{
    int from = (int)dice_below(at, 100);
    int till = from + (int)dice_below(at, (size_t)(101 - from));
    const char *name = ring && dice_one_in(at, 4) ? "ring-1" : "main";

    if (dice_one_in(at, 2))
        name = to->ids[dice_below(at, to->id_count)];
    if (dice_one_in(at, 8))
        snprintf(out, TERM_SIZE, "all");
    else if (dice_one_in(at, 2))
        snprintf(out, TERM_SIZE, "%s[%d%%..%d%%]", name, from, till);
    else if (dice_one_in(at, 3))
        snprintf(out, TERM_SIZE, "%s[0.%02d..%d]", name, from, till);
    else
        snprintf(out, TERM_SIZE, "%s", name);
}

static void stretch_random(dossier *to, dice *at, bool ring, char *out)
{
    term_random(to, at, ring, out);
    if (dice_one_in(at, 4)) {
        size_t length = strlen(out);

        memcpy(out + length, "; ", 2);
        term_random(to, at, ring, out + length + 2);
    }
}

/** A border that is measured and folded; the same for the same dice. */
static demarc_status dossier_random(dossier *to, dice *at)
{
    bool ring = dice_one_in(at, 2);
    size_t events = dice_below(at, DOSSIER_EVENTS + 1);

    *to = (dossier){0};
    made_new(&to->m);
    way_random(to, at, 1 + dice_below(at, 4), false, 179.8, 40);
    if (ring)
        way_random(to, at, 2 + dice_below(at, 2), true, 70, 39);
    if (dice_one_in(at, 3))
        way_random(to, at, 1, false, 20, -10);
    for (size_t i = 0; i < events; i++) {
        const char *date = date_random(to, at, true);
        demarc_event *event;

        stretch_random(to, at, ring, to->stretches[i]);
        event = made_event(&to->m, date, to->stretches[i], "described");
        event->stage = DEMARC_UNDETERMINED + dice_below(at, 7);
        event->sets = dice_one_in(at, 4);
        event->has_stage = !dice_one_in(at, 12);
        event->basis = (demarc_basis)dice_below(at, 3);
    }
    return made_build(&to->m);
}

#endif
