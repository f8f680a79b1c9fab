#include "draw/map.h"

#include "base/buffer.h"

#include <string.h>

/** A sample of what is on the map, and its word. */
typedef struct item {
    const char *class, *text;
    double radius; /* of a symbol; 0: a line */
    const char *type;
    int passage; /* a crossing's, plus 1; 0: it is none */
} item;

enum { MOST = 16, SAMPLE = 34 };

static const demarc_stage order[] = {
    DEMARC_DEMARCATED,      DEMARC_DELIMITED, DEMARC_DESCRIBED,
    DEMARC_LINE_OF_CONTROL, DEMARC_DISPUTED,  DEMARC_UNDETERMINED,
    DEMARC_UNKNOWN,
};

double demarc_map_metres(const demarc_sheet *map, demarc_stage stage)
{
    double sum = 0;

    for (size_t i = 0; i < map->line_count; i++)
        if (map->lines[i].stage == stage)
            sum += map->lines[i].seen_m;
    return sum;
}

const char *demarc_map_km(demarc_sheet *map, double metres)
{
    demarc_buffer text = {0};

    demarc_word_number(map->page.in, metres / 1000, metres < 99950 ? 1 : 0,
                       &text);
    demarc_buffer_format(&text, "\xC2\xA0%s",
                         demarc_word(map->page.in, DEMARC_WORD_KM));
    return demarc_page_keep(&map->page, &text);
}

static size_t stage_items(demarc_sheet *map, item *items)
{
    size_t count = 0;

    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        demarc_stage stage = order[i];
        bool inferred = false;

        if (!map->has_stage[stage])
            continue;
        for (size_t k = 0; k < map->line_count; k++)
            inferred = inferred || (map->lines[k].stage == stage &&
                                    map->lines[k].seen_m > 0 &&
                                    map->lines[k].reconstructed);
        items[count++] = (item){
            .class = demarc_page_join(&map->page, "border %s%s",
                                      demarc_stage_name(stage),
                                      inferred ? " reconstructed" : ""),
            .text = demarc_page_join(
                &map->page, "%s, %s", demarc_word_stage(map->page.in, stage),
                demarc_map_km(map, demarc_map_metres(map, stage))),
        };
    }
    return count;
}

static size_t event_items(demarc_sheet *map, item *items)
{
    const double one = map->page.sizes->symbol;
    bool clash = false, incident = false, vague = false;
    double most = 0;
    size_t count = 0;

    for (size_t i = 0; i < map->event_count; i++) {
        bool is_incident = strcmp(map->events[i].event->type, "incident") == 0;

        if (map->framed && !(map->events[i].radius > 0))
            continue;
        vague = vague || map->events[i].vague;
        clash = clash || !is_incident;
        incident = incident || is_incident;
        most = fmax(most, map->events[i].dead);
    }
    if (clash)
        items[count++] =
            (item){"event clash", demarc_word(map->page.in, DEMARC_WORD_CLASH),
                   one * 1.6, "clash", 0};
    if (incident)
        items[count++] = (item){"event incident",
                                demarc_word(map->page.in, DEMARC_WORD_INCIDENT),
                                one * 1.6, "incident", 0};
    if (vague)
        items[count++] = (item){"event clash vague",
                                demarc_word(map->page.in, DEMARC_WORD_VAGUE),
                                one * 1.6, "clash", 0};
    if (most >= 20)
        items[count++] = (item){
            "event clash", demarc_page_say(&map->page, DEMARC_WORD_DEAD, "10"),
            one * sqrt(10), "clash", 0};
    return count;
}

static size_t crossing_items(demarc_sheet *map, item *items)
{
    static const demarc_word_id words[] = {/* as demarc_passage */
                                           DEMARC_WORD_CROSSING_UNTOLD,
                                           DEMARC_WORD_CROSSING_OPEN,
                                           DEMARC_WORD_CROSSING_CLOSED};
    size_t count = 0;

    for (int i = 0; i < 3; i++)
        if (map->has_passage[i])
            items[count++] = (item){.text = demarc_word(map->page.in, words[i]),
                                    .radius = 3.2,
                                    .passage = i + 1};
    return count;
}

static void sample_draw(demarc_sheet *map, const item *it, double x, double y)
{
    demarc_svg *svg = &map->page.svg;

    if (it->passage) {
        demarc_map_passage(svg, (demarc_passage)(it->passage - 1),
                           (double[]){x + it->radius, y}, NULL);
        return;
    }
    if (it->radius > 0) {
        demarc_map_mark(svg, it->class, it->type, (double[]){x + it->radius, y},
                        it->radius, NULL);
        return;
    }
    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "class", it->class);
    demarc_svg_set(svg, "d",
                   demarc_page_join(&map->page, "M%ld %ldh%d", lround(x),
                                    lround(y), SAMPLE));
    demarc_svg_end(svg);
}

/** Items flow in rows, as words do. @return the height of them all. */
static double items_flow(demarc_sheet *map, const item *items, size_t count,
                         double y)
{
    const demarc_page *page = &map->page;
    const demarc_face face = {.size = page->sizes->text};
    const double left = page->sizes->margin, row = face.size * 1.75;
    double x = left, down = 0;

    for (size_t i = 0; i < count; i++) {
        double sample = items[i].radius > 0 ? 2 * items[i].radius : SAMPLE;
        double text =
            demarc_fonts_measure(page->fonts, &face, items[i].text).width;
        double width = sample + 7 + text;

        if (x > left && x + width > page->width - page->sizes->margin) {
            x = left;
            down += row;
        }
        if (isfinite(y)) {
            sample_draw(map, &items[i], x, y + down + row / 2);
            demarc_page_text(
                &map->page, &face, "key", DEMARC_START, x + sample + 7,
                y + down + row / 2 + face.size * 0.36, items[i].text);
        }
        x += width + 20;
    }
    return count ? down + row : 0;
}

/** What is not to be seen on the map, and how what is seen is meant. */
static const char *notes_text(demarc_sheet *map)
{
    demarc_page *page = &map->page;
    const char *text = "";

    if (map->zoomed)
        text = demarc_word(page->in, DEMARC_WORD_IN_FRAME);
    if (map->has_reconstructed)
        text = demarc_page_and(
            page, text, demarc_word(page->in, DEMARC_WORD_RECONSTRUCTED));
    if (map->not_located_km > 0)
        text = demarc_page_and(
            page, text,
            demarc_page_say(page, DEMARC_WORD_NOT_LOCATED,
                            demarc_map_km(map, 1000 * map->not_located_km)));
    if (map->unplaced > 0)
        text = demarc_page_and(
            page, text,
            demarc_page_say(
                page, DEMARC_WORD_UNPLACED,
                demarc_page_join(
                    page, "%s (%s)",
                    demarc_page_count(page, (double)map->unplaced),
                    demarc_dead_text(page, &map->unplaced_killed))));
    return text;
}

static double notes_flow(demarc_sheet *map, double y)
{
    demarc_page *page = &map->page;
    const char *text = notes_text(map);
    demarc_block block;

    if (!*text)
        return 0;
    block = demarc_block_make(page, (demarc_face){.size = page->sizes->small},
                              text, page->width - 2 * page->sizes->margin, 4);
    if (isfinite(y))
        demarc_block_draw(page, &block, "note", page->sizes->margin, y);
    return demarc_block_height(&block);
}

double demarc_map_legend(demarc_sheet *map, double y)
{
    item items[MOST];
    size_t count = stage_items(map, items);
    double height;

    count += event_items(map, items + count);
    count += crossing_items(map, items + count);
    if (isfinite(y))
        demarc_svg_group(&map->page.svg, "legend", NULL);
    height = items_flow(map, items, count, y);
    height += notes_flow(map, y + height);
    if (isfinite(y))
        demarc_svg_end(&map->page.svg);
    return height;
}
