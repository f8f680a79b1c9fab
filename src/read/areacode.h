/** areacode.h - what an area is called: by code, else by name. */
#ifndef DEMARC_READ_AREACODE_H
#define DEMARC_READ_AREACODE_H

#include "base/ctx.h"
#include "model/area.h"

#include <ogr_api.h>

/** Which fields of a layer say it; -1 where there is none. */
typedef struct demarc_areacode {
    int asked, code, number, name, own; /* own: name_LANG */
    int kind;                           /* of ground: land or water */
} demarc_areacode;

/** @param pairs  "code=NAME" or "name=NAME" of the user, or NULL.
 *  @param lang   a code such as "ru", or NULL.
 *  @return DEMARC_EDATA or DEMARC_EUSAGE for one that is not there. */
demarc_status demarc_areacode_find(demarc_ctx *ctx, demarc_arena *arena,
                                   OGRFeatureDefnH layer, const char *file,
                                   const char *const *pairs, const char *lang,
                                   demarc_areacode *out);

/** Sets the area's code, name and whether it is water; false when out of
 * memory. */
bool demarc_areacode_read(const demarc_areacode *fields, demarc_arena *arena,
                          OGRFeatureH feature, const char *file,
                          demarc_area *area);

#endif
