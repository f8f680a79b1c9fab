/** chart.h - a chart while it is being made, and what its kinds share. */
#ifndef DEMARC_DRAW_CHART_H
#define DEMARC_DRAW_CHART_H

#include "draw/axis.h"
#include "draw/dead.h"
#include "draw/label.h"
#include "draw/page.h"
#include "model/border.h"
#include "model/scene.h"

/** A route as a column (or a bar) of its own: chainage along x. */
typedef struct demarc_lane {
    const char *route, *label;
    double length_m;
    bool ring;
    bool flip;           /* the start is at the right: the east as on a map */
    demarc_word_id from; /* which end the start is */
    double x, width;     /* px */
} demarc_lane;

/** A part of a lane that is in one class for some time. */
typedef struct demarc_patch {
    size_t lane;
    double from_m, to_m;   /* from < to */
    demarc_day start, end; /* [start, end), cut at the chart's */
    demarc_stage stage;
    bool reconstructed;
    demarc_day maybe; /* it may hold from then on, if that is < start */
    const char *segment;
} demarc_patch;

/** Fights and closures, where and when they were. */
typedef struct demarc_mark {
    const demarc_event *event; /* the deadliest, where they are several */
    size_t lane;               /* DEMARC_NONE: no place on the line is known */
    double chainage_m;
    demarc_day day, until; /* of the first, of the last */
    demarc_dead killed;    /* of all parties */
    double dead;           /* the latest, as one number */
    size_t count;
    double at[2], radius; /* px */
    bool hidden;
} demarc_mark;

/** What a sample in the key is: an area, or a mark. */
typedef struct demarc_key {
    const char *class, *text;
    const char *type; /* of a mark, or the sign of an area; or NULL */
    double radius;    /* of a mark; 0: an area */
} demarc_key;

typedef struct demarc_board {
    demarc_page page;
    const demarc_border *border;
    const demarc_scene *scene; /* or NULL */
    demarc_chart_how how;
    demarc_day day, first; /* the last day and the first that is shown */
    demarc_day since;      /* the first that there is anything of */
    const char *subtitle, *about, *note;
    demarc_lane *lanes;
    size_t lane_count, lanes_out; /* shown; without room */
    demarc_patch *patches;
    size_t patch_count, patch_room;
    demarc_mark *marks;
    size_t mark_count;
    unsigned maybe; /* stages that are striped somewhere: 1 << demarc_stage */
    bool no_line;   /* the line is not in it, nor in its credits */
    size_t before;  /* bytes in the buffer before the picture */
    double symbol;  /* px of radius for one death */
    bool merged;    /* marks became one, and the scale another */
    demarc_rect body;
    demarc_room room; /* for labels */
} demarc_board;

/** Draws one kind. */
typedef demarc_status demarc_chart_fn(demarc_board *chart);
#define CHART(name, function, what) demarc_chart_fn function;
#include "draw/charts.def"
#undef CHART

/**
 * Begins the picture: title, subtitle and key above, notes and sources below;
 * what is left between is chart->body.
 * @param height  wanted of the body, in px, if the picture's is not given.
 */
demarc_status demarc_chart_begin(demarc_board *chart, const demarc_key *keys,
                                 size_t key_count, double height);
demarc_status demarc_chart_end(demarc_board *chart);

/** Lets time begin at least a month before the last day, and a little before
 *  the first that there is anything of. DEMARC_EUSAGE without a last day. */
demarc_status demarc_chart_time(demarc_board *chart);

/** Takes back what was drawn, to draw it once more. */
void demarc_chart_again(demarc_board *chart);

/** The key's samples flow in rows as words do. @return their height, drawn at
 *  `y` or, if that is NAN, only measured. */
double demarc_chart_key(demarc_board *chart, const demarc_key *keys,
                        size_t count, double y);

/** Lanes and patches of [chart->first, chart->day]. */
demarc_status demarc_chart_lanes(demarc_board *chart);
/** Gives the lanes their px within [x, x + width]; what is too narrow for all
 *  leaves out the last. */
void demarc_chart_lanes_fit(demarc_board *chart, double x, double width);
double demarc_lane_px(const demarc_lane *lane, double chainage_m);
/** Ticks of km above the lanes, which begin at `y`, and their names.
 *  @param right  where names end. */
void demarc_chart_lanes_axis(demarc_board *chart, double right, double y);
/** The names of those behind the first, from the right to the left; each has
 *  room up to its neighbour's. */
void demarc_chart_lanes_names(demarc_board *chart, const demarc_face *face,
                              double left, double right, double y);

/** The sign of stages that are not settled, as patterns. */
void demarc_chart_patterns(demarc_board *chart);
/** One area of a class, with its pattern if it has one. */
void demarc_chart_area(demarc_board *chart, const demarc_patch *patch,
                       demarc_rect box);
/** A pattern over a rectangle: "disputed". */
void demarc_chart_sign(demarc_board *chart, const char *sign, demarc_rect box);
/** Stripes of a stage that it may be in already; names keep off them. */
void demarc_chart_maybe(demarc_board *chart, demarc_stage stage,
                        demarc_rect box);
/** A stage's sample, with its word and its km on the last day. */
demarc_key demarc_chart_key_of(demarc_board *chart, demarc_stage stage);
/** A stage's word inside of its areas; false where it does not fit. */
bool demarc_chart_name_inside(demarc_board *chart, demarc_stage stage,
                              const char *text, const demarc_rect *boxes,
                              size_t count);
/** The key of the stages that need one, and of the marks. */
size_t demarc_chart_keys(demarc_board *chart, const bool *keyed,
                         demarc_key *keys);
/** Adds what is missed to what has a key; false if that is nothing. */
bool demarc_chart_keys_learn(const bool *missed, bool *keyed);
/** The sum of a stage's metres on the last day. */
double demarc_chart_metres(const demarc_board *chart, demarc_stage stage);
/** "Described 573 km; Undetermined 266 km", on the last day. */
const char *demarc_chart_stages_text(demarc_board *chart);
/** How many fights have a place on the line, and which had the most dead. */
const char *demarc_chart_fights_text(demarc_board *chart);
/** What of the areas and the marks must be said: how sure they are. */
const char *demarc_chart_notes(demarc_board *chart);
/** Stages in the order in which they are told. */
extern const demarc_stage demarc_chart_stages[DEMARC_STAGE_COUNT];

/** Fights and closures up to the last day, by dead. */
demarc_status demarc_chart_marks(demarc_board *chart);
/** The scale of marks: the largest is not too large, nor all together. */
void demarc_chart_marks_fit(demarc_board *chart);
/** A clash is round, an incident a diamond, a closure a square, a reopening
 *  one that is open. */
void demarc_chart_mark(demarc_svg *svg, const char *type, const double at[2],
                       double radius, const char *id, const char *says);
/** Marks whose `at` is set: those of a type that are nearer than so many px in
 *  both directions become one, with the dead of all; their room is taken. */
void demarc_chart_marks_merge(demarc_board *chart, double near);
/** Finds a label a place away from its mark, and draws the line to it. */
bool demarc_chart_leader(demarc_board *chart, const double from[2],
                         double radius, const demarc_measured *wide,
                         demarc_label *at);
/** Day and dead beside the deadliest: those with a share of the most at least.
 *  @param leaders  may a label stand away, with a line to its mark? */
void demarc_chart_marks_label(demarc_board *chart, double share, bool leaders);
void demarc_chart_marks_draw(demarc_board *chart);
/** Samples of the marks that are there; at most 5. */
size_t demarc_chart_marks_key(demarc_board *chart, demarc_key *keys);

/** "12.5 km", and "573 km" from 100 on. */
const char *demarc_chart_km(demarc_board *chart, double metres);
/** A number with the decimals that its step has. */
const char *demarc_chart_number(demarc_board *chart, double number,
                                double step);
/** A day as ticks have it: "2014", "Mar 2025", "14 Mar". */
const char *demarc_chart_day(demarc_board *chart, demarc_day_unit unit,
                             demarc_day day);
/** "14 September 2022". */
const char *demarc_chart_date(demarc_board *chart, demarc_day day);

#endif
