/* How near events were to line that was undetermined on their day, beside the
 * share of the line that was so. */
#include "base/buffer.h"
#include "history/lengths.h"
#include "report/stats_events.h"

#include <math.h>
#include <stdlib.h>

static const double usual_km[] = {1, 5, 10};

/** An event against the line on its day. */
typedef struct nearness {
    const demarc_event *event;
    demarc_toll killed;
    double metres; /* to what was undetermined; NAN: nothing was */
    double share;  /* of the line that was so */
} nearness;

/** What the events of a row come to. */
typedef struct tally {
    size_t events, near;
    demarc_toll killed, killed_near;
    double share, share_killed; /* sums, the second weighted by the dead */
} tally;

typedef struct undetermined {
    const demarc_border *border;
    const demarc_era *era;
    demarc_day day;
} undetermined;

/** The runs of a line, those that were not undetermined made empty. */
static bool undetermined_span(const void *user, size_t line, size_t n,
                              demarc_span *out)
{
    const undetermined *of = user;
    const demarc_fold *fold = of->border->fold;
    const demarc_run *run = &fold->runs[fold->first_run[line] + n];
    demarc_state state;

    if (of->era->route_of[line] == DEMARC_NONE ||
        fold->first_run[line] + n >= fold->first_run[line + 1])
        return false;
    state = demarc_run_state(of->border, run, of->day);
    *out = demarc_state_shown(&state) == DEMARC_UNDETERMINED
               ? (demarc_span){line, run->from, run->to}
               : (demarc_span){line, 0, 0};
    return true;
}

static nearness nearness_of(const demarc_asked_events *asked,
                            const demarc_event *event)
{
    const demarc_border *border = asked->border;
    const demarc_day day = event->date.latest;
    const undetermined of = {border, demarc_net_era(border->net, day), day};
    nearness out = {.event = event};
    demarc_lengths lengths;
    demarc_spot spot;

    demarc_fold_stages(border, day, border->about.reach, &lengths);
    if (lengths.total_m > 0)
        out.share = lengths.stage_m[DEMARC_UNDETERMINED] / lengths.total_m;
    demarc_finder_find(asked->finder,
                       &(demarc_quest){demarc_eye_of(event->lon, event->lat),
                                       INFINITY, undetermined_span, &of, NULL},
                       &spot);
    out.metres = spot.offset_m;
    demarc_toll_add(&out.killed, border, event);
    return out;
}

static void toll_sum(demarc_toll *to, const demarc_toll *more)
{
    to->low += more->low;
    to->latest += more->latest;
    to->high += more->high;
}

static tally tally_of(const nearness *all, size_t count, double metres)
{
    tally sum = {0};

    for (size_t i = 0; i < count; i++) {
        const nearness *at = &all[i];

        if (!demarc_event_known_within(at->event, metres))
            continue;
        sum.events++;
        sum.share += at->share;
        sum.share_killed += at->share * at->killed.latest;
        toll_sum(&sum.killed, &at->killed);
        if (!(at->metres <= metres))
            continue;
        sum.near++;
        toll_sum(&sum.killed_near, &at->killed);
    }
    return sum;
}

static double percent(double part, double whole)
{
    return whole > 0 ? 100 * part / whole : NAN;
}

static void columns_add(demarc_table *table)
{
    static const char *const data[] = {"killed_low", "killed_high",
                                       "killed_near_low", "killed_near_high"};

    demarc_table_column(table, "within", "within", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "events", "events", DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "events_near", "near", DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "events_percent", "%", DEMARC_KIND_PERCENT, 0);
    demarc_table_column(table, "line_percent", "of the line, %",
                        DEMARC_KIND_PERCENT, 0);
    demarc_table_column(table, "killed", "killed", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "killed_near", "near", DEMARC_KIND_NUMBER, 0);
    demarc_table_column(table, "killed_percent", "%", DEMARC_KIND_PERCENT, 0);
    demarc_table_column(table, "line_killed_percent", "of the line, %",
                        DEMARC_KIND_PERCENT, 0);
    for (size_t i = 0; i < 4; i++)
        demarc_table_column(table, data[i], "", DEMARC_KIND_NUMBER,
                            DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "left_out", "left out", DEMARC_KIND_INTEGER, 0);
}

static void row_add(demarc_table *table, double metres, size_t all,
                    const tally *sum)
{
    demarc_table_row(table, 0, 0);
    demarc_cell_number(table, metres);
    demarc_cell_number(table, (double)sum->events);
    demarc_cell_number(table, (double)sum->near);
    demarc_cell_number(table, percent((double)sum->near, (double)sum->events));
    demarc_cell_number(table, percent(sum->share, (double)sum->events));
    demarc_cell_number(table, sum->killed.latest);
    demarc_cell_number(table, sum->killed_near.latest);
    demarc_cell_number(table,
                       percent(sum->killed_near.latest, sum->killed.latest));
    demarc_cell_number(table, percent(sum->share_killed, sum->killed.latest));
    demarc_cell_number(table, sum->killed.low);
    demarc_cell_number(table, sum->killed.high);
    demarc_cell_number(table, sum->killed_near.low);
    demarc_cell_number(table, sum->killed_near.high);
    demarc_cell_number(table, (double)(all - sum->events));
}

demarc_status demarc_stats_by_distance(demarc_ctx *ctx, demarc_table *table,
                                       const demarc_asked_events *asked)
{
    const bool usual = !asked->how->near_km;
    const double *km = usual ? usual_km : asked->how->near_km;
    const size_t rows =
        usual ? sizeof usual_km / sizeof *usual_km : asked->how->near_count;
    nearness *all = malloc((asked->count + 1) * sizeof *all);
    size_t count = 0;

    if (!all)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < asked->count; i++) {
        if (isfinite(asked->items[i]->lon))
            all[count++] = nearness_of(asked, asked->items[i]);
        demarc_progress(ctx, "measuring", (double)i / (double)asked->count);
    }
    columns_add(table);
    for (size_t i = 0; i < rows; i++) {
        const tally sum = tally_of(all, count, 1000 * km[i]);

        row_add(table, 1000 * km[i], asked->count, &sum);
    }
    free(all);
    demarc_table_note(table, "Near: so many of them were within that distance "
                             "of line that was undetermined on their day. Of "
                             "the line: the share of it that was so, on "
                             "average over those events, or over the dead.");
    demarc_table_note(table,
                      "Left out: events without a position, or with one that "
                      "is less precise than the distance: exact stands for 1 "
                      "km, near for 10, adm2 for 50, adm1 for 200.");
    return DEMARC_OK;
}
