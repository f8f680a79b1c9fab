/** precision.h - how far from its position an event may have been. */
#ifndef DEMARC_MODEL_PRECISION_H
#define DEMARC_MODEL_PRECISION_H

/**
 * Metres for a word of the column `precision`: exact 1 km, near 10 km, adm2
 * 50 km, adm1 200 km, by convention. INFINITY for all other words, which name
 * no distance. No word at all takes the position as exact.
 */
double demarc_precision_metres(const char *word);

#endif
