/** series.h - a map for each day on which something changes, as files. */
#ifndef DEMARC_CLI_SERIES_H
#define DEMARC_CLI_SERIES_H

#include "cli/run.h"

/**
 * Writes NAME-DAY.ENDING for each day, and NAME-contact.png with all of them,
 * for the output NAME.ENDING. All are made before the first is written.
 * @param scale  px of a PNG for a px of a frame; 0: the usual.
 */
demarc_status cli_series(cli_run *run, const demarc_scene *scene,
                         const demarc_map_how *how, double scale);

#endif
