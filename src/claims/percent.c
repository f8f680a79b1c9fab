/* A percentage beside the km and the total of the same row. */
#include "claims/record.h"

#include "base/buffer.h"

#include <math.h>
#include <string.h>

demarc_range demarc_entry_share(const demarc_entry *entry,
                                demarc_reading reading)
{
    const demarc_range hundred = {100, 100};
    demarc_range done =
        demarc_entry_range(entry, DEMARC_KM_CUMULATIVE, reading);
    demarc_range rest = demarc_entry_range(entry, DEMARC_KM_REMAINING, reading);
    demarc_range total = demarc_entry_range(entry, DEMARC_KM_TOTAL, reading);

    if (demarc_range_given(total) && demarc_range_given(done))
        return demarc_range_percent(done, total);
    if (demarc_range_given(total) && demarc_range_given(rest))
        return demarc_range_minus(hundred, demarc_range_percent(rest, total));
    return demarc_range_percent(done, demarc_range_plus(done, rest));
}

/* "664 of 972 km", "290 of 972 km left", "664 and 308 km". */
static const char *say_km(demarc_record *record, const demarc_entry *entry)
{
    const char *done = demarc_entry_text(entry, DEMARC_KM_CUMULATIVE);
    const char *rest = demarc_entry_text(entry, DEMARC_KM_REMAINING);
    const char *total = demarc_entry_text(entry, DEMARC_KM_TOTAL);
    demarc_buffer text = {0};
    const char *out;

    if (*done && *total)
        demarc_buffer_format(&text, "%s of %s km", done, total);
    else if (*total)
        demarc_buffer_format(&text, "%s of %s km left", rest, total);
    else
        demarc_buffer_format(&text, "%s km done and %s km left", done, rest);
    out = demarc_arena_text(&record->arena, text.data);
    record->failed = record->failed || !out;
    demarc_buffer_free(&text);
    return out ? out : "";
}

/* The total that the printed percentage fits; "" if there is none, or the
 * percentage is a bound. */
static const char *say_fit(demarc_record *record, const demarc_entry *entry)
{
    const char *printed = demarc_entry_text(entry, DEMARC_PERCENT);
    const double done = demarc_entry_value(entry, DEMARC_KM_CUMULATIVE);
    const double rest = demarc_entry_value(entry, DEMARC_KM_REMAINING);
    const double percent = demarc_entry_value(entry, DEMARC_PERCENT);
    const double fits =
        isnan(done) ? 100 * rest / (100 - percent) : 100 * done / percent;

    return !strpbrk(printed, "<>~") && isfinite(fits) && fits > 0
               ? demarc_record_number(record, fits, 0)
               : "";
}

static void entry_check(demarc_record *record, const demarc_entry *entry)
{
    const demarc_range hundred = {100, 100};
    const demarc_range loose =
        demarc_entry_range(entry, DEMARC_PERCENT, DEMARC_LOOSE);
    const demarc_range share = demarc_entry_share(entry, DEMARC_PRINTED);
    const bool holds =
        demarc_range_meet(demarc_entry_share(entry, DEMARC_LOOSE), loose);
    const char *fits;

    if (demarc_range_meet(
            share, demarc_entry_range(entry, DEMARC_PERCENT, DEMARC_PRINTED)))
        return;
    fits = say_fit(record, entry);
    demarc_remark_one(
        record, DEMARC_RULE_PERCENT_MISMATCH,
        holds ? DEMARC_WARNING : DEMARC_ERROR, entry,
        "%s %% is printed, but %s is %s %%%s%s%s%s",
        demarc_entry_text(entry, DEMARC_PERCENT), say_km(record, entry),
        demarc_record_range(record, share),
        *fits ? "; it fits a total of " : "", fits, *fits ? " km" : "",
        demarc_range_meet(demarc_range_minus(hundred, share), loose)
            ? ", or is the share of the rest"
            : "");
}

void demarc_check_percent(demarc_record *record)
{
    const demarc_series *all = &record->of[DEMARC_PERCENT];

    for (size_t i = 0; i < all->count; i++)
        entry_check(record, all->items[i]);
}
