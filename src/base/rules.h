/** rules.h - the codes of findings; rules.def has a row for each. */
#ifndef DEMARC_BASE_RULES_H
#define DEMARC_BASE_RULES_H

typedef enum demarc_rule_id {
#define RULE(id, code, severity, status, title, explain) DEMARC_RULE_##id,
#include "base/rules.def"
#undef RULE
    DEMARC_RULE_COUNT
} demarc_rule_id;

#endif
