/** scene.h - what is around a border, to draw it in: never measured. */
#ifndef DEMARC_MODEL_SCENE_H
#define DEMARC_MODEL_SCENE_H

#include "demarc.h"
#include "model/area.h"
#include "model/relief.h"

/** A town, a village, a crossing. */
typedef struct demarc_place {
    const char *id, *name; /* in the language that was asked for */
    const char *key;       /* the name in the column name, as events use it */
    double lon, lat;       /* NAN: not known where, if it is a crossing */
    int rank; /* 1 is a capital; larger numbers are smaller places */
} demarc_place;

struct demarc_scene {
    demarc_arena arena; /* strings */
    demarc_areas land;  /* codes and names of countries */
    demarc_areas water;
    demarc_areas world; /* coarse, for the locator */
    demarc_relief relief;
    demarc_place *places;
    size_t place_count;
    demarc_place *crossings;
    size_t crossing_count;
    const char *sources; /* of what is not the line's own, for the credits */
};

#endif
