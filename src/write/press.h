/** press.h - the positions of a long file's lines as GeoJSON: read again and
 *  formatted by threads, put together in order. */
#ifndef DEMARC_WRITE_PRESS_H
#define DEMARC_WRITE_PRESS_H

#include "model/border.h"
#include "write/members.h"

/** Memory is constant. */
typedef struct demarc_press demarc_press;

/**
 * @param border  whose vertices are to be read again.
 * @param out     gets what is pressed; relieved now and then.
 * @param box     grows by what is pressed.
 * @return NULL when out of memory.
 */
demarc_press *demarc_press_new(const demarc_border *border, demarc_buffer *out,
                               demarc_box *box);
void demarc_press_free(demarc_press *press);

/** Where text goes that is to come next; it holds until the next call. */
demarc_buffer *demarc_press_text(demarc_press *press);

/** Appends a part's positions, "[[70.5,39.9],...]". */
void demarc_press_line(demarc_press *press, const demarc_gauge *part);

/** After a feature: passes on what text there is, if it is much. */
void demarc_press_relieve(demarc_press *press);

/** The rest. @return DEMARC_EIO, with a finding, if the file is not what it
 *  was; DEMARC_ENOMEM. */
demarc_status demarc_press_end(demarc_ctx *ctx, demarc_press *press);

#endif
