/* What stands behind a number in a sentence. */
#include "report/say.h"

#include "base/buffer.h"
#include "base/text.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* Numbers that an error lists. */
enum { MOST_LISTED = 60 };

static const char *find_word(const char *in, const char *word, size_t length)
{
    for (; *in; in++) {
        size_t i = 0;

        while (i < length &&
               tolower((unsigned char)in[i]) == tolower((unsigned char)word[i]))
            i++;
        if (i == length)
            return in;
    }
    return NULL;
}

/* Would the number or word go on at `at`, and over a point or comma? */
static bool goes_on(const char *at)
{
    return isalnum((unsigned char)*at) ||
           ((*at == '.' || *at == ',') && isdigit((unsigned char)at[1]));
}

static bool goes_back(const char *text, const char *at)
{
    if (at == text)
        return false;
    return isalnum((unsigned char)at[-1]) ||
           ((at[-1] == '.' || at[-1] == ',') && at - text > 1 &&
            isdigit((unsigned char)at[-2]));
}

/* Does it stand in the text, not as a piece of a longer word or number? */
static bool holds(const char *text, const char *asked)
{
    const size_t length = strlen(asked);
    const char *at = text;

    while (length && (at = find_word(at, asked, length))) {
        if (!goes_back(text, at) && !goes_on(at + length))
            return true;
        at++;
    }
    return false;
}

/* A number without the commas between thousands; NAN if it is none. */
static double value_of(const char *asked)
{
    char plain[64];
    size_t n = 0;
    double value;

    for (; *asked && n + 1 < sizeof plain; asked++)
        if (*asked != ',')
            plain[n++] = *asked;
    plain[n] = '\0';
    return !*asked && demarc_number_parse(plain, &value) ? value : NAN;
}

static bool is_asked(const demarc_number *number, const char *asked,
                     double value)
{
    return number->value == value || holds(number->text, asked);
}

/* ---- The table ---- */

static void columns_add(demarc_table *table)
{
    const unsigned data = DEMARC_COLUMN_DETAIL;

    demarc_table_column(table, "number", "number", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "unit", "unit", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "sentence", "sentence", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "behind", "behind it", DEMARC_KIND_TEXT,
                        DEMARC_COLUMN_PRINT);
    demarc_table_column(table, "file", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "line", "", DEMARC_KIND_INTEGER, data);
    demarc_table_column(table, "source", "source", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "date", "date", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "printed", "printed", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "segment", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "stretch", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "stage", "", DEMARC_KIND_TEXT, data);
    demarc_table_column(table, "length", "length", DEMARC_KIND_LENGTH, 0);
    demarc_table_column(table, "how", "how", DEMARC_KIND_TEXT, 0);
}

/** The cells that every row begins with. */
static void row_begin(demarc_table *table, int group, const char *sentence,
                      const demarc_number *number)
{
    demarc_table_row(table, group, 0);
    demarc_cell_text(table, number->text);
    demarc_cell_text(table, demarc_unit_of_name(number->of));
    demarc_cell_text(table, sentence);
}

static void witness_row(demarc_table *table, int group,
                        const demarc_border *border, const char *sentence,
                        const demarc_number *number, const demarc_witness *row)
{
    const demarc_claim *claim = row->entry->claim;
    demarc_buffer behind = {0};

    demarc_buffer_format(&behind, "%s:%ld", border->events_file, claim->line);
    row_begin(table, group, sentence, number);
    demarc_cell_text(table, behind.data ? behind.data : "");
    demarc_cell_text(table, border->events_file);
    demarc_cell_number(table, (double)claim->line);
    demarc_cell_text(table, claim->source);
    demarc_cell_text(table, demarc_witness_date(row));
    demarc_cell_text(table, row->printed);
    for (int i = 0; i < 4; i++)
        demarc_cell_skip(table);
    demarc_cell_text(table, number->how);
    table->failed = table->failed || behind.failed;
    demarc_buffer_free(&behind);
}

/** Where rows of parts go. */
typedef struct place {
    demarc_table *table;
    int group;
    const demarc_border *border;
    const char *sentence;
    const demarc_number *number;
} place;

/** "main[12.5..40]". */
static void stretch_add(demarc_buffer *out, const demarc_behind *part)
{
    demarc_buffer_format(out, "%s[", part->route);
    demarc_buffer_fixed(out, fmin(part->from_m, part->to_m) / 1000, 3);
    demarc_buffer_text(out, "..");
    demarc_buffer_fixed(out, fmax(part->from_m, part->to_m) / 1000, 3);
    demarc_buffer_text(out, "]");
}

static void part_row(void *user, const demarc_behind *part)
{
    const place *to = user;
    demarc_table *table = to->table;
    demarc_buffer stretch = {0}, behind = {0};
    const char *dataset = to->border->about.dataset;

    stretch_add(&stretch, part);
    demarc_buffer_format(&behind, "%s, %s", part->segment,
                         stretch.data ? stretch.data : "");
    row_begin(table, to->group, to->sentence, to->number);
    demarc_cell_text(table, behind.data ? behind.data : "");
    demarc_cell_skip(table);
    demarc_cell_skip(table);
    demarc_cell_text(table, *dataset ? dataset : to->border->segments_file);
    demarc_cell_skip(table);
    demarc_cell_text(table, demarc_stage_name(part->stage));
    demarc_cell_text(table, part->segment);
    demarc_cell_text(table, stretch.data ? stretch.data : "");
    demarc_cell_text(table, demarc_stage_name(part->stage));
    demarc_cell_number(table, part->metres);
    demarc_cell_text(table, "geodesics on the WGS 84 ellipsoid");
    table->failed = table->failed || stretch.failed || behind.failed;
    demarc_buffer_free(&stretch);
    demarc_buffer_free(&behind);
}

/** What has neither rows nor parts is of the question, or a name. */
static void bare_row(demarc_table *table, int group, const char *sentence,
                     const demarc_number *number)
{
    row_begin(table, group, sentence, number);
    for (int i = 0; i < 10; i++)
        demarc_cell_skip(table);
    demarc_cell_text(table, number->how);
}

static demarc_status number_rows(demarc_ctx *ctx, demarc_table *table,
                                 int group, const demarc_speech *speech,
                                 const char *sentence,
                                 const demarc_number *number)
{
    const demarc_border *border = speech->record.border;
    place to = {table, group, border, sentence, number};

    for (size_t i = 0; i < number->count; i++)
        witness_row(table, group, border, sentence, number, &number->rows[i]);
    if (!number->count && !number->stages)
        bare_row(table, group, sentence, number);
    return demarc_behind_each(ctx, speech, number, part_row, &to);
}

/* ---- No such number ---- */

static bool listed(const demarc_buffer *list, const char *text)
{
    return list->data && holds(list->data, text);
}

static demarc_status not_found(demarc_ctx *ctx, const demarc_speech *speech,
                               const char *asked)
{
    demarc_buffer list = {0};
    demarc_status status;
    size_t n = 0, more = 0;

    for (size_t i = 0; i < speech->count; i++)
        for (size_t k = 0; k < speech->sentences[i].count; k++) {
            const demarc_number *number = &speech->sentences[i].numbers[k];

            if (number->of >= DEMARC_OF_DATE || listed(&list, number->text))
                continue;
            if (n < MOST_LISTED)
                demarc_buffer_format(&list, "%s%s", n++ ? "; " : "",
                                     number->text);
            else
                more++;
        }
    status = demarc_report(ctx, DEMARC_RULE_EMPTY, NULL,
                           "ask for one of these, or for a date",
                           "no sentence has the number %s; there %s %s%s",
                           asked, n == 1 ? "is" : "are",
                           n ? list.data ? list.data : "others" : "only dates",
                           more ? " and more" : "");
    demarc_buffer_free(&list);
    return status;
}

demarc_status demarc_explain(demarc_ctx *ctx, const demarc_speech *speech,
                             const char *asked, demarc_table **out)
{
    const double value = value_of(asked);
    demarc_status status = DEMARC_OK;
    demarc_table *table = demarc_table_new("explain", "");
    int group = 0;

    *out = NULL;
    columns_add(table);
    for (size_t i = 0; i < speech->count && !status; i++) {
        const demarc_sentence *of = &speech->sentences[i];
        const int before = group;

        for (size_t k = 0; k < of->count && !status; k++)
            if (is_asked(&of->numbers[k], asked, value))
                status = number_rows(ctx, table, group++, speech, of->id,
                                     &of->numbers[k]);
        if (group > before)
            demarc_table_note(table, "%s: %s", of->id, of->text);
    }
    if (!status && !group)
        status = not_found(ctx, speech, asked);
    if (status != DEMARC_OK) {
        demarc_table_free(table);
        return status;
    }
    *out = table;
    return demarc_table_done(out);
}
