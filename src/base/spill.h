/** spill.h - the temporary file of a buffer; see demarc_buffer_spill. */
#ifndef DEMARC_BASE_SPILL_H
#define DEMARC_BASE_SPILL_H

struct demarc_spill;

#include "demarc.h"

void demarc_spill_free(struct demarc_spill *spill);

/**
 * Makes the temporary file one with a name, which must not be there. Nothing
 * more is moved to it.
 * @param out  its descriptor, at its end, to be closed; -1 on failure.
 * @return 0, or an errno: EEXIST; any other where it cannot have a name, as in
 *         another file system.
 */
int demarc_spill_name(struct demarc_spill *spill, const char *path, int *out);

/** Ends a file that was named so with what is still in memory.
 *  @return 0, or the errno of what failed. */
int demarc_spill_end(const demarc_buffer *buffer, int fd);

#endif
