/** clip.h - a cell inside a message: short, and on one line. */
#ifndef DEMARC_READ_CLIP_H
#define DEMARC_READ_CLIP_H

enum { DEMARC_CLIP_SIZE = 64 };

/** Copies what fits of `text` (UTF-8), whole characters only, "..." where it
 *  was cut and blanks for control characters. Returns `out`. */
char *demarc_clip(const char *text, char out[DEMARC_CLIP_SIZE]);

#endif
