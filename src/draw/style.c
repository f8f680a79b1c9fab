#include "draw/style.h"

#include "base/buffer.h"

#include <string.h>

/** A style's lines. The build makes them of draw/styles/NAME.css. */
typedef struct style {
    const char *name;
    const char *const *lines; /* NULL-terminated */
} style;

static const char *const un[] = {
#include "draw/styles/un.css.h"
    NULL};

static const style styles[] = {{"un", un}};

const char *demarc_style_at(size_t i)
{
    return i < sizeof styles / sizeof *styles ? styles[i].name : NULL;
}

const char *demarc_style_text(demarc_page *page, const char *name)
{
    demarc_buffer text = {0};
    size_t i = 0;

    while (demarc_style_at(i) && strcmp(styles[i].name, name) != 0)
        i++;
    if (!demarc_style_at(i))
        return NULL;
    for (const char *const *line = styles[i].lines; *line; line++)
        demarc_buffer_text(&text, *line);
    return demarc_page_keep(page, &text);
}
