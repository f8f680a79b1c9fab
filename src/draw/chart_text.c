/* Numbers and days of charts in words. */
#include "draw/chart.h"

#include "base/buffer.h"

const demarc_stage demarc_chart_stages[DEMARC_STAGE_COUNT] = {
    DEMARC_DEMARCATED,      DEMARC_DELIMITED, DEMARC_DESCRIBED,
    DEMARC_LINE_OF_CONTROL, DEMARC_DISPUTED,  DEMARC_UNDETERMINED,
    DEMARC_UNKNOWN,
};

const char *demarc_chart_km(demarc_board *chart, double metres)
{
    demarc_buffer text = {0};

    demarc_word_number(chart->page.in, metres / 1000, metres < 99950 ? 1 : 0,
                       &text);
    demarc_buffer_format(&text, "\xC2\xA0%s",
                         demarc_word(chart->page.in, DEMARC_WORD_KM));
    return demarc_page_keep(&chart->page, &text);
}

const char *demarc_chart_number(demarc_board *chart, double number, double step)
{
    demarc_buffer text = {0};

    demarc_word_number(chart->page.in, number,
                       (int)fmax(0, ceil(-log10(step) - 1e-9)), &text);
    return demarc_page_keep(&chart->page, &text);
}

const char *demarc_chart_day(demarc_board *chart, demarc_day_unit unit,
                             demarc_day day)
{
    demarc_buffer text = {0};

    if (unit == DEMARC_UNIT_YEAR)
        demarc_word_year(chart->page.in, day, &text);
    else
        demarc_word_month(chart->page.in, unit == DEMARC_UNIT_DAY, day, &text);
    return demarc_page_keep(&chart->page, &text);
}

const char *demarc_chart_date(demarc_board *chart, demarc_day day)
{
    demarc_buffer text = {0};

    demarc_word_day(chart->page.in, day, &text);
    return demarc_page_keep(&chart->page, &text);
}

double demarc_chart_metres(const demarc_board *chart, demarc_stage stage)
{
    double sum = 0;

    for (size_t i = 0; i < chart->patch_count; i++) {
        const demarc_patch *patch = &chart->patches[i];

        if (patch->stage == stage && patch->end > chart->day)
            sum += patch->to_m - patch->from_m;
    }
    return sum;
}

const char *demarc_chart_stages_text(demarc_board *chart)
{
    const char *text = "";

    for (size_t i = 0; i < DEMARC_STAGE_COUNT; i++) {
        const demarc_stage stage = demarc_chart_stages[i];
        const double metres = demarc_chart_metres(chart, stage);

        if (metres > 0)
            text = demarc_page_join(&chart->page, "%s%s%s %s", text,
                                    *text ? "; " : "",
                                    demarc_word_stage(chart->page.in, stage),
                                    demarc_chart_km(chart, metres));
    }
    return text;
}
