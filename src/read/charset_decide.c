#include "read/charset_decide.h"

#include "base/buffer.h"
#include "base/text.h"
#include "read/clip.h"
#include "read/dbftext.h"
#include "read/guess.h"

#include <stdio.h>
#include <string.h>

static demarc_where at_text(const demarc_charset *set)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = set->file;
    return where;
}

static bool cells_utf8(const demarc_buffer *cells)
{
    const char ends[] = {DEMARC_CELL_END, DEMARC_CELL_FULL, '\0'};

    for (const char *at = cells->data; at && *at;) {
        size_t length = strcspn(at, ends), valid = 0, one = 1;

        while (valid < length &&
               (one = demarc_utf8_step(at + valid, length - valid)))
            valid += one;
        if (valid < length &&
            !(at[length] == DEMARC_CELL_FULL && length - valid < 4 && valid))
            return false;
        at += length + (at[length] != '\0');
    }
    return true;
}

static demarc_status settle(demarc_charset *set, const char *name)
{
    snprintf(set->name, sizeof set->name, "%s", name);
    set->decided = true;
    if (strcmp(name, "UTF-8") == 0)
        return DEMARC_OK;
    set->way = iconv_open("UTF-8", name);
    if (set->way != (iconv_t)-1)
        return DEMARC_OK;
    set->way = NULL;
    return DEMARC_ENOMEM;
}

/** Some of the text as it reads now, for a message. */
static const char *example(demarc_charset *set, const demarc_buffer *cells,
                           char out[DEMARC_CLIP_SIZE])
{
    const char ends[] = {DEMARC_CELL_END, DEMARC_CELL_FULL, '\0'};
    size_t length = strcspn(cells->data, ends),
           room = (size_t)DEMARC_CLIP_SIZE * 2;
    char text[DEMARC_CLIP_SIZE * 2 + 1], *from = cells->data, *to = text;

    if (!set->way)
        snprintf(text, sizeof text, "%.*s", (int)length, from);
    else
        iconv(set->way, &from, &length, &to, &room);
    if (set->way)
        *to = '\0';
    return demarc_clip(text, out);
}

static demarc_status tell_guess(demarc_charset *set, const char *rivals,
                                const demarc_buffer *cells)
{
    demarc_where where = at_text(set);
    char word[DEMARC_CLIP_SIZE];

    if (*rivals)
        return demarc_report(set->ctx, DEMARC_RULE_TEXT_DOUBT, &where,
                             "look at the names, and give --encoding NAME",
                             "its encoding was guessed: %s (\"%s\"); it could "
                             "also be %s",
                             set->name, example(set, cells, word), rivals);
    return demarc_report(set->ctx, DEMARC_RULE_TEXT_GUESSED, &where,
                         "give --encoding NAME if it is another",
                         "its encoding was guessed: %s (\"%s\")", set->name,
                         example(set, cells, word));
}

static demarc_status tell_claim(const demarc_charset *set)
{
    const bool utf8 = strcmp(set->name, "UTF-8") == 0;
    demarc_where where = at_text(set);

    if (utf8) {
        where.file = set->claimant;
        return demarc_report(set->ctx, DEMARC_RULE_TEXT_CLAIM, &where,
                             "correct it, or give --encoding NAME",
                             "%s says %s, but the text is UTF-8",
                             set->by_cpg ? "it" : "its language byte",
                             set->claim);
    }
    return demarc_report(set->ctx, DEMARC_RULE_TEXT_CLAIM, &where,
                         "look whether the text or what is said of it is "
                         "wrong, and give --encoding NAME",
                         "the text is not the %s that its %s says", set->claim,
                         set->by_cpg ? ".cpg" : "language byte");
}

static demarc_status tell_unlikely(const demarc_charset *set,
                                   const demarc_guess *guess)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = set->claimant;
    return demarc_report(set->ctx, DEMARC_RULE_TEXT_DOUBT, &where,
                         "look at the names, and give --encoding NAME",
                         "%s says %s, and so it was read, but the text looks "
                         "like %s",
                         set->by_cpg ? "it" : "its language byte", set->claim,
                         guess->name);
}

static demarc_status decide_utf8(demarc_charset *set,
                                 const demarc_buffer *cells)
{
    demarc_where where = at_text(set);
    demarc_status status = settle(set, "UTF-8");

    if (*set->asked && strcmp(set->asked, "UTF-8") != 0)
        return demarc_report(set->ctx, DEMARC_RULE_TEXT_OWN, &where, NULL,
                             "the text is UTF-8; --encoding %s is not used "
                             "for it",
                             set->asked);
    if (*set->asked || strcmp(set->claim, "UTF-8") == 0 || !set->dbf)
        return status;
    return *set->claim ? tell_claim(set) : tell_guess(set, "", cells);
}

static demarc_status decide_guess(demarc_charset *set,
                                  const demarc_buffer *cells)
{
    demarc_where where = at_text(set);
    demarc_guess guess;
    bool found = demarc_encoding_guess(cells, set->claim, &guess);
    demarc_status status = DEMARC_OK;

    if (guess.claim_valid && strcmp(set->claim, "UTF-8") != 0) {
        status = settle(set, set->claim);
        return status == DEMARC_OK && !guess.claim_likely
                   ? tell_unlikely(set, &guess)
                   : status;
    }
    if (!found) {
        settle(set, "UTF-8"); /* so that it is not looked at again */
        return demarc_report(set->ctx, DEMARC_RULE_SOURCE_TEXT, &where,
                             DEMARC_CHARSET_MEND,
                             "the text is in no encoding that can be guessed");
    }
    status = settle(set, guess.name);
    if (status == DEMARC_OK && *set->claim)
        status = tell_claim(set);
    return status == DEMARC_OK ? tell_guess(set, guess.rivals, cells) : status;
}

demarc_status demarc_charset_decide(demarc_charset *set, unsigned long row,
                                    const char *extra)
{
    demarc_buffer cells = {0};
    demarc_status status = DEMARC_OK;

    if (set->dbf)
        status = demarc_dbf_sample(set->ctx, set->dbf, row, NULL, &cells);
    if (!cells.length)
        demarc_buffer_format(&cells, "%s%c", extra, DEMARC_CELL_FULL);
    if (status == DEMARC_OK)
        status = demarc_buffer_status(&cells);
    if (status != DEMARC_OK)
        goto done;
    if (cells_utf8(&cells))
        status = decide_utf8(set, &cells);
    else if (*set->asked)
        status = settle(set, set->asked);
    else if (!set->dbf)
        status = settle(set, "UTF-8");
    else
        status = decide_guess(set, &cells);
done:
    demarc_buffer_free(&cells);
    return status;
}
