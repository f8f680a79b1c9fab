/** claims.h - events of a few claims, made of rows of text. */
#ifndef DEMARC_TESTS_MODEL_CLAIMS_H
#define DEMARC_TESTS_MODEL_CLAIMS_H

#include "model/figure.h"

#include <stdlib.h>

#define ALL DEMARC_SCOPE_ALL

/** One claim: figure, day of print (or ""), scope. */
typedef struct row {
    const char *figure, *published;
    demarc_scope scope;
} row;

/** What a claim points to. The figure is the second party's killed and
 *  km_total; nobody is wounded. */
typedef struct slip {
    demarc_figure figure;
    const demarc_figure *killed[2], *wounded[2];
    const demarc_figure *figures[DEMARC_MEASURE_COUNT];
    demarc_date date, published;
} slip;

typedef struct sheet {
    slip *slips;
    demarc_claim *claims;
    demarc_event event;
} sheet;

static const demarc_figure claims_none = {"", NAN, NAN, false};

static demarc_date date_of(const char *text)
{
    demarc_date date;
    const char *reason;

    demarc_date_parse(text, &date, &reason);
    return date;
}

static void slip_fill(slip *out, const row *from)
{
    const char *reason;

    demarc_figure_parse(from->figure, &out->figure, &reason);
    for (size_t i = 0; i < DEMARC_MEASURE_COUNT; i++)
        out->figures[i] = &claims_none;
    out->figures[DEMARC_KM_TOTAL] = out->killed[1] = &out->figure;
    out->killed[0] = out->wounded[0] = out->wounded[1] = &claims_none;
    out->date = date_of("");
    out->published = date_of(from->published);
}

static sheet sheet_make(const row *rows, size_t count)
{
    sheet out = {.slips = calloc(count + 1, sizeof *out.slips),
                 .claims = calloc(count + 1, sizeof *out.claims)};

    if (!out.slips || !out.claims)
        abort();
    for (size_t i = 0; i < count; i++) {
        slip *own = &out.slips[i];

        slip_fill(own, &rows[i]);
        out.claims[i] = (demarc_claim){.line = (long)i + 2,
                                       .scope = rows[i].scope,
                                       .date = &own->date,
                                       .figure = own->figures,
                                       .killed = own->killed,
                                       .wounded = own->wounded,
                                       .period = &own->date,
                                       .word = "",
                                       .source = "",
                                       .source_url = "",
                                       .source_date = &own->published,
                                       .note = ""};
    }
    out.event = (demarc_event){.claim_count = count, .claims = out.claims};
    return out;
}

static void sheet_free(sheet *page)
{
    free(page->slips);
    free(page->claims);
}

#endif
