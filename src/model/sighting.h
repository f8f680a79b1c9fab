/** sighting.h - events of several files, beside each other. */
#ifndef DEMARC_MODEL_SIGHTING_H
#define DEMARC_MODEL_SIGHTING_H

#include "base/memory.h"
#include "demarc.h"

/** An event of one file: its rows have one id. Texts are never NULL. */
typedef struct demarc_sighting {
    size_t file; /* 0 is the first */
    long line;   /* of its first row, */
    size_t row;  /* and its number among all rows */
    const char *id;
    const char *feed; /* the column feed; else the file's name */
    const char *date; /* as written */
    demarc_day first, last;
    double lon, lat, reach_m; /* NAN without a position; how far it may be */
    double low, high;         /* dead of all sides, of all rows; NAN */
    const char *country, *side_a, *side_b;
    bool marks; /* it has a stretch, stage, effect, basis or crossing */
} demarc_sighting;

typedef struct demarc_sighting_row {
    size_t file, sighting;
    long line;
    const char **cells; /* of its file's columns */
} demarc_sighting_row;

typedef struct demarc_sighting_file {
    const char *path;
    size_t column_count;
    size_t *place; /* of each of its columns among all */
} demarc_sighting_file;

struct demarc_sightings {
    demarc_arena arena;
    demarc_sighting_file *files;
    size_t file_count;
    const char **columns; /* of all files, each once; "id" is the first */
    size_t column_count, column_room;
    demarc_sighting_row *rows; /* in the order of the files */
    size_t row_count, row_room;
    demarc_sighting *items; /* likewise */
    size_t count, room;
};

/** A cell of a row by the name of its column; "" if there is none. */
const char *demarc_sighting_cell(const demarc_sightings *of,
                                 const demarc_sighting_row *row,
                                 const char *column);

#endif
