#include "read/life.h"

static demarc_status date_take(demarc_ctx *ctx, const char *text,
                               const char *role, const demarc_where *where,
                               demarc_date *out)
{
    const char *reason;

    if (demarc_date_parse(text, out, &reason) == DEMARC_OK)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_SEGMENT_DATE, where, reason,
                         "%s \"%s\" is no date", role, text);
}

/** The life of a segment: open where `from` or `until` is empty. */
static demarc_status life_take(demarc_ctx *ctx, const char *from,
                               const char *until, const demarc_where *where,
                               demarc_segment *out)
{
    demarc_status status;

    status = date_take(ctx, from, "from", where, &out->from);
    if (status == DEMARC_OK)
        status = date_take(ctx, until, "until", where, &out->until);
    if (status != DEMARC_OK)
        return status;
    if (!*from)
        out->from.latest = DEMARC_DAY_MIN;
    if (*from && *until && out->from.latest >= out->until.latest)
        return demarc_report(ctx, DEMARC_RULE_SEGMENT_LIFE, where,
                             "until is the first day without it",
                             "the segment ends (%s) before it begins (%s)",
                             until, from);
    if ((*from && out->from.earliest != out->from.latest) ||
        (*until && out->until.earliest != out->until.latest))
        return demarc_report(ctx, DEMARC_RULE_SEGMENT_DOUBT, where, NULL,
                             "the life %s to %s counts from the last day of "
                             "each",
                             *from ? from : "..", *until ? until : "..");
    return DEMARC_OK;
}

demarc_status demarc_life_read(demarc_ctx *ctx, const char *const *text,
                               const demarc_where *where, demarc_segment *out)
{
    demarc_status status = date_take(ctx, text[DEMARC_FIELD_SINCE],
                                     "stage_since", where, &out->since);

    if (status == DEMARC_OK)
        status = life_take(ctx, text[DEMARC_FIELD_FROM],
                           text[DEMARC_FIELD_UNTIL], where, out);
    return status;
}
