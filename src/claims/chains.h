/** chains.h - claims that add up to one another exactly. */
#ifndef DEMARC_CLAIMS_CHAINS_H
#define DEMARC_CLAIMS_CHAINS_H

#include "claims/gains.h"

/**
 * Keeps a chain if a length and the gains behind it make another length, to
 * the digits that are printed, and not only by their roughness.
 */
void demarc_chain_close(demarc_record *record, const demarc_gains *gains,
                        const demarc_entry *from, const demarc_entry *to,
                        const demarc_gain_sum *sum);

/** Finds the others: a length, and a sum over a time, that make the length
 *  beside that sum; and rows in which done and left make the total. */
void demarc_chains_find(demarc_record *record, const demarc_gains *gains);

#endif
