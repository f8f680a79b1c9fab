/* What was taken out of polygons: a row for each line, and for each pair of
 * areas that only touch. */
#include "base/buffer.h"
#include "base/table.h"
#include "measure/extraction.h"
#include "measure/geodesic.h"

static void columns_add(demarc_table *table, bool exact)
{
    const unsigned more = exact ? DEMARC_COLUMN_DETAIL : 0;
    static const char *const shift[2][3] = {
        {"mean_a_m", "p95_a_m", "largest_a_m"},
        {"mean_b_m", "p95_b_m", "largest_b_m"}};

    demarc_table_column(table, "line", "line", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "border", "border", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "kind", "kind", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "match", "match", DEMARC_KIND_TEXT, more);
    demarc_table_column(table, "left", "left", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "right", "right", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "length", "length", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "start", "starts at", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "end", "ends at", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "vertices", "vertices", DEMARC_KIND_INTEGER, 0);
    demarc_table_column(table, "along_a", "along a", DEMARC_KIND_LENGTH, more);
    demarc_table_column(table, "along_b", "along b", DEMARC_KIND_LENGTH, more);
    demarc_table_column(table, "gaps", "gaps", DEMARC_KIND_INTEGER, more);
    demarc_table_column(table, "gap", "gaps", DEMARC_KIND_LENGTH, more);
    demarc_table_column(table, "gap_km2", "gaps, km2", DEMARC_KIND_NUMBER,
                        more);
    demarc_table_column(table, "slivers", "overlaps", DEMARC_KIND_INTEGER,
                        more);
    demarc_table_column(table, "sliver", "overlaps", DEMARC_KIND_LENGTH, more);
    demarc_table_column(table, "sliver_km2", "overlaps, km2",
                        DEMARC_KIND_NUMBER, more);
    demarc_table_column(table, "bridges", "closed", DEMARC_KIND_INTEGER, more);
    for (size_t side = 0; side < 2; side++)
        for (size_t k = 0; k < 3; k++)
            demarc_table_column(table, shift[side][k], shift[side][k],
                                DEMARC_KIND_NUMBER, DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "lon", "lon", DEMARC_KIND_DEGREES,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "lat", "lat", DEMARC_KIND_DEGREES,
                        DEMARC_COLUMN_DETAIL);
    demarc_table_column(table, "apart_m", "apart, m", DEMARC_KIND_NUMBER,
                        DEMARC_COLUMN_DETAIL);
}

/** Three decimals are a millimetre, or a thousand square metres. */
static double round_to(double value, double unit)
{
    return round(value / unit) * unit;
}

static void line_row(demarc_table *table, demarc_extraction *from,
                     const demarc_shared_border *border, size_t i)
{
    const demarc_shared_line *line = &border->lines[i];
    const char *a = from->areas.items[border->a].code;
    const char *b = from->areas.items[border->b].code;

    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, demarc_extraction_id(from, border, i));
    demarc_cell_text(table, demarc_extraction_border(from, border));
    demarc_cell_text(table, line->ring ? "ring" : "line");
    demarc_cell_text(table, border->exact ? "exact" : "tolerant");
    demarc_cell_text(table, line->turned ? b : a);
    demarc_cell_text(table, line->turned ? a : b);
    demarc_cell_number(table, line->length_m);
    demarc_cell_text(table, line->end[0]);
    demarc_cell_text(table, line->end[1]);
    demarc_cell_number(table, (double)line->count);
    demarc_cell_number(table, line->side_m[0]);
    demarc_cell_number(table, line->side_m[1]);
    demarc_cell_number(table, (double)line->gaps);
    demarc_cell_number(table, line->gap_m);
    demarc_cell_number(table, round_to(line->gap_m2, 1) / 1e6);
    demarc_cell_number(table, (double)line->slivers);
    demarc_cell_number(table, line->sliver_m);
    demarc_cell_number(table, round_to(line->sliver_m2, 1) / 1e6);
    demarc_cell_number(table, (double)line->bridges);
    for (size_t side = 0; side < 2; side++) {
        const demarc_shift *shift = &line->shift[side];

        demarc_cell_number(table, round(shift->mean * 1000) / 1000);
        demarc_cell_number(table, round(shift->most_of * 1000) / 1000);
        demarc_cell_number(table, round(shift->largest * 1000) / 1000);
    }
}

static void contact_row(demarc_table *table, demarc_extraction *from,
                        const demarc_contact *contact)
{
    const demarc_area *a = &from->areas.items[contact->a];
    const demarc_area *b = &from->areas.items[contact->b];
    const demarc_shared_border border = {.a = contact->a, .b = contact->b};

    demarc_table_row(table, contact->point ? 1 : 2, 0);
    demarc_cell_skip(table);
    demarc_cell_text(table, demarc_extraction_border(from, &border));
    demarc_cell_text(table, contact->point ? "point" : "near");
    demarc_cell_skip(table);
    demarc_cell_text(table, a->code);
    demarc_cell_text(table, b->code);
    for (int i = 0; i < 19; i++)
        demarc_cell_skip(table);
    demarc_cell_number(table, contact->lon);
    demarc_cell_number(table, contact->lat);
    demarc_cell_number(table, round(contact->metres * 1000) / 1000);
}

static void summary_add(demarc_table *table, demarc_extraction *from)
{
    const demarc_shared *shared = &from->shared;
    demarc_sum main = {0}, rings = {0};
    size_t points = 0;

    for (size_t i = 0; i < shared->count; i++)
        for (size_t k = 0; k < shared->borders[i].count; k++)
            demarc_sum_add(shared->borders[i].lines[k].ring ? &rings : &main,
                           shared->borders[i].lines[k].length_m);
    for (size_t i = 0; i < shared->contact_count; i++)
        points += shared->contacts[i].point;
    demarc_value_number(table, &table->summary, "borders", DEMARC_KIND_INTEGER,
                        (double)shared->count);
    demarc_value_number(table, &table->summary, "main", DEMARC_KIND_LENGTH,
                        demarc_sum_value(&main));
    demarc_value_number(table, &table->summary, "rings", DEMARC_KIND_LENGTH,
                        demarc_sum_value(&rings));
    demarc_value_number(table, &table->summary, "point_contacts",
                        DEMARC_KIND_INTEGER, (double)points);
    demarc_value_number(table, &table->summary, "near", DEMARC_KIND_INTEGER,
                        (double)(shared->contact_count - points));
}

static void number_text(demarc_buffer *out, double value, int digits)
{
    demarc_buffer_fixed(out, value, digits);
}

/** How the line was found, in words. */
static void pair_note(demarc_table *table, const demarc_extraction *from,
                      const demarc_shared_border *border)
{
    demarc_buffer text = {0};

    if (border->exact) {
        demarc_table_note(table, "Every edge is an edge of both, to the "
                                 "digit; no tolerance was needed.");
        if (border->beside_m <= 0)
            return;
        number_text(&text, border->beside_m / 1000, 3);
        demarc_table_note(table,
                          "Beside these edges %s km more run side by side with "
                          "a gap between; --tolerance takes them as well.",
                          text.data ? text.data : "");
        table->failed |= text.failed;
        demarc_buffer_free(&text);
        return;
    }
    number_text(&text, from->tolerance_m, 3);
    demarc_table_note(table, "The vertices differ. Tolerance: %s m, %s.",
                      text.data ? text.data : "", from->tolerance_from);
    for (size_t i = 0; i < border->count; i++)
        for (size_t side = 0; side < 2; side++) {
            const demarc_shift *shift = &border->lines[i].shift[side];

            text.length = 0;
            number_text(&text, shift->mean, 3);
            demarc_buffer_text(&text, " m on the mean, ");
            number_text(&text, shift->most_of, 3);
            demarc_buffer_text(&text, " m for 95 %, ");
            number_text(&text, shift->largest, 3);
            demarc_table_note(
                table, "%s %zu: %s is off the other side by %s m at most.",
                border->lines[i].ring ? "Ring" : "Line", i + 1,
                from->areas.items[side ? border->b : border->a].code,
                text.data ? text.data : "");
        }
    table->failed |= text.failed;
    demarc_buffer_free(&text);
}

static void all_note(demarc_table *table, const demarc_extraction *from)
{
    size_t points = 0, near = 0, exact = 0;

    for (size_t i = 0; i < from->shared.count; i++)
        exact += from->shared.borders[i].exact;
    for (size_t i = 0; i < from->shared.contact_count; i++)
        *(from->shared.contacts[i].point ? &points : &near) += 1;
    demarc_table_note(table,
                      "%zu borders of %zu areas: %zu whose edges are the same "
                      "on both sides, %zu within a tolerance derived from each "
                      "pair. Apart from them, %zu pairs touch in points and "
                      "%zu come near without a line in common.",
                      from->shared.count, from->areas.count, exact,
                      from->shared.count - exact, points, near);
}

demarc_status demarc_extract(demarc_ctx *ctx, demarc_extraction *extraction,
                             demarc_table **out)
{
    const demarc_shared *shared = &extraction->shared;
    demarc_table *table = demarc_table_new("extract", "");
    bool exact = true;

    (void)ctx;
    *out = table;
    if (!table)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < shared->count; i++)
        exact = exact && shared->borders[i].exact;
    columns_add(table, exact);
    for (size_t i = 0; i < shared->count; i++)
        for (size_t k = 0; k < shared->borders[i].count; k++)
            line_row(table, extraction, &shared->borders[i], k);
    for (int point = 1; point >= 0; point--)
        for (size_t i = 0; i < shared->contact_count; i++)
            if (shared->contacts[i].point == (point != 0))
                contact_row(table, extraction, &shared->contacts[i]);
    demarc_value_text(table, &table->meta, "source", extraction->file[0]);
    demarc_value_text(table, &table->meta, "second_source",
                      extraction->file[1]);
    demarc_value_number(table, &table->meta, "tolerance_m", DEMARC_KIND_NUMBER,
                        round(extraction->tolerance_m * 1000) / 1000);
    demarc_value_text(table, &table->meta, "tolerance",
                      extraction->tolerance_from);
    summary_add(table, extraction);
    if (extraction->all)
        all_note(table, extraction);
    else
        pair_note(table, extraction, &shared->borders[0]);
    return demarc_table_done(out);
}
