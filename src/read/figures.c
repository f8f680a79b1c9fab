#include "read/figures.h"

#include "base/buffer.h"
#include "base/names.h"
#include "base/text.h"
#include "model/figure.h"
#include "read/clip.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"

/* That are remembered. */
enum { SETS = 1 << 15 };

/* More than any border has seen, or has. */
static const double MOST_PEOPLE = 1e9, MOST_KM = 1e6;

static const char no_people[] =
    "people are counted; write a whole number such as 12, >90, ~1000 or "
    "12..15";

void demarc_figures_free(demarc_figures *figures)
{
    free(figures->sets);
    figures->sets = NULL;
    demarc_pool_free(&figures->items);
    demarc_buffer_free(&figures->key);
}

/* People are counted, so a comma cannot be a decimal one there. */
static bool is_measured(const demarc_cells *cells, size_t column)
{
    for (int i = DEMARC_ROLE_KM_INCREMENT; i <= DEMARC_ROLE_PERCENT; i++)
        if (cells->columns->of[i] == column)
            return true;
    return false;
}

/* "1,000" in a file with decimal commas: 1, or a thousand? */
static bool is_doubtful(const char *text)
{
    const char *first = text + strspn(text, "~<>.");
    size_t whole = strspn(first, DIGITS);
    const char *dots = strstr(first, "..");

    return (whole >= 1 && whole <= 3 && *first != '0' && first[whole] == ',' &&
            strspn(first + whole + 1, DIGITS) == 3) ||
           (dots && is_doubtful(dots));
}

/* Bytes of a blank that groups digits and does not break a line: U+00A0,
 * U+202F or U+2009. A plain one may stand between two numbers. */
static size_t group_step(const char *text)
{
    static const char *const signs[] = {"\xc2\xa0", "\xe2\x80\xaf",
                                        "\xe2\x80\x89"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (demarc_text_starts(text, signs[i]))
            return strlen(signs[i]);
    return 0;
}

/* Takes such blanks out of a number whose thousands they group. */
static void ungroup(char *text)
{
    char *out = text, before = '\0';
    size_t digits, step;

    while (*text) {
        bool leads =
            *text > '0' && *text <= '9' && (before != '.' || text[-2] == '.');

        digits = strspn(text, DIGITS);
        leads = leads && digits <= 3;
        before = digits ? '\0' : *text;
        for (digits = digits ? digits : 1; digits; digits--)
            *out++ = *text++;
        while (leads && (step = group_step(text)) &&
               strspn(text + step, DIGITS) == 3) {
            memmove(out, text + step, 3);
            out += 3;
            text += step + 3;
        }
    }
    *out = '\0';
}

/* Writes the cell with a decimal point, without a percent sign and without
 * blanks between thousands. */
static void make_plain(const demarc_cells *cells, size_t column,
                       const char *text, char plain[DEMARC_CLIP_SIZE])
{
    size_t length = strlen(demarc_clip(text, plain));

    if (column == cells->columns->of[DEMARC_ROLE_PERCENT] && length > 1 &&
        plain[length - 1] == '%') {
        plain[--length] = '\0';
        while (length && plain[length - 1] == ' ')
            plain[--length] = '\0';
    }
    if (demarc_csv_comma(cells->csv) && is_measured(cells, column))
        for (char *c = plain; *c; c++)
            *c = (char)(*c == ',' ? '.' : *c);
    ungroup(plain);
}

static double most_of(const demarc_figure *figure)
{
    return isinf(figure->high) ? figure->low : figure->high;
}

/* Why a figure that can be read is none of its column; NULL if it is one. */
static const char *doubt_of(const demarc_cells *cells, size_t column,
                            const demarc_figure *figure)
{
    const double most = most_of(figure);

    if (column == cells->columns->of[DEMARC_ROLE_PERCENT])
        return NULL;
    if (is_measured(cells, column))
        return most <= MOST_KM ? NULL
                               : "no border is longer than 1000000 km; write "
                                 "kilometres";
    if (floor(figure->low) != figure->low || floor(most) != most)
        return no_people;
    return most <= MOST_PEOPLE ? NULL
                               : "these are more than 1000000000 people; look "
                                 "the number up";
}

static demarc_status refuse(demarc_cells *cells, size_t column,
                            const char *text, const char *reason)
{
    char clipped[DEMARC_CLIP_SIZE];

    if (!is_measured(cells, column) && *text != '-' &&
        strspn(text, DIGITS ".,") == strlen(text))
        reason = no_people;
    return demarc_report(cells->ctx, DEMARC_RULE_EVENT_FIGURE, &cells->where,
                         NULL, "%s \"%s\": %s", cells->csv->columns[column],
                         demarc_clip(text, clipped), reason);
}

static demarc_status refuse_comma(demarc_cells *cells, size_t column,
                                  const char *text)
{
    const size_t whole = strcspn(text, ",");

    return demarc_report(
        cells->ctx, DEMARC_RULE_EVENT_COMMA, &cells->where,
        "write a decimal comma with another 0 behind it, a thousand without "
        "a comma",
        "%s \"%.40s\" is %.*s and a part, or thousands",
        cells->csv->columns[column], text, (int)(whole < 20 ? whole : 20),
        text);
}

/* Reads the figure of a cell into its place among the items. */
static demarc_status figure_read(demarc_cells *cells, size_t column,
                                 demarc_pooled *place)
{
    const char *text = demarc_cells_at(cells, column), *reason;
    char plain[DEMARC_CLIP_SIZE];
    demarc_figure read, *figure;

    make_plain(cells, column, text, plain);
    if (!demarc_figure_parse(plain, &read, &reason) ||
        (reason = doubt_of(cells, column, &read)))
        return refuse(cells, column, text, reason);
    if (column != cells->columns->of[DEMARC_ROLE_PERCENT] && is_doubtful(text))
        return refuse_comma(cells, column, text);
    figure = demarc_arena_take(cells->arena, sizeof *figure);
    if (!figure)
        return DEMARC_ENOMEM;
    read.text = place->text + 1; /* behind the mark of figure_of */
    *figure = read;
    place->what = figure;
    return DEMARC_OK;
}

/* What the same text means depends on whether it is a share, a length or a
 * number of people: a mark before it keeps them apart. */
static demarc_status figure_of(demarc_figures *figures, demarc_cells *cells,
                               size_t column, const demarc_figure **out)
{
    static const demarc_figure none = {"", NAN, NAN, false};
    const char *text = demarc_cells_at(cells, column);
    bool share = column == cells->columns->of[DEMARC_ROLE_PERCENT];
    demarc_status status = DEMARC_OK;
    demarc_pooled *place;

    *out = &none;
    if (!*text)
        return DEMARC_OK;
    figures->key.length = 0;
    demarc_buffer_char(&figures->key, share                        ? '%'
                                      : is_measured(cells, column) ? 'k'
                                                                   : 'n');
    demarc_buffer_text(&figures->key, text);
    place = figures->key.failed
                ? NULL
                : demarc_pool_place(&figures->items, figures->key.data);
    if (!place)
        return DEMARC_ENOMEM;
    if (!place->what)
        status = figure_read(cells, column, place);
    if (place->what)
        *out = place->what;
    return status;
}

/* Where a set with these texts is kept, if it is; NULL when out of memory. */
static const demarc_figure *const **set_place(demarc_figures *figures,
                                              const demarc_cells *cells)
{
    uint64_t hash;

    if (!figures->sets)
        figures->sets = calloc(SETS, sizeof *figures->sets);
    figures->key.length = 0;
    demarc_buffer_text(&figures->key, "");
    for (size_t i = 0; i < figures->count; i++) {
        demarc_buffer_text(&figures->key,
                           demarc_cells_at(cells, figures->columns[i]));
        demarc_buffer_char(&figures->key, '\x1f');
    }
    if (!figures->sets || figures->key.failed)
        return NULL;
    hash = demarc_text_hash(figures->key.data);
    return &figures->sets[(hash ^ hash >> 29) % SETS];
}

/* A figure holds its text, so a set needs no other key. */
static bool is_set(const demarc_figures *figures, const demarc_cells *cells,
                   const demarc_figure *const *set)
{
    for (size_t i = 0; set && i < figures->count; i++)
        if (strcmp(set[i]->text, demarc_cells_at(cells, figures->columns[i])) !=
            0)
            return false;
    return set;
}

/* Names every figure of the row that cannot be read; NULL then. */
static const demarc_figure *const *set_read(demarc_figures *figures,
                                            demarc_cells *cells)
{
    demarc_status status, worst = DEMARC_OK;
    const demarc_figure **set =
        demarc_arena_take(cells->arena, figures->count * sizeof *set);

    for (size_t i = 0; set && i < figures->count; i++) {
        status = figure_of(figures, cells, figures->columns[i], &set[i]);
        worst = worst == DEMARC_OK ? status : worst;
    }
    demarc_cells_mind(cells, set ? worst : DEMARC_ENOMEM);
    return worst == DEMARC_OK ? set : NULL;
}

const demarc_figure *const *demarc_figures_take(demarc_figures *figures,
                                                demarc_cells *cells)
{
    const demarc_figure *const **place = set_place(figures, cells);

    figures->items.arena = cells->arena;
    if (!place) {
        demarc_cells_mind(cells, DEMARC_ENOMEM);
        return NULL;
    }
    if (!is_set(figures, cells, *place))
        *place = set_read(figures, cells);
    return *place;
}
