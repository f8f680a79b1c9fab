/** spacetime.h - the parts of the chart of the line against time. */
#ifndef DEMARC_DRAW_SPACETIME_H
#define DEMARC_DRAW_SPACETIME_H

#include "draw/chart.h"

/** A line of text in the gutter: a year, a change, the last day. */
typedef struct demarc_stop {
    demarc_day day;
    const char *text;
    double weight; /* INFINITY: the last day; 0: a year; else metres changed */
    double y;
} demarc_stop;

enum { DEMARC_STOPS = 96 };

typedef struct demarc_spacetime {
    demarc_board *chart;
    demarc_axis time;
    demarc_rect plot; /* lanes, and the column of what has no place */
    double column;    /* px of its width; 0: there is none */
    demarc_stop stops[DEMARC_STOPS];
    size_t stop_count;
    bool keyed[DEMARC_STAGE_COUNT];  /* is in the key */
    bool missed[DEMARC_STAGE_COUNT]; /* found no room for its name */
} demarc_spacetime;

/** Fills the stops; needs the height of the plot. */
void demarc_gutter_make(demarc_spacetime *to);
double demarc_gutter_width(const demarc_spacetime *to);
/** Its texts, and thin lines across at years. */
void demarc_gutter_draw(const demarc_spacetime *to);

#endif
