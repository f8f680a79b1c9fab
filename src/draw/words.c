#include "draw/words.h"

#include "base/buffer.h"
#include "base/text.h"
#include "model/calendar.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const english[] = {
#define WORD(id, en, ru) en,
#include "draw/words.def"
#undef WORD
};

static const char *const russian[] = {
#define WORD(id, en, ru) ru,
#include "draw/words.def"
#undef WORD
};

static const char *const english_months[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

static const char *const russian_months[] = {
    "января", "февраля", "марта",    "апреля",  "мая",    "июня",
    "июля",   "августа", "сентября", "октября", "ноября", "декабря"};

static const char *const english_short[] = {"Jan", "Feb", "Mar", "Apr",
                                            "May", "Jun", "Jul", "Aug",
                                            "Sep", "Oct", "Nov", "Dec"};

static const char *const russian_short[] = {"янв", "фев", "мар", "апр",
                                            "май", "июн", "июл", "авг",
                                            "сен", "окт", "ноя", "дек"};

static const demarc_language languages[] = {
    {"en", ".", ",", english_months, "", english, english_short},
    {"ru", ",", "\xC2\xA0", russian_months, " г.", russian, russian_short},
};

const demarc_language *demarc_language_at(size_t i)
{
    return i < sizeof languages / sizeof *languages ? &languages[i] : NULL;
}

const demarc_language *demarc_language_find(const char *code)
{
    const demarc_language *at = NULL;

    for (size_t i = 0; (at = demarc_language_at(i)); i++)
        if (demarc_text_same(at->code, code))
            break;
    return at;
}

const char *demarc_word_stage(const demarc_language *in, demarc_stage stage)
{
    static const demarc_word_id words[] = {
        [DEMARC_UNKNOWN] = DEMARC_WORD_UNKNOWN,
        [DEMARC_UNDETERMINED] = DEMARC_WORD_UNDETERMINED,
        [DEMARC_DESCRIBED] = DEMARC_WORD_DESCRIBED,
        [DEMARC_DELIMITED] = DEMARC_WORD_DELIMITED,
        [DEMARC_DEMARCATED] = DEMARC_WORD_DEMARCATED,
        [DEMARC_DISPUTED] = DEMARC_WORD_DISPUTED,
        [DEMARC_LINE_OF_CONTROL] = DEMARC_WORD_LINE_OF_CONTROL,
    };

    return demarc_word(in, words[stage]);
}

void demarc_word_day(const demarc_language *in, demarc_day day,
                     demarc_buffer *out)
{
    demarc_civil civil = demarc_day_civil(day);

    demarc_buffer_format(out, "%d\xC2\xA0%s ", civil.day,
                         in->months[civil.month - 1]);
    demarc_word_year(in, day, out);
    demarc_buffer_text(out, in->date);
}

void demarc_word_year(const demarc_language *in, demarc_day day,
                      demarc_buffer *out)
{
    const int year = demarc_day_civil(day).year;
    const char *whole = demarc_word(in, DEMARC_WORD_YEAR_BC);
    const char *gap = strstr(whole, "%s");

    if (year > 0 || !gap)
        demarc_buffer_format(out, "%d", year);
    else
        demarc_buffer_format(out, "%.*s%d%s", (int)(gap - whole), whole,
                             1 - year, gap + 2);
}

void demarc_word_month(const demarc_language *in, bool with_day, demarc_day day,
                       demarc_buffer *out)
{
    demarc_civil civil = demarc_day_civil(day);
    const char *month = in->short_months[civil.month - 1];

    if (with_day)
        demarc_buffer_format(out, "%d\xC2\xA0%s", civil.day, month);
    else {
        demarc_buffer_format(out, "%s\xC2\xA0", month);
        demarc_word_year(in, day, out);
    }
}

void demarc_word_number(const demarc_language *in, double value, int digits,
                        demarc_buffer *out)
{
    demarc_buffer plain = {0};
    size_t whole = 0, sign;

    demarc_buffer_fixed(&plain, value, digits);
    sign = plain.length && plain.data[0] == '-';
    while (whole < plain.length && plain.data[whole] != '.')
        whole++;
    for (size_t i = 0; i < plain.length; i++) {
        const bool digit = plain.data[i] >= '0' && plain.data[i] <= '9';

        if (i == whole)
            demarc_buffer_text(out, in->point);
        else
            demarc_buffer_char(out, plain.data[i]);
        if (digit && i + 1 < whole && whole - sign > 4 &&
            (whole - i - 1) % 3 == 0)
            demarc_buffer_text(out, in->group);
    }
    out->failed = out->failed || plain.failed;
    demarc_buffer_free(&plain);
}
