/* The words of pictures. Oracles: typed by hand after each language's rules. */
#include "draw/words.h"

#include "base/buffer.h"
#include "tap.h"

#include <stdlib.h>

static size_t gaps(const char *text)
{
    size_t count = 0;

    while ((text = strchr(text, '%'))) {
        count += text[1] == 's';
        text++;
    }
    return count;
}

/** A language that lacks a word, or the place for what goes into it, would
 *  leave out what the map says. */
static void test_columns(void)
{
    const demarc_language *en = demarc_language_find("en"), *in;

    for (size_t i = 0; (in = demarc_language_at(i)); i++) {
        int empty = 0, other = 0;

        for (int id = 0; id < DEMARC_WORD_COUNT; id++) {
            const char *word = demarc_word(in, (demarc_word_id)id);

            empty += !*word;
            other += gaps(word) != gaps(demarc_word(en, (demarc_word_id)id));
        }
        is_int(empty, 0, "no word is empty");
        is_int(other, 0, "each has as many gaps as the English one");
    }
    ok(demarc_language_find("tlh") == NULL, "a language that is not there");
    ok(demarc_language_find("") == NULL, "no language");
}

static void test_numbers(void)
{
    static const struct {
        const char *code;
        double value;
        int digits;
        const char *says;
    } cases[] = {
        {"en", 0, 0, "0"},
        {"en", 1234, 0, "1234"},
        {"en", 12345, 0, "12,345"},
        {"en", 1234567.84, 1, "1,234,567.8"},
        {"en", 999999.96, 1, "1,000,000.0"},
        {"en", -123456, 0, "-123,456"},
        {"en", -1234, 0, "-1234"},
        {"en", 0.5, 2, "0.50"},
        {"ru", 1234567.84, 1,
         "1\xC2\xA0"
         "234\xC2\xA0"
         "567,8"},
        {"ru", 97.5, 1, "97,5"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demarc_buffer text = {0};

        demarc_word_number(demarc_language_find(cases[i].code), cases[i].value,
                           cases[i].digits, &text);
        is(text.data, cases[i].says, cases[i].says);
        demarc_buffer_free(&text);
    }
}

static void test_day(void)
{
    demarc_buffer text = {0};
    const demarc_day day = 19249; /* date -d 2022-09-14 +%s, by 86400 */

    demarc_word_day(demarc_language_find("en"), day, &text);
    demarc_buffer_text(&text, "; ");
    demarc_word_day(demarc_language_find("ru"), day, &text);
    is(text.data, "14\xC2\xA0September 2022; 14\xC2\xA0сентября 2022 г.",
       "a day in both languages");
    demarc_buffer_free(&text);
}

static void test_stages(void)
{
    const demarc_language *en = demarc_language_find("en");

    for (int a = 0; a < DEMARC_STAGE_COUNT; a++)
        for (int b = 0; b < a; b++)
            ok(strcmp(demarc_word_stage(en, (demarc_stage)a),
                      demarc_word_stage(en, (demarc_stage)b)) != 0,
               "stages %d and %d have words of their own", a, b);
}

int main(void)
{
    test_columns();
    test_numbers();
    test_day();
    test_stages();
    return done();
}
