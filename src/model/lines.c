#include "model/lines.h"

#include <stdlib.h>

demarc_lines *demarc_lines_new(void)
{
    return calloc(1, sizeof(demarc_lines));
}

void demarc_lines_free(demarc_lines *lines)
{
    if (!lines)
        return;
    demarc_arena_free(&lines->arena);
    free(lines->items);
    free(lines);
}

demarc_feature *demarc_lines_add(demarc_lines *lines)
{
    demarc_feature *out;

    if (!demarc_reserve(&lines->items, &lines->room, lines->count + 1,
                        sizeof *lines->items))
        return NULL;
    out = &lines->items[lines->count++];
    *out = (demarc_feature){.id = "",
                            .name = "",
                            .border = "",
                            .left = "",
                            .right = "",
                            .route = "",
                            .stage = "",
                            .since = "",
                            .from = "",
                            .until = "",
                            .source = ""};
    return out;
}

bool demarc_feature_single(demarc_lines *lines, demarc_feature *feature,
                           const double *lon_lat, size_t count)
{
    size_t *start = demarc_arena_take(&lines->arena, 2 * sizeof *start);

    if (!start)
        return false;
    start[1] = count;
    feature->lon_lat = lon_lat;
    feature->start = start;
    feature->parts = 1;
    return true;
}
