/** damage.h - what is found in the bytes of one file, within bounds. */
#ifndef DEMARC_READ_DAMAGE_H
#define DEMARC_READ_DAMAGE_H

#include "base/ctx.h"

/** Findings of one rule that are told one by one; the rest is counted. */
enum { DEMARC_DAMAGE_TOLD = 100 };

/** The remedy for most of it. */
#define DEMARC_DAMAGE_AGAIN "the file is damaged; get it again"

typedef struct demarc_damage {
    demarc_ctx *ctx;
    const char *file;
    demarc_status status; /* of the first error; DEMARC_OK if there is none */
    bool broken; /* what follows cannot be trusted: nobody else may read it */
    unsigned long count[DEMARC_RULE_COUNT];
} demarc_damage;

/**
 * Makes a finding on the file.
 * @return whether to go on: it is no error, or the context collects.
 */
bool demarc_damage_add(demarc_damage *damage, demarc_rule_id rule,
                       const char *remedy, const char *format, ...)
    DEMARC_PRINTF(4, 5);

/** The same for an error after which the file counts as broken. Returns
 *  false, for callers that leave what they were checking. */
bool demarc_damage_break(demarc_damage *damage, demarc_rule_id rule,
                         const char *remedy, const char *format, ...)
    DEMARC_PRINTF(4, 5);

/** Whether to go on, after all that was found so far. */
bool demarc_damage_goes_on(const demarc_damage *damage);

/** Takes a status that has its finding already, or needs none. */
void demarc_damage_take(demarc_damage *damage, demarc_status status);

/** Says how many were not told. Returns the status. */
demarc_status demarc_damage_end(demarc_damage *damage);

#endif
