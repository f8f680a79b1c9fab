/** split.h - the segments of a file, border by border. */
#ifndef DEMARC_DOSSIER_SPLIT_H
#define DEMARC_DOSSIER_SPLIT_H

#include "model/border.h"
#include "read/segments.h"

/**
 * Moves the segments into the set's borders: by the border field; without
 * one by the pair of left and right, if the file holds several pairs and was
 * not opened as a dossier; else all into one border called `id`. The order of
 * the file is kept. The segments' array is left empty.
 * @param whole  opened as a dossier: what has no border field belongs to it.
 * @return DEMARC_EDATA (rule segment-id) when an id occurs twice in a border.
 */
demarc_status demarc_segments_split(demarc_ctx *ctx, demarc_segments *segments,
                                    const char *id, bool whole,
                                    const char *file, demarc_border_set *set);

#endif
