/* Where a difference comes from, and what it comes to. */
#include "base/buffer.h"
#include "measure/geodesic.h"
#include "report/diff.h"

#include <math.h>
#include <string.h>

/* ---- Sums ---- */

static demarc_balance *balance_of(demarc_balance *all, size_t *count,
                                  const char *party)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp(all[i].party, party) == 0)
            return &all[i];
    if (*count == DEMARC_BALANCE_ROOM)
        return &all[*count - 1];
    all[*count] = (demarc_balance){.party = party};
    return &all[(*count)++];
}

size_t demarc_diff_balance(const demarc_difference *of,
                           demarc_balance out[DEMARC_BALANCE_ROOM])
{
    size_t count = 0, kept = 0;

    for (size_t i = 0; i < 2 && i < of->border[0]->about.party_count; i++)
        balance_of(out, &count, demarc_border_party(of->border[0], i));
    for (size_t i = 0; i < of->swaps.count; i++) {
        const demarc_swap *swap = &of->swaps.items[i];

        balance_of(out, &count, swap->to)->received_m2 += swap->area_m2;
        balance_of(out, &count, swap->from)->given_m2 += swap->area_m2;
    }
    for (size_t i = 0; i < count; i++) /* leaves out who has no part in it */
        if (out[i].received_m2 > 0 || out[i].given_m2 > 0)
            out[kept++] = out[i];
    return kept;
}

demarc_farthest demarc_diff_farthest(const demarc_difference *of)
{
    demarc_farthest all = {.hausdorff_m = NAN, .frechet_m = NAN, .step_m = NAN};

    for (size_t i = 0; i < of->legs.count; i++) {
        const demarc_leg *leg = &of->legs.items[i];

        if (leg->kind != DEMARC_LEG_MOVED)
            continue;
        all.moves++;
        all.hausdorff_m = fmax(all.hausdorff_m, leg->hausdorff_m);
        all.frechet_m = fmax(all.frechet_m, leg->frechet_m);
        all.step_m = fmax(all.step_m, leg->step_m);
    }
    return all;
}

static double metres_of(const demarc_difference *of, demarc_change_kind kind,
                        int side)
{
    demarc_sum sum = {0};

    for (size_t i = 0; i < of->count; i++)
        if (of->changes[i].kind == kind)
            demarc_sum_add(&sum,
                           demarc_changed_metres(&of->changes[i].side[side]));
    return demarc_sum_value(&sum);
}

/** Along the new line, or the old one where there is no new one. */
static double doubtful_metres(const demarc_difference *of)
{
    demarc_sum sum = {0};

    for (size_t i = 0; i < of->count; i++) {
        const demarc_changed *side = of->changes[i].side;

        if (demarc_change_ways(of, &of->changes[i]) > 1)
            demarc_sum_add(&sum, demarc_changed_metres(
                                     side[1].segment ? &side[1] : &side[0]));
    }
    return demarc_sum_value(&sum);
}

/* ---- Meta and summary ---- */

static const char *dataset_of(const demarc_border *border)
{
    return *border->about.dataset ? border->about.dataset
                                  : border->segments_file;
}

static void day_add(demarc_table *table, demarc_value *to, demarc_day day)
{
    char text[DEMARC_DAY_SIZE];

    demarc_value_text(table, to, "as_of",
                      day == DEMARC_DAY_MAX ? ""
                                            : demarc_day_format(day, text));
}

void demarc_diff_meta(demarc_table *table, const demarc_difference *of)
{
    demarc_value *meta = table ? &table->meta : NULL;

    demarc_value_text(table, meta, "border", of->border[0]->id);
    for (size_t side = 0; side < 2; side++) {
        const demarc_border *border = of->border[side];
        demarc_value *to =
            demarc_value_object(table, meta, side ? "new" : "old");

        day_add(table, to, of->day[side]);
        demarc_value_text(table, to, "dataset", dataset_of(border));
        demarc_value_text(table, to, "segments", border->segments_file);
        demarc_value_text(table, to, "events", border->events_file);
        demarc_value_text(table, to, "read_from_crs", border->origin.crs);
    }
    demarc_value_text(table, meta, "ellipsoid", "WGS 84");
    demarc_value_number(table, meta, "tolerance_m", DEMARC_KIND_NUMBER,
                        of->same_m);
    demarc_value_number(table, meta, "max_distance_m", DEMARC_KIND_NUMBER,
                        round(of->ends_m));
    demarc_value_text(table, meta, "max_distance_from",
                      of->ends_given ? "given" : "derived");
}

static void length_add(demarc_table *table, const char *key, double metres)
{
    demarc_value_number(table, &table->summary, key, DEMARC_KIND_LENGTH,
                        metres);
}

static void metres_add(demarc_table *table, const char *key, double metres)
{
    demarc_value_number(table, &table->summary, key, DEMARC_KIND_NUMBER,
                        round(metres * 1000) / 1000);
}

static void lengths_add(demarc_table *table, const demarc_difference *of)
{
    double total[2] = {0, 0};

    for (unsigned kind = 0; kind < DEMARC_CHANGE_COUNT; kind++)
        for (int side = 0; side < 2; side++)
            total[side] += metres_of(of, kind, side);
    length_add(table, "old_m", total[0]);
    length_add(table, "new_m", total[1]);
    length_add(table, "unchanged_m", metres_of(of, DEMARC_UNCHANGED, 1));
    length_add(table, "stage_m", metres_of(of, DEMARC_RESTAGED, 1));
    length_add(table, "moved_from_m", metres_of(of, DEMARC_MOVED, 0));
    length_add(table, "moved_to_m", metres_of(of, DEMARC_MOVED, 1));
    length_add(table, "removed_m", metres_of(of, DEMARC_REMOVED, 0));
    length_add(table, "added_m", metres_of(of, DEMARC_ADDED, 1));
    length_add(table, "in_doubt_m", doubtful_metres(of));
}

void demarc_diff_summary(demarc_table *table, const demarc_difference *of)
{
    const demarc_farthest far = demarc_diff_farthest(of);
    demarc_balance parties[DEMARC_BALANCE_ROOM];
    const size_t count = demarc_diff_balance(of, parties);
    demarc_value *list;

    if (!table)
        return;
    demarc_value_number(table, &table->summary, "differs", DEMARC_KIND_BOOL,
                        of->differs);
    lengths_add(table, of);
    demarc_value_number(table, &table->summary, "moves", DEMARC_KIND_INTEGER,
                        (double)far.moves);
    metres_add(table, "hausdorff_m", far.hausdorff_m);
    metres_add(table, "frechet_m", far.frechet_m);
    metres_add(table, "step_m", far.step_m);
    demarc_value_number(table, &table->summary, "areas", DEMARC_KIND_INTEGER,
                        (double)of->swaps.count);
    list = demarc_value_array(table, &table->summary, "parties");
    for (size_t i = 0; i < count; i++) {
        demarc_value *to = demarc_value_object(table, list, NULL);

        demarc_value_text(table, to, "party", parties[i].party);
        demarc_value_number(table, to, "received_km2", DEMARC_KIND_NUMBER,
                            demarc_km2(parties[i].received_m2));
        demarc_value_number(table, to, "given_km2", DEMARC_KIND_NUMBER,
                            demarc_km2(parties[i].given_m2));
    }
}

/* ---- Talk ---- */

static void fixed(demarc_buffer *out, double value, int digits,
                  const char *unit)
{
    demarc_buffer_fixed(out, value, digits);
    demarc_buffer_text(out, unit);
}

static void say(demarc_table *table, demarc_buffer *line)
{
    if (line->failed && table)
        table->failed = true;
    else if (line->data)
        demarc_table_note(table, "%s", line->data);
    demarc_buffer_free(line);
}

static void moves_say(demarc_table *table, const demarc_difference *of)
{
    const demarc_farthest far = demarc_diff_farthest(of);
    demarc_buffer line = {0};

    if (far.moves == 0)
        return;
    demarc_buffer_format(&line, "%zu stretch%s moved, by up to ", far.moves,
                         far.moves == 1 ? "" : "es");
    fixed(&line, far.hausdorff_m, far.hausdorff_m < 100 ? 2 : 0,
          " m (Hausdorff; discrete Frechet ");
    fixed(&line, far.frechet_m, far.frechet_m < 100 ? 2 : 0, " m).");
    say(table, &line);
}

/** Digits for so many square kilometres. */
static int digits_of(double square_metres)
{
    return square_metres < 1e4 ? 6 : 3;
}

static void areas_say(demarc_table *table, const demarc_difference *of)
{
    demarc_balance parties[DEMARC_BALANCE_ROOM];
    const size_t count = demarc_diff_balance(of, parties);
    const char *comma = "Changed sides: ";
    demarc_buffer line = {0};

    for (size_t i = 0; i < count; i++) {
        const double received = parties[i].received_m2;

        if (received <= 0)
            continue;
        demarc_buffer_text(&line, comma);
        fixed(&line, received / 1e6, digits_of(received), " km2 to ");
        demarc_buffer_text(&line, *parties[i].party ? parties[i].party
                                                    : "a party not known");
        comma = ", ";
    }
    if (line.length > 0)
        demarc_buffer_char(&line, '.');
    say(table, &line);
}

static void transfers_say(demarc_table *table, const demarc_difference *of)
{
    const demarc_border *border = of->border[1];

    for (size_t i = 0; of->border[0] == border && i < border->event_count;
         i++) {
        const demarc_event *event = &border->events[i];

        if (strcmp(event->type, "transfer") == 0 &&
            event->date.latest > of->day[0] && event->date.latest <= of->day[1])
            demarc_table_note(table, "Transfer of %s: %s.", event->date.text,
                              *event->title ? event->title : event->id);
    }
}

static void doubt_say(demarc_table *table, const demarc_difference *of)
{
    const double metres = doubtful_metres(of);
    demarc_buffer line = {0};

    if (metres <= 0)
        return;
    demarc_buffer_text(&line, "Of ");
    fixed(&line, metres / 1000, 3,
          " km the stage is in doubt on one of the days; certain and possible "
          "are what any order of the events allows.");
    say(table, &line);
}

void demarc_diff_talk(demarc_table *table, const demarc_difference *of)
{
    if (!of->differs)
        demarc_table_note(table, doubtful_metres(of) > 0
                                     ? "Nothing differs, by the last day that "
                                       "each date allows."
                                     : "Nothing differs.");
    moves_say(table, of);
    areas_say(table, of);
    transfers_say(table, of);
    doubt_say(table, of);
    if (of->border[0] == of->border[1])
        demarc_table_note(table,
                          "Measured on %s; geodesics on the WGS 84 "
                          "ellipsoid.",
                          dataset_of(of->border[0]));
    else
        demarc_table_note(table,
                          "Old: %s; new: %s; geodesics on the WGS 84 "
                          "ellipsoid.",
                          dataset_of(of->border[0]), dataset_of(of->border[1]));
}
