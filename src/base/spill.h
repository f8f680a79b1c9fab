/** spill.h - the temporary file of a buffer; see demarc_buffer_spill. */
#ifndef DEMARC_BASE_SPILL_H
#define DEMARC_BASE_SPILL_H

struct demarc_spill;

void demarc_spill_free(struct demarc_spill *spill);

#endif
