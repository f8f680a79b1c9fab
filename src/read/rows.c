#include "read/rows.h"

#include "base/buffer.h"
#include "model/event.h"
#include "model/stage.h"
#include "model/word.h"
#include "read/clip.h"

#include <string.h>

static const char *const effects[] = {"raise", "set"};

static void list_effects(demarc_buffer *out)
{
    demarc_word_list(out, effects, 2);
}

demarc_status demarc_rows_init(demarc_ctx *ctx, demarc_arena *arena,
                               const demarc_csv *csv,
                               const demarc_columns *columns,
                               size_t party_count, demarc_rows *out)
{
    size_t *people = demarc_arena_take(arena, 2 * party_count * sizeof *people);

    *out = (demarc_rows){.party_count = party_count};
    if (!people)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < party_count; i++) {
        people[i] = columns->killed[i];
        people[party_count + i] = columns->wounded[i];
    }
    out->people.columns = people;
    out->people.count = 2 * party_count;
    out->measures.columns = &columns->of[DEMARC_ROLE_EVACUATED];
    out->measures.count = DEMARC_MEASURE_COUNT;
    return demarc_cells_init(&out->cells, ctx, arena, csv, columns);
}

void demarc_rows_free(demarc_rows *rows)
{
    demarc_cells_free(&rows->cells);
    demarc_figures_free(&rows->people);
    demarc_figures_free(&rows->measures);
}

static void read_type(demarc_cells *cells, demarc_event *event)
{
    const char *word = demarc_cells_text(cells, DEMARC_ROLE_TYPE);
    const char *known = demarc_event_type_find(word);

    event->type = known ? known : demarc_cells_keep(cells, word);
    if (*word && !known)
        demarc_cells_unknown(cells, DEMARC_RULE_EVENT_TYPE, DEMARC_ROLE_TYPE,
                             demarc_event_type_words);
}

/* What the row does to the line. The type is known already. */
static void read_effect(demarc_cells *cells, demarc_event *event)
{
    const char *stage = demarc_cells_text(cells, DEMARC_ROLE_STAGE);
    const char *effect = demarc_cells_text(cells, DEMARC_ROLE_EFFECT);
    const char *basis = demarc_cells_text(cells, DEMARC_ROLE_BASIS);
    size_t which = demarc_word_find(effect, effects, 2);

    event->has_stage = *stage;
    if (!demarc_stage_parse(stage, &event->stage))
        demarc_cells_unknown(cells, DEMARC_RULE_EVENT_STAGE, DEMARC_ROLE_STAGE,
                             demarc_stage_words);
    event->sets =
        *effect ? which == 1 : demarc_word_same(event->type, "repudiation");
    if (*effect && which == 2)
        demarc_cells_unknown(cells, DEMARC_RULE_EVENT_WORD, DEMARC_ROLE_EFFECT,
                             list_effects);
    if (!demarc_basis_parse(basis, &event->basis))
        demarc_cells_unknown(cells, DEMARC_RULE_EVENT_WORD, DEMARC_ROLE_BASIS,
                             demarc_basis_words);
    event->stretch = demarc_cells_kept(cells, DEMARC_ROLE_STRETCH);
    event->crossing = demarc_cells_kept(cells, DEMARC_ROLE_CROSSING);
}

static void read_claim(demarc_rows *rows, demarc_claim *claim)
{
    demarc_cells *cells = &rows->cells;
    const char *scope = demarc_cells_text(cells, DEMARC_ROLE_SCOPE);

    claim->line = cells->where.line;
    claim->aside = DEMARC_HEARD;
    if (!demarc_scope_parse(scope, &claim->scope))
        demarc_cells_unknown(cells, DEMARC_RULE_EVENT_WORD, DEMARC_ROLE_SCOPE,
                             demarc_scope_words);
    claim->killed = demarc_figures_take(&rows->people, cells);
    claim->wounded = claim->killed ? claim->killed + rows->party_count : NULL;
    claim->figure = demarc_figures_take(&rows->measures, cells);
    claim->period = demarc_cells_date(cells, DEMARC_ROLE_PERIOD);
    claim->word = demarc_cells_kept(cells, DEMARC_ROLE_WORD);
    claim->source = demarc_cells_kept(cells, DEMARC_ROLE_SOURCE);
    claim->source_url = demarc_cells_kept(cells, DEMARC_ROLE_SOURCE_URL);
    claim->side = demarc_cells_kept(cells, DEMARC_ROLE_SOURCE_PARTY);
    claim->source_date = demarc_cells_date(cells, DEMARC_ROLE_SOURCE_DATE);
    claim->note = demarc_cells_kept(cells, DEMARC_ROLE_NOTE);
}

static void check_date(demarc_cells *cells)
{
    if (!*demarc_cells_text(cells, DEMARC_ROLE_DATE) &&
        !*demarc_cells_text(cells, DEMARC_ROLE_DATE_END))
        demarc_cells_mind(
            cells,
            demarc_report(cells->ctx, DEMARC_RULE_EVENT_DATE, &cells->where,
                          "give a date such as 2022-09-14, 2022-09 or [..2011]",
                          "the event has no %s",
                          demarc_cells_name(cells, DEMARC_ROLE_DATE)));
}

demarc_status demarc_rows_event(demarc_rows *rows, demarc_event *event,
                                demarc_claim *claim)
{
    demarc_cells *cells = &rows->cells;

    cells->where.feature = event->id;
    check_date(cells);
    claim->date = demarc_cells_dates(cells, "");
    event->date = *claim->date;
    read_type(cells, event);
    read_effect(cells, event);
    event->title = demarc_cells_kept(cells, DEMARC_ROLE_TITLE);
    event->place = demarc_cells_kept(cells, DEMARC_ROLE_PLACE);
    event->precision = demarc_cells_kept(cells, DEMARC_ROLE_PRECISION);
    demarc_cells_point(cells, &event->lon, &event->lat);
    read_claim(rows, claim);
    if (cells->status == DEMARC_OK)
        event->others = demarc_cells_others(cells);
    return cells->status;
}

/* A later row may repeat what the first says, or say nothing. */
static void check_same(demarc_cells *cells, demarc_column_role role, bool same,
                       const char *first, long line)
{
    const char *text = demarc_cells_text(cells, role);
    char now[DEMARC_CLIP_SIZE], then[DEMARC_CLIP_SIZE];

    if (!*text || same)
        return;
    demarc_cells_mind(
        cells,
        demarc_report(cells->ctx, DEMARC_RULE_EVENT_CONFLICT, &cells->where,
                      "leave it empty, or give the row an id of its own",
                      "%s \"%s\" is not what the event has in line %ld, \"%s\"",
                      demarc_cells_name(cells, role), demarc_clip(text, now),
                      line, demarc_clip(first, then)));
}

static void check_conflicts(demarc_cells *cells, const demarc_event *now,
                            const demarc_event *event)
{
    const long line = event->line;

    check_same(cells, DEMARC_ROLE_STRETCH,
               strcmp(now->stretch, event->stretch) == 0, event->stretch, line);
    check_same(cells, DEMARC_ROLE_STAGE,
               event->has_stage && now->stage == event->stage,
               event->has_stage ? demarc_stage_name(event->stage) : "", line);
    check_same(cells, DEMARC_ROLE_EFFECT, now->sets == event->sets,
               effects[event->sets], line);
    check_same(cells, DEMARC_ROLE_BASIS, now->basis == event->basis,
               demarc_basis_name(event->basis), line);
    check_same(cells, DEMARC_ROLE_CROSSING,
               strcmp(now->crossing, event->crossing) == 0, event->crossing,
               line);
}

demarc_status demarc_rows_claim(demarc_rows *rows, const char *id,
                                const demarc_event *event, demarc_claim *claim)
{
    demarc_cells *cells = &rows->cells;
    demarc_event now = {.type = ""};

    cells->where.feature = id;
    claim->date = demarc_cells_dates(cells, event ? event->date.text : "");
    read_effect(cells, &now);
    demarc_cells_point(cells, &now.lon, &now.lat);
    if (event && cells->status == DEMARC_OK)
        check_conflicts(cells, &now, event);
    read_claim(rows, claim);
    return cells->status;
}
