/* The dead by year and party: a bar to the latest figure, a line from the
 * lowest to the highest. */
#include "draw/chart.h"

#include "base/buffer.h"
#include "claims/casualties.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS = 4, MOST_ROWS = 36 };

/** px between columns, and from a bar to its number. */
static const double GUTTER = 18, GAP = 6;

typedef struct told {
    demarc_bound lowest, latest, highest;
} told;

typedef struct row {
    int year;          /* the first */
    bool known;        /* else the date leaves the year open */
    const char *label; /* "2021", "2010-2014" */
    told of[COLUMNS];
} row;

typedef struct drawing {
    demarc_board *chart;
    size_t parties;
    row *rows;
    size_t count;
    told total[COLUMNS];
    size_t silent[COLUMNS]; /* events without a figure */
    double gutter, column, scale;
} drawing;

static void told_add(told *to, const demarc_casualty_sum *sum)
{
    to->lowest = demarc_bound_plus(to->lowest, sum->lowest);
    to->latest = demarc_bound_plus(to->latest, sum->latest);
    to->highest = demarc_bound_plus(to->highest, sum->highest);
}

static const told none = {{NAN, NAN, false, false},
                          {NAN, NAN, false, false},
                          {NAN, NAN, false, false}};

static row *row_of(drawing *to, const char *period, int step)
{
    const bool known = strchr(period, 'X') == NULL;
    const int year = known ? (int)strtol(period, NULL, 10) : 0;
    const int first = year - ((year % step) + step) % step;
    row *at = to->rows;

    while (at < to->rows + to->count &&
           (at->known != known || at->year != first))
        at++;
    if (at < to->rows + to->count)
        return at;
    *at = (row){.year = first, .known = known, .label = period};
    for (size_t i = 0; i < COLUMNS; i++)
        at->of[i] = none;
    if (known && step > 1)
        at->label = demarc_page_join(&to->chart->page, "%d\xE2\x80\x93%d",
                                     first, first + step - 1);
    else
        at->label =
            demarc_page_join(&to->chart->page, "%s", known ? period : "?");
    to->count++;
    return at;
}

/** Years between the first and the last of the periods. */
static double years_of(const demarc_losses *losses)
{
    double first = INFINITY, last = -INFINITY;

    for (size_t i = 0; i < losses->sum_count; i++) {
        const char *period = losses->sums[i].period;

        if (strchr(period, 'X'))
            continue;
        first = fmin(first, (double)strtol(period, NULL, 10));
        last = fmax(last, (double)strtol(period, NULL, 10));
    }
    return first <= last ? last - first + 1 : 0;
}

static size_t periods_of(const demarc_losses *losses)
{
    size_t count = 0;

    for (size_t i = 0; i < losses->sum_count; i++)
        count += i == 0 || strcmp(losses->sums[i].period,
                                  losses->sums[i - 1].period) != 0;
    return count;
}

static demarc_status rows_make(drawing *to, const demarc_losses *losses)
{
    const size_t periods = periods_of(losses);
    const int step = periods <= MOST_ROWS
                         ? 1
                         : (int)demarc_axis_step(years_of(losses), MOST_ROWS);

    to->rows = demarc_arena_take(&to->chart->page.arena,
                                 (periods + 1) * sizeof *to->rows);
    if (!to->rows)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < COLUMNS; i++)
        to->total[i] = none;
    for (size_t i = 0; i < losses->sum_count; i++) {
        const demarc_casualty_sum *sum = &losses->sums[i];

        if (sum->scope != DEMARC_SCOPE_ALL || sum->kind >= to->parties)
            continue;
        told_add(&row_of(to, sum->period, step)->of[sum->kind], sum);
        told_add(&to->total[sum->kind], sum);
        to->silent[sum->kind] += sum->silent;
    }
    if (to->count == 0)
        return demarc_report(to->chart->page.ctx, DEMARC_RULE_EMPTY, NULL,
                             "choose another day",
                             "there is no event of which the dead are told");
    return DEMARC_OK;
}

static demarc_status gather(drawing *to)
{
    const demarc_board *chart = to->chart;
    demarc_record record = {0};
    demarc_losses losses = {0};
    const demarc_record_how how = {chart->day < DEMARC_DAY_MAX, chart->day};
    const demarc_casualties_how per = {.has_from = chart->how.has_from,
                                       .from = chart->how.from,
                                       .has_day = how.has_day,
                                       .day = chart->day};
    demarc_status status = demarc_record_make(chart->border, &how, &record);

    to->parties = chart->border->about.party_count;
    if (to->parties > COLUMNS)
        to->parties = COLUMNS;
    if (status == DEMARC_OK)
        status = demarc_casualties_make(&record, &per, &losses);
    if (status == DEMARC_OK)
        status = rows_make(to, &losses);
    demarc_record_free(&record);
    return status;
}

static const char *party_of(const demarc_board *chart, size_t i)
{
    const demarc_party *party = &chart->border->about.parties[i];

    return *party->name ? party->name : party->id;
}

/** As it is printed anywhere, but a range with a dash. */
static const char *bound_text(demarc_board *chart, demarc_bound bound)
{
    demarc_buffer text = {0};
    const char *plain, *dots;

    demarc_bound_print(&text, bound, 1);
    plain = demarc_page_keep(&chart->page, &text);
    dots = strstr(plain, "..");
    return dots ? demarc_page_join(&chart->page, "%.*s\xE2\x80\x93%s",
                                   (int)(dots - plain), plain, dots + 2)
                : plain;
}

/** "36 (13-36)", "0", "no figure". */
static const char *told_text(demarc_board *chart, const told *of)
{
    const char *low, *high, *late;

    if (!demarc_bound_given(of->latest) && !demarc_bound_given(of->highest))
        return demarc_word(chart->page.in, DEMARC_WORD_NO_FIGURE);
    late = bound_text(chart, demarc_bound_given(of->latest) ? of->latest
                                                            : of->highest);
    low = bound_text(chart, of->lowest);
    high = bound_text(chart, of->highest);
    if (strcmp(low, high) == 0)
        return late;
    return demarc_page_join(&chart->page, "%s (%s\xE2\x80\x93%s)", late, low,
                            high);
}

/** What a bound is drawn as: its low, for what is above has no end. */
static double length_of(demarc_bound bound)
{
    return demarc_bound_given(bound)
               ? fmax(0, bound.open || !isfinite(bound.top) ? bound.low
                                                            : bound.top)
               : 0;
}

static void words_make(drawing *to)
{
    demarc_board *chart = to->chart;
    demarc_page *page = &chart->page;
    const char *about = "", *note = "";

    chart->subtitle = demarc_word(page->in, DEMARC_WORD_CASUALTIES);
    for (size_t i = 0; i < to->parties; i++) {
        about = demarc_page_join(page, "%s%s%s: %s", about, i ? "; " : "",
                                 party_of(chart, i),
                                 told_text(chart, &to->total[i]));
        if (to->silent[i])
            note = demarc_page_join(
                page, "%s%s%s: %s", note, *note ? "; " : "", party_of(chart, i),
                demarc_page_count(&chart->page, (double)to->silent[i]));
    }
    chart->about = demarc_page_join(page, "%s. %s\xE2\x80\x93%s: %s.",
                                    chart->subtitle, to->rows[0].label,
                                    to->rows[to->count - 1].label, about);
    if (*note)
        chart->note = demarc_page_say(page, DEMARC_WORD_WITHOUT_FIGURE, note);
}

static double text_width(const drawing *to, const char *text)
{
    const demarc_face face = {.size = to->chart->page.sizes->text};

    return demarc_fonts_measure(to->chart->page.fonts, &face, text).width;
}

/** The scale for which every number still fits behind its bar. */
static void layout(drawing *to)
{
    const demarc_rect *body = &to->chart->body;
    const double n = (double)to->parties;

    to->gutter =
        text_width(to, demarc_word(to->chart->page.in, DEMARC_WORD_ALL));
    for (size_t i = 0; i < to->count; i++)
        to->gutter = fmax(to->gutter, text_width(to, to->rows[i].label));
    to->gutter += 12;
    to->column = (body->width - to->gutter - GUTTER * (n - 1)) / n;
    to->scale = INFINITY;
    for (size_t i = 0; i < to->count; i++)
        for (size_t k = 0; k < to->parties; k++) {
            const told *of = &to->rows[i].of[k];
            const double most =
                fmax(length_of(of->highest), length_of(of->latest));
            const double left =
                to->column - GAP - text_width(to, told_text(to->chart, of));

            if (most > 0)
                to->scale = fmin(to->scale, fmax(left, 8) / most);
        }
    if (!isfinite(to->scale))
        to->scale = 0;
}

static double column_x(const drawing *to, size_t party)
{
    return to->chart->body.x + to->gutter +
           (double)party * (to->column + GUTTER);
}

static void bar_draw(drawing *to, const char *class, double x, double y,
                     double width, double height)
{
    demarc_svg *svg = &to->chart->page.svg;

    demarc_svg_begin(svg, "rect");
    demarc_svg_set(svg, "class", class);
    demarc_svg_number(svg, "x", x);
    demarc_svg_number(svg, "y", y);
    demarc_svg_number(svg, "width", width);
    demarc_svg_number(svg, "height", height);
    demarc_svg_end(svg);
}

/** @param high  px of the row. */
static void told_draw(drawing *to, const told *of, double x, double y,
                      double high)
{
    const double latest = length_of(of->latest) * to->scale;
    const double low = length_of(of->lowest) * to->scale;
    const double top = length_of(of->highest) * to->scale;
    const double thick = fmin(14, 0.62 * high), middle = y + high / 2;
    const demarc_face face = {.size = to->chart->page.sizes->text};
    const bool given =
        demarc_bound_given(of->latest) || demarc_bound_given(of->highest);

    if (latest > 0)
        bar_draw(to, "dead", x, middle - thick / 2, latest, thick);
    if (top > low) {
        bar_draw(to, "range", x + low, middle - 1, top - low, 2);
        bar_draw(to, "range", x + low - 0.75, middle - thick * 0.3, 1.5,
                 thick * 0.6);
        bar_draw(to, "range", x + top - 0.75, middle - thick * 0.3, 1.5,
                 thick * 0.6);
    }
    demarc_page_text(&to->chart->page, &face, given ? "number" : "note",
                     DEMARC_START, x + fmax(latest, top) + (given ? GAP : 0),
                     middle + 0.36 * face.size, told_text(to->chart, of));
}

static void row_draw(drawing *to, const row *at, double y, double high)
{
    const demarc_face face = {.size = to->chart->page.sizes->text};

    demarc_svg_begin(&to->chart->page.svg, "g");
    demarc_svg_set(&to->chart->page.svg, "class", "year");
    demarc_svg_set(&to->chart->page.svg, "data-date", at->label);
    demarc_page_text(&to->chart->page, &face, "axis", DEMARC_END,
                     to->chart->body.x + to->gutter - 10,
                     y + high / 2 + 0.36 * face.size, at->label);
    for (size_t i = 0; i < to->parties; i++)
        told_draw(to, &at->of[i], column_x(to, i), y, high);
    demarc_svg_end(&to->chart->page.svg);
}

/** Where years are left out, because nothing happened in them. */
static void gap_draw(drawing *to, double y)
{
    demarc_svg *svg = &to->chart->page.svg;

    demarc_svg_begin(svg, "path");
    demarc_svg_set(svg, "class", "gap");
    demarc_svg_set(svg, "d",
                   demarc_page_join(&to->chart->page, "M%ld %ld.5h%ld",
                                    lround(to->chart->body.x), (long)floor(y),
                                    lround(to->chart->body.width)));
    demarc_svg_end(svg);
}

static void head_draw(drawing *to)
{
    demarc_page *page = &to->chart->page;
    const demarc_face face = {.size = page->sizes->text, .bold = true};

    for (size_t i = 0; i < to->parties; i++) {
        const demarc_block name = demarc_block_make(
            page, face, party_of(to->chart, i), to->column, 1);

        demarc_block_draw(page, &name, "lane", column_x(to, i),
                          to->chart->body.y);
    }
}

static void total_draw(drawing *to, double y, double high)
{
    demarc_page *page = &to->chart->page;
    const demarc_face face = {.size = page->sizes->text, .bold = true};
    const double base = y + high / 2 + 0.36 * face.size;

    gap_draw(to, y - 1);
    demarc_page_text(page, &face, "axis strong", DEMARC_END,
                     to->chart->body.x + to->gutter - 10, base,
                     demarc_word(page->in, DEMARC_WORD_ALL));
    for (size_t i = 0; i < to->parties; i++)
        demarc_page_text(page, &face, "number", DEMARC_START, column_x(to, i),
                         base, told_text(to->chart, &to->total[i]));
}

static bool is_gap(const drawing *to, size_t i)
{
    return i > 0 && to->rows[i].known && to->rows[i - 1].known &&
           to->rows[i].year - to->rows[i - 1].year > 1 &&
           !strchr(to->rows[i].label, '\xE2');
}

demarc_status demarc_chart_casualties(demarc_board *chart)
{
    drawing to = {.chart = chart};
    const double line = 1.75 * chart->page.sizes->text;
    demarc_status status = gather(&to);
    double high, y;

    if (status)
        return status;
    words_make(&to);
    chart->no_line = true;
    status = demarc_chart_begin(chart, NULL, 0, line * (double)(to.count + 2));
    if (status)
        return status;
    layout(&to);
    high =
        fmin(2.5 * line, (chart->body.height - line) / (double)(to.count + 1));
    head_draw(&to);
    y = chart->body.y + line;
    demarc_svg_group(&chart->page.svg, "years", NULL);
    for (size_t i = 0; i < to.count; i++) {
        if (is_gap(&to, i))
            gap_draw(&to, y);
        row_draw(&to, &to.rows[i], y, high);
        y += high;
    }
    demarc_svg_end(&chart->page.svg);
    total_draw(&to, y, high);
    return demarc_chart_end(chart);
}
