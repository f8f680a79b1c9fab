#include "report/summary.h"

#include <stdio.h>

static void band_add(demarc_table *table, demarc_value *bands, const char *key,
                     double low, double high)
{
    demarc_value *band = demarc_value_object(table, bands, key);

    demarc_value_number(table, band, "low", DEMARC_KIND_LENGTH, low);
    demarc_value_number(table, band, "high", DEMARC_KIND_LENGTH, high);
}

void demarc_summary_add(demarc_table *table, demarc_day day, demarc_stage reach,
                        const demarc_lengths *lengths)
{
    demarc_value *to = &table->summary, *bands;
    char text[DEMARC_DAY_SIZE], key[40];

    demarc_value_text(table, to, "as_of",
                      day == DEMARC_DAY_MAX ? ""
                                            : demarc_day_format(day, text));
    demarc_value_text(table, to, "reach",
                      reach == DEMARC_UNKNOWN ? "" : demarc_stage_name(reach));
    demarc_value_number(table, to, "total_m", DEMARC_KIND_LENGTH,
                        lengths->total_m);
    demarc_value_number(table, to, "reached_m", DEMARC_KIND_LENGTH,
                        lengths->reached_m);
    demarc_value_number(table, to, "remaining_m", DEMARC_KIND_LENGTH,
                        lengths->total_m - lengths->reached_m);
    for (unsigned i = 0; i < DEMARC_STAGE_COUNT; i++) {
        snprintf(key, sizeof key, "%s_m", demarc_stage_key(i));
        demarc_value_number(table, to, key, DEMARC_KIND_LENGTH,
                            lengths->stage_m[i]);
    }
    bands = demarc_value_object(table, to, "bands");
    band_add(table, bands, "reached", lengths->reached_low_m,
             lengths->reached_high_m);
    for (unsigned i = 0; i < DEMARC_STAGE_COUNT; i++)
        band_add(table, bands, demarc_stage_key(i), lengths->low_m[i],
                 lengths->high_m[i]);
}

bool demarc_lengths_doubt(const demarc_lengths *lengths)
{
    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++)
        if (lengths->low_m[i] != lengths->high_m[i])
            return true;
    return false;
}
