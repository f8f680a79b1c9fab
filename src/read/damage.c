#include "read/damage.h"

#include <stdarg.h>
#include <stdio.h>

void demarc_damage_take(demarc_damage *damage, demarc_status status)
{
    if (damage->status == DEMARC_OK || status == DEMARC_ENOMEM)
        damage->status = status;
}

bool demarc_damage_goes_on(const demarc_damage *damage)
{
    return damage->status == DEMARC_OK ||
           (damage->ctx->collect && damage->status != DEMARC_ENOMEM);
}

static void add(demarc_damage *damage, demarc_rule_id rule, const char *remedy,
                const char *format, va_list args)
{
    demarc_where where = DEMARC_NOWHERE;
    char text[240];

    if (damage->count[rule]++ >= DEMARC_DAMAGE_TOLD)
        return;
    where.file = damage->file;
    vsnprintf(text, sizeof text, format, args);
    demarc_damage_take(
        damage, demarc_report(damage->ctx, rule, &where, remedy, "%s", text));
}

bool demarc_damage_add(demarc_damage *damage, demarc_rule_id rule,
                       const char *remedy, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(damage, rule, remedy, format, args);
    va_end(args);
    return demarc_damage_goes_on(damage);
}

bool demarc_damage_break(demarc_damage *damage, demarc_rule_id rule,
                         const char *remedy, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    add(damage, rule, remedy, format, args);
    va_end(args);
    damage->broken = true;
    return false;
}

demarc_status demarc_damage_end(demarc_damage *damage)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = damage->file;
    for (size_t i = 0; i < DEMARC_RULE_COUNT; i++)
        if (damage->count[i] > DEMARC_DAMAGE_TOLD)
            demarc_damage_take(
                damage, demarc_report(damage->ctx, (demarc_rule_id)i, &where,
                                      NULL, "and %lu more like these",
                                      damage->count[i] - DEMARC_DAMAGE_TOLD));
    return damage->status;
}
