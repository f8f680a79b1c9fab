/* The source's own word beside the stage that was possible on that day. */
#include "claims/tolls.h"

#include "base/buffer.h"
#include "model/event.h"
#include "model/word.h"

#include <string.h>

/* From which day on the line may have come to a stage, by the record. */
typedef struct gates {
    demarc_day treaty, force; /* DEMARC_DAY_MAX: not in the record */
} gates;

static demarc_day day_of(const demarc_event *event)
{
    return event->date.earliest;
}

/* Where segments start as delimited or demarcated, both were possible. */
static void lines_read(const demarc_border *border, gates *out)
{
    for (size_t i = 0; i < border->segment_count; i++) {
        const demarc_segment *segment = &border->segments[i];
        const demarc_day day =
            *segment->since.text ? segment->since.earliest : DEMARC_DAY_MIN;

        if (segment->stage >= DEMARC_DELIMITED && day < out->treaty)
            out->treaty = day;
        if (segment->stage >= DEMARC_DEMARCATED && day < out->force)
            out->force = day;
    }
}

static gates gates_read(const demarc_record *record)
{
    const demarc_border *border = record->border;
    gates out = {DEMARC_DAY_MAX, DEMARC_DAY_MAX};

    for (size_t i = 0; i < border->event_count; i++) {
        const demarc_event *event = &border->events[i];
        const bool force = demarc_word_same(event->type, "entry-into-force");
        const bool stage = event->has_stage && *event->stretch;

        if (!demarc_event_heard(event))
            continue;
        if ((force || demarc_word_same(event->type, "treaty") ||
             demarc_word_same(event->type, "ratification") ||
             (stage && event->stage >= DEMARC_DELIMITED)) &&
            day_of(event) < out.treaty)
            out.treaty = day_of(event);
        if ((force || (stage && event->stage == DEMARC_DEMARCATED)) &&
            day_of(event) < out.force)
            out.force = day_of(event);
    }
    lines_read(border, &out);
    return out;
}

/* "584 km", "100 %": what the word is about; "" if the row has no figure. */
static const char *say_figure(demarc_record *record, const demarc_entry *entry)
{
    static const demarc_measure order[] = {
        DEMARC_KM_INCREMENT, DEMARC_KM_CUMULATIVE, DEMARC_PERCENT};
    demarc_buffer text = {0};
    const char *out;

    for (size_t i = 0; i < 3 && !text.length; i++)
        if (demarc_entry_gives(entry, order[i]))
            demarc_buffer_format(&text, "%s %s ",
                                 demarc_entry_text(entry, order[i]),
                                 order[i] == DEMARC_PERCENT ? "%" : "km");
    out = demarc_arena_text(&record->arena, text.data);
    record->failed = record->failed || text.failed || !out;
    demarc_buffer_free(&text);
    return out ? out : "";
}

static void entry_check(demarc_record *record, const demarc_entry *entry,
                        const gates *from)
{
    const demarc_day day = entry->by;
    const bool unknown = from->treaty == DEMARC_DAY_MAX ||
                         (day >= from->treaty && from->force == DEMARC_DAY_MAX);
    demarc_stage stage;

    if (!demarc_stage_parse(entry->claim->word, &stage) ||
        (stage != DEMARC_DELIMITED && stage != DEMARC_DEMARCATED))
        return;
    if (stage == DEMARC_DELIMITED ? day >= from->treaty : day >= from->force)
        return;
    demarc_remark_one(
        record, DEMARC_RULE_WORD_EARLY,
        stage == DEMARC_DEMARCATED && !unknown ? DEMARC_WARNING : DEMARC_NOTE,
        entry, "%scalled %s, %s", say_figure(record, entry), entry->claim->word,
        unknown              ? "and no entry into force is in the record"
        : day < from->treaty ? "before any treaty"
                             : "before any entry into force");
}

/* Claims of one event that call the same km by words of two stages. */
static void event_check(demarc_record *record, const demarc_entry *of,
                        size_t count, const demarc_entry **cited)
{
    demarc_stage first = DEMARC_UNKNOWN, stage;
    size_t found = 0;
    bool differ = false;

    for (size_t i = 0; i < count; i++) {
        if (!*of[i].claim->word || of[i].claim->aside != DEMARC_HEARD ||
            !demarc_stage_parse(of[i].claim->word, &stage) ||
            stage <= DEMARC_UNDETERMINED || stage > DEMARC_DEMARCATED)
            continue;
        first = found ? first : stage;
        differ = differ || stage != first;
        cited[found++] = &of[i];
    }
    if (differ)
        demarc_remark_add(
            record, DEMARC_RULE_WORDS_DIFFER, DEMARC_NOTE, cited, found,
            "the words of two stages for the same km of %s", of[0].event->id);
}

void demarc_check_words(demarc_record *record)
{
    const gates from = gates_read(record);
    const demarc_entry **cited =
        demarc_record_take(record, record->count, sizeof *cited);

    if (!cited)
        return;
    for (size_t i = 0; i < record->count; i++)
        if (*record->entries[i].claim->word &&
            record->entries[i].claim->aside == DEMARC_HEARD)
            entry_check(record, &record->entries[i], &from);
    for (size_t i = 0, to; i < record->count; i = to) {
        to = demarc_event_end(record, i);
        event_check(record, &record->entries[i], to - i, cited);
    }
}
