#include "dossier/pillars.h"

#include "measure/pillars.h"
#include "read/manifest.h"
#include "read/pillars.h"

demarc_status demarc_dossier_pillars(demarc_ctx *ctx, demarc_arena *arena,
                                     const demarc_open *how,
                                     const demarc_halves *halves,
                                     const demarc_package *package,
                                     demarc_border *border)
{
    const char *path =
        demarc_halves_pillars(arena, halves, package ? package->pillars : "");
    demarc_status status = path ? DEMARC_OK : DEMARC_ENOMEM;
    demarc_pillar_rows pillars = {0};

    if (!path || !*path)
        return status;
    if (package && !how->pillars)
        status = demarc_manifest_beside(ctx, package, halves->folder, path);
    if (status == DEMARC_OK)
        status = demarc_pillars_read(ctx, arena, path, how->encoding, &pillars);
    border->pillars_file = path;
    border->pillars = pillars.items;
    border->pillar_count = pillars.count;
    if (pillars.count > 0 && (status == DEMARC_OK || status == DEMARC_EDATA)) {
        demarc_status placed = demarc_pillar_index_make(ctx, border);

        status =
            status == DEMARC_OK || placed == DEMARC_ENOMEM ? placed : status;
    }
    return status;
}
