/** pillar_doubt.h - pillars that do not go with the line. */
#ifndef DEMARC_MEASURE_PILLAR_DOUBT_H
#define DEMARC_MEASURE_PILLAR_DOUBT_H

#include "measure/pillars.h"

/** Reports, once each, pillars that have no place on the line when they come
 *  or on their last day, and km that run against the line today. */
demarc_status demarc_pillars_doubt(demarc_ctx *ctx,
                                   const demarc_border *border);

/** Why a pillar has no place, behind "pillar 43 ", with its mend. */
void demarc_pillar_why(const demarc_pillar_place *place, demarc_buffer *out,
                       const char **mend);

#endif
