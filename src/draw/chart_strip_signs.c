/* What stands beside the bar: places, pillars, the dead. */
#include "draw/strip.h"

#include "base/buffer.h"
#include "measure/locate.h"
#include "measure/pillars.h"

#include <string.h>

/** Places farther from the line are not near it. */
static const double NEAR_M = 15000;

/** Ranks: the dead come before places, pillars after them. */
static const double DEAD_RANK = 0, PILLAR_RANK = 1000;
enum { ROWS = 6, MOST = 400 };

void demarc_strip_parties(demarc_strip *to)
{
    const demarc_border *border = to->chart->border;
    const demarc_era *era = demarc_net_era(border->net, to->chart->day);
    const demarc_route *route =
        demarc_era_route(era, to->chart->lanes[0].route);
    const char *left = "", *right = "";
    bool turn = to->chart->lanes[0].flip;

    for (size_t i = 0; route && i < route->count; i++) {
        const demarc_line *line = &border->net->lines[route->links[i].line];
        const demarc_segment *segment = &border->segments[line->segment];

        if (!*segment->left || !*segment->right)
            continue;
        left = segment->left;
        right = segment->right;
        turn = turn != route->links[i].reversed;
        break;
    }
    to->upper = turn ? right : left;
    to->lower = turn ? left : right;
}

/** The least important of too many are left out.
 *  @param x  px; NAN: it is not on a lane that is shown. */
static void sign_add(demarc_strip *to, double x, const demarc_sign *sign)
{
    demarc_signs *side = &to->side[sign->up];
    demarc_page *page = &to->chart->page;
    const demarc_face face = {.size = page->sizes->place, .bold = sign->bold};
    size_t at = side->count;

    if (!isfinite(x) ||
        (side->count == MOST && side->signs[MOST - 1].rank <= sign->rank))
        return;
    if (side->count == MOST)
        side->count = at = MOST - 1;
    for (; at > 0 && side->signs[at - 1].rank > sign->rank; at--) {
        side->signs[at] = side->signs[at - 1];
        side->flags[at] = side->flags[at - 1];
    }
    side->signs[at] = *sign;
    side->flags[at] = (demarc_flag){
        .x = x,
        .width = demarc_fonts_measure(page->fonts, &face, sign->text).width};
    side->count++;
}

static double lane_px(const demarc_board *chart, const char *route,
                      double chainage_m)
{
    for (size_t i = 0; i < chart->lane_count; i++)
        if (strcmp(chart->lanes[i].route, route) == 0 &&
            chart->lanes[i].width > 0)
            return demarc_lane_px(&chart->lanes[i], chainage_m);
    return NAN;
}

static void places_add(demarc_strip *to, const demarc_finder *finder)
{
    const demarc_scene *scene = to->chart->scene;

    for (size_t i = 0; scene && i < scene->place_count; i++) {
        const demarc_place *place = &scene->places[i];
        demarc_location at;

        demarc_point_locate(finder, to->chart->day, place->lon, place->lat,
                            NEAR_M, &at);
        if (at.segment)
            sign_add(to, lane_px(to->chart, at.route, at.chainage_m),
                     &(demarc_sign){.text = place->name,
                                    .class = "place-name",
                                    .up = *at.side &&
                                          strcmp(at.side, to->upper) == 0,
                                    .rank = place->rank + 1,
                                    .from = to->half});
    }
}

static void pillars_add(demarc_strip *to)
{
    const demarc_board *chart = to->chart;
    const demarc_border *border = chart->border;
    const demarc_era *era = demarc_net_era(border->net, chart->day);

    for (size_t i = 0; i < border->pillar_count; i++) {
        const demarc_pillar *pillar = &border->pillars[i];
        demarc_pillar_place at;

        if (!demarc_pillar_stands(pillar, chart->day))
            continue;
        demarc_pillar_at(border, chart->day, pillar, &at);
        if (isfinite(at.chainage_m))
            sign_add(to,
                     lane_px(chart, era->routes[at.route].name, at.chainage_m),
                     &(demarc_sign){.text = pillar->number,
                                    .class = "pillar-name",
                                    .up = true,
                                    .rank = PILLAR_RANK,
                                    .from = to->half});
    }
}

/** "2014-2022: 59 dead" of marks that are one. */
static void dead_add(demarc_strip *to)
{
    demarc_board *chart = to->chart;
    const double most = chart->page.width < 420 ? 3 : 6;

    for (size_t i = 0; i < chart->mark_count && (double)i < most; i++) {
        const demarc_mark *mark = &chart->marks[i];
        const char *from = demarc_chart_day(chart, DEMARC_UNIT_YEAR, mark->day);
        const char *until =
            demarc_chart_day(chart, DEMARC_UNIT_YEAR, mark->until);

        if (mark->dead < 1)
            continue;
        if (strcmp(from, until) != 0)
            from =
                demarc_page_join(&chart->page, "%s\xE2\x80\x93%s", from, until);
        sign_add(
            to, mark->at[0],
            &(demarc_sign){.text = demarc_page_join(
                               &chart->page, "%s: %s", from,
                               demarc_dead_text(&chart->page, &mark->killed)),
                           .class = "mark-name",
                           .bold = true,
                           .up = true,
                           .rank = DEAD_RANK,
                           .from = fmax(to->half, mark->radius)});
    }
}

void demarc_strip_rows(demarc_strip *to, size_t most)
{
    const demarc_rect *body = &to->chart->body;

    for (int i = 0; i < 2; i++) {
        demarc_signs *side = &to->side[i];

        side->rows = demarc_flags_place(side->flags, side->count, body->x,
                                        body->x + body->width, most);
    }
}

demarc_status demarc_strip_signs(demarc_strip *to)
{
    demarc_arena *arena = &to->chart->page.arena;
    const demarc_finder *finder = demarc_finder_make(to->chart->border, arena);

    for (int i = 0; i < 2; i++) {
        demarc_signs *side = &to->side[i];

        side->signs = demarc_arena_take(arena, MOST * sizeof *side->signs);
        side->flags = demarc_arena_take(arena, MOST * sizeof *side->flags);
        if (!side->signs || !side->flags)
            return DEMARC_ENOMEM;
    }
    if (!finder)
        return DEMARC_ENOMEM;
    dead_add(to);
    places_add(to, finder);
    pillars_add(to);
    demarc_strip_rows(to, ROWS);
    return DEMARC_OK;
}

double demarc_strip_row(const demarc_strip *to)
{
    return 1.4 * to->chart->page.sizes->place;
}

static void sign_draw(demarc_strip *to, const demarc_sign *sign,
                      const demarc_flag *flag, double first)
{
    demarc_page *page = &to->chart->page;
    const demarc_face face = {.size = page->sizes->place, .bold = sign->bold};
    const double way = sign->up ? -1 : 1, row = demarc_strip_row(to);
    const double near = first + row * (double)flag->row;
    /* a text beside its leader has it at its whole height */
    const bool about =
        flag->x > flag->left && flag->x < flag->left + flag->width;
    const double end = near + (about ? 0.15 : 0.8) * row;
    const double base =
        to->middle + way * near + (sign->up ? -0.3 : 1) * face.size;

    demarc_svg_begin(&page->svg, "path");
    demarc_svg_set(&page->svg, "class", "leader");
    demarc_svg_set(&page->svg, "d",
                   demarc_page_join(page, "M%ld.5 %ldV%ld",
                                    (long)floor(flag->x),
                                    lround(to->middle + way * sign->from),
                                    lround(to->middle + way * end)));
    demarc_svg_end(&page->svg);
    demarc_page_text(page, &face, sign->class, DEMARC_START, flag->left, base,
                     sign->text);
}

void demarc_strip_signs_draw(demarc_strip *to)
{
    const double first[2] = {to->below, to->above};

    demarc_svg_group(&to->chart->page.svg, "labels", NULL);
    for (int k = 0; k < 2; k++)
        for (size_t i = 0; i < to->side[k].count; i++)
            if (to->side[k].flags[i].placed)
                sign_draw(to, &to->side[k].signs[i], &to->side[k].flags[i],
                          first[k]);
    demarc_svg_end(&to->chart->page.svg);
}
