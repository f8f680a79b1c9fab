#include "read/figures.h"

#include "base/buffer.h"
#include "model/figure.h"
#include "read/clip.h"

#include <string.h>

#define DIGITS "0123456789"

void demarc_figures_free(demarc_figures *figures)
{
    demarc_pool_free(&figures->sets);
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
    const char *first = text + strspn(text, "~<>");
    size_t whole = strspn(first, DIGITS);

    return whole >= 1 && whole <= 3 && *first != '0' && first[whole] == ',' &&
           strspn(first + whole + 1, DIGITS) == 3;
}

/* Writes the cell with a decimal point and without a percent sign. */
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
}

static demarc_status note_comma(demarc_cells *cells, size_t column,
                                const char *text, const char *plain)
{
    if (!is_doubtful(text) || strchr(plain, ',') ||
        column == cells->columns->of[DEMARC_ROLE_PERCENT])
        return DEMARC_OK;
    return demarc_report(cells->ctx, DEMARC_RULE_EVENT_COMMA, &cells->where,
                         "a thousand is written 1000",
                         "%s \"%.40s\" is read as %s",
                         cells->csv->columns[column], text, plain);
}

/* Reads the figure of a cell into its place among the items. */
static demarc_status figure_read(demarc_cells *cells, size_t column,
                                 demarc_pooled *place)
{
    const char *text = demarc_cells_at(cells, column), *reason;
    char plain[DEMARC_CLIP_SIZE];
    demarc_figure read, *figure;

    make_plain(cells, column, text, plain);
    if (!demarc_figure_parse(plain, &read, &reason))
        return demarc_report(cells->ctx, DEMARC_RULE_EVENT_FIGURE,
                             &cells->where, NULL, "%s \"%s\": %s",
                             cells->csv->columns[column],
                             demarc_clip(text, plain), reason);
    figure = demarc_arena_take(cells->arena, sizeof *figure);
    if (!figure)
        return DEMARC_ENOMEM;
    read.text = place->text + 1; /* behind the mark of figure_of */
    *figure = read;
    place->what = figure;
    return note_comma(cells, column, text, plain);
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

/* What tells one set from another. A unit separator inside a cell cannot
 * make two sets the same, as no figure has one. */
static demarc_status make_key(demarc_figures *figures,
                              const demarc_cells *cells)
{
    figures->key.length = 0;
    demarc_buffer_text(&figures->key, "");
    for (size_t i = 0; i < figures->count; i++) {
        demarc_buffer_text(&figures->key,
                           demarc_cells_at(cells, figures->columns[i]));
        demarc_buffer_char(&figures->key, '\x1f');
    }
    return demarc_buffer_status(&figures->key);
}

/* Names every figure of the row that cannot be read. */
static demarc_status set_read(demarc_figures *figures, demarc_cells *cells,
                              demarc_pooled *place)
{
    demarc_status status, worst = DEMARC_OK;
    const demarc_figure **set =
        demarc_arena_take(cells->arena, figures->count * sizeof *set);

    if (!set)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < figures->count; i++) {
        status = figure_of(figures, cells, figures->columns[i], &set[i]);
        worst = worst == DEMARC_OK ? status : worst;
    }
    if (worst == DEMARC_OK)
        place->what = set;
    return worst;
}

const demarc_figure *const *demarc_figures_take(demarc_figures *figures,
                                                demarc_cells *cells)
{
    demarc_pooled *place = NULL;

    figures->sets.arena = figures->items.arena = cells->arena;
    if (make_key(figures, cells) == DEMARC_OK)
        place = demarc_pool_place(&figures->sets, figures->key.data);
    if (!place)
        demarc_cells_mind(cells, DEMARC_ENOMEM);
    else if (!place->what)
        demarc_cells_mind(cells, set_read(figures, cells, place));
    return place ? place->what : NULL;
}
