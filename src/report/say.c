/* Sentences fit to print, each number with its proof. */
#include "report/say.h"

#include "base/buffer.h"
#include "measure/net.h"
#include "report/cited.h"

#include <string.h>

const char *demarc_witness_date(const demarc_witness *of)
{
    const demarc_claim *claim = of->entry->claim;

    return *claim->source_date->text ? claim->source_date->text
                                     : claim->date->text;
}

/* ---- The line behind a measured number ---- */

typedef struct seeker {
    const demarc_border *border;
    demarc_day day;
    const demarc_number *number;
    demarc_behind_fn *fn;
    void *user;
} seeker;

static demarc_status piece_seek(void *user, const demarc_piece *piece)
{
    const seeker *to = user;
    const demarc_route *route = demarc_era_route(
        demarc_net_era(to->border->net, to->day), piece->route);
    const demarc_behind part = {piece->segment->id,          piece->route,
                                piece->route_from_m,         piece->route_to_m,
                                piece->to_m - piece->from_m, piece->shown};

    if ((to->number->stages & (1U << piece->shown)) &&
        (!to->number->rings || (route && route->ring)))
        to->fn(to->user, &part);
    return DEMARC_OK;
}

demarc_status demarc_behind_each(demarc_ctx *ctx, const demarc_speech *speech,
                                 const demarc_number *number,
                                 demarc_behind_fn *fn, void *user)
{
    seeker to = {speech->record.border, speech->record.day, number, fn, user};

    if (!number->stages)
        return DEMARC_OK;
    return demarc_border_pieces(ctx, to.border, to.day, piece_seek, &to);
}

/* ---- Sentences as data ---- */

/** A tree that parts are added to. */
typedef struct tree {
    demarc_table *table;
    demarc_value *parts;
} tree;

static void part_add(void *user, const demarc_behind *part)
{
    const tree *to = user;
    demarc_value *of = demarc_value_object(to->table, to->parts, NULL);

    demarc_value_text(to->table, of, "segment", part->segment);
    demarc_value_text(to->table, of, "route", part->route);
    demarc_value_number(to->table, of, "from_m", DEMARC_KIND_LENGTH,
                        part->from_m);
    demarc_value_number(to->table, of, "to_m", DEMARC_KIND_LENGTH, part->to_m);
    demarc_value_number(to->table, of, "length_m", DEMARC_KIND_LENGTH,
                        part->metres);
    demarc_value_text(to->table, of, "stage", demarc_stage_name(part->stage));
}

static void row_add(demarc_table *table, demarc_value *rows,
                    const demarc_border *border, const demarc_witness *row)
{
    demarc_value *to = demarc_value_object(table, rows, NULL);

    demarc_value_text(table, to, "file", border->events_file);
    demarc_value_number(table, to, "line", DEMARC_KIND_INTEGER,
                        (double)row->entry->claim->line);
    demarc_value_text(table, to, "event", row->entry->event->id);
    demarc_value_text(table, to, "source", row->entry->claim->source);
    demarc_value_text(table, to, "date", demarc_witness_date(row));
    demarc_value_text(table, to, "printed", row->printed);
}

static demarc_status number_add(demarc_ctx *ctx, demarc_table *table,
                                demarc_value *list, const demarc_speech *speech,
                                const demarc_number *number)
{
    demarc_value *to = demarc_value_object(table, list, NULL), *rows;
    tree parts = {table, NULL};

    demarc_value_text(table, to, "text", number->text);
    demarc_value_number(table, to, "value", DEMARC_KIND_NUMBER, number->value);
    demarc_value_text(table, to, "unit", demarc_unit_of_name(number->of));
    demarc_value_text(table, to, "how", number->how);
    rows = demarc_value_array(table, to, "rows");
    for (size_t i = 0; i < number->count; i++)
        row_add(table, rows, speech->record.border, &number->rows[i]);
    parts.parts = demarc_value_array(table, to, "parts");
    return demarc_behind_each(ctx, speech, number, part_add, &parts);
}

/** "664; 972; 68.3". */
static void numbers_cell(demarc_table *table, const demarc_sentence *of)
{
    demarc_buffer text = {0};

    for (size_t i = 0; i < of->count; i++)
        demarc_buffer_format(&text, "%s%s", i ? "; " : "", of->numbers[i].text);
    demarc_cell_text(table, text.data ? text.data : "");
    table->failed = table->failed || text.failed;
    demarc_buffer_free(&text);
}

static demarc_status sentence_add(demarc_ctx *ctx, demarc_table *table,
                                  demarc_value *list,
                                  const demarc_speech *speech,
                                  const demarc_sentence *of)
{
    demarc_value *to = demarc_value_object(table, list, NULL), *numbers;
    demarc_status status = DEMARC_OK;

    demarc_table_row(table, 0, 0);
    demarc_cell_text(table, of->about);
    demarc_cell_text(table, of->id);
    demarc_cell_text(table, of->text);
    numbers_cell(table, of);
    demarc_value_text(table, to, "id", of->id);
    demarc_value_text(table, to, "text", of->text);
    numbers = demarc_value_array(table, to, "numbers");
    for (size_t i = 0; i < of->count && !status; i++)
        status = number_add(ctx, table, numbers, speech, &of->numbers[i]);
    return status;
}

/** What people read: each sentence by itself, or those of a topic together. */
static void prose_add(demarc_table *table, const demarc_speech *speech,
                      bool paragraph)
{
    demarc_buffer text = {0};

    for (size_t i = 0; i < speech->count; i++) {
        const demarc_sentence *of = &speech->sentences[i];
        const bool last = i + 1 == speech->count || !paragraph ||
                          strcmp(of[1].about, of->about) != 0;

        demarc_buffer_format(&text, "%s%s", text.length ? " " : "", of->text);
        if (!last)
            continue;
        demarc_table_note(table, "%s", text.data ? text.data : "");
        table->failed = table->failed || text.failed;
        text.length = 0;
    }
    demarc_buffer_free(&text);
}

static demarc_status table_fill(demarc_ctx *ctx, demarc_table *table,
                                const demarc_speech *speech, bool paragraph)
{
    demarc_value *list =
        demarc_value_array(table, &table->summary, "sentences");
    demarc_status status = DEMARC_OK;

    table->prose = true;
    demarc_table_column(table, "about", "about", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "id", "id", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "sentence", "sentence", DEMARC_KIND_TEXT, 0);
    demarc_table_column(table, "numbers", "numbers", DEMARC_KIND_TEXT, 0);
    for (size_t i = 0; i < speech->count && !status; i++)
        status = sentence_add(ctx, table, list, speech, &speech->sentences[i]);
    demarc_meta_claims(table, speech->record.border, speech->record.day);
    prose_add(table, speech, paragraph);
    return status;
}

/* ---- The question ---- */

static demarc_status about_check(demarc_ctx *ctx, const char *about)
{
    demarc_buffer names = {0};
    const char *name, *needs;
    demarc_status status = DEMARC_OK;
    bool known = !about;

    for (size_t i = 0; (name = demarc_topic_name(i, &needs)); i++) {
        known = known || strcmp(about, name) == 0;
        demarc_buffer_format(&names, "%s%s", i ? ", " : "", name);
    }
    if (!known)
        status =
            demarc_report(ctx, DEMARC_RULE_USAGE, NULL, names.data,
                          "\"%s\" is no topic; choose one of these", about);
    demarc_buffer_free(&names);
    return status;
}

static demarc_status nothing(demarc_ctx *ctx, const demarc_speech *speech,
                             const char *about)
{
    const demarc_record *record = &speech->record;
    char day[DEMARC_DAY_SIZE];
    const char *name, *needs = "events, or lines";

    for (size_t i = 0; about; i++) {
        name = demarc_topic_name(i, &needs);
        if (!name || strcmp(name, about) == 0)
            break;
    }
    return demarc_report(
        ctx, DEMARC_RULE_EMPTY, NULL, "ask for another day, topic or source",
        "border %s: nothing to say%s%s on %s: it takes %s", record->border->id,
        about ? " about " : "", about ? about : "",
        record->day == DEMARC_DAY_MAX ? "any day"
                                      : demarc_day_format(record->day, day),
        needs);
}

static demarc_status answer(demarc_ctx *ctx, const demarc_speech *speech,
                            const demarc_say_how *how, demarc_table **out)
{
    demarc_status status;

    if (!speech->count)
        return nothing(ctx, speech, how->about);
    if (how->explain)
        return demarc_explain(ctx, speech, how->explain, out);
    *out = demarc_table_new("say", "");
    if (!*out)
        return DEMARC_ENOMEM;
    status = table_fill(ctx, *out, speech, how->paragraph);
    if (status == DEMARC_OK)
        return demarc_table_done(out);
    demarc_table_free(*out);
    *out = NULL;
    return status;
}

demarc_status demarc_say(demarc_ctx *ctx, const demarc_border *border,
                         const demarc_say_how *how, demarc_table **out)
{
    const demarc_record_how record_how = {how->has_day, how->day};
    demarc_speech speech;
    demarc_status status = about_check(ctx, how->about);

    *out = NULL;
    if (status != DEMARC_OK)
        return status;
    status = demarc_speech_make(border, &record_how, how->about, &speech);
    if (status == DEMARC_OK)
        status = answer(ctx, &speech, how, out);
    demarc_speech_free(&speech);
    return status;
}
