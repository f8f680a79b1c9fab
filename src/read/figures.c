#include "read/figures.h"

#include "base/buffer.h"
#include "model/figure.h"
#include "read/clip.h"

#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"

/* Where rows share no figures, remembering them all would only cost. */
enum { MOST_KEPT = 65536 };

void demarc_figures_free(demarc_figures *figures)
{
    demarc_names_free(&figures->keys);
    free(figures->sets);
    demarc_buffer_free(&figures->key);
    figures->sets = NULL;
    figures->room = 0;
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
    if (demarc_cells_comma(cells) && is_measured(cells, column))
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

static demarc_status figure_read(demarc_cells *cells, size_t column,
                                 demarc_figure *out)
{
    const char *text = demarc_cells_at(cells, column), *reason;
    char plain[DEMARC_CLIP_SIZE];

    make_plain(cells, column, text, plain);
    if (!demarc_figure_parse(plain, out, &reason))
        return demarc_report(cells->ctx, DEMARC_RULE_EVENT_FIGURE,
                             &cells->where, NULL, "%s \"%s\": %s",
                             cells->csv->columns[column],
                             demarc_clip(text, plain), reason);
    out->text = text;
    return note_comma(cells, column, text, plain);
}

/* What tells one set from another. A unit separator inside a cell cannot
 * make two sets the same, as no figure has one. */
static demarc_status make_key(demarc_figures *figures, demarc_cells *cells)
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

static const demarc_figure *set_read(demarc_figures *figures,
                                     demarc_cells *cells)
{
    demarc_status status = DEMARC_OK, worst = DEMARC_OK;
    demarc_figure *set =
        demarc_arena_take(cells->arena, figures->count * sizeof *set);

    if (!set)
        worst = DEMARC_ENOMEM;
    for (size_t i = 0; set && i < figures->count; i++) {
        status = figure_read(cells, figures->columns[i], &set[i]);
        worst = worst == DEMARC_OK ? status : worst;
    }
    demarc_cells_mind(cells, worst);
    return worst == DEMARC_OK ? set : NULL;
}

static demarc_status set_keep(demarc_figures *figures, demarc_cells *cells,
                              const demarc_figure *set)
{
    size_t number = figures->keys.count;
    char *key;

    if (number >= MOST_KEPT)
        return DEMARC_OK;
    key =
        demarc_arena_copy(cells->arena, figures->key.data, figures->key.length);
    if (!key || !demarc_reserve(&figures->sets, &figures->room, number + 1,
                                sizeof *figures->sets))
        return DEMARC_ENOMEM;
    if (demarc_names_add(&figures->keys, key) == DEMARC_NAMES_NONE)
        return DEMARC_ENOMEM;
    figures->sets[number] = set;
    return DEMARC_OK;
}

const demarc_figure *demarc_figures_take(demarc_figures *figures,
                                         demarc_cells *cells)
{
    const demarc_figure *set;
    size_t number;

    if (make_key(figures, cells) != DEMARC_OK) {
        demarc_cells_mind(cells, DEMARC_ENOMEM);
        return NULL;
    }
    number = demarc_names_find(&figures->keys, figures->key.data);
    if (number != DEMARC_NAMES_NONE)
        return figures->sets[number];
    set = set_read(figures, cells);
    if (set)
        demarc_cells_mind(cells, set_keep(figures, cells, set));
    return set;
}
