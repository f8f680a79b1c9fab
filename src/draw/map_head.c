/* What stands above and below the map. */
#include "draw/map.h"

#include "base/buffer.h"

#include <string.h>

static demarc_block block(demarc_sheet *map, double size, bool bold,
                          const char *text, size_t most)
{
    demarc_page *page = &map->page;

    return demarc_block_make(page, (demarc_face){.size = size, .bold = bold},
                             text, page->width - 2 * page->sizes->margin, most);
}

const char *demarc_map_as_of(demarc_sheet *map)
{
    demarc_buffer day = {0};

    if (map->day == DEMARC_DAY_MAX) /* without events, no day is the last */
        return "";
    demarc_word_day(map->page.in, map->day, &day);
    return demarc_page_say(&map->page, DEMARC_WORD_AS_OF,
                           demarc_page_keep(&map->page, &day));
}

static const char *credits(demarc_sheet *map)
{
    const char *more = map->scene ? map->scene->sources : "";

    return demarc_page_credits(
        &map->page,
        demarc_page_join(&map->page, "%s%s%s", demarc_page_dataset(map->border),
                         *more ? "; " : "", more),
        map->border->about.licence);
}

const char *demarc_map_title(const demarc_sheet *map)
{
    return map->how.title ? map->how.title
                          : demarc_border_title_in(map->border, map->how.lang);
}

/** Is there a line on the map that not all sides accept? */
static bool is_disputed(const demarc_sheet *map)
{
    return map->has_stage[DEMARC_DISPUTED] ||
           map->has_stage[DEMARC_LINE_OF_CONTROL] ||
           map->has_stage[DEMARC_UNDETERMINED] ||
           map->has_stage[DEMARC_UNKNOWN];
}

void demarc_map_around_make(demarc_sheet *map, demarc_map_around *out)
{
    const demarc_sizes *sizes = map->page.sizes;

    out->title = block(map, sizes->title, true, demarc_map_title(map), 3);
    out->subtitle =
        block(map, sizes->subtitle, false, demarc_map_as_of(map), 2);
    out->source = block(map, sizes->small, false, credits(map), 3);
    out->disclaimer = block(
        map, sizes->small, false,
        is_disputed(map) ? demarc_word(map->page.in, DEMARC_WORD_DISCLAIMER)
                         : "",
        2);
    out->legend = demarc_map_legend(map, NAN);
}

double demarc_map_top(const demarc_sheet *map, const demarc_map_around *with)
{
    const double margin = map->page.sizes->margin;

    return margin + demarc_block_height(&with->title) + 2 +
           demarc_block_height(&with->subtitle) + 0.45 * margin + with->legend +
           0.5 * margin;
}

double demarc_map_bottom(const demarc_sheet *map, const demarc_map_around *with)
{
    const double margin = map->page.sizes->margin;

    return 0.5 * margin + demarc_block_height(&with->source) +
           demarc_block_height(&with->disclaimer) + 0.7 * margin;
}

void demarc_map_head(demarc_sheet *map, const demarc_map_around *with)
{
    const double margin = map->page.sizes->margin;
    demarc_page *page = &map->page;
    double y = margin;

    demarc_svg_group(&page->svg, "head", NULL);
    y = demarc_block_draw(page, &with->title, "title", margin, y) + 2;
    y = demarc_block_draw(page, &with->subtitle, "subtitle", margin, y);
    demarc_svg_end(&page->svg);
    demarc_map_legend(map, y + 0.45 * margin);
}

void demarc_map_foot(demarc_sheet *map, const demarc_map_around *with)
{
    const demarc_rect *frame = &map->plane.frame;
    demarc_page *page = &map->page;
    const double margin = page->sizes->margin;
    double y = frame->y + frame->height + 0.5 * margin;

    demarc_svg_group(&page->svg, "foot", NULL);
    y = demarc_block_draw(page, &with->source, "note", margin, y);
    demarc_block_draw(page, &with->disclaimer, "note", margin, y);
    demarc_svg_end(&page->svg);
}
