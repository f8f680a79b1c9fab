#include "read/events.h"

#include "base/names.h"
#include "model/event.h"
#include "read/rows.h"

#include <stdio.h>
#include <stdlib.h>

enum { ROWS_PER_STEP = 4096 };

typedef struct builder {
    demarc_ctx *ctx;
    demarc_arena *arena;
    demarc_csv csv;
    demarc_columns columns;
    demarc_names ids;
    size_t *owner; /* of each row, its event */
    demarc_rows rows;
    demarc_claim *claims; /* of the file's rows, those of an event together */
    demarc_events *out;
} builder;

/* Rows without an id come after all ids: here they are only marked. */
static demarc_status find_owner(builder *in, size_t row)
{
    const size_t column = in->columns.of[DEMARC_ROLE_ID];
    demarc_where where = DEMARC_NOWHERE;
    const char *id = "";

    in->owner[row] = DEMARC_NAMES_NONE;
    if (column == DEMARC_CSV_NONE)
        return DEMARC_OK;
    id = demarc_trimmed(in->arena,
                        demarc_csv_cell(in->csv.rows[row].cells, column));
    if (!id)
        return DEMARC_ENOMEM;
    if (*id) {
        in->owner[row] = demarc_names_add(&in->ids, id);
        return in->owner[row] == DEMARC_NAMES_NONE ? DEMARC_ENOMEM : DEMARC_OK;
    }
    where.file = in->csv.path;
    where.line = in->csv.rows[row].line;
    return demarc_report(in->ctx, DEMARC_RULE_EVENT_ID, &where, NULL,
                         "no %s: the row is an event of its own",
                         in->csv.columns[column]);
}

static demarc_status find_owners(builder *in)
{
    demarc_status status = DEMARC_OK;
    size_t next;

    in->owner = calloc(in->csv.row_count + 1, sizeof *in->owner);
    if (!in->owner)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < in->csv.row_count && status == DEMARC_OK; i++)
        status = find_owner(in, i);
    next = in->ids.count;
    for (size_t i = 0; i < in->csv.row_count; i++)
        if (in->owner[i] == DEMARC_NAMES_NONE)
            in->owner[i] = next++;
    in->out->count = next;
    return status;
}

static const char *id_of(builder *in, size_t event, long line)
{
    char made[32];

    if (event < in->ids.count)
        return in->ids.texts[event];
    snprintf(made, sizeof made, "event-%ld", line);
    return demarc_arena_text(in->arena, made);
}

/* Gives each event its id, its first line and room for its claims. */
static demarc_status lay_out(builder *in)
{
    demarc_events *out = in->out;
    const size_t rows = in->csv.row_count;
    size_t next = 0;

    out->items = demarc_arena_take(in->arena, out->count * sizeof *out->items);
    out->rows = demarc_arena_take(in->arena, rows * sizeof *out->rows);
    in->claims = demarc_arena_take(in->arena, rows * sizeof *in->claims);
    if (!out->items || !out->rows || !in->claims)
        return DEMARC_ENOMEM;
    out->claims = in->claims;
    for (size_t i = 0; i < rows; i++) {
        demarc_event *event = &out->items[in->owner[i]];

        if (event->claim_count++ > 0)
            continue;
        event->line = in->csv.rows[i].line;
        event->id = id_of(in, in->owner[i], event->line);
        if (!event->id)
            return DEMARC_ENOMEM;
    }
    for (size_t i = 0; i < out->count; i++) {
        out->items[i].claims = in->claims + next;
        next += out->items[i].claim_count;
        out->items[i].claim_count = 0;
    }
    return DEMARC_OK;
}

/* Reads a row into its event's next claim. An event whose first row is
 * refused never gets a claim. */
static demarc_status read_row(builder *in, size_t i)
{
    const demarc_csv_row *row = &in->csv.rows[i];
    demarc_event *event = &in->out->items[in->owner[i]];
    const size_t place =
        (size_t)(event->claims - in->claims) + event->claim_count;
    const bool is_first = row->line == event->line;
    const bool is_lost = !is_first && event->claim_count == 0;
    demarc_status status;

    status =
        is_first
            ? demarc_rows_event(&in->rows, row, event, &in->claims[place])
            : demarc_rows_claim(&in->rows, row, event->id,
                                is_lost ? NULL : event, &in->claims[place]);
    if (status == DEMARC_OK && !is_lost) {
        in->out->rows[place] = row->cells;
        event->claim_count++;
    } else {
        in->out->rows_refused++;
    }
    return status;
}

static demarc_status read_rows(builder *in)
{
    const size_t count = in->csv.row_count;
    demarc_status status, worst = DEMARC_OK;

    for (size_t i = 0; i < count && worst != DEMARC_ENOMEM; i++) {
        status = read_row(in, i);
        worst = status == DEMARC_OK ? worst : status;
        if (i % ROWS_PER_STEP == 0)
            demarc_progress(in->ctx, "reading events",
                            0.5 + 0.5 * (double)i / (double)count);
    }
    return worst;
}

static int by_time(const void *a, const void *b)
{
    return demarc_event_order(a, b);
}

static void keep_good(demarc_events *out)
{
    size_t kept = 0;

    for (size_t i = 0; i < out->count; i++)
        if (out->items[i].claim_count)
            out->items[kept++] = out->items[i];
    out->count = kept;
    if (kept)
        qsort(out->items, kept, sizeof *out->items, by_time);
}

static demarc_status name_others(builder *in)
{
    const demarc_columns *columns = &in->columns;
    const char **names =
        demarc_arena_take(in->arena, columns->other_count * sizeof *names);

    if (!names)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < columns->other_count; i++)
        names[i] = in->csv.columns[columns->others[i]];
    in->out->others = names;
    in->out->other_columns = columns->others;
    in->out->other_count = columns->other_count;
    return DEMARC_OK;
}

static demarc_status build(builder *in, const demarc_events_how *how)
{
    demarc_status status;

    if ((status = demarc_columns_find(in->ctx, in->arena, &in->csv, how,
                                      &in->columns)) ||
        (status = name_others(in)) ||
        (status = demarc_rows_init(in->ctx, in->arena, &in->csv, &in->columns,
                                   how->party_count, &in->rows)) ||
        (status = find_owners(in)) || (status = lay_out(in)))
        in->out->count = 0;
    if (status == DEMARC_OK) {
        in->out->rows_refused = in->csv.rows_refused;
        status = read_rows(in);
    }
    return status;
}

demarc_status demarc_events_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, const demarc_events_how *how,
                                 demarc_events *out)
{
    builder in = {.ctx = ctx, .arena = arena, .out = out};
    demarc_status table, status = DEMARC_OK;

    *out = (demarc_events){0};
    table = demarc_csv_read(ctx, arena, path, how->encoding, &in.csv);
    out->rows_in = in.csv.rows_in;
    out->rows_refused = out->rows_in; /* until rows are read one by one */
    if (table == DEMARC_OK ||
        (table == DEMARC_EDATA && (ctx->collect || how->skip_bad_rows) &&
         in.csv.column_count))
        status = build(&in, how);
    keep_good(out);
    demarc_rows_free(&in.rows);
    demarc_names_free(&in.ids);
    free(in.owner);
    demarc_csv_free(&in.csv);
    return table == DEMARC_OK ? status : table;
}

const char *demarc_events_other(const demarc_events *events,
                                const demarc_claim *claim, size_t i)
{
    return demarc_csv_cell(events->rows[claim - events->claims],
                           events->other_columns[i]);
}
