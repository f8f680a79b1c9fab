/** shpfiles.h - the files of a shapefile, found the way OGR finds them. */
#ifndef DEMARC_READ_SHPFILES_H
#define DEMARC_READ_SHPFILES_H

#include "base/ctx.h"

typedef enum demarc_shp_part {
    DEMARC_SHP,
    DEMARC_SHX,
    DEMARC_DBF,
    DEMARC_PRJ,
    DEMARC_CPG,
    DEMARC_SHP_PARTS
} demarc_shp_part;

typedef struct demarc_shp_files {
    const char *path[DEMARC_SHP_PARTS]; /* in the arena; "": not there */
    bool odd; /* their endings are such that OGR finds others, or none */
} demarc_shp_files;

/**
 * Finds the files beside a .shp: same name, ending in small letters, else in
 * capitals, else with a capital.
 * @param path  of the .shp, whatever its ending.
 * @return DEMARC_ENOMEM only.
 */
demarc_status demarc_shp_files_find(demarc_arena *arena, const char *path,
                                    demarc_shp_files *out);

/** "shx" and so on. */
const char *demarc_shp_part_ending(demarc_shp_part part);

#endif
