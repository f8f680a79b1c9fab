#include "model/sighting.h"

#include "base/text.h"

#include <stdlib.h>

const char *demarc_sighting_cell(const demarc_sightings *of,
                                 const demarc_sighting_row *row,
                                 const char *column)
{
    const demarc_sighting_file *file = &of->files[row->file];

    for (size_t i = 0; i < file->column_count; i++)
        if (demarc_text_same(of->columns[file->place[i]], column))
            return row->cells[i];
    return "";
}

void demarc_sightings_free(demarc_sightings *sightings)
{
    if (!sightings)
        return;
    free(sightings->columns);
    free(sightings->rows);
    free(sightings->items);
    demarc_arena_free(&sightings->arena);
    free(sightings);
}
