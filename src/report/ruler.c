#include "report/ruler.h"

#include "measure/planar.h"

#include <stdlib.h>

demarc_status demarc_ruler_make(demarc_ctx *ctx, const demarc_border *border,
                                const char *crs, double **run_m)
{
    const demarc_fold *fold = border->fold;
    demarc_plane *plane = NULL;
    demarc_status status;

    *run_m = NULL;
    if (!crs)
        return DEMARC_OK;
    status = demarc_plane_open(ctx, crs, &plane);
    if (status == DEMARC_OK &&
        !(*run_m = calloc(fold->run_count + 1, sizeof **run_m)))
        status = DEMARC_ENOMEM;
    for (size_t i = 0; status == DEMARC_OK && i < fold->run_count; i++) {
        const demarc_run *run = &fold->runs[i];
        double *lon_lat;
        size_t count;

        status = demarc_line_cut(&border->net->lines[run->line], run->from,
                                 run->to, &lon_lat, &count);
        if (status == DEMARC_OK)
            status =
                demarc_plane_length(ctx, plane, lon_lat, count, &(*run_m)[i]);
        free(lon_lat);
    }
    demarc_plane_close(plane);
    if (status != DEMARC_OK) {
        free(*run_m);
        *run_m = NULL;
    }
    return status;
}
