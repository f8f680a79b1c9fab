/* What all pictures begin with and name below: language, letters, sources. */
#include "draw/page.h"
#include "model/border.h"

#include <string.h>

demarc_status demarc_page_open(demarc_page *page, const char *lang,
                               const char *font)
{
    const char *code = lang ? lang : "en";

    page->sizes = demarc_sizes_for(page->width);
    page->in = demarc_language_find(code);
    if (!page->in)
        return demarc_report(page->ctx, DEMARC_RULE_USAGE, NULL, "use en or ru",
                             "no words for the language \"%s\"", code);
    return demarc_fonts_open(page->ctx, font, &page->fonts);
}

const char *demarc_page_file(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

const char *demarc_page_dataset(const demarc_border *border)
{
    if (*border->about.dataset)
        return border->about.dataset;
    return border->segments_file ? demarc_page_file(border->segments_file) : "";
}

const char *demarc_page_credits(demarc_page *page, const char *sources,
                                const char *licence)
{
    const char *text = demarc_page_say(page, DEMARC_WORD_SOURCE, sources);

    if (!*licence)
        return text;
    return demarc_page_join(
        page, "%s. %s", text,
        demarc_page_say(page, DEMARC_WORD_LICENCE, licence));
}
