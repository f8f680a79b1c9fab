#include "base/names.h"
#include "history/pieces.h"
#include "measure/geodesic.h"
#include "report/stats.h"

#include <math.h>
#include <stdlib.h>

/** One row: a segment or a route, summed over its pieces. */
typedef struct bucket {
    const char *id, *label, *kind;
    demarc_sum length, stage[DEMARC_STAGE_COUNT];
} bucket;

typedef struct buckets {
    const demarc_asked *asked;
    bool by_route;
    bucket *items;
    size_t count, room;
    demarc_names names; /* of the items, by number */
} buckets;

static const demarc_route *route_of(const buckets *all,
                                    const demarc_piece *piece)
{
    const demarc_net *net = all->asked->border->net;

    return demarc_era_route(demarc_net_era(net, all->asked->day), piece->route);
}

static bucket bucket_make(const buckets *all, const demarc_piece *piece)
{
    bucket made = {.id = all->by_route ? piece->route : piece->segment->id,
                   .label = all->by_route ? "" : piece->segment->name,
                   .kind = piece->route};

    if (all->by_route)
        made.kind = route_of(all, piece)->ring ? "enclave ring" : "main line";
    return made;
}

/** The bucket of a piece: its own, or a new one. NULL when out of memory. */
static bucket *bucket_find(buckets *all, const demarc_piece *piece)
{
    size_t number = demarc_names_add(
        &all->names, all->by_route ? piece->route : piece->segment->id);

    if (number == DEMARC_NAMES_NONE ||
        !demarc_reserve(&all->items, &all->room, number + 1,
                        sizeof *all->items))
        return NULL;
    if (number == all->count)
        all->items[all->count++] = bucket_make(all, piece);
    return &all->items[number];
}

static demarc_status piece_sum(void *user, const demarc_piece *piece,
                               size_t run)
{
    buckets *all = user;
    bucket *to = bucket_find(all, piece);
    double metres = all->asked->run_m ? all->asked->run_m[run]
                                      : piece->to_m - piece->from_m;

    if (!to)
        return DEMARC_ENOMEM;
    demarc_sum_add(&to->length, metres);
    demarc_sum_add(&to->stage[piece->shown], metres);
    return DEMARC_OK;
}

/** A share is of the row's own length, or else of the total asked for; then
 *  the shares add up. */
static void columns_add(demarc_table *table, const demarc_asked *asked,
                        bool by_route)
{
    char reached[60];

    demarc_reach_title(asked->reach, reached);
    if (by_route) {
        demarc_table_column(table, "route", "route", DEMARC_KIND_TEXT, 0);
        demarc_table_column(table, "kind", "kind", DEMARC_KIND_TEXT, 0);
    } else {
        demarc_table_column(table, "segment", "segment", DEMARC_KIND_TEXT, 0);
        demarc_table_column(table, "name", "name", DEMARC_KIND_TEXT, 0);
        demarc_table_column(table, "route", "route", DEMARC_KIND_TEXT, 0);
    }
    demarc_table_column(table, "length", "length", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "reached", reached, DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
    demarc_table_column(table, "reached_percent", "%", DEMARC_KIND_PERCENT,
                        asked->has_total ? DEMARC_COLUMN_ADDS : 0);
    for (unsigned i = 0; i < DEMARC_STAGE_COUNT; i++)
        demarc_table_column(table, demarc_stage_key(i), demarc_stage_name(i),
                            DEMARC_KIND_LENGTH, DEMARC_COLUMN_DETAIL);
}

static double reached_of(const demarc_asked *asked, const bucket *from)
{
    double metres = 0;

    for (unsigned i = asked->reach; i <= DEMARC_DEMARCATED; i++)
        metres += demarc_sum_value(&from->stage[i]);
    return metres;
}

static void bucket_row(demarc_table *table, const buckets *all,
                       const bucket *from)
{
    double length = demarc_sum_value(&from->length);
    double reached = reached_of(all->asked, from);
    double whole = all->asked->has_total ? all->asked->total_m : length;

    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, from->id);
    if (!all->by_route)
        demarc_cell_text(table, from->label);
    demarc_cell_text(table, from->kind);
    demarc_cell_number(table, length);
    demarc_cell_number(table, reached);
    demarc_cell_number(table, whole > 0 ? 100 * reached / whole : NAN);
    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++)
        demarc_cell_number(table, demarc_sum_value(&from->stage[i]));
}

static void total_row(demarc_table *table, const demarc_asked *asked,
                      bool by_route)
{
    const demarc_lengths *all = &asked->lengths;

    demarc_table_row(table, 0, DEMARC_ROW_TOTAL);
    demarc_cell_text(table, "total");
    demarc_cell_skip(table);
    if (!by_route)
        demarc_cell_skip(table);
    demarc_cell_number(table, all->total_m);
    demarc_cell_number(table, all->reached_m);
    demarc_cell_number(table, demarc_asked_percent(asked, all->reached_m));
}

static demarc_status stats_by(demarc_table *table, const demarc_asked *asked,
                              bool by_route)
{
    buckets all = {.asked = asked, .by_route = by_route};
    demarc_status status;

    columns_add(table, asked, by_route);
    status = demarc_fold_pieces(asked->border, asked->day, piece_sum, &all);
    for (size_t i = 0; i < all.count; i++)
        bucket_row(table, &all, &all.items[i]);
    total_row(table, asked, by_route);
    free(all.items);
    demarc_names_free(&all.names);
    return status;
}

demarc_status demarc_stats_by_segment(demarc_table *table,
                                      const demarc_asked *asked)
{
    return stats_by(table, asked, false);
}

demarc_status demarc_stats_by_route(demarc_table *table,
                                    const demarc_asked *asked)
{
    return stats_by(table, asked, true);
}
