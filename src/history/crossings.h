/** crossings.h - which crossings were open on a day, as far as is told. */
#ifndef DEMARC_HISTORY_CROSSINGS_H
#define DEMARC_HISTORY_CROSSINGS_H

#include "base/names.h"
#include "model/border.h"
#include "model/scene.h"

/** A crossing's state on a day. Before any event about it it is not told. */
typedef enum demarc_passage {
    DEMARC_PASSAGE_UNTOLD,
    DEMARC_PASSAGE_OPEN,
    DEMARC_PASSAGE_CLOSED
} demarc_passage;

typedef struct demarc_crossing {
    const char *name;
    const demarc_place *place; /* of the scene; NULL: only events name it */
    demarc_passage state;
    const demarc_event *since;      /* the event that brought the state */
    double closed_low, closed_high; /* days closed up to that day, with it */
    size_t events;
    bool gap; /* closed when it was closed: a reopening is not in the record */
} demarc_crossing;

typedef struct demarc_crossings {
    demarc_crossing *items; /* those of the scene first, then as named */
    size_t count, room;
    demarc_names names; /* by number; their texts in an arena of the caller's */
} demarc_crossings;

/**
 * Follows closures and reopenings up to a day. An event names crossings, with
 * ";" between them, or means all that are known by then if it names none.
 * @param scene  whose crossings to begin with; NULL: none.
 * @param arena  for names.
 * @param out    free with demarc_crossings_free, also after a failure.
 * @return DEMARC_OK or DEMARC_ENOMEM.
 */
demarc_status demarc_crossings_follow(const demarc_border *border,
                                      const demarc_scene *scene, demarc_day day,
                                      demarc_arena *arena,
                                      demarc_crossings *out);
void demarc_crossings_free(demarc_crossings *crossings);

#endif
