/* Tests src/model/event.c and eventword.c. Oracle: the design, sections 6 and
 * 7, by hand. */
#include "model/event.h"

#include "base/buffer.h"
#include "claims.h"
#include "tap.h"

static void test_published(void)
{
    const row rows[] = {{"", "", ALL}};
    sheet page = sheet_make(rows, 1);
    demarc_claim *claim = &page.claims[0];

    is_int(demarc_claim_published(claim), DEMARC_DAY_MIN, "on no known day");
    page.slips[0].date = date_of("2022-09");
    is_int(demarc_claim_published(claim), demarc_day_make(2022, 9, 30),
           "by its own date's last day");
    page.slips[0].published = date_of("2022-12-04");
    is_int(demarc_claim_published(claim), demarc_day_make(2022, 12, 4),
           "by its source's");
    page.slips[0].published = date_of("2021-05-21/..");
    is_int(demarc_claim_published(claim), demarc_day_make(2021, 5, 21),
           "a source that goes on, by its start");
    sheet_free(&page);
}

static void test_sources(void)
{
    row rows[20];
    demarc_event *event;
    sheet page;

    for (size_t i = 0; i < 20; i++)
        rows[i] = (row){"", "", ALL};
    page = sheet_make(rows, 20);
    event = &page.event;
    event->claim_count = 6;
    is_int((long long)demarc_event_sources(event), 0, "no source is named");
    page.claims[0].source = "RFE/RL";
    page.claims[1].source = "TASS";
    page.claims[2].source = "RFE/RL";
    page.claims[3].source_url = "https://example.org/a";
    page.claims[4].source_url = "https://example.org/a";
    is_int((long long)demarc_event_sources(event), 3,
           "two names and an address");
    for (size_t i = 6; i < 20; i++)
        page.claims[i].source = i % 2 ? "TASS" : "Trend";
    event->claim_count = 20;
    is_int((long long)demarc_event_sources(event), 4,
           "the same when they are many");
    sheet_free(&page);
}

static void test_events(void)
{
    demarc_event a = {.line = 2, .date = date_of("2022")};
    demarc_event b = {.line = 3, .date = date_of("2022-09-14/2022-09-16")};
    demarc_event c = {.line = 4, .date = date_of("2022-01-01")};
    demarc_event d = {.line = 5, .date = date_of("2022")};

    ok(demarc_event_order(&a, &b) < 0, "by the earliest day");
    ok(demarc_event_order(&b, &a) > 0, "either way");
    ok(demarc_event_order(&a, &c) > 0, "then by the latest day");
    ok(demarc_event_order(&a, &d) < 0, "then by the line");
    ok(demarc_event_order(&a, &a) == 0, "and itself");
}

static void test_words(void)
{
    demarc_buffer words = {0};
    demarc_scope scope;
    demarc_basis basis;

    is(demarc_event_type_find("Entry into force"), "entry-into-force", "type");
    ok(demarc_event_type_known("clash"), "a clash is known");
    ok(!demarc_event_type_known("") && !demarc_event_type_known("war"),
       "a war is not");
    demarc_event_type_words(&words);
    is(words.data,
       "clash, incident, meeting, protocol, treaty, ratification, "
       "entry-into-force, repudiation, transfer, milestone, closure, "
       "reopening, other",
       "the types");
    demarc_buffer_free(&words);
    for (int i = DEMARC_SCOPE_ALL; i <= DEMARC_SCOPE_AGGREGATE; i++)
        ok(demarc_scope_parse(demarc_scope_name((demarc_scope)i), &scope) &&
               scope == (demarc_scope)i,
           "scope %s", demarc_scope_name((demarc_scope)i));
    ok(demarc_scope_parse("", &scope) && scope == ALL, "no scope is all");
    ok(!demarc_scope_parse("some", &scope) && scope == ALL, "no such scope");
    demarc_scope_words(&words);
    is(words.data, "all, military, civilian, partial, aggregate", "scopes");
    demarc_buffer_free(&words);
    for (int i = DEMARC_BASIS_NONE; i <= DEMARC_RECONSTRUCTED; i++)
        ok(demarc_basis_parse(demarc_basis_name((demarc_basis)i), &basis) &&
               basis == (demarc_basis)i,
           "basis \"%s\"", demarc_basis_name((demarc_basis)i));
    ok(!demarc_basis_parse("guessed", &basis) && basis == DEMARC_BASIS_NONE,
       "no such basis");
    demarc_basis_words(&words);
    is(words.data, "located, reconstructed", "bases");
    demarc_buffer_free(&words);
}

int main(void)
{
    test_published();
    test_sources();
    test_events();
    test_words();
    return done();
}
