#include "dossier/events.h"

#include "read/lines.h"
#include "tap.h"

typedef struct job {
    demarc_ctx *ctx;
    demarc_arena arena;
    demarc_border border;
    demarc_status status;
    demarc_buffer codes;
} job;

static job begin(const char *text, const demarc_open *how)
{
    static demarc_party parties[] = {{"AAA", ""}, {"BBB", ""}};
    job out = {.ctx = demarc_ctx_new()};

    out.border = (demarc_border){
        .id = "aaa-bbb", .events_file = source_text("events.csv", text)};
    out.border.about.parties = parties;
    out.border.about.party_count = 2;
    out.status =
        demarc_dossier_events(out.ctx, &out.arena, how, 0, &out.border);
    findings(out.ctx, &out.codes);
    return out;
}

static void end(job *in)
{
    demarc_buffer_free(&in->codes);
    demarc_arena_free(&in->arena);
    demarc_ctx_free(in->ctx);
}

#define BAD                                                                    \
    "id,date,stage,killed_bbb\n"                                               \
    "a,2020-13-01,,\n"                                                         \
    "b,2020-01-01,done,\n"                                                     \
    "c,2020-01-01,agreed,3\n"                                                  \
    "c,2020-01-02,,>4\n"

static void test_read(void)
{
    const demarc_open how = {0};
    job got = begin("date,killed_bbb\n2020,3\n2019,\n", &how);

    is_int(got.status, DEMARC_OK, "two events");
    is_int((long long)got.border.event_count, 2, "are there");
    is(got.border.events[0].date.text, "2019", "by the earliest day");
    is(demarc_event_killed(&got.border.events[1], 1).late->text, "3",
       "with the dead of the border's parties");
    end(&got);
    got = begin(BAD, &how);
    is_int(got.status, DEMARC_EDATA, "bad rows stop");
    end(&got);
}

static void test_skip(void)
{
    const demarc_open how = {.skip_bad_rows = true};
    demarc_buffer text = {0};
    job got = begin(BAD, &how);

    is_int(got.status, DEMARC_OK, "unless they are left out");
    is(got.codes.data, "event-date:2 event-stage:3 rows-skipped:0",
       "each with its finding");
    is_int(demarc_finding_at(got.ctx, 0)->severity, DEMARC_WARNING,
           "which is a warning now");
    finding_text(got.ctx, 2, &text);
    ok(strstr(text.data, "4 rows: 2 used, 2 refused"), "and a count");
    is_int((long long)got.border.event_count, 1, "the others are used");
    is_int((long long)got.border.events[0].claim_count, 2, "with their claims");
    end(&got);
    got = begin("date\n2020-13-01\n", &how);
    is_int(got.status, DEMARC_EDATA, "but nothing is left of this");
    end(&got);
    got = begin("when\n2020\n", &how);
    is_int(got.status, DEMARC_EDATA, "and a file is no row");
    end(&got);
    demarc_buffer_free(&text);
}

int main(void)
{
    test_read();
    test_skip();
    return done();
}
