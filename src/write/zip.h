/** zip.h - several files as one, so that they are whole or not at all. */
#ifndef DEMARC_WRITE_ZIP_H
#define DEMARC_WRITE_ZIP_H

#include "demarc.h"

/** The list at the end of a zip. Zero-initialise; `out` may not be relieved
 *  or appended to by others in between. */
typedef struct demarc_zip {
    demarc_buffer list;
    size_t start, count; /* of the zip in the buffer; of its files */
    bool begun;
} demarc_zip;

/** Appends a file, stored and not compressed, dated 1980-01-01: no clock. */
void demarc_zip_add(demarc_zip *zip, demarc_buffer *out, const char *name,
                    const void *data, size_t size);

/** Appends the list and frees it. False if the zip is over 4 GB. */
bool demarc_zip_end(demarc_zip *zip, demarc_buffer *out);

#endif
