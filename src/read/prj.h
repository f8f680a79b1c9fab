/** prj.h - the bytes of a .prj, before anybody takes it for a definition. */
#ifndef DEMARC_READ_PRJ_H
#define DEMARC_READ_PRJ_H

#include "base/ctx.h"

/**
 * Checks that the file is a small text. A byte that is no text is refused
 * where it matters (rule prj-damage): PROJ passes over a parameter whose name
 * it does not know, and the line would move by kilometres. In a name that
 * only people read it is a warning (rule prj-text).
 * @param path   "": there is none.
 * @param wgs84  set when it is one of the texts in which programs write plain
 *               longitude and latitude on WGS 84; false says nothing.
 * @return DEMARC_ENOINPUT, DEMARC_EIO, DEMARC_EDATA with findings.
 */
demarc_status demarc_prj_check(demarc_ctx *ctx, const char *path, bool *wgs84);

/** Is it such a text? */
bool demarc_prj_wgs84(const char *text, size_t length);

/** Checks that a .cpg is a word, not a large file. The same otherwise. */
demarc_status demarc_cpg_check(demarc_ctx *ctx, const char *path);

#endif
