/* Oracle: the rule as model/spread.h tells it, by hand. The event is of
 * 14 September 2022; thirty days later it is 14 October. */
#include "model/spread.h"

#include "claims.h"
#include "tap.h"

typedef struct told {
    const char *figure, *source, *published;
} told;

enum { MOST = 8 };

/* Which row is overtaken by which; `latest` of them all. */
static void is_told(const told *rows, size_t count, size_t at, long by,
                    long latest, const char *name)
{
    row plain[MOST];
    demarc_date date = date_of("2022-09-14");
    long got, late;
    sheet page;

    for (size_t i = 0; i < count; i++)
        plain[i] = (row){rows[i].figure, rows[i].published, ALL};
    page = sheet_make(plain, count);
    page.event.date = date;
    for (size_t i = 0; i < count; i++) {
        page.claims[i].date = &date;
        page.claims[i].source = rows[i].source;
    }
    demarc_question asked = {&page.event, DEMARC_ASKED_KILLED, 1, ALL};
    const demarc_claim *newer =
        demarc_claim_overtaken(&asked, &page.claims[at]);

    got = newer ? newer - page.claims : -1;
    late = demarc_event_spread(&asked).latest - page.claims;
    if (!ok(got == by && late == latest, "%s", name))
        printf("# overtaken by %ld, latest %ld\n", got, late);
    asked.kind = DEMARC_ASKED_MEASURE;
    asked.index = DEMARC_KM_TOTAL;
    ok(!demarc_claim_overtaken(&asked, &page.claims[at]),
       "and no length is ever overtaken");
    sheet_free(&page);
}

#define TOLD(rows, ...)                                                        \
    is_told(rows, sizeof(rows) / sizeof *(rows), __VA_ARGS__)

int main(void)
{
    const told late[] = {{"41", "A", "2022-09-18"},
                         {"74", "B", "2022-09-20"},
                         {"83", "C", "2024-12-03"},
                         {"7", "D", "2025-03-13"}};
    const told soon[] = {{"41", "A", "2022-09-15"},
                         {"74", "B", "2022-09-16"},
                         {"83", "C", "2022-09-17"},
                         {"7", "D", "2022-10-14"}};
    const told few[] = {{"41", "A", "2022-09-18"},
                        {"74", "B", "2022-09-20"},
                        {"83", "b (Ministry)", "2024-12-03"},
                        {"7", "D", "2025-03-13"}};
    const told back[] = {{"41", "A", "2022-09-18"},
                         {"74", "B", "2022-09-20"},
                         {"83", "C", "2024-12-03"},
                         {"7", "D", "2025-03-13"},
                         {"7", "E", "2025-04-01"}};
    const told own[] = {{"41", "A", "2022-09-18"},
                        {"74", "B", "2022-09-20"},
                        {"83", "C", "2024-12-03"},
                        {"7", "D", "2025-03-13"},
                        {"7", "D via X", "2025-04-01"}};
    const told since[] = {{"41", "A", "2022-09-18"},
                          {"74", "B", "2022-09-20"},
                          {"7", "E", "2022-12-01"},
                          {"83", "C", "2024-12-03"},
                          {"6", "D", "2025-03-13"}};
    const told again[] = {{"41", "A", "2022-09-18"},
                          {"74", "B", "2022-09-20"},
                          {"7", "E", "2022-12-01"},
                          {"83", "C", "2024-12-03"},
                          {"8", "D", "2025-03-13"}};

    TOLD(late, 3, 2, 2, "three had more: the most of them overtakes it");
    TOLD(soon, 3, -1, 3, "within thirty days counts may fall");
    TOLD(few, 3, -1, 3, "one publisher with two names is one");
    TOLD(back, 3, -1, 4, "somebody else comes to so few: it is news");
    TOLD(own, 3, 2, 2, "the same publisher again is nobody else");
    TOLD(since, 4, 3, 3, "lower than all: each counts that had more");
    TOLD(again, 4, -1, 4, "only those count who had more since so few");
    return done();
}
