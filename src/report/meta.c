#include "report/meta.h"

#include "base/buffer.h"
#include "measure/geodesic.h"
#include "measure/net.h"

#include <stdio.h>
#include <string.h>

/** What is alive on a day, counted. */
typedef struct census {
    size_t segments, vertices, edges, rings;
    double metres;
} census;

static void census_add(census *to, const demarc_border *border, demarc_day day)
{
    const demarc_era *era = demarc_net_era(border->net, day);
    demarc_sum sum = {0};
    census all = *to;

    demarc_sum_add(&sum, all.metres);
    for (size_t i = 0; i < border->segment_count; i++)
        all.segments += demarc_segment_alive(&border->segments[i], day);
    for (size_t i = 0; i < border->net->line_count; i++) {
        const demarc_line *line = &border->net->lines[i];

        if (era->route_of[i] == DEMARC_NONE)
            continue;
        all.vertices += demarc_line_vertices(line);
        all.edges += demarc_line_vertices(line) - 1;
        demarc_sum_add(&sum, demarc_line_metres(line));
    }
    for (size_t i = 0; i < era->route_count; i++)
        all.rings += era->routes[i].ring;
    all.metres = demarc_sum_value(&sum);
    *to = all;
}

static census census_take(const demarc_border *border, demarc_day day)
{
    census all = {0};

    census_add(&all, border, day);
    return all;
}

static const char *schema_of(const demarc_border *border)
{
    return border->schema ? border->schema : demarc_schema_at(0)->name;
}

static const char *dataset_of(const demarc_border *border)
{
    return *border->about.dataset ? border->about.dataset
                                  : border->segments_file;
}

/** The routes alive on the day, and what the open and the closed ones of them
 *  come to: geodesic, whatever the method. */
static void routes_add(demarc_table *table, const demarc_border *border,
                       demarc_day day)
{
    const demarc_era *era = demarc_net_era(border->net, day);
    demarc_value *list = demarc_value_array(table, &table->meta, "routes");
    demarc_sum main = {0}, rings = {0};

    for (size_t i = 0; i < era->route_count; i++) {
        demarc_value *route = demarc_value_object(table, list, NULL);

        demarc_value_text(table, route, "name", era->routes[i].name);
        demarc_value_number(table, route, "ring", DEMARC_KIND_BOOL,
                            era->routes[i].ring);
        demarc_value_number(table, route, "length_m", DEMARC_KIND_LENGTH,
                            era->routes[i].length_m);
        demarc_sum_add(era->routes[i].ring ? &rings : &main,
                       era->routes[i].length_m);
    }
    demarc_value_number(table, &table->meta, "main_m", DEMARC_KIND_LENGTH,
                        demarc_sum_value(&main));
    demarc_value_number(table, &table->meta, "rings_m", DEMARC_KIND_LENGTH,
                        demarc_sum_value(&rings));
}

/** How it was measured, and on what. */
static void measure_add(demarc_table *table, const demarc_border *border,
                        const census *all, const char *plane, size_t hidden)
{
    demarc_value *meta = &table->meta;

    demarc_value_text(table, meta, "segments", border->segments_file);
    demarc_value_text(table, meta, "events", border->events_file);
    demarc_value_text(table, meta, "schema", schema_of(border));
    demarc_value_text(table, meta, "view", border->view ? border->view : "");
    demarc_value_number(table, meta, "hidden", DEMARC_KIND_INTEGER,
                        (double)hidden);
    demarc_value_text(table, meta, "read_from_crs", border->origin.crs);
    demarc_value_text(table, meta, "operation", border->origin.operation);
    demarc_value_number(table, meta, "accuracy_m", DEMARC_KIND_NUMBER,
                        border->origin.accuracy_m);
    demarc_value_text(table, meta, "ellipsoid", "WGS 84");
    demarc_value_text(table, meta, "method", plane ? "planar" : "geodesic");
    demarc_value_text(table, meta, "plane", plane ? plane : "");
    demarc_value_number(table, meta, "segment_count", DEMARC_KIND_INTEGER,
                        (double)all->segments);
    demarc_value_number(table, meta, "vertices", DEMARC_KIND_INTEGER,
                        (double)all->vertices);
    demarc_value_number(table, meta, "mean_spacing_m", DEMARC_KIND_LENGTH,
                        all->edges ? all->metres / (double)all->edges : NAN);
    demarc_value_number(table, meta, "rings_included", DEMARC_KIND_BOOL,
                        all->rings > 0);
}

/** By whose words the lines were read, if not by demarc's own. */
static void schema_note(demarc_table *table, const demarc_border *border,
                        size_t hidden)
{
    const bool view = border->view && *border->view, one = hidden == 1;
    char left_out[80] = "";

    if (strcmp(schema_of(border), demarc_schema_at(0)->name) == 0)
        return;
    if (hidden)
        snprintf(left_out, sizeof left_out,
                 "; %zu line%s that %s hidden there %s left out", hidden,
                 one ? "" : "s", one ? "is" : "are", one ? "is" : "are");
    demarc_table_note(table, "Read as %s%s%s%s.", border->schema,
                      view ? ", view " : "", view ? border->view : "",
                      left_out);
}

static void measure_note(demarc_table *table, const demarc_border *border,
                         const census *all, const char *plane)
{
    demarc_buffer spacing = {0};

    demarc_buffer_fixed(&spacing,
                        all->edges ? all->metres / (double)all->edges : 0, 0);
    demarc_table_note(
        table,
        "Measured on %s: %zu segment%s, %zu vertices, one every %s m on "
        "average; %s%s%s.",
        dataset_of(border), all->segments, all->segments == 1 ? "" : "s",
        all->vertices, spacing.data ? spacing.data : "?",
        plane ? "in the plane of " : "geodesics on the WGS 84 ellipsoid",
        plane ? plane : "",
        all->rings ? "; enclave rings are included" : "; no enclave rings");
    if (border->gauged)
        demarc_table_note(table,
                          "So long a file is measured as it is read: but for "
                          "copies, lines that lie on others, in part or whole, "
                          "were not looked for; demarc check does.");
    if (border->unsearched)
        demarc_table_note(table,
                          "In so long a file gaps, and lines that run "
                          "together, were not looked for; demarc check does.");
    demarc_buffer_free(&spacing);
}

void demarc_meta_add(demarc_table *table, const demarc_border *border,
                     demarc_day day, const char *plane)
{
    census all = census_take(border, day);
    demarc_value *meta = &table->meta, *parties;

    demarc_value_text(table, meta, "border", border->id);
    demarc_value_text(table, meta, "title", border->about.title);
    parties = demarc_value_array(table, meta, "parties");
    for (size_t i = 0; i < border->about.party_count; i++)
        demarc_value_text(table, parties, NULL, demarc_border_party(border, i));
    demarc_value_text(table, meta, "dataset", dataset_of(border));
    measure_add(table, border, &all, plane, border->hidden_count);
    routes_add(table, border, day);
}

void demarc_meta_note(demarc_table *table, const demarc_border *border,
                      demarc_day day, const char *plane)
{
    census all = census_take(border, day);

    measure_note(table, border, &all, plane);
    schema_note(table, border, border->hidden_count);
}

void demarc_meta_set(demarc_table *table, const demarc_border_set *set,
                     const demarc_day *day, const char *plane)
{
    const demarc_border *first = &set->borders[0];
    census all = {0};

    for (size_t i = 0; i < set->count; i++)
        census_add(&all, &set->borders[i],
                   day ? *day : demarc_border_last_day(&set->borders[i]));
    demarc_value_number(table, &table->meta, "borders", DEMARC_KIND_INTEGER,
                        (double)set->count);
    measure_add(table, first, &all, plane, set->hidden_count);
    measure_note(table, first, &all, plane);
    schema_note(table, first, set->hidden_count);
}
