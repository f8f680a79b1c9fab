/* What was measured on the line: the numbers of stats. */
#include "history/lengths.h"
#include "measure/net.h"
#include "say/speech.h"

#include <math.h>

/* All classes of line. */
static const unsigned every = (1U << DEMARC_STAGE_COUNT) - 1;

/* Classes that are at least `reach`, and no overlay. */
static unsigned reached(demarc_stage reach)
{
    unsigned out = 0;

    for (unsigned i = reach; i <= DEMARC_DEMARCATED; i++)
        out |= 1U << i;
    return out;
}

static void metres_slot(demarc_speech *to, const char *name, double metres,
                        unsigned stages, bool rings)
{
    demarc_phrase_metres(to, demarc_slot_new(to, name), metres, stages, rings);
}

static void share_slot(demarc_speech *to, const char *name, double share,
                       unsigned stages)
{
    demarc_phrase *phrase = demarc_slot_new(to, name);

    demarc_english_share(&phrase->text, share, false);
    demarc_phrase_prove(to, phrase, 0,
                        &(demarc_number){.value = share,
                                         .of = DEMARC_OF_SHARE,
                                         .how = "measured",
                                         .stages = stages});
}

/* The part of a length in print that the line comes to, in whole percent, if
 * the digits of it fix that. */
static void ratio_slot(demarc_speech *to, const char *name, double km,
                       const demarc_entry *of)
{
    const demarc_range open = demarc_range_percent(
        (demarc_range){km, km},
        demarc_entry_range(of, DEMARC_KM_TOTAL, DEMARC_PRINTED));

    if (demarc_range_digits(open) >= 0)
        demarc_phrase_sum(to, demarc_slot_new(to, name),
                          100 * km / demarc_entry_value(of, DEMARC_KM_TOTAL), 0,
                          DEMARC_OF_PERCENT, &of, 1,
                          "the measured line, of that length");
}

static void ratio_slots(demarc_speech *to)
{
    const double km = to->lengths.total_m / 1000;
    demarc_totals all;
    double low, high;

    demarc_totals_find(to, &all);
    if (!all.near_count)
        return;
    low = demarc_entry_value(all.near[0], DEMARC_KM_TOTAL);
    high = demarc_entry_value(all.near[all.near_count - 1], DEMARC_KM_TOTAL);
    if (!(low > 0))
        return;
    if (low < high)
        ratio_slot(to, "least", km, all.near[all.near_count - 1]);
    if (low < high && km < low)
        ratio_slot(to, "most", km, all.near[0]);
    if (low == high && km < low)
        ratio_slot(to, "ratio", km, all.near[0]);
}

/* Under their reach, by doubtful dates, and what is disputed. */
static void reach_slots(demarc_speech *to)
{
    const demarc_lengths *of = &to->lengths;
    const demarc_stage reach = to->record.border->about.reach;
    const unsigned stages = reached(reach);

    demarc_phrase_text(demarc_slot_new(to, "reach"), demarc_stage_name(reach));
    if (of->reached_low_m != of->reached_high_m) {
        if (of->reached_low_m > 0)
            metres_slot(to, "certain", of->reached_low_m, stages, false);
        metres_slot(to, "possible", of->reached_high_m, every, false);
    } else if (of->reached_m > 0) {
        const bool whole = of->reached_m >= of->total_m;

        if (!whole)
            metres_slot(to, "reached", of->reached_m, stages, false);
        share_slot(to, whole ? "whole" : "share", of->reached_m / of->total_m,
                   stages);
    }
    if (of->stage_m[DEMARC_DISPUTED] > 0)
        metres_slot(to, "disputed", of->stage_m[DEMARC_DISPUTED],
                    1U << DEMARC_DISPUTED, false);
}

static size_t rings(const demarc_border *border, demarc_day day)
{
    const demarc_era *era = demarc_net_era(border->net, day);
    size_t count = 0;

    for (size_t i = 0; i < era->route_count; i++)
        count += era->routes[i].ring;
    return count;
}

void demarc_tell_measured(demarc_speech *to)
{
    const demarc_border *border = to->record.border;
    const demarc_lengths *of = &to->lengths;
    demarc_phrase *day;

    if (!to->lines || of->total_m <= 0)
        return;
    demarc_phrase_name(to, demarc_slot_new(to, "dataset"),
                       *border->about.dataset ? border->about.dataset
                                              : border->segments_file,
                       NULL);
    metres_slot(to, "line", of->total_m, every, false);
    if (of->rings_m > 0) {
        metres_slot(to, "rings", of->rings_m, every, true);
        demarc_phrase_text(demarc_slot_new(to, "enclaves"),
                           rings(border, to->record.day) == 1 ? "an enclave"
                                                              : "enclaves");
    }
    if (to->record.day < DEMARC_DAY_MAX) {
        day = demarc_slot_new(to, "day");
        demarc_english_day(&day->text, to->record.day);
        demarc_phrase_prove(to, day, 0,
                            &(demarc_number){.value = NAN,
                                             .of = DEMARC_OF_DATE,
                                             .how = "the day asked for"});
    }
    reach_slots(to);
    ratio_slots(to);
    demarc_slots_say(to, "measured-");
}
