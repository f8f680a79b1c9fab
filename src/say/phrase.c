/* Numbers come into a phrase with their proof. */
#include "base/names.h"
#include "base/text.h"
#include "model/event.h"
#include "model/figure.h"
#include "say/speech.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

const char *demarc_unit_of_name(demarc_unit_of of)
{
    static const char *const names[] = {"km",    "percent", "share", "people",
                                        "count", "date",    "name"};

    return names[of];
}

void demarc_phrase_text(demarc_phrase *to, const char *text)
{
    demarc_buffer_text(&to->text, text);
}

void demarc_phrase_prove(demarc_speech *speech, demarc_phrase *to, size_t start,
                         const demarc_number *proof)
{
    demarc_witness *rows =
        demarc_record_take(&speech->record, proof->count, sizeof *rows);
    demarc_number number = *proof;

    if (to->text.failed || !rows ||
        !demarc_reserve(&to->numbers, &to->room, to->count + 1,
                        sizeof *to->numbers)) {
        speech->record.failed = true;
        return;
    }
    if (proof->rows && proof->count)
        memcpy(rows, proof->rows, proof->count * sizeof *rows);
    number.rows = rows;
    number.how = demarc_arena_text(&speech->record.arena, proof->how);
    number.text = demarc_arena_copy(
        &speech->record.arena, to->text.data + start, to->text.length - start);
    speech->record.failed =
        speech->record.failed || !number.text || !number.how;
    to->numbers[to->count++] = number;
}

/* One number of one row. */
static void prove_one(demarc_speech *speech, demarc_phrase *to, size_t start,
                      demarc_unit_of of, double value,
                      const demarc_entry *entry, const char *printed)
{
    const demarc_witness row = {entry, printed};

    demarc_phrase_prove(
        speech, to, start,
        &(demarc_number){.value = value,
                         .of = of,
                         .rows = &row,
                         .count = entry != NULL,
                         .how = of == DEMARC_OF_NAME ? "a name" : ""});
}

void demarc_phrase_name(demarc_speech *speech, demarc_phrase *to,
                        const char *name, const demarc_entry *entry)
{
    const size_t start = to->text.length;
    const char *end = name + strlen(name);

    for (const char *at = name; at < end;) {
        const size_t step = demarc_utf8_step(at, (size_t)(end - at));

        if (!step || demarc_text_is_control(at))
            demarc_buffer_char(&to->text, ' ');
        else
            demarc_buffer_add(&to->text, at, step);
        at += step ? step : 1;
    }
    if (strpbrk(name, "0123456789"))
        prove_one(speech, to, start, DEMARC_OF_NAME, NAN, entry, name);
}

void demarc_phrase_figure(demarc_speech *speech, demarc_phrase *to,
                          const demarc_entry *entry, demarc_measure measure)
{
    const demarc_figure *figure = entry->claim->figure[measure];
    const size_t start = to->text.length;
    const bool percent = measure == DEMARC_PERCENT;

    demarc_english_figure(&to->text, figure,
                          percent ? DEMARC_IN_PERCENT : DEMARC_IN_KM);
    prove_one(speech, to, start, percent ? DEMARC_OF_PERCENT : DEMARC_OF_KM,
              demarc_figure_value(figure), entry, figure->text);
}

void demarc_phrase_people(demarc_speech *speech, demarc_phrase *to,
                          const demarc_entry *entry,
                          const demarc_figure *figure, bool digits)
{
    const size_t start = to->text.length;

    demarc_english_figure(&to->text, figure,
                          digits ? DEMARC_IN_KM : DEMARC_IN_PEOPLE);
    prove_one(speech, to, start, DEMARC_OF_PEOPLE, demarc_figure_value(figure),
              entry, figure->text);
}

void demarc_phrase_date(demarc_speech *speech, demarc_phrase *to,
                        const demarc_entry *entry, const demarc_date *date,
                        demarc_date_form form)
{
    const size_t start = to->text.length;

    demarc_english_date(&to->text, date, form);
    prove_one(speech, to, start, DEMARC_OF_DATE, NAN, entry, date->text);
}

/* The rows of a number that is worked out, each with what it prints: of a
 * count the event's date, else its figures. */
static const demarc_witness *witnesses(demarc_speech *speech,
                                       const demarc_entry *const *rows,
                                       size_t count, bool dates)
{
    static const demarc_measure shown[] = {
        DEMARC_KM_INCREMENT, DEMARC_KM_CUMULATIVE, DEMARC_KM_TOTAL,
        DEMARC_KM_REMAINING, DEMARC_PERCENT};
    demarc_witness *out =
        demarc_record_take(&speech->record, count, sizeof *out);

    for (size_t i = 0; out && i < count; i++) {
        demarc_buffer text = {0};

        for (size_t m = 0; !dates && m < sizeof shown / sizeof *shown; m++)
            if (demarc_entry_gives(rows[i], shown[m]))
                demarc_buffer_format(&text, "%s%s%s", text.length ? "; " : "",
                                     demarc_entry_text(rows[i], shown[m]),
                                     shown[m] == DEMARC_PERCENT ? " %" : "");
        if (!text.length)
            demarc_buffer_text(&text, rows[i]->claim->date->text);
        out[i] = (demarc_witness){
            rows[i], demarc_arena_text(&speech->record.arena, text.data)};
        speech->record.failed = speech->record.failed || !out[i].printed;
        demarc_buffer_free(&text);
    }
    return out;
}

void demarc_phrase_sum(demarc_speech *speech, demarc_phrase *to, double value,
                       int digits, demarc_unit_of of,
                       const demarc_entry *const *rows, size_t count,
                       const char *how)
{
    const size_t start = to->text.length;
    const demarc_witness *seen = witnesses(speech, rows, count, false);

    demarc_english_number(&to->text, value, digits);
    demarc_phrase_prove(speech, to, start,
                        &(demarc_number){.value = value,
                                         .of = of,
                                         .rows = seen,
                                         .count = count,
                                         .how = how});
}

void demarc_phrase_share(demarc_speech *speech, demarc_phrase *to, double share,
                         bool adverb, const demarc_entry *const *rows,
                         size_t count, const char *how)
{
    const size_t start = to->text.length;
    const demarc_witness *seen = witnesses(speech, rows, count, false);

    demarc_english_share(&to->text, share, adverb);
    demarc_phrase_prove(speech, to, start,
                        &(demarc_number){.value = share,
                                         .of = DEMARC_OF_SHARE,
                                         .rows = seen,
                                         .count = count,
                                         .how = how});
}

void demarc_phrase_count(demarc_speech *speech, demarc_phrase *to,
                         const demarc_entry *const *rows, size_t count,
                         const char *one, const char *many)
{
    const size_t start = to->text.length;
    const demarc_witness *seen = witnesses(speech, rows, count, true);

    demarc_english_count(&to->text, (double)count);
    demarc_phrase_prove(speech, to, start,
                        &(demarc_number){.value = (double)count,
                                         .of = DEMARC_OF_COUNT,
                                         .rows = seen,
                                         .count = count,
                                         .how = "counted"});
    demarc_buffer_format(&to->text, "%s%s", *one ? " " : "",
                         count == 1 ? one : many);
}

void demarc_phrase_none(demarc_speech *speech, demarc_phrase *to,
                        const demarc_entry *const *rows, size_t count)
{
    const size_t start = to->text.length;

    demarc_phrase_text(to, "none");
    demarc_phrase_prove(
        speech, to, start,
        &(demarc_number){.of = DEMARC_OF_COUNT,
                         .rows = witnesses(speech, rows, count, true),
                         .count = count,
                         .how = "none of these rows"});
}

void demarc_phrase_metres(demarc_speech *speech, demarc_phrase *to,
                          double metres, unsigned stages, bool rings)
{
    const size_t start = to->text.length;

    demarc_english_number(&to->text, metres / 1000, 1);
    demarc_phrase_prove(speech, to, start,
                        &(demarc_number){.value = metres / 1000,
                                         .of = DEMARC_OF_KM,
                                         .how = "measured",
                                         .stages = stages,
                                         .rings = rings});
}

void demarc_phrase_who(demarc_speech *speech, demarc_phrase *to,
                       const demarc_entry *entry)
{
    const char *source = entry->claim->source;

    demarc_phrase_name(speech, to, *source ? source : "a source not named",
                       entry);
}

void demarc_phrase_source(demarc_speech *speech, demarc_phrase *to,
                          const demarc_entry *entry)
{
    const size_t start = to->text.length;

    demarc_phrase_who(speech, to, entry);
    for (size_t i = start; !to->text.failed && i < to->text.length; i++) {
        char *at = &to->text.data[i];

        *at = *at == '(' ? '[' : *at == ')' ? ']' : *at;
    }
}

/* Names of publishers that are listed before "and others". */
enum { MOST_NAMED = 2 };

void demarc_phrase_sources(demarc_speech *speech, demarc_phrase *to,
                           const demarc_entry *const *rows, size_t count)
{
    const demarc_entry *named[MOST_NAMED + 1];
    size_t different = 0, k;

    for (size_t i = 0; i < count && different <= MOST_NAMED; i++) {
        for (k = 0; k < different && named[k]->source != rows[i]->source;)
            k++;
        if (k == different)
            named[different++] = rows[i];
    }
    if (different == 1) {
        demarc_phrase_source(speech, to, named[0]);
        return;
    }
    for (size_t i = 0; i < different && i < MOST_NAMED; i++) {
        const char *source = named[i]->claim->source;
        const char *name = demarc_arena_copy(&speech->record.arena, source,
                                             demarc_publisher(source));

        demarc_phrase_text(to, i == 0 ? "" : different == 2 ? " and " : ", ");
        speech->record.failed = speech->record.failed || !name;
        demarc_phrase_name(
            speech, to, name && *name ? name : "a source not named", named[i]);
    }
    if (different > MOST_NAMED)
        demarc_phrase_text(to, " and others");
}
