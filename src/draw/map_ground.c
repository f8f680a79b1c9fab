#include "draw/map.h"

#include "base/buffer.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

/** Better no name across the edge of a country. */
enum { WEIGHT = 3 };

/** May any of the ring be in the frame? By degrees, before projecting. */
static bool is_near(const demarc_sheet *map, const demarc_areas *areas,
                    const demarc_ring *ring)
{
    const double *at = areas->lon_lat + 2 * ring->start;
    const demarc_extent ring_in = demarc_extent_of(at, ring->count);
    const demarc_extent *seen = &map->extent;
    double wide = seen->east - seen->west, ring_wide;
    double from = ring_in.west - seen->west;

    wide += wide < 0 ? 360 : 0;
    ring_wide = ring_in.east - ring_in.west;
    ring_wide += ring_wide < 0 ? 360 : 0;
    from -= 360 * floor(from / 360); /* [0, 360) east of the frame's west */
    return ring_in.south <= seen->north + 1 &&
           ring_in.north >= seen->south - 1 &&
           (from <= wide + 1 || from + ring_wide >= 359);
}

demarc_trace *demarc_map_rings(demarc_sheet *map, const demarc_areas *areas,
                               const demarc_area *area, size_t *count)
{
    demarc_trace *out = calloc(area->rings + 1, sizeof *out), whole = {0};

    *count = 0;
    for (size_t i = 0; out && i < area->rings; i++) {
        const demarc_ring *ring = &areas->rings[area->ring + i];

        if (!is_near(map, areas, ring))
            continue;
        demarc_trace_make(&map->plane, &map->nodes,
                          areas->lon_lat + 2 * ring->start, ring->count, true,
                          &whole);
        demarc_trace_clip_ring(&whole, demarc_map_beyond(map), &out[*count]);
        if (out[*count].count > 2)
            ++*count;
    }
    map->page.svg.out->failed =
        map->page.svg.out->failed || !out || whole.failed;
    demarc_trace_free(&whole);
    return out;
}

static void rings_free(demarc_trace *rings, size_t count)
{
    for (size_t i = 0; rings && i <= count; i++)
        demarc_trace_free(&rings[i]);
    free(rings);
}

static bool is_party(const demarc_sheet *map, const demarc_area *area)
{
    const demarc_package *about = &map->border->about;

    for (size_t i = 0; i < about->party_count; i++)
        if (demarc_text_same(about->parties[i].id, area->code))
            return true;
    return false;
}

static void area_draw(demarc_sheet *map, const demarc_areas *areas,
                      const demarc_area *area, const char *class, bool edges)
{
    demarc_svg *svg = &map->page.svg;
    size_t count;
    demarc_trace *rings = demarc_map_rings(map, areas, area, &count);
    demarc_buffer path = {0};

    for (size_t i = 0; rings && i < count; i++) {
        demarc_trace_path(rings[i].xy, rings[i].count, true, &path);
        demarc_room_line(&map->room, rings[i].xy, rings[i].count, WEIGHT);
    }
    if (path.length) {
        demarc_svg_begin(svg, "path");
        demarc_svg_set(svg, "class", class);
        if (edges)
            demarc_svg_set(svg, "style", "fill:none");
        else if (*area->slug)
            demarc_svg_set(
                svg, "id",
                demarc_page_join(&map->page, "%s-%s",
                                 areas == &map->scene->land ? "land" : "water",
                                 area->slug));
        demarc_svg_set(svg, "d", path.data);
        demarc_svg_end(svg);
    }
    svg->out->failed = svg->out->failed || path.failed;
    demarc_buffer_free(&path);
    rings_free(rings, rings ? count : 0);
}

void demarc_map_ground_nodes(demarc_sheet *map)
{
    const demarc_areas *land = map->scene ? &map->scene->land : NULL;

    for (size_t i = 0; land && i < land->ring_count; i++)
        if (is_near(map, land, &land->rings[i]))
            demarc_nodes_add(&map->nodes,
                             land->lon_lat + 2 * land->rings[i].start,
                             land->rings[i].count, true);
}

/** Parties over their neighbours. The relief hides the edges of what is under
 *  it: then they are drawn once more, with nothing in them. */
static void land_draw(demarc_sheet *map, bool edges)
{
    const demarc_areas *land = &map->scene->land;

    demarc_svg_group(&map->page.svg, edges ? "land-edges" : "land", NULL);
    for (int party = 0; party < 2; party++)
        for (size_t i = 0; i < land->count; i++)
            if (!land->items[i].water &&
                is_party(map, &land->items[i]) == (party == 1))
                area_draw(map, land, &land->items[i],
                          party ? "land party" : "land", edges);
    demarc_svg_end(&map->page.svg);
}

/** Lakes and seas, of their own file and of that of the land. */
static void water_draw(demarc_sheet *map)
{
    const demarc_areas *of[] = {&map->scene->land, &map->scene->water};
    bool any = false;

    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < of[k]->count; i++) {
            if (k == 0 && !of[k]->items[i].water)
                continue;
            if (!any)
                demarc_svg_group(&map->page.svg, "water", NULL);
            any = true;
            area_draw(map, of[k], &of[k]->items[i], "water", false);
        }
    if (any)
        demarc_svg_end(&map->page.svg);
}

void demarc_map_ground(demarc_sheet *map)
{
    if (!map->scene)
        return;
    land_draw(map, false);
    if (map->relief) {
        demarc_map_relief(map);
        land_draw(map, true);
    }
    water_draw(map);
}
