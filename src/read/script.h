/** script.h - does a text look like words? */
#ifndef DEMARC_READ_SCRIPT_H
#define DEMARC_READ_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Looks at characters one by one. Zero-initialise. */
typedef struct demarc_script {
    int script, letter_case; /* of the character before; 0: no letter */
    bool beyond;             /* it was beyond ASCII */
    size_t count;            /* of characters beyond ASCII */
    double odd;
} demarc_script;

/** A text ends; what comes next does not follow on it. */
void demarc_script_break(demarc_script *script);

/**
 * @param lead  the first byte of the character in the file: in the encodings
 *              of East Asia it tells common characters from rare ones.
 * @return false for what no text holds: controls, unassigned characters.
 */
bool demarc_script_add(demarc_script *script, uint32_t code, unsigned lead);

/** Oddness per character beyond ASCII: about 0.1 in text, 0.5 and more where
 *  bytes are read in a wrong encoding. */
double demarc_script_oddness(const demarc_script *script);

#endif
