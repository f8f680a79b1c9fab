/** plain.h - a text file as UTF-8, whatever it was written in. */
#ifndef DEMARC_READ_PLAIN_H
#define DEMARC_READ_PLAIN_H

#include "base/ctx.h"

/** A text file that is read piece by piece. */
typedef struct demarc_plain {
    demarc_ctx *ctx;
    demarc_where where;
    int fd;
    enum { DEMARC_AS_UTF8, DEMARC_AS_UTF16, DEMARC_AS_NAMED } as;
    const char *encoding; /* the one that is named */
    void *converter;      /* from it: iconv's */
    bool big;             /* UTF-16: the big end first */
    bool quiet;           /* tell nobody: another encoding is tried next */
    demarc_buffer bytes;  /* read and not yet converted */
    demarc_buffer text;   /* converted, and a cut-off character at its end */
    long line;            /* at the end of what was handed out */
    char last;            /* of what was handed out */
    double size, done;    /* bytes of the file, and those read */
    double whole;         /* and those it had when it was looked at */
} demarc_plain;

/**
 * Opens a text file and looks at all of it, so that what comes after will be
 * valid UTF-8 without a NUL. UTF-8 is read as it is, and UTF-16 with a byte
 * order mark; anything else only if `encoding` says what it is. The mark is
 * not part of the text. Line ends stay as they are.
 * @param path      not copied.
 * @param encoding  a name that iconv knows, or NULL; not copied. A file that
 *                  is UTF-8 already is not converted.
 * @param out       close with demarc_plain_close, also after a failure.
 * @return DEMARC_ENOINPUT, DEMARC_EIO; DEMARC_EDATA (rules csv-kind, csv-nul,
 *         csv-encoding), DEMARC_EUSAGE for an encoding that is not known,
 *         each with a finding.
 */
demarc_status demarc_plain_open(demarc_ctx *ctx, const char *path,
                                const char *encoding, demarc_plain *out);
void demarc_plain_close(demarc_plain *plain);

/**
 * Appends the next piece, some 64 kB.
 * @param more  set to false behind the last piece.
 * @return as demarc_plain_open, if the file has changed meanwhile.
 */
demarc_status demarc_plain_next(demarc_plain *plain, demarc_buffer *out,
                                bool *more);

#endif
