/** picture.h - what map and chart share: sizes by name or number, themes. */
#ifndef CLI_PICTURE_H
#define CLI_PICTURE_H

#include "cli/run.h"

#define CLI_SIZE_HELP                                                          \
    "640 (px wide), 640x480, 180x120mm, or web, mobile, column, "              \
    "double-column, slide; default: web"

#define CLI_DPI_HELP                                                           \
    "of a PNG: dots per inch, of which the page has 96 px; default: 192"

#define CLI_STYLE_HELP                                                         \
    "un (the default), state, natural-earth, or a .css file with what it "     \
    "changes"

#define CLI_LANG_HELP                                                          \
    "of words and names: en (the default) or ru; names by the columns "        \
    "name_<code>"

/** For CLI_CHOICE: light, then dark. */
extern const char *const cli_themes[];

/**
 * Reads a size in px; `text` may be NULL: then both are left as they are.
 * @return DEMARC_EUSAGE after one line on stderr.
 */
demarc_status cli_size_parse(const char *verb, const char *text, double *width,
                             double *height);

/**
 * Reads dots per inch as px of a PNG for a px of the page; 0 for NULL.
 * @return DEMARC_EUSAGE after one line on stderr.
 */
demarc_status cli_dpi_parse(const char *verb, const char *text, double *scale);

/** Renders the SVG into the run's buffer in its format, and frees it. `status`
 *  is that of drawing; if it is an error it is returned. */
demarc_status cli_run_picture(cli_run *run, demarc_status status,
                              demarc_buffer *svg,
                              const demarc_picture_how *how);

#endif
