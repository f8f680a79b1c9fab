/** timeline.h - which events are asked for, and in which order. */
#ifndef DEMARC_REPORT_TIMELINE_H
#define DEMARC_REPORT_TIMELINE_H

#include "model/border.h"

/**
 * The events asked for, as people read them: by the first day, then the last,
 * then place in the file; where the first day is open, the last takes its
 * place. (The fold goes by the earliest day on which an event may count.)
 * @param out  free with free(); NULL when out of memory.
 */
demarc_status demarc_timeline_pick(const demarc_border *border,
                                   const demarc_timeline_how *how,
                                   const demarc_event ***out, size_t *count);

/** The error for no event at all; it says what came nearest. */
demarc_status demarc_timeline_empty(demarc_ctx *ctx,
                                    const demarc_border *border,
                                    const demarc_timeline_how *how);

#endif
