#include "draw/style.h"

#include "base/buffer.h"
#include "base/file.h"

#include <string.h>

/** A style's lines. The build makes them of draw/styles/NAME.css. */
typedef struct style {
    const char *name;
    const char *const *lines; /* NULL-terminated */
} style;

static const char *const un[] = {
#include "draw/styles/un.css.h"
    NULL};
static const char *const state[] = {
#include "draw/styles/state.css.h"
    NULL};
static const char *const natural_earth[] = {
#include "draw/styles/natural-earth.css.h"
    NULL};

/* The first has every class; the others stand behind it and change some. */
static const style styles[] = {
    {"un", un}, {"state", state}, {"natural-earth", natural_earth}};

const char *demarc_style_at(size_t i)
{
    return i < sizeof styles / sizeof *styles ? styles[i].name : NULL;
}

static void lines_add(const style *of, demarc_buffer *to)
{
    for (const char *const *line = of->lines; *line; line++)
        demarc_buffer_text(to, *line);
}

/** A name of ours, else a file that ends in .css. */
static demarc_status more_add(demarc_page *page, const char *name,
                              demarc_buffer *to)
{
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; demarc_style_at(i); i++)
        if (strcmp(styles[i].name, name) == 0) {
            if (i > 0)
                lines_add(&styles[i], to);
            return DEMARC_OK;
        }
    if (dot && strcmp(dot, ".css") == 0)
        return demarc_file_read(page->ctx, name, to);
    return demarc_report(page->ctx, DEMARC_RULE_USAGE, NULL,
                         "use un, state, natural-earth or a file that ends "
                         "in .css",
                         "no style is called \"%s\"", name);
}

demarc_status demarc_style_read(demarc_page *page, const char *name,
                                const char **out)
{
    demarc_buffer text = {0};
    demarc_status status = DEMARC_OK;

    lines_add(&styles[0], &text);
    if (name)
        status = more_add(page, name, &text);
    *out = demarc_page_keep(page, &text);
    return status;
}
