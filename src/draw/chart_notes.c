/* What is said of areas and marks, below a chart and to those who cannot see
 * it. */
#include "draw/chart.h"

#include "measure/net.h"

/** Fights with a place on the line, or without, and their dead. */
static size_t fights(const demarc_board *chart, bool placed, demarc_dead *sum)
{
    size_t count = 0;

    *sum = DEMARC_NO_DEAD;
    for (size_t i = 0; i < chart->mark_count; i++) {
        const demarc_mark *mark = &chart->marks[i];

        if (!demarc_fight(mark->event) || (mark->lane != DEMARC_NONE) != placed)
            continue;
        count++;
        demarc_dead_add(sum, &mark->killed);
    }
    return count;
}

const char *demarc_chart_fights_text(demarc_board *chart)
{
    demarc_page *page = &chart->page;
    const demarc_mark *most = chart->mark_count ? chart->marks : NULL;
    demarc_dead sum;
    const size_t count = fights(chart, true, &sum);
    const char *text =
        demarc_page_say(page, DEMARC_WORD_FIGHTS_PLACED,
                        demarc_page_count(&chart->page, (double)count));

    if (most && most->dead > 0)
        text = demarc_page_join(
            page, "%s; %s", text,
            demarc_page_say(
                page, DEMARC_WORD_MOST_DEAD,
                demarc_page_join(
                    page, "%s (%s, %s)", demarc_dead_text(page, &most->killed),
                    demarc_chart_date(chart, most->day), most->event->title)));
    return demarc_page_join(page, "%s.", text);
}

const char *demarc_chart_notes(demarc_board *chart)
{
    const demarc_language *in = chart->page.in;
    demarc_dead sum;
    const size_t unplaced = fights(chart, false, &sum);
    bool inferred = false, maybe = false;
    const char *text = "";

    for (size_t i = 0; i < chart->patch_count; i++) {
        inferred = inferred || chart->patches[i].reconstructed;
        maybe = maybe || chart->patches[i].maybe < chart->patches[i].start;
    }
    if (inferred)
        text = demarc_page_and(&chart->page, text,
                               demarc_word(in, DEMARC_WORD_PALER_AREA));
    if (maybe)
        text = demarc_page_and(&chart->page, text,
                               demarc_word(in, DEMARC_WORD_MAYBE_AREA));
    if (unplaced)
        text = demarc_page_and(
            &chart->page, text,
            demarc_page_say(
                &chart->page, DEMARC_WORD_FIGHTS_NOT_PLACED,
                demarc_page_join(
                    &chart->page, "%s (%s)",
                    demarc_page_count(&chart->page, (double)unplaced),
                    demarc_dead_text(&chart->page, &sum))));
    return text;
}
