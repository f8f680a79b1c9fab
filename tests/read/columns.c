/* The oracle is the list of columns in the design, section 6. */
#include "read/columns.h"

#include "reading.h"
#include "tap.h"

typedef struct test_case {
    const char *name;
    const char *text;
    const char *fields; /* one pair for --field, or NULL */
    const char *want;   /* "date killed_kgz/killed_tjk title", of one event */
    const char *findings;
} test_case;

static const test_case cases[] = {
    {"names in any case", "DATE,Killed_KGZ,killed_tjk,TiTle\n2020,1,2,T\n",
     NULL, "2020 1/2 T", ""},
    {"another name", "date_start,title\n2020,T\n", NULL, "2020 / T", ""},
    {"the role's own name goes first", "date_start,date\n2020,2021\n", NULL,
     "2021 / ", ""},
    {"no date column", "id,when\ne,2020\n", NULL, "", "event-column:1"},
    {"lon without lat", "date,lon\n2020,70\n", NULL, "", "event-column:1"},
    {"casualties of a party that is not the border's",
     "date,killed_uzb,killed_tjk,killed_\n2020,1,2,3\n", NULL, "2020 /2 ",
     "event-party:1"},

    {"--field names a column", "when,date\n2020,2021\n", "date=When", "2020 / ",
     ""},
    {"of casualties as well", "date,dead\n2020,7\n", "killed_kgz=dead",
     "2020 7/ ", ""},
    {"a party unknown here", "date,dead\n2020,7\n", "killed_uzb=dead",
     "2020 / ", ""},
    {"a role of segments", "date\n2020\n", "route=line", "2020 / ", ""},
    {"a role of segments as well may be theirs", "date\n2020\n", "stage=STATUS",
     "2020 / ", "event-field:1"},
    {"another role may not", "date\n2020\n", "title=headline", "",
     "field-none:1"},
    {"what is no pair is not looked at", "date\n2020\n", "title", "2020 / ",
     ""},
    {"one column may have two roles", "date,a\n2020,x\n", "title=a", "2020 / x",
     ""},
};

static void render(const demarc_events *events, demarc_buffer *out)
{
    const demarc_event *event = events->items;

    out->length = 0;
    demarc_buffer_text(out, "");
    if (events->count)
        demarc_buffer_format(out, "%s %s/%s %s", event->date.text,
                             event->claims[0].killed[0]->text,
                             event->claims[0].killed[1]->text, event->title);
}

static void run(const test_case *test)
{
    const char *const fields[] = {test->fields, NULL};
    reading in = read_text(test->text, fields, false);

    render(&in.events, &in.text);
    is(in.text.data, test->want, test->name);
    findings(in.ctx, &in.text);
    is(in.text.data, test->findings, "its findings");
    reading_free(&in);
}

static void test_messages(void)
{
    reading in = read_text("id,when,,\"a\nb\"\ne,2020,,\n", NULL, false);

    finding_text(in.ctx, 1, &in.text);
    is(in.text.data,
       "1: there is no column \"date\"; the columns are: id, when, column_3, "
       "a b; name the right one with --field date=NAME",
       "a missing column: those that are there, and the mend");
    reading_free(&in);
}

static void test_roles(void)
{
    static const char *const known[] = {"id", "KM_total", "wounded_xyz",
                                        "note"};
    static const char *const unknown[] = {"", "route", "killed_", "notes"};

    for (size_t i = 0; i < 4; i++) {
        ok(demarc_events_role_known(known[i]), "%s is a role", known[i]);
        ok(!demarc_events_role_known(unknown[i]), "%s is none", unknown[i]);
    }
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        run(&cases[i]);
    test_messages();
    test_roles();
    return done();
}
