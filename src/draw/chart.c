#include "draw/chart.h"

#include "base/buffer.h"
#include "base/text.h"
#include "draw/style.h"

#include <stdlib.h>
#include <string.h>

static const double WIDTH = 640;

/** The least height of a body, in px: below it nothing can be read. */
static const double LEAST = 80;

static const struct kind {
    const char *name, *what;
    demarc_chart_fn *draw;
} kinds[] = {
#define CHART(name, function, what) {name, what, function},
#include "draw/charts.def"
#undef CHART
};

const char *demarc_chart_name(size_t i, const char **what)
{
    const bool is = i < sizeof kinds / sizeof *kinds;

    if (what)
        *what = is ? kinds[i].what : NULL;
    return is ? kinds[i].name : NULL;
}

static const char *title_of(const demarc_board *chart)
{
    return chart->how.title
               ? chart->how.title
               : demarc_border_title_in(chart->border, chart->how.lang);
}

static int text_order(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/** How many publications the claims that are heard are from. */
static size_t publications(const demarc_border *border)
{
    const char **all = calloc(border->claim_count + 1, sizeof *all);
    size_t count = 0, different = 0;

    for (size_t i = 0; all && i < border->claim_count; i++)
        if (border->claims[i].aside == DEMARC_HEARD &&
            *border->claims[i].source)
            all[count++] = border->claims[i].source;
    if (count)
        qsort(all, count, sizeof *all, text_order);
    for (size_t i = 0; i < count; i++)
        different += i == 0 || strcmp(all[i], all[i - 1]) != 0;
    free(all);
    return different;
}

static const char *credits(demarc_board *chart)
{
    demarc_page *page = &chart->page;
    const demarc_border *border = chart->border;
    const size_t sources = publications(border);
    const char *text = chart->no_line ? "" : demarc_page_dataset(border);

    if (sources > 0)
        text = demarc_page_join(
            page, "%s%s%s", text, *text ? "; " : "",
            demarc_page_say(page,
                            sources == 1 ? DEMARC_WORD_PUBLICATION
                                         : DEMARC_WORD_PUBLICATIONS,
                            demarc_page_count(&chart->page, (double)sources)));
    if (!*text && border->events_file)
        text = demarc_page_file(border->events_file);
    return demarc_page_credits(page, text,
                               chart->no_line ? "" : border->about.licence);
}

/** What stands around the body. */
typedef struct around {
    demarc_block title, subtitle, note, source;
} around;

/** What is left out for want of room is known only when it is laid out. */
static const char *notes_all(demarc_board *chart)
{
    demarc_page *page = &chart->page;

    if (chart->lanes_out == 0)
        return chart->note;
    return demarc_page_and(
        page, chart->note,
        demarc_page_say(
            page, DEMARC_WORD_LANES_OUT,
            demarc_page_count(&chart->page, (double)chart->lanes_out)));
}

static void around_make(demarc_board *chart, around *out)
{
    demarc_page *page = &chart->page;
    const demarc_sizes *sizes = page->sizes;
    const double width = page->width - 2 * sizes->margin;
    const demarc_face small = {.size = sizes->small};

    out->title = demarc_block_make(
        page, (demarc_face){.size = sizes->title, .bold = true},
        title_of(chart), width, 3);
    out->subtitle =
        demarc_block_make(page, (demarc_face){.size = sizes->subtitle},
                          chart->subtitle, width, 4);
    out->note = demarc_block_make(page, small, notes_all(chart), width, 6);
    out->source = demarc_block_make(page, small, credits(chart), width, 3);
}

static demarc_status page_begin(demarc_board *chart)
{
    char day[DEMARC_DAY_SIZE];
    demarc_head head = {
        .kind =
            demarc_page_join(&chart->page, "chart %s",
                             chart->how.kind ? chart->how.kind : kinds[0].name),
        .title = demarc_page_join(&chart->page, "%s: %s", title_of(chart),
                                  chart->subtitle),
        .about = chart->about,
        .dark = chart->how.dark,
        .date = demarc_day_format(chart->day, day),
    };
    demarc_status status =
        demarc_style_read(&chart->page, chart->how.style, &head.style);

    if (status == DEMARC_OK)
        demarc_page_begin(&chart->page, &head);
    return status;
}

demarc_status demarc_chart_begin(demarc_board *chart, const demarc_key *keys,
                                 size_t key_count, double height)
{
    demarc_page *page = &chart->page;
    const double margin = page->sizes->margin;
    double top, bottom, y = margin;
    demarc_status status;
    around with;

    around_make(chart, &with);
    top = margin + demarc_block_height(&with.title) + 2 +
          demarc_block_height(&with.subtitle) + 0.4 * margin +
          demarc_chart_key(chart, keys, key_count, NAN) + 0.4 * margin;
    bottom = 0.6 * margin + demarc_block_height(&with.note) +
             demarc_block_height(&with.source) + 0.7 * margin;
    if (page->height <= 0)
        page->height = ceil(top + fmax(height, LEAST) + bottom);
    chart->body = (demarc_rect){margin, top, page->width - 2 * margin,
                                page->height - top - bottom};
    if (chart->body.height < LEAST)
        return demarc_report(page->ctx, DEMARC_RULE_DRAW_SIZE, NULL,
                             "make it higher, or shorten the title",
                             "in a picture of that size no room is left for "
                             "the chart");
    status = page_begin(chart);
    if (status)
        return status;
    demarc_svg_group(&page->svg, "head", NULL);
    y = demarc_block_draw(page, &with.title, "title", margin, y) + 2;
    y = demarc_block_draw(page, &with.subtitle, "subtitle", margin, y);
    demarc_svg_end(&page->svg);
    demarc_chart_key(chart, keys, key_count, y + 0.4 * margin);
    demarc_svg_group(&page->svg, "foot", NULL);
    y = chart->body.y + chart->body.height + 0.6 * margin;
    y = demarc_block_draw(page, &with.note, "note", margin, y);
    demarc_block_draw(page, &with.source, "note", margin, y);
    demarc_svg_end(&page->svg);
    return DEMARC_OK;
}

demarc_status demarc_chart_end(demarc_board *chart)
{
    return demarc_page_end(&chart->page);
}

void demarc_chart_again(demarc_board *chart)
{
    chart->page.svg.out->length = chart->before;
    chart->page.height = chart->how.height;
    demarc_room_free(&chart->room);
}

/** The first day there is anything of: an event that began, or a change. */
static demarc_day first_day(const demarc_border *border, demarc_day last)
{
    demarc_day first = last;

    for (size_t i = 0; i < border->event_count; i++) {
        const demarc_day day = border->events[i].date.first;

        if (day > DEMARC_DAY_MIN && day < first)
            first = day;
    }
    for (size_t i = 0; border->fold && i < demarc_border_change_count(border);
         i++) {
        const demarc_day day = demarc_border_change(border, i);

        if (day > DEMARC_DAY_MIN && day < first)
            first = day;
    }
    return first;
}

demarc_status demarc_chart_time(demarc_board *chart)
{
    double span;

    if (chart->day == DEMARC_DAY_MAX)
        return demarc_report(chart->page.ctx, DEMARC_RULE_USAGE, NULL,
                             "give --as-of",
                             "no event says on which day the chart ends");
    if (chart->how.has_from)
        return DEMARC_OK;
    span = fmax(30, 1.025 * ((double)chart->day - chart->first));
    chart->first =
        (demarc_day)fmax((double)chart->day - span, (double)DEMARC_DAY_MIN + 1);
    return DEMARC_OK;
}

/** The days between which time runs. */
static demarc_status days_set(demarc_board *chart)
{
    const demarc_chart_how *how = &chart->how;
    char from[DEMARC_DAY_SIZE], day[DEMARC_DAY_SIZE];

    chart->day =
        how->has_day ? how->day : demarc_border_last_day(chart->border);
    chart->first = chart->since =
        how->has_from ? how->from : first_day(chart->border, chart->day);
    if (!how->has_from || chart->first < chart->day)
        return DEMARC_OK;
    return demarc_report(chart->page.ctx, DEMARC_RULE_USAGE, NULL,
                         "give an earlier --from, or a later --as-of",
                         "time would begin on %s and end on %s",
                         demarc_day_format(chart->first, from),
                         demarc_day_format(chart->day, day));
}

static demarc_status chart_draw(demarc_board *chart)
{
    const char *name = chart->how.kind ? chart->how.kind : kinds[0].name;
    const size_t count = sizeof kinds / sizeof *kinds;
    size_t i = 0;

    while (i < count && strcmp(kinds[i].name, name) != 0)
        i++;
    if (i == count)
        return demarc_report(chart->page.ctx, DEMARC_RULE_USAGE, NULL,
                             "see `demarc help chart`",
                             "there is no chart of kind \"%s\"", name);
    return kinds[i].draw(chart);
}

demarc_status demarc_chart(demarc_ctx *ctx, const demarc_border *border,
                           const demarc_scene *scene,
                           const demarc_chart_how *how, demarc_buffer *svg)
{
    demarc_board chart = {.border = border,
                          .scene = scene,
                          .how = *how,
                          .before = svg->length,
                          .subtitle = "",
                          .about = "",
                          .note = ""};
    demarc_status status;

    chart.page.ctx = ctx;
    chart.page.svg.out = svg;
    chart.page.width = how->width > 0 ? how->width : WIDTH;
    chart.page.height = how->height;
    status = days_set(&chart);
    if (status == DEMARC_OK)
        status = demarc_page_open(&chart.page, how->lang, how->font);
    if (status == DEMARC_OK) {
        chart.symbol = chart.page.sizes->symbol;
        status = chart_draw(&chart);
    }
    if (status == DEMARC_OK)
        status = demarc_fonts_tell(ctx, chart.page.fonts);
    if (status)
        svg->length = chart.before;
    demarc_room_free(&chart.room);
    demarc_fonts_free(chart.page.fonts);
    demarc_arena_free(&chart.page.arena);
    free(chart.patches);
    return status;
}
