#include "report/duplicates.h"

#include "base/buffer.h"
#include "base/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const verdicts[] = {"clear", "ambiguous", "weaker",
                                       "doubtful"};

void demarc_twin_id(const demarc_sightings *of, const demarc_twin *twin,
                    demarc_buffer *out)
{
    demarc_buffer_format(out, "%s+%s", of->items[twin->a].id,
                         of->items[twin->b].id);
}

static void columns_add(demarc_table *table)
{
    static const struct {
        const char *key, *title;
        demarc_kind kind;
        unsigned flags;
    } all[] = {{"id", "proposal", DEMARC_KIND_TEXT, 0},
               {"verdict", "verdict", DEMARC_KIND_TEXT, 0},
               {"accepted", "", DEMARC_KIND_BOOL, DEMARC_COLUMN_DETAIL},
               {"score", "score", DEMARC_KIND_NUMBER, 0},
               {"first", "row", DEMARC_KIND_TEXT, 0},
               {"second", "and", DEMARC_KIND_TEXT, 0},
               {"first_date", "date", DEMARC_KIND_TEXT, 0},
               {"second_date", "and", DEMARC_KIND_TEXT, 0},
               {"distance", "apart", DEMARC_KIND_LENGTH, 0},
               {"first_dead", "dead", DEMARC_KIND_TEXT, 0},
               {"second_dead", "and", DEMARC_KIND_TEXT, 0},
               {"date_score", "date", DEMARC_KIND_NUMBER, 0},
               {"place_score", "place", DEMARC_KIND_NUMBER, 0},
               {"parties_score", "parties", DEMARC_KIND_NUMBER, 0},
               {"dead_score", "dead", DEMARC_KIND_NUMBER, 0}};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        demarc_table_column(table, all[i].key, all[i].title, all[i].kind,
                            all[i].flags);
}

/* What a text is made of and put into the next cell. */
static void cell_made(demarc_table *table, demarc_buffer *text)
{
    if (text->failed)
        table->failed = true;
    else
        demarc_cell_text(table, text->length ? text->data : "");
    text->length = 0;
}

static void place_cell(demarc_table *table, const demarc_sightings *of,
                       const demarc_sighting *event, demarc_buffer *text)
{
    demarc_buffer_format(text, "%s:%ld", of->files[event->file].path,
                         event->line);
    cell_made(table, text);
}

static void dead_cell(demarc_table *table, const demarc_sighting *event,
                      demarc_buffer *text)
{
    if (!isnan(event->low))
        demarc_buffer_shortest(text, event->low);
    if (!isnan(event->low) && event->high > event->low) {
        demarc_buffer_text(text, "..");
        demarc_buffer_shortest(text, event->high);
    }
    cell_made(table, text);
}

static double rounded(double score)
{
    return round(score * 100) / 100;
}

static void twin_add(demarc_table *table, const demarc_sightings *of,
                     const demarc_twin *twin, bool accepted,
                     demarc_buffer *text)
{
    const demarc_sighting *a = &of->items[twin->a], *b = &of->items[twin->b];

    demarc_table_row(table, 0, 0);
    demarc_twin_id(of, twin, text);
    cell_made(table, text);
    demarc_cell_text(table,
                     twin->identical ? "identical" : verdicts[twin->verdict]);
    demarc_cell_number(table, accepted);
    demarc_cell_number(table, rounded(twin->score));
    place_cell(table, of, a, text);
    place_cell(table, of, b, text);
    demarc_cell_text(table, a->date);
    demarc_cell_text(table, b->date);
    demarc_cell_number(table, twin->distance_m);
    dead_cell(table, a, text);
    dead_cell(table, b, text);
    demarc_cell_number(table, rounded(twin->date));
    demarc_cell_number(table, rounded(twin->place));
    demarc_cell_number(table, rounded(twin->parties));
    demarc_cell_number(table, rounded(twin->dead));
}

static demarc_status table_make(const demarc_sightings *of,
                                const demarc_twins *twins, const bool *accepted,
                                demarc_table **out)
{
    demarc_table *table = *out = demarc_table_new("duplicates", "");
    size_t clear = 0, taken = 0;
    demarc_buffer text = {0};

    if (!table)
        return DEMARC_ENOMEM;
    columns_add(table);
    for (size_t i = 0; i < twins->count; i++) {
        twin_add(table, of, &twins->items[i], accepted[i], &text);
        clear += twins->items[i].verdict == DEMARC_TWIN_CLEAR;
        taken += accepted[i];
    }
    demarc_value_number(table, &table->summary, "rows", DEMARC_KIND_INTEGER,
                        (double)of->row_count);
    demarc_value_number(table, &table->summary, "events", DEMARC_KIND_INTEGER,
                        (double)of->count);
    demarc_value_number(table, &table->summary, "proposals",
                        DEMARC_KIND_INTEGER, (double)twins->count);
    demarc_value_number(table, &table->summary, "clear", DEMARC_KIND_INTEGER,
                        (double)clear);
    demarc_value_number(table, &table->summary, "accepted", DEMARC_KIND_INTEGER,
                        (double)taken);
    demarc_table_note(table,
                      "%zu row%s, %zu events; %zu proposed as one, %zu clear, "
                      "%zu accepted.",
                      of->row_count, of->row_count == 1 ? "" : "s", of->count,
                      twins->count, clear, taken);
    demarc_buffer_free(&text);
    return demarc_table_done(out);
}

/* ---- What is accepted ---- */

/* The proposal of that id; the count if there is none. */
static size_t twin_of(const demarc_sightings *of, const demarc_twins *twins,
                      const char *id)
{
    demarc_buffer made = {0};
    size_t i = 0;

    for (; i < twins->count; i++) {
        made.length = 0;
        demarc_twin_id(of, &twins->items[i], &made);
        if (!made.failed && strcmp(made.data, id) == 0)
            break;
    }
    demarc_buffer_free(&made);
    return i;
}

static demarc_status mark_accepted(demarc_ctx *ctx, const demarc_sightings *of,
                                   const demarc_twins *twins,
                                   const char *const *asked, bool *accepted)
{
    for (; *asked; asked++) {
        size_t found;

        if (strcmp(*asked, "all") == 0) {
            for (size_t i = 0; i < twins->count; i++)
                accepted[i] |= twins->items[i].verdict == DEMARC_TWIN_CLEAR;
            continue;
        }
        found = twin_of(of, twins, *asked);
        if (found == twins->count)
            return demarc_report(ctx, DEMARC_RULE_USAGE, NULL,
                                 "without --accept they are listed",
                                 "there is no proposal \"%.80s\"", *asked);
        accepted[found] = true;
    }
    return DEMARC_OK;
}

demarc_status demarc_duplicates(demarc_ctx *ctx,
                                const demarc_sightings *sightings,
                                const char *const *accept, demarc_import_fn *fn,
                                void *user, demarc_table **out)
{
    demarc_twins twins;
    demarc_status status = demarc_twins_find(ctx, sightings, &twins);
    bool *accepted = calloc(twins.count + 1, sizeof *accepted);

    *out = NULL;
    if (!status && !accepted)
        status = DEMARC_ENOMEM;
    if (!status && accept)
        status = mark_accepted(ctx, sightings, &twins, accept, accepted);
    if (!status && accept)
        status =
            demarc_sightings_merge(ctx, sightings, &twins, accepted, fn, user);
    if (!status)
        status = table_make(sightings, &twins, accepted, out);
    free(accepted);
    free(twins.items);
    return status;
}
