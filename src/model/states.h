/** states.h - what data on wars call a party: number and names. */
#ifndef DEMARC_MODEL_STATES_H
#define DEMARC_MODEL_STATES_H

#include <stdbool.h>

/** The number of Gleditsch and Ward, 703; 0 if the party has none.
 *  @param party  alpha-3 code of ISO 3166-1, in any case. */
int demarc_state_number(const char *party);

/** Is that the party's name? "Kyrgyzstan", by states.def and countries.def,
 *  without regard to case. What stands in brackets behind it does not count. */
bool demarc_state_named(const char *party, const char *name);

/** Is the text the party's government? "Government of Kyrgyzstan". */
bool demarc_state_governed(const char *party, const char *text);

/** Does the text name the party, as actors do? "Military Forces of Kyrgyzstan
 *  (2021-)", "Civilians (Kyrgyzstan)". "Forces of South Sudan" does not name
 *  Sudan. */
bool demarc_state_mentioned(const char *party, const char *text);

#endif
