#include "claims/tolls.h"

#include "base/buffer.h"
#include "model/figure.h"

#include <stdlib.h>

size_t demarc_toll_kinds(const demarc_record *record)
{
    return 2 * record->border->about.party_count + 1;
}

const demarc_figure *demarc_toll(const demarc_record *record,
                                 const demarc_claim *claim, size_t kind)
{
    const size_t parties = record->border->about.party_count;

    if (kind < parties)
        return claim->killed[kind];
    if (kind < 2 * parties)
        return claim->wounded[kind - parties];
    return claim->figure[DEMARC_EVACUATED];
}

demarc_question demarc_toll_question(const demarc_record *record, size_t kind,
                                     const demarc_event *event,
                                     demarc_scope scope)
{
    const size_t parties = record->border->about.party_count;
    demarc_question out = {event, DEMARC_ASKED_MEASURE, DEMARC_EVACUATED,
                           scope};

    if (kind < 2 * parties) {
        out.kind = kind < parties ? DEMARC_ASKED_KILLED : DEMARC_ASKED_WOUNDED;
        out.index = kind % parties;
    }
    return out;
}

const char *demarc_toll_name(demarc_record *record, size_t kind)
{
    const size_t parties = record->border->about.party_count;
    demarc_buffer text = {0};
    const char *out;

    if (kind >= 2 * parties)
        return "evacuated";
    demarc_buffer_format(
        &text, "%s %s", kind < parties ? "killed" : "wounded",
        demarc_border_party(record->border,
                            kind < parties ? kind : kind - parties));
    out = demarc_arena_text(&record->arena, text.data);
    record->failed = record->failed || !out;
    demarc_buffer_free(&text);
    return out ? out : "";
}

size_t demarc_event_end(const demarc_record *record, size_t from)
{
    size_t to = from;

    while (to < record->count &&
           record->entries[to].event == record->entries[from].event)
        to++;
    return to;
}

static int by_print(const void *left, const void *right)
{
    const demarc_entry *a = *(const demarc_entry *const *)left;
    const demarc_entry *b = *(const demarc_entry *const *)right;

    if (a->published != b->published)
        return a->published < b->published ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

size_t demarc_tolls_take(const demarc_record *record, size_t from, size_t to,
                         size_t kind, demarc_scope scope,
                         const demarc_entry **out)
{
    size_t count = 0;

    for (size_t i = from; i < to; i++)
        if (record->entries[i].heard &&
            record->entries[i].claim->scope == scope &&
            demarc_figure_given(
                demarc_toll(record, record->entries[i].claim, kind)))
            out[count++] = &record->entries[i];
    if (count)
        qsort(out, count, sizeof *out, by_print);
    return count;
}
