#include "read/events.h"

#include "base/names.h"
#include "base/text.h"
#include "model/event.h"
#include "read/rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct builder {
    demarc_ctx *ctx;
    demarc_arena *arena;
    demarc_csv csv;
    demarc_columns columns;
    demarc_rows rows;
    demarc_names ids; /* numbered as the events are */
    demarc_event *events;
    demarc_claim *claims; /* in the file's order, until they are laid out */
    uint32_t *owner;      /* of each claim, its event */
    size_t event_count, event_room;
    size_t claim_count, claim_room, owner_room;
    size_t refused; /* rows that are good CSV and bad events */
} builder;

/* The id in a row that was refused, which may hold only its first cells; ""
 * if there is none. */
static const char *id_of_refused(const builder *in, const demarc_csv_row *row)
{
    const size_t column = in->columns.of[DEMARC_ROLE_ID];
    const char *begin, *end;
    char *cell = row->cells;

    if (column >= row->count)
        return "";
    for (size_t i = 0; i < column; i++)
        cell += strlen(cell) + 1;
    demarc_text_trim(cell, &begin, &end);
    cell[end - cell] = '\0';
    return begin;
}

/* A new event, without claims. `id` is kept already. */
static demarc_status event_add(builder *in, const char *id, long line)
{
    if (!id || !demarc_reserve(&in->events, &in->event_room,
                               in->event_count + 1, sizeof *in->events))
        return DEMARC_ENOMEM;
    in->events[in->event_count++] = (demarc_event){.id = id, .line = line};
    return DEMARC_OK;
}

/* Finds the event of an id, and makes it in its first row. */
static demarc_status event_find(builder *in, const char *id, long line,
                                size_t *out)
{
    *out = demarc_names_find(&in->ids, id);
    if (*out != DEMARC_NAMES_NONE)
        return DEMARC_OK;
    *out = in->event_count;
    if (event_add(in, demarc_arena_text(in->arena, id), line) != DEMARC_OK ||
        demarc_names_add(&in->ids, in->events[*out].id) == DEMARC_NAMES_NONE)
        return DEMARC_ENOMEM;
    return DEMARC_OK;
}

/* A row without an id is an event of its own. */
static demarc_status event_single(builder *in, long line, size_t *out)
{
    const size_t column = in->columns.of[DEMARC_ROLE_ID];
    demarc_where where = in->csv.text.where;
    char made[32];

    *out = in->event_count;
    snprintf(made, sizeof made, "event-%ld", line);
    if (event_add(in, demarc_arena_text(in->arena, made), line) != DEMARC_OK ||
        demarc_names_skip(&in->ids) == DEMARC_NAMES_NONE)
        return DEMARC_ENOMEM;
    if (column == DEMARC_CSV_NONE)
        return DEMARC_OK;
    where.line = line;
    return demarc_report(in->ctx, DEMARC_RULE_EVENT_ID, &where, NULL,
                         "no %s: the row is an event of its own",
                         in->csv.columns[column]);
}

static demarc_status claim_add(builder *in, const demarc_claim *claim,
                               size_t event)
{
    if (in->claim_count >= UINT32_MAX ||
        !demarc_reserve(&in->claims, &in->claim_room, in->claim_count + 1,
                        sizeof *in->claims) ||
        !demarc_reserve(&in->owner, &in->owner_room, in->claim_count + 1,
                        sizeof *in->owner))
        return DEMARC_ENOMEM;
    in->claims[in->claim_count] = *claim;
    in->owner[in->claim_count++] = (uint32_t)event;
    in->events[event].claim_count++;
    return DEMARC_OK;
}

/* A claim whose event was refused goes down with it, and is named if it has
 * no error of its own. */
static demarc_status lost_read(builder *in, const demarc_event *event)
{
    demarc_claim claim;
    demarc_status status =
        demarc_rows_claim(&in->rows, event->id, NULL, &claim);

    if (status != DEMARC_OK)
        return status;
    return demarc_report(in->ctx, DEMARC_RULE_EVENT_LOST, &in->rows.cells.where,
                         "mend that row", "its event was refused in line %ld",
                         event->line);
}

static demarc_status header_row(builder *in)
{
    in->refused++;
    return demarc_report(in->ctx, DEMARC_RULE_CSV_HEADER, &in->rows.cells.where,
                         "take the line out", "the header stands here again");
}

static demarc_status good_row(builder *in, const demarc_csv_row *row)
{
    demarc_status status;
    demarc_event *event;
    demarc_claim claim;
    const char *id;
    size_t place;

    demarc_cells_row(&in->rows.cells, row);
    if (demarc_cells_are_header(&in->rows.cells))
        return header_row(in);
    id = demarc_cells_text(&in->rows.cells, DEMARC_ROLE_ID);
    status = *id ? event_find(in, id, row->line, &place)
                 : event_single(in, row->line, &place);
    if (status != DEMARC_OK)
        return status;
    event = &in->events[place];
    if (event->line == row->line)
        status = demarc_rows_event(&in->rows, event, &claim);
    else if (event->claim_count == 0)
        status = lost_read(in, event);
    else
        status = demarc_rows_claim(&in->rows, event->id, event, &claim);
    if (status == DEMARC_OK)
        return claim_add(in, &claim, place);
    in->refused++;
    return status;
}

/* A row that was refused takes its event with it, if it was the first: a claim
 * must not take the event's place. */
static demarc_status bad_row(builder *in, const demarc_csv_row *row)
{
    const char *id = id_of_refused(in, row);
    size_t place;

    return *id ? event_find(in, id, row->line, &place) : DEMARC_OK;
}

/* Goes on behind bad rows, and returns the status of the first. */
static demarc_status rows_read(builder *in)
{
    demarc_status status, worst = DEMARC_OK;
    demarc_csv_row row;

    for (;;) {
        status = demarc_csv_next(&in->csv, &row);
        if (status != DEMARC_OK)
            return status;
        if (!row.count)
            break;
        status = row.refused ? bad_row(in, &row) : good_row(in, &row);
        if (status != DEMARC_OK && status != DEMARC_EDATA)
            return status;
        worst = worst == DEMARC_OK ? status : worst;
    }
    return in->csv.rows_refused ? DEMARC_EDATA : worst;
}

static void claims_swap(builder *in, size_t a, size_t b)
{
    const demarc_claim claim = in->claims[a];
    const uint32_t owner = in->owner[a];

    in->claims[a] = in->claims[b];
    in->owner[a] = in->owner[b];
    in->claims[b] = claim;
    in->owner[b] = owner;
}

/* Brings the claims of each event together, in the file's order. */
static void claims_lay_out(builder *in)
{
    size_t next = 0;

    for (size_t i = 0; i < in->event_count; i++) {
        in->events[i].claims = in->claims + next;
        next += in->events[i].claim_count;
        in->events[i].claim_count = 0;
    }
    for (size_t i = 0; i < in->claim_count; i++) {
        demarc_event *event = &in->events[in->owner[i]];

        in->owner[i] = /* now its place */
            (uint32_t)(event->claims - in->claims + event->claim_count++);
    }
    for (size_t i = 0; i < in->claim_count; i++)
        while (in->owner[i] != i)
            claims_swap(in, i, in->owner[i]);
}

static int by_time(const void *a, const void *b)
{
    return demarc_event_order(a, b);
}

/* Events whose first row was refused have no claims. */
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

/* A spreadsheet leaves columns behind that have neither name nor text. */
static bool is_nothing(const builder *in, size_t i)
{
    const size_t column = in->columns.others[i];
    char made[32];

    snprintf(made, sizeof made, "column_%zu", column + 1);
    return !in->rows.cells.filled[i] &&
           strcmp(in->csv.columns[column], made) == 0;
}

static demarc_status name_others(const builder *in, demarc_events *out)
{
    const size_t count = in->columns.other_count;
    const char **names = demarc_arena_take(in->arena, count * sizeof *names);

    if (!names)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < count; i++)
        names[i] =
            is_nothing(in, i) ? "" : in->csv.columns[in->columns.others[i]];
    out->others = names;
    out->other_count = count;
    return DEMARC_OK;
}

/* What was read is the arena's from here on. */
static demarc_status hand_over(builder *in, demarc_events *out)
{
    bool events, claims;

    claims_lay_out(in);
    events = demarc_arena_adopt(in->arena, in->events);
    claims = demarc_arena_adopt(in->arena, in->claims);
    out->rows_in = in->csv.rows_in;
    out->rows_refused = in->csv.rows_refused + in->refused;
    if (!events || !claims)
        return DEMARC_ENOMEM;
    if (in->rows.cells.filled && name_others(in, out) != DEMARC_OK)
        return DEMARC_ENOMEM;
    out->items = in->events;
    out->count = in->event_count;
    out->claims = in->claims;
    out->claim_count = in->claim_count;
    keep_good(out);
    return DEMARC_OK;
}

static demarc_status build(builder *in, const char *path,
                           const demarc_events_how *how)
{
    demarc_status status;

    status = demarc_csv_open(in->ctx, in->arena, path, how->encoding, &in->csv);
    if (status == DEMARC_OK)
        status = demarc_columns_find(in->ctx, in->arena, &in->csv, how,
                                     &in->columns);
    if (status == DEMARC_OK)
        status = demarc_rows_init(in->ctx, in->arena, &in->csv, &in->columns,
                                  how->party_count, &in->rows);
    return status == DEMARC_OK ? rows_read(in) : status;
}

demarc_status demarc_events_read(demarc_ctx *ctx, demarc_arena *arena,
                                 const char *path, const demarc_events_how *how,
                                 demarc_events *out)
{
    builder in = {.ctx = ctx, .arena = arena};
    demarc_status status = build(&in, path, how), handed;

    *out = (demarc_events){0};
    demarc_rows_free(&in.rows);
    demarc_names_free(&in.ids);
    handed = hand_over(&in, out);
    free(in.owner);
    demarc_csv_close(&in.csv);
    return handed == DEMARC_OK ? status : handed;
}
