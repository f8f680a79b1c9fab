#include "measure/cut.h"
#include "base/table.h"
#include "measure/geodesic.h"
#include "report/meta.h"

#include <math.h>

static void columns_add(demarc_table *table)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "id", "id", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "segment", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "name", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "route", "route", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "from", "from", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "to", "to", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "length", "length", DEMARC_KIND_LENGTH,
                        DEMARC_COLUMN_ADDS);
}

/** Chainage of a place on a line. */
static double chainage_of(const demarc_era *era, const demarc_line *line,
                          size_t number, double along)
{
    const demarc_route *route = &era->routes[era->route_of[number]];
    const demarc_link *link = &route->links[era->link_of[number]];

    return link->start_m +
           (link->reversed ? demarc_line_metres(line) - along : along);
}

/** Route and chainage of a part's ends; parts of several routes have none. */
static void place_cells(demarc_table *table, const demarc_cutting *from,
                        const demarc_cut_part *part)
{
    const demarc_net *net = from->border->net;
    const demarc_era *era = demarc_net_era(net, from->day);
    const demarc_span *first = &from->spans.items[part->first];
    const demarc_span *last = first + part->count - 1;
    const size_t route = era->route_of[first->line];

    for (const demarc_span *at = first; at <= last; at++)
        if (era->route_of[at->line] != route) {
            for (size_t i = 0; i < 3; i++)
                demarc_cell_skip(table);
            return;
        }
    demarc_cell_text(table, era->routes[route].name);
    demarc_cell_number(table, chainage_of(era, &net->lines[first->line],
                                          first->line, first->from));
    demarc_cell_number(
        table, chainage_of(era, &net->lines[last->line], last->line, last->to));
}

static double parts_add(demarc_table *table, const demarc_cutting *from)
{
    demarc_sum total = {0};

    for (size_t i = 0; i < from->count; i++) {
        const demarc_cut_part *part = &from->parts[i];
        const demarc_segment *of = &from->border->segments[part->segment];
        const double metres = demarc_cut_part_metres(from, part);

        demarc_table_row(table, 0, 0);
        demarc_cell_text(table, part->id);
        demarc_cell_text(table, of->id);
        demarc_cell_text(table, of->name);
        place_cells(table, from, part);
        demarc_cell_number(table, metres);
        demarc_sum_add(&total, metres);
    }
    return demarc_sum_value(&total);
}

static void total_add(demarc_table *table, const demarc_cutting *from,
                      double metres)
{
    demarc_table_row(table, 0, DEMARC_ROW_TOTAL);
    demarc_cell_text(table, "total");
    for (size_t i = 0; i < 5; i++)
        demarc_cell_skip(table);
    demarc_cell_number(table, metres);
    demarc_value_number(table, &table->summary, "parts", DEMARC_KIND_INTEGER,
                        (double)from->count);
    demarc_value_number(table, &table->summary, "length_m", DEMARC_KIND_LENGTH,
                        metres);
    if (from->blank)
        demarc_table_note(table, "Points without a position: %zu.",
                          from->blank);
}

demarc_status demarc_cut(demarc_ctx *ctx, const demarc_cutting *cutting,
                         demarc_table **out)
{
    const demarc_border *border = cutting->border;

    (void)ctx;
    *out = demarc_table_new("cut", demarc_border_title(border));
    if (!*out)
        return DEMARC_ENOMEM;
    columns_add(*out);
    total_add(*out, cutting, parts_add(*out, cutting));
    demarc_meta_add(*out, border, cutting->day, NULL);
    demarc_meta_note(*out, border, cutting->day, NULL);
    return demarc_table_done(out);
}
