#include "read/feed.h"

#include "base/buffer.h"
#include "base/text.h"
#include "model/word.h"
#include "read/clip.h"
#include "read/feed_date.h"

#include <string.h>

static const demarc_feed feeds[] = {
#define FEED(name, title, known, columns, encoding, day_first, ...)            \
    {name,                                                                     \
     title,                                                                    \
     known,                                                                    \
     columns,                                                                  \
     encoding,                                                                 \
     day_first,                                                                \
     (const char *const[]){__VA_ARGS__}},
#define WORD(...)
#include "read/feeds.def"
#undef FEED
#undef WORD
};

static const struct {
    const char *feed;
    demarc_feed_role role;
    const char *code, *word;
} words[] = {
#define FEED(...)
#define WORD(feed, role, code, word) {feed, DEMARC_FEED_##role, code, word},
#include "read/feeds.def"
#undef FEED
#undef WORD
};

static const char *const roles[] = {
#define FEED_ROLE(id, name) name,
#include "read/feed_roles.def"
#undef FEED_ROLE
};

enum {
    FEEDS = sizeof feeds / sizeof *feeds,
    WORDS = sizeof words / sizeof *words,
    NAME_SIZE = 64
};

const demarc_feed *demarc_feed_find(const char *name)
{
    for (size_t i = 0; i < FEEDS; i++)
        if (demarc_text_same(feeds[i].name, name))
            return &feeds[i];
    return NULL;
}

void demarc_feed_words(demarc_buffer *out)
{
    for (size_t i = 0; i < FEEDS; i++)
        demarc_buffer_format(out, "%s%s", i ? ", " : "", feeds[i].name);
}

const char *demarc_feed_role_name(demarc_feed_role role)
{
    return roles[role];
}

/* Copies what stands before one of the ends; false if it is too long. */
static bool take(const char **at, const char *ends, char out[NAME_SIZE])
{
    const size_t length = strcspn(*at, ends);

    out[0] = '\0';
    if (length < NAME_SIZE) {
        memcpy(out, *at, length);
        out[length] = '\0';
    }
    *at += length;
    return length < NAME_SIZE;
}

/* Are all columns of a set there? It ends at "|". */
static bool has_all(const demarc_csv *csv, const char **set)
{
    char name[NAME_SIZE];
    bool all = true;

    for (;;) {
        if (!take(set, " |", name) ||
            demarc_csv_column(csv, name) == DEMARC_CSV_NONE)
            all = false;
        if (**set != ' ')
            break;
        ++*set;
    }
    *set += **set == '|';
    return all;
}

const demarc_feed *demarc_feed_of(const demarc_csv *csv)
{
    for (size_t i = 0; i < FEEDS; i++)
        for (const char *set = feeds[i].known; *set;)
            if (has_all(csv, &set))
                return &feeds[i];
    return NULL;
}

const char *demarc_feed_word(const demarc_feed *feed, demarc_feed_role role,
                             const char *code)
{
    bool any = false;

    for (size_t i = 0; i < WORDS; i++) {
        if (words[i].role != role || strcmp(words[i].feed, feed->name) != 0)
            continue;
        any = true;
        if (demarc_word_like(code, words[i].code))
            return words[i].word;
    }
    return any ? NULL : code;
}

/* ---- Files without a header ---- */

/* The cell of a role in a record that should have the feed's columns. */
static const char *cell_of(const demarc_feed *feed, const demarc_record *record,
                           const char *column)
{
    const char *cell = record->cells, *at = feed->columns;
    char name[NAME_SIZE];

    for (size_t i = 0; i < record->count; i++) {
        take(&at, ",", name);
        if (strcmp(name, column) == 0)
            return cell;
        at += *at == ',';
        cell += strlen(cell) + 1;
    }
    return "";
}

/* May the cell stand in a column of that role? */
static bool may_be(const demarc_feed *feed, demarc_feed_role role,
                   const char *cell)
{
    demarc_days days;
    double degrees;

    if (role == DEMARC_FEED_DATE)
        return demarc_feed_day(cell, feed->day_first, &days);
    if (role == DEMARC_FEED_LON || role == DEMARC_FEED_LAT)
        return demarc_number_parse(cell, &degrees);
    if (role == DEMARC_FEED_TYPE || role == DEMARC_FEED_DATE_PREC ||
        role == DEMARC_FEED_WHERE_PREC)
        return demarc_feed_word(feed, role, cell) != NULL;
    return true;
}

static size_t count_names(const char *names)
{
    size_t count = 1;

    for (; *names; names++)
        count += *names == ',';
    return count;
}

/* "role=a|b": the role, and `at` goes behind the "=". */
static demarc_feed_role role_of(const char *pair, const char **at)
{
    char name[NAME_SIZE];
    size_t i = 0;

    *at = pair;
    take(at, "=", name);
    *at += **at == '=';
    while (i < DEMARC_FEED_ROLE_COUNT && !demarc_text_same(roles[i], name))
        i++;
    return (demarc_feed_role)i;
}

static bool fits(const demarc_feed *feed, const demarc_record *record)
{
    if (!*feed->columns || count_names(feed->columns) != record->count)
        return false;
    for (size_t i = 0; feed->fields[i]; i++) {
        const char *columns;
        demarc_feed_role role = role_of(feed->fields[i], &columns);

        if (!may_be(feed, role, cell_of(feed, record, columns)))
            return false;
    }
    return true;
}

const char *demarc_feed_names(const demarc_record *first)
{
    for (size_t i = 0; i < FEEDS; i++)
        if (fits(&feeds[i], first))
            return feeds[i].columns;
    return NULL;
}

/* ---- Which column plays which role ---- */

/* The first of "a|b" that is there. */
static size_t first_of(const demarc_csv *csv, const char *names)
{
    char name[NAME_SIZE];

    for (;; names++) {
        take(&names, "|", name);
        if (demarc_csv_column(csv, name) != DEMARC_CSV_NONE || !*names)
            return demarc_csv_column(csv, name);
    }
}

/* People by party are not the feed's, but the caller's. */
static bool is_of_party(const char *pair)
{
    return demarc_text_starts(pair, "killed_") ||
           demarc_text_starts(pair, "wounded_");
}

static demarc_status refuse_role(demarc_ctx *ctx, const char *pair)
{
    char clipped[DEMARC_CLIP_SIZE];
    demarc_buffer list = {0};
    demarc_status status;

    demarc_word_list(&list, roles, DEMARC_FEED_ROLE_COUNT);
    status = demarc_buffer_status(&list);
    if (!status)
        status = demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                               "write ROLE=COLUMN, such as date=Datum",
                               "--field \"%s\" has no role; the roles are: %s, "
                               "killed_PARTY and wounded_PARTY",
                               demarc_clip(pair, clipped), list.data);
    demarc_buffer_free(&list);
    return status;
}

static demarc_status take_pair(demarc_ctx *ctx, const demarc_csv *csv,
                               const char *pair,
                               size_t of[DEMARC_FEED_ROLE_COUNT])
{
    char clipped[DEMARC_CLIP_SIZE];
    demarc_where where = DEMARC_NOWHERE;
    const char *name;
    demarc_feed_role role = role_of(pair, &name);

    if (is_of_party(pair))
        return DEMARC_OK;
    if (role == DEMARC_FEED_ROLE_COUNT || !*name)
        return refuse_role(ctx, pair);
    of[role] = demarc_csv_column(csv, name);
    where.file = csv->path;
    where.line = csv->header_line;
    if (of[role] != DEMARC_CSV_NONE)
        return DEMARC_OK;
    return demarc_report(ctx, DEMARC_RULE_FIELD_NONE, &where,
                         "name one of the header's in --field",
                         "there is no column \"%s\"",
                         demarc_clip(name, clipped));
}

demarc_status demarc_feed_columns(demarc_ctx *ctx, const demarc_feed *feed,
                                  const demarc_csv *csv,
                                  const char *const *fields,
                                  size_t of[DEMARC_FEED_ROLE_COUNT])
{
    demarc_where where = DEMARC_NOWHERE;
    demarc_status status = DEMARC_OK;
    const char *names;

    for (size_t i = 0; i < DEMARC_FEED_ROLE_COUNT; i++)
        of[i] = DEMARC_CSV_NONE;
    for (size_t i = 0; feed->fields[i]; i++) {
        demarc_feed_role role = role_of(feed->fields[i], &names);

        of[role] = first_of(csv, names);
    }
    for (size_t i = 0; fields && fields[i] && !status; i++)
        status = take_pair(ctx, csv, fields[i], of);
    where.file = csv->path;
    where.line = csv->header_line;
    if (!status && of[DEMARC_FEED_DATE] == DEMARC_CSV_NONE)
        status = demarc_report(ctx, DEMARC_RULE_EVENT_COLUMN, &where,
                               "name it with --field date=NAME",
                               "there is no column of the date");
    return status;
}
