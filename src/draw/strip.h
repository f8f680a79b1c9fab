/** strip.h - the parts of the chart of the line as a bar. */
#ifndef DEMARC_DRAW_STRIP_H
#define DEMARC_DRAW_STRIP_H

#include "draw/chart.h"
#include "draw/flags.h"

/** What a flag says: a place, a pillar, the dead. */
typedef struct demarc_sign {
    const char *text, *class;
    bool bold;
    bool up;     /* on the upper side */
    double rank; /* the least first */
    double from; /* px from the bar's middle to where the leader begins */
} demarc_sign;

/** Flags of one side; sign and flag have the same place in their arrays. */
typedef struct demarc_signs {
    demarc_sign *signs;
    demarc_flag *flags;
    size_t count, rows;
} demarc_signs;

typedef struct demarc_strip {
    demarc_board *chart;
    const char *upper, *lower; /* the parties' ids; "" if not known */
    demarc_signs side[2];      /* below, above */
    double middle, half;       /* of the bar, px */
    double above, below;       /* px from its middle to the first row */
    bool keyed[DEMARC_STAGE_COUNT];
    bool missed[DEMARC_STAGE_COUNT];
} demarc_strip;

/** Which party is above the bar. */
void demarc_strip_parties(demarc_strip *to);

/** Places near the line, pillars and the deadliest marks, laid out. The
 *  lanes' px and the marks' places must be set. */
demarc_status demarc_strip_signs(demarc_strip *to);
/** Lays them out in at most so many rows. */
void demarc_strip_rows(demarc_strip *to, size_t most);
double demarc_strip_row(const demarc_strip *to);
void demarc_strip_signs_draw(demarc_strip *to);

#endif
