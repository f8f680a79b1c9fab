/** parties.h - whose dead and wounded an events file counts. */
#ifndef DEMARC_READ_PARTIES_H
#define DEMARC_READ_PARTIES_H

#include "model/border.h"

/**
 * The parties that the columns killed_PARTY and wounded_PARTY name, in the
 * order of the file, their ids in capital letters.
 * @param out  its parties and party_count are set; they live in the arena.
 * @return as demarc_csv_open.
 */
demarc_status demarc_parties_read(demarc_ctx *ctx, demarc_arena *arena,
                                  const char *path, const char *encoding,
                                  demarc_package *out);

#endif
