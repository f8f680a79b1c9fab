/* The oracle of every case is the events file of the design, section 6, read
 * by hand: the rendering below says what each event and claim came to. */
#include "read/events.h"

#include "model/figure.h"
#include "reading.h"
#include "tap.h"

typedef struct test_case {
    const char *name;
    const char *text;
    const char *events;   /* see render() */
    const char *findings; /* "code:line" each */
} test_case;

static const test_case cases[] = {
    {"one event of one claim", "id,date,type\ne,2022-09-14,clash\n",
     "e@2 2022-09-14 clash {2 2022-09-14}", ""},
    {"by earliest day, latest day and line, not by place in the file",
     "id,date\na,2022\nb,2022-01-01\nc,2021-05-05\nd,2022\n",
     "c@4 2021-05-05 {4 2021-05-05} b@3 2022-01-01 {3 2022-01-01} "
     "a@2 2022 {2 2022} d@5 2022 {5 2022}",
     ""},
    {"rows of one id are one event, also apart, with dates of their own",
     "id,date,type,title\ne,2022-09-14,clash,T\nf,2022-09-15,,\n"
     " e ,2022-09-16,,\ne,,,\n",
     "e@2 2022-09-14 clash 'T' {2 2022-09-14} {4 2022-09-16} "
     "{5 2022-09-14} f@3 2022-09-15 {3 2022-09-15}",
     ""},
    {"ids differ by case", "id,date\ne,2020\nE,2020\n",
     "e@2 2020 {2 2020} E@3 2020 {3 2020}", ""},
    {"no id column: ids are made from lines", "date\n2020\n2021\n",
     "event-2@2 2020 {2 2020} event-3@3 2021 {3 2021}", ""},
    {"an empty id is noted", "id,date\n,2020\ne,2021\n,2022\n",
     "event-2@2 2020 {2 2020} e@3 2021 {3 2021} event-4@4 2022 {4 2022}",
     "event-id:2 event-id:4"},
    {"an interval of two columns",
     "date_start,date_end\n2020-01-01,2020-01-03\n2020-02-02,2020-02-02\n"
     "2020-03-03,\n01.04.2020,03.04.2020\n",
     "event-2@2 2020-01-01/2020-01-03 {2 2020-01-01/2020-01-03} "
     "event-3@3 2020-02-02 {3 2020-02-02} event-4@4 2020-03-03 "
     "{4 2020-03-03} event-5@5 01.04.2020-03.04.2020 "
     "{5 01.04.2020-03.04.2020}",
     ""},
    {"an end without a start", "date,date_end\n,2020-01-03\n2021,\n",
     "event-3@3 2021 {3 2021}", "event-date:2"},
    {"figures",
     "date,killed_kgz,WOUNDED_TJK,killed_tjk,km_total\n"
     "2020,3,>90,,~1000\n2020,0,,12..15,\n2020,,,,\n",
     "event-2@2 2020 {2 2020 k=3,- w=-,>90 t=~1000} "
     "event-3@3 2020 {3 2020 k=0,12..15} event-4@4 2020 {4 2020}",
     ""},
    {"a percent sign is dropped",
     "date,percent\n2020,68.4%\n2020,68.4 %\n2020,>90%\n",
     "event-2@2 2020 {2 2020 p=68.4%=68.4} "
     "event-3@3 2020 {3 2020 p=68.4 %=68.4} "
     "event-4@4 2020 {4 2020 p=>90%=90}",
     ""},
    {"decimal commas where the delimiter is another",
     "date;km_total;percent;lon;lat\n2020;13,98;68,4 %;70,63;40,13\n",
     "event-2@2 2020 (70.63 40.13) {2 2020 t=13,98=13.98 p=68,4 %=68.4}", ""},
    {"stages, synonyms, effect and basis",
     "date,type,stage,effect,basis,stretch\n"
     "2020,treaty,Delimited,,located,all\n"
     "2021,protocol, agreed ,set,,main[0..5]\n"
     "2022,repudiation,undetermined,,reconstructed,all\n"
     "2023,repudiation,described,raise,,all\n",
     "event-2@2 2020 treaty delimited located [all] {2 2020} "
     "event-3@3 2021 protocol described set [main[0..5]] {3 2021} "
     "event-4@4 2022 repudiation undetermined set reconstructed [all] "
     "{4 2022} event-5@5 2023 repudiation described [all] {5 2023}",
     ""},
    {"scope, period, source and note",
     "date,scope,period,word,source,source_url,source_date,note\n"
     "2020,civilian,2019/2020,agreed,S,http://u,2021-01,\"a\n b\"\n",
     "event-2@2 2020 {2 2020 scope=1 period=2019/2020 word=agreed s=S "
     "u=http://u d=2021-01 n=a\n b}",
     ""},
    {"white space around cells is dropped", "id,date,title\n e\t, 2020 , T \n",
     "e@2 2020 'T' {2 2020}", ""},

    /* What is refused. */
    {"a bad date", "date\n2020-13\n13/04/2022\n2021\n",
     "event-4@4 2021 {4 2021}", "event-date:2 event-date:3"},
    {"the header once more", "id,date\ne,2020\nID, date\nf,2021\n",
     "e@2 2020 {2 2020} f@4 2021 {4 2021}", "csv-header:3"},
    {"no date", "id,date\ne,\nf,2020\n", "f@3 2020 {3 2020}", "event-date:2"},
    {"bad dates of claims", "date,period,source_date\n2020,2020-02-30,x\n", "",
     "event-date:2 event-date:2"},
    {"an unknown stage", "date,stage\n2020,agred\n", "", "event-stage:2"},
    {"unknown words", "date,scope,basis,effect\n2020,x,y,z\n", "",
     "event-word:2 event-word:2 event-word:2"},
    {"an unknown type is kept", "date,type\n2020,Parade\n",
     "event-2@2 2020 Parade {2 2020}", "event-type:2"},
    {"points that are none",
     "date,lon,lat\n2020,70,\n2020,,40\n2020,x,40\n2020,181,40\n2020,70,91\n"
     "2020,40.1,170.6\n2020,180,-90\n2020,nan,0\n",
     "event-8@8 2020 (180 -90) {8 2020}",
     "event-point:2 event-point:3 event-point:4 event-point:5 event-point:6 "
     "event-point:7 event-point:9"},
    {"a claim cannot change the event",
     "id,date,stage,stretch,effect,basis,crossing\n"
     "e,2020,described,all,,located,c\n"
     "e,2020,agreed,all,raise,located,c\n"
     "e,2020,delimited,,,,\ne,2020,,main,,,\ne,2020,,,set,,\n"
     "e,2020,,,,reconstructed,\ne,2020,,,,,d\n",
     "e@2 2020 described located [all] {2 2020} {3 2020}",
     "event-conflict:4 event-conflict:5 event-conflict:6 event-conflict:7 "
     "event-conflict:8"},
    {"nor add to it", "id,date,stage\ne,2020,\ne,2020,described\n",
     "e@2 2020 {2 2020}", "event-conflict:3"},
    {"claims go down with their event, each named once",
     "id,date,type\ne,x,clash\ne,,\ne,2020-13,\nf,2021,\n", "f@5 2021 {5 2021}",
     "event-date:2 event-lost:3 event-date:4"},
};

static void add_figure(demarc_buffer *out, const demarc_figure *figure)
{
    demarc_figure plain;
    const char *reason;

    demarc_buffer_text(out, *figure->text ? figure->text : "-");
    if (demarc_figure_parse(figure->text, &plain, &reason))
        return;
    demarc_buffer_char(out, '=');
    demarc_buffer_shortest(out, figure->low);
}

static void add_sides(demarc_buffer *out, const char *key,
                      const demarc_figure *const *figures)
{
    if (!*figures[0]->text && !*figures[1]->text)
        return;
    demarc_buffer_text(out, key);
    add_figure(out, figures[0]);
    demarc_buffer_char(out, ',');
    add_figure(out, figures[1]);
}

static void add_text(demarc_buffer *out, const char *key, const char *text)
{
    if (*text)
        demarc_buffer_format(out, "%s%s", key, text);
}

/* "{line date k=killed,killed w=wounded,wounded t=total p=percent ...}": a
 * figure is as written, and =low where that is read otherwise. */
static void add_claim(demarc_buffer *out, const demarc_claim *claim)
{
    demarc_buffer_format(out, " {%ld %s", claim->line, claim->date->text);
    add_sides(out, " k=", claim->killed);
    add_sides(out, " w=", claim->wounded);
    if (*claim->figure[DEMARC_KM_TOTAL]->text) {
        demarc_buffer_text(out, " t=");
        add_figure(out, claim->figure[DEMARC_KM_TOTAL]);
    }
    if (*claim->figure[DEMARC_PERCENT]->text) {
        demarc_buffer_text(out, " p=");
        add_figure(out, claim->figure[DEMARC_PERCENT]);
    }
    if (claim->scope)
        demarc_buffer_format(out, " scope=%d", claim->scope - 1);
    add_text(out, " period=", claim->period->text);
    add_text(out, " word=", claim->word);
    add_text(out, " s=", claim->source);
    add_text(out, " u=", claim->source_url);
    add_text(out, " d=", claim->source_date->text);
    add_text(out, " n=", claim->note);
    demarc_buffer_char(out, '}');
}

/* "id@line date type 'title' stage set basis [stretch] (lon lat) {claim}" */
static void render(const demarc_events *events, demarc_buffer *out)
{
    static const char *const bases[] = {"", "located", "reconstructed"};

    out->length = 0;
    demarc_buffer_text(out, "");
    for (size_t i = 0; i < events->count; i++) {
        const demarc_event *event = &events->items[i];

        demarc_buffer_format(out, "%s%s@%ld %s", i ? " " : "", event->id,
                             event->line, event->date.text);
        add_text(out, " ", event->type);
        if (*event->title)
            demarc_buffer_format(out, " '%s'", event->title);
        if (event->has_stage)
            add_text(out, " ", demarc_stage_name(event->stage));
        add_text(out, "", event->sets ? " set" : "");
        add_text(out, " ", bases[event->basis]);
        if (*event->stretch)
            demarc_buffer_format(out, " [%s]", event->stretch);
        if (!isnan(event->lon)) {
            demarc_buffer_text(out, " (");
            demarc_buffer_shortest(out, event->lon);
            demarc_buffer_char(out, ' ');
            demarc_buffer_shortest(out, event->lat);
            demarc_buffer_char(out, ')');
        }
        for (size_t k = 0; k < event->claim_count; k++)
            add_claim(out, &event->claims[k]);
    }
}

static void run(const test_case *test)
{
    reading in = read_text(test->text, NULL, false);

    render(&in.events, &in.text);
    is(in.text.data, test->events, test->name);
    findings(in.ctx, &in.text);
    is(in.text.data, test->findings, "its findings");
    ok(in.status == demarc_report_worst(in.ctx, 0),
       "its status is that of them");
    ok(in.events.rows_in == claims_of(&in.events) + in.events.rows_refused,
       "rows in = rows used + rows refused");
    reading_free(&in);
}

/* What a user is told: the cell, why, and the mend. */
static void test_messages(void)
{
    static const struct {
        const char *text, *want;
    } messages[] = {
        {"id,when\ne,2020\n",
         "1: there is no column \"date\"; the columns are: id, when; name the "
         "right one with --field date=NAME"},
        {"date,stage\n2020,agred\n",
         "2: stage \"agred\" is not known; known are undetermined, described, "
         "delimited, demarcated, disputed, line-of-control, undisputed"},
        {"date,basis\n2020,guess\n",
         "2: basis \"guess\" is not known; known are located, reconstructed"},
        {"date,lon,lat\n2020,40.1,170.6\n",
         "2: there is no point at lon 40.1, lat 170.6; lon and lat look "
         "swapped"},
        {"date,lon,lat\n2020,70,\n",
         "2: lon without lat; give both or neither"},
        {"id,date,stage\ne,2020,agreed\ne,,delimited\n",
         "3: stage \"delimited\" is not what the event has in line 2, "
         "\"described\"; leave it empty, or give the row an id of its own"},
        {"date\n2020,\n",
         "2: ragged row: 2 cells, the header has 1; take the delimiters at "
         "its end away, or name their columns"},
        {"id|date\ne|2020\n",
         "1: there is no column \"date\"; the columns are: id|date; if another "
         "sign than comma, semicolon or tab parts them, a first line sep=| "
         "says so"},
        {"date;km_total\n2020;1,006\n",
         "2: km_total \"1,006\" is 1 and a part, or thousands; write a decimal "
         "comma with another 0 behind it, a thousand without a comma"},
        {"date,killed_kgz\n2020,0.5\n",
         "2: killed_kgz \"0.5\": people are counted; write a whole number such "
         "as 12, >90, ~1000 or 12..15"},
        {"date,killed_kgz\n2020,-\n",
         "2: killed_kgz \"-\": this is not a figure; write a number such as "
         "663.7, >90, <5, ~1000 or 12..15, or nothing if none is known"},
        {"id,date\ne,\n",
         "2: the event has no date; give a date such as 2022-09-14, 2022-09 "
         "or [..2011]"},
    };

    for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
        reading in = read_text(messages[i].text, NULL, false);

        finding_text(in.ctx, 0, &in.text);
        is(in.text.data, messages[i].want, "a message");
        reading_free(&in);
    }
}

/* A row with all thirty columns, as in the sample. */
static void test_full_row(void)
{
    reading in = read_text(
        "id,date,type,title,place,lon,lat,precision,stretch,stage,effect,"
        "basis,crossing,killed_kgz,killed_tjk,wounded_kgz,wounded_tjk,"
        "evacuated,scope,km_increment,period,km_cumulative,km_total,"
        "km_remaining,percent,word,source,source_url,source_date,note\n"
        "e,2022-04,Milestone,\"A, \"\"B\"\"\",P,70.5,-40,near,all,agreed,"
        "raise,reconstructed,Guliston,1,2,3,4,~5,partial,6.5,2021/2022,664,"
        "972,308,68.3,marked,S,http://s,2022-05,N\n",
        NULL, false);
    const demarc_event *event = in.events.items;
    const demarc_claim *claim = event->claims;
    static const double want[] = {5, 6.5, 664, 972, 308, 68.3};

    is_int(in.status, DEMARC_OK, "a row of thirty columns is read");
    is(event->type, "milestone", "the type, as demarc spells it");
    is(event->title, "A, \"B\"", "the title");
    is(event->place, "P", "the place");
    is(event->precision, "near", "the precision");
    is(event->crossing, "Guliston", "the crossing");
    ok(event->lon == 70.5 && event->lat == -40, "the point");
    ok(event->stage == DEMARC_DESCRIBED && !event->sets, "the stage");
    for (size_t i = 0; i < DEMARC_MEASURE_COUNT; i++)
        ok(claim->figure[i]->low == want[i], "figure %zu", i);
    ok(claim->figure[DEMARC_EVACUATED]->approximate, "a rounded one");
    for (int i = 0; i < 2; i++)
        ok(claim->killed[i]->low == 1 + i && claim->wounded[i]->low == 3 + i,
           "the dead and wounded of party %d", i);
    ok(claim->scope == DEMARC_SCOPE_PARTIAL, "the scope");
    is(claim->period->text, "2021/2022", "the period");
    is(claim->source_date->text, "2022-05", "the date of the source");
    is(claim->word, "marked", "the source's word");
    reading_free(&in);
}

/* Every row that is refused is named, whatever is wrong with it, and whether
 * or not the others are used. A claim goes down with its event, also when that
 * cannot even be taken apart. */
static void test_refused(void)
{
    const char *text = "id,date,type\n"
                       "e,2020,clash,x\n"   /* too many cells */
                       "e,2020-02-01,\n"    /* so its claim is lost */
                       "f,2021,clash\n"     /* good */
                       "f,2021-13,\n"       /* a bad claim */
                       "g,2021,\"cl\"ash\n" /* a stray quote */
                       "g,2022,\n"          /* lost as well */
                       "h,\"2022\n"         /* never closed */
                       "h,2022,meeting\n"   /* lost */
                       "i,2023,meeting\n"   /* good */
                       "i,2023\n";          /* too few cells */

    for (int collect = 0; collect < 2; collect++) {
        reading in = read_text(text, NULL, collect);

        findings(in.ctx, &in.text);
        is(in.text.data,
           "csv-cells:2 event-lost:3 event-date:5 csv-quote:6 event-lost:7 "
           "csv-quote:8 event-lost:9 csv-cells:11",
           "all refused rows are named");
        render(&in.events, &in.text);
        is(in.text.data, "f@4 2021 clash {4 2021} i@10 2023 meeting {10 2023}",
           "and the others are there");
        is_int((long long)in.events.rows_in, 10, "ten rows");
        is_int((long long)in.events.rows_refused, 8, "eight are refused");
        is_int(in.status, DEMARC_EDATA, "and that is an error");
        reading_free(&in);
    }
}

/* What has no role is carried through, of an event's first row alone. */
static void test_others(void)
{
    static const char *const names[] = {"weather", "killed_uzb", "", "date_x"};
    static const char *const fields[] = {"date=when", NULL};
    reading in = read_text("id,weather,when,killed_uzb,,date_x,killed_kgz\n"
                           "e,rain ,2020,4,,x,1\ne,sun,2020,5,,y,2\n"
                           "f,,2021,,,,3\n",
                           fields, false);
    const demarc_events *events = &in.events;

    is_int((long long)events->other_count, 4, "columns without a role");
    for (size_t i = 0; i < 4; i++)
        is(events->others[i], names[i],
           *names[i] ? names[i] : "neither name nor text");
    ok(memcmp(events->items[0].others, BYTES("rain\0"
                                             "4\0\0x\0")) == 0,
       "the first row's, trimmed");
    ok(!events->items[1].others, "nothing is kept of empty ones");
    reading_free(&in);
    in = read_text("date\n2020\n", NULL, false);
    ok(in.events.other_count == 0 && !in.events.items[0].others, "none");
    reading_free(&in);
    in = read_text("date,\n2020,x\n", NULL, false);
    is(in.events.others[0], "column_2", "without a name, but with text");
    reading_free(&in);
}

/* The dossier that demarc ships, as `make check` sees it. */
static void test_sample(void)
{
    static const char *const parties[] = {"KGZ", "TJK"};
    const demarc_events_how how = {.parties = parties, .party_count = 2};
    reading in = {.ctx = demarc_ctx_new()};

    in.status = demarc_events_read(in.ctx, &in.arena, "timeline/kgz-tjk.csv",
                                   &how, &in.events);
    findings(in.ctx, &in.text);
    is_int(in.status, DEMARC_OK, "the sample is read");
    is(in.text.data, "", "without findings");
    ok(in.events.count >= 80, "%zu events", in.events.count);
    ok(in.events.rows_in == claims_of(&in.events), "every row is a claim");
    reading_free(&in);
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        run(&cases[i]);
    test_messages();
    test_full_row();
    test_refused();
    test_others();
    test_sample();
    return done();
}
