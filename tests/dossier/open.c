#include "base/table.h"
#include "model/border.h"

#include "read/lines.h"
#include "tap.h"

#include <sys/stat.h>

typedef struct job {
    demarc_ctx *ctx;
    demarc_border_set *set;
    demarc_status status;
    demarc_buffer codes;
} job;

static job begin(const demarc_open *how, bool collect)
{
    job out = {.ctx = demarc_ctx_new()};

    demarc_ctx_collect(out.ctx, collect);
    out.status = demarc_border_set_open(out.ctx, how, &out.set);
    findings(out.ctx, &out.codes);
    return out;
}

static void end(job *in)
{
    demarc_border_set_free(in->set);
    demarc_buffer_free(&in->codes);
    demarc_ctx_free(in->ctx);
}

/* The tests run in the repository's top folder. */
static void test_sample(void)
{
    const demarc_open how = {.id = "kgz-tjk"};
    job got = begin(&how, false);
    demarc_border *border = NULL;

    is_int(got.status, DEMARC_OK, "the sample");
    is_int((long long)demarc_border_count(got.set), 1, "one border");
    is_int(demarc_border_pick(got.ctx, got.set, NULL, &border), DEMARC_OK,
           "it is the one meant");
    is(demarc_border_id(border), "kgz-tjk", "its id");
    is(demarc_border_title(border), "Kyrgyz-Tajik border", "its title");
    is(demarc_border_party(border, 0), "KGZ", "the first party");
    is(demarc_border_party(border, 1), "TJK", "the second");
    is_int(demarc_border_reach(border), DEMARC_DESCRIBED, "its reach");
    is_int((long long)demarc_border_segment_count(border), 2, "two segments");
    ok(demarc_border_event_count(border) > 80, "more than 80 events");
    /* GeodSolve -i -E -p 10 over the vertices */
    is_near(demarc_border_segment(border, 0)->length_m, 786235.3756, 1e-3,
            "the main line");
    is_near(demarc_border_segment(border, 1)->length_m, 51860.1466, 1e-3,
            "the ring");
    ok(!demarc_border_segment(border, 2) && !demarc_border_at(got.set, 1) &&
           !demarc_border_event(border, 9999),
       "there is nothing behind the last");
    end(&got);
}

static const char *lines(void)
{
    return source_text(
        "kgz-tjk.geojson",
        ALL(LINE("\"id\":\"a\",\"stage\":\"open\",\"left\":\"TJK\",\"right\":"
                 "\"KGZ\"",
                 "[70,40],[71,40]") "," LINE("\"id\":\"b\",\"stage\":\"\"",
                                             "[71,40],[72,40]")));
}

static void test_files(void)
{
    demarc_open how = {.segments = lines()};
    job got = begin(&how, false);

    is_int(got.status, DEMARC_OK, "segments alone");
    is_int(demarc_border_last_day(demarc_border_at(got.set, 0)), DEMARC_DAY_MAX,
           "have no last day");
    is_int((long long)demarc_border_party_count(demarc_border_at(got.set, 0)),
           2, "but parties");
    end(&got);
    how.events = source_text("e.csv", "date,stage,stretch,killed_tjk\n"
                                      "2020-05-31,described,a,3\n"
                                      "2021,demarcated,b,\n");
    got = begin(&how, false);
    is_int(got.status, DEMARC_OK, "with events");
    is_int(demarc_border_last_day(demarc_border_at(got.set, 0)), 18992,
           "have one: 2021-12-31"); /* date -d 2021-12-31 +%s / 86400 */
    end(&got);
    how.events = source_text("e.csv", "date,stage,stretch\n2020,done,a\n");
    got = begin(&how, false);
    is_int(got.status, DEMARC_EDATA, "bad events");
    ok(!got.set, "leave no set");
    end(&got);
    how.events = "/no/such/file.csv";
    got = begin(&how, false);
    is_int(got.status, DEMARC_ENOINPUT, "no events file");
    end(&got);
    how.events = source_text("e.csv", "date,stage,stretch\n2020,agreed,c\n");
    got = begin(&how, false);
    is_int(got.status, DEMARC_EDATA, "a stretch of no line");
    is(got.codes.data, "stretch-name:2", "is found in folding");
    end(&got);
    how.events = source_text("e.csv", "date,title\n2020,\xcd\xe5\n");
    how.encoding = "cp1251";
    got = begin(&how, false);
    is_int(got.status, DEMARC_OK, "events in another encoding");
    if (got.set)
        is(demarc_border_event(demarc_border_at(got.set, 0), 0)->title,
           "\xd0\x9d\xd0\xb5", "are read in it"); /* iconv -f cp1251 */
    end(&got);
}

static void test_set(void)
{
    const char *set = source_text(
        "set.geojson",
        ALL(LINE("\"id\":\"1\",\"stage\":\"\",\"border\":\"aaa-bbb\"",
                 "[0,0],[1,0]") "," LINE("\"id\":\"1\",\"stage\":\"\","
                                         "\"border\":\"bbb-ccc\"",
                                         "[5,0],[6,0]")));
    demarc_open how = {.segments = set};
    job got = begin(&how, false);
    demarc_border *border;

    is_int(got.status, DEMARC_OK, "a set of borders");
    is_int((long long)demarc_border_count(got.set), 2, "two");
    is_int(demarc_border_pick(got.ctx, got.set, NULL, &border), DEMARC_EUSAGE,
           "none is the one meant");
    ok(!border, "the output is set");
    is_int(demarc_border_pick(got.ctx, got.set, "bbb-ccc", &border), DEMARC_OK,
           "unless it is named");
    is(demarc_border_party(border, 1), "CCC", "its parties are its own");
    is_int(demarc_border_pick(got.ctx, got.set, "x", &border), DEMARC_EUSAGE,
           "a name of none");
    end(&got);
    how.events = source_text("e.csv", "date,stage,stretch\n2020,agreed,1\n");
    got = begin(&how, false);
    is_int(got.status, DEMARC_EUSAGE, "events need to know whose they are");
    end(&got);
    how.border = "bbb-ccc";
    got = begin(&how, false);
    is_int(got.status, DEMARC_OK, "of the border that is named");
    is_int((long long)demarc_border_event_count(demarc_border_at(got.set, 1)),
           1, "it has them");
    is_int((long long)demarc_border_event_count(demarc_border_at(got.set, 0)),
           0, "the other has none");
    end(&got);
}

static void test_package(void)
{
    demarc_open how = {.id = "xxx-yyy"};
    job got;

    mkdir(source_path("geodata"), 0700);
    mkdir(source_path("geodata/xxx-yyy"), 0700);
    how.folder = source_folder;
    got = begin(&how, false);
    is_int(got.status, DEMARC_ENOINPUT, "a dossier without segments");
    end(&got);
    source_text("geodata/xxx-yyy/segments.geojson",
                ALL(LINE("\"stage\":\"\",\"border\":\"other\"", HERE)));
    got = begin(&how, false);
    is_int(got.status, DEMARC_OK, "with segments, without timeline");
    is(demarc_border_id(demarc_border_at(got.set, 0)), "other",
       "the border field counts");
    end(&got);
    source_text("geodata/xxx-yyy/datapackage.json", "{\"title\": \"T\",}");
    got = begin(&how, false);
    is_int(got.status, DEMARC_EDATA, "a package that is no JSON");
    is(got.codes.data, "package:1", "with its line");
    end(&got);
    source_text("geodata/xxx-yyy/datapackage.json", "{\"title\": \"T\"}");
    got = begin(&how, false);
    is(demarc_border_title(demarc_border_at(got.set, 0)), "T", "a title");
    end(&got);
}

/* check wants all that is wrong, of both halves. */
static void test_collect(void)
{
    const demarc_open how = {
        .segments =
            source_text("bad.geojson",
                        ALL(LINE("\"id\":\"a\",\"stage\":\"x\"", HERE) "," LINE(
                            "\"id\":\"b\",\"stage\":\"y\"", HERE))),
        .events = source_text("e.csv", "date,stage\n2020-13,\n2020,z\n")};
    job got = begin(&how, true);
    demarc_table *table = NULL;

    is_int(got.status, DEMARC_EDATA, "both halves are bad");
    is(got.codes.data,
       "segment-stage:0 segment-stage:0 event-date:2 event-stage:3",
       "all is found");
    is_int(demarc_check(got.ctx, &table), DEMARC_OK, "and is a table");
    is_int((long long)demarc_table_rows(table), 4, "of four rows");
    demarc_table_free(table);
    end(&got);
    got = begin(&how, false);
    is(got.codes.data, "segment-stage:0", "otherwise the first stops");
    end(&got);
}

static void test_asked(void)
{
    const char *const fields[] = {"colour=red", NULL};
    const demarc_open how = {.id = "kgz-tjk", .fields = fields};
    job got = begin(&how, false);

    is_int(got.status, DEMARC_EUSAGE, "a role that is none");
    end(&got);
    demarc_border_set_free(NULL);
}

int main(void)
{
    test_sample();
    test_files();
    test_set();
    test_package();
    test_collect();
    test_asked();
    return done();
}
