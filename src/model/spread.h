/** spread.h - what the claims of one event say of one number. */
#ifndef DEMARC_MODEL_SPREAD_H
#define DEMARC_MODEL_SPREAD_H

#include "demarc.h"

/** What of an event's claims is compared: casualties, or a measure. */
typedef enum demarc_asked {
    DEMARC_ASKED_KILLED,
    DEMARC_ASKED_WOUNDED,
    DEMARC_ASKED_MEASURE
} demarc_asked;

/** One number of an event, in one scope. */
typedef struct demarc_question {
    const demarc_event *event;
    demarc_asked kind;
    size_t index; /* of a party, or a demarc_measure */
    demarc_scope scope;
} demarc_question;

/** What a claim answers; NULL if nothing, or if it is not heard. */
const demarc_figure *demarc_claim_answer(const demarc_question *asked,
                                         const demarc_claim *claim);

/** As demarc_event_killed and the others. */
demarc_spread demarc_event_spread(const demarc_question *asked);

/**
 * Is what a claim says of the dead, wounded or evacuated less than was known?
 * A month after the event three publishers had more in print, none of whom, nor
 * anybody else, has come back to so few since.
 * @return the claim before it that says most; NULL: it is not, or the number is
 *         another. Reads all claims of the event some times.
 */
const demarc_claim *demarc_claim_overtaken(const demarc_question *asked,
                                           const demarc_claim *claim);

#endif
