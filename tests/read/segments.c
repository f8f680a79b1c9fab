#include "read/segments.h"

#include "lines.h"
#include "tap.h"

/* One feature with one property besides its stage; what came of it. */
static source_read one(const char *field, const char *value,
                       const demarc_segments_how *how)
{
    char text[600];

    snprintf(text, sizeof text,
             ALL(SHAPE(STAGE ",\"%s\":\"%s\"",
                       "{\"type\":\"LineString\",\"coordinates\":[" HERE "]}")),
             field, value);
    return source_open(source_text("one.geojson", text), how, false);
}

/* The roles are those of geodata/README.md. */
static void test_roles(void)
{
    static const struct {
        const char *field, *value;
        size_t member; /* offset in demarc_segment */
    } cases[] = {{"seg_id", "x1", offsetof(demarc_segment, id)},
                 {"segment_id", "x2", offsetof(demarc_segment, id)},
                 {"id", "x3", offsetof(demarc_segment, id)},
                 {"SEG_ID", "x4", offsetof(demarc_segment, id)},
                 {"name", "Ворух", offsetof(demarc_segment, name)},
                 {"Border", "a-b", offsetof(demarc_segment, border)},
                 {"left", "TJK", offsetof(demarc_segment, left)},
                 {"right", " KGZ ", offsetof(demarc_segment, right)},
                 {"route", "main", offsetof(demarc_segment, route)},
                 {"source", "a map", offsetof(demarc_segment, source)}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        source_read got = one(cases[i].field, cases[i].value, NULL);
        const char *want = cases[i].value[0] == ' ' ? "KGZ" : cases[i].value;

        if (ok(got.all.count == 1, "%s is read", cases[i].field))
            is(*(const char **)((char *)got.all.items + cases[i].member), want,
               "into its member, trimmed");
        source_close(&got);
    }
}

static void test_dates(void)
{
    static const struct {
        const char *field, *value;
        size_t member;
        demarc_day latest; /* `date -d DATE +%s` / 86400 */
    } cases[] = {
        {"stage_since", "2020-05", offsetof(demarc_segment, since), 18413},
        {"since", "2020-05-31", offsetof(demarc_segment, since), 18413},
        {"agreed", "31.05.2020", offsetof(demarc_segment, since), 18413},
        {"date", "[..2011]", offsetof(demarc_segment, since), 15339},
        {"from", "2011-12-31", offsetof(demarc_segment, from), 15339},
        {"until", "2011", offsetof(demarc_segment, until), 15339}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        source_read got = one(cases[i].field, cases[i].value, NULL);

        if (ok(got.all.count == 1, "%s %s is read", cases[i].field,
               cases[i].value))
            is_int(((demarc_date *)((char *)got.all.items + cases[i].member))
                       ->latest,
                   cases[i].latest, "its latest day");
        source_close(&got);
    }
}

/* Of several fields for a role the first in the table counts. */
static void test_first(void)
{
    source_read got = source_open(
        source_text("x.geojson",
                    ALL(LINE("\"id\":\"c\",\"segment_id\":\"b\",\"seg_id\":"
                             "\"a\",\"status\":\"agreed\",\"stage\":"
                             "\"demarcated\",\"date\":\"2020\",\"since\":"
                             "\"2019-01-01\"",
                             HERE))),
        NULL, false);

    is(got.all.items->id, "a", "seg_id before segment_id before id");
    is_int(got.all.items->stage, DEMARC_DEMARCATED, "stage before status");
    is(got.all.items->since.text, "2019-01-01", "since before date");
    ok(!got.all.has_border, "no border field");
    source_close(&got);
}

static void test_fields(void)
{
    const char *const rename[] = {"stage=etat", "STAGE_SINCE=Depuis", "id=Nr",
                                  "left=g",     "date=when",          NULL};
    const char *const wrong[] = {"stage=nope", NULL};
    const char *path = source_text(
        "x.geojson", ALL(LINE("\"etat\":\"Agreed \",\"depuis\":\"2020-01-01\","
                              "\"nr\":7,\"g\":\"KGZ\",\"border\":\"x-y\"",
                              HERE)));
    demarc_segments_how how = {.fields = rename};
    source_read got = source_open(path, &how, false);

    is_int(got.status, DEMARC_OK, "fields of other names");
    is_int(got.all.items->stage, DEMARC_DESCRIBED, "the stage, a synonym");
    is(got.all.items->id, "7", "a number as an id");
    is(got.all.items->left, "KGZ", "a side");
    is_int(got.all.items->since.latest, 18262, "2020-01-01"); /* date +%s */
    ok(got.all.has_border, "a border field");
    source_close(&got);
    how.fields = wrong;
    got = source_open(path, &how, false);
    is_int(got.status, DEMARC_EDATA, "a field that is not there");
    is(got.codes.data, "field-none:0", "is named");
    ok(strstr(demarc_finding_at(got.ctx, 0)->message, "etat, depuis, nr"),
       "with those that are");
    source_close(&got);
}

static void test_stages(void)
{
    static const struct {
        const char *word;
        demarc_stage stage;
    } cases[] = {{"", DEMARC_UNKNOWN},
                 {"undetermined", DEMARC_UNDETERMINED},
                 {"Remaining", DEMARC_UNDETERMINED},
                 {"  unresolved ", DEMARC_UNDETERMINED},
                 {"INDEFINITE", DEMARC_UNDETERMINED},
                 {"agreed", DEMARC_DESCRIBED},
                 {"delimited", DEMARC_DELIMITED},
                 {"demarcated", DEMARC_DEMARCATED},
                 {"disputed", DEMARC_DISPUTED},
                 {"line-of-control", DEMARC_LINE_OF_CONTROL}};
    const demarc_segments_how how = {.default_stage = "delimited"};
    char text[400];
    source_read got;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        snprintf(text, sizeof text, ALL(LINE("\"status\":\"%s\"", HERE)),
                 cases[i].word);
        got = source_open(source_text("x.geojson", text), &how, false);
        ok(got.all.count == 1 && got.all.items->stage == cases[i].stage,
           "\"%s\" is %s", cases[i].word, demarc_stage_name(cases[i].stage));
        source_close(&got);
    }
    got =
        source_open(source_text("x.geojson", ALL(LINE("\"stage\":null", HERE))),
                    &how, false);
    is_int(got.all.items->stage, DEMARC_UNKNOWN,
           "null is unknown, whatever the default for no field is");
    source_close(&got);
    got = source_open(source_text("x.geojson", ALL(LINE("\"id\":1", HERE))),
                      &how, false);
    is_int(got.all.items->stage, DEMARC_DELIMITED, "no field: the default");
    source_close(&got);
}

static void is_refused(const char *text, demarc_status status,
                       const char *codes, const char *name)
{
    source_read got =
        source_open(source_text("bad.geojson", text), NULL, false);

    is_int(got.status, status, name);
    is(got.codes.data, codes, "for this reason");
    ok(demarc_finding_count(got.ctx) == 0 ||
           *demarc_finding_at(got.ctx, 0)->file,
       "which names the file");
    source_close(&got);
}

static void test_refused(void)
{
    is_refused(ALL(LINE("\"stage\":\"finished\"", HERE)), DEMARC_EDATA,
               "segment-stage:0", "an unknown stage");
    is_refused(ALL(LINE("\"stage\":\"undisputed\"", HERE)), DEMARC_EDATA,
               "segment-stage:0", "a word for events only");
    is_refused(ALL(LINE("\"id\":1", HERE)), DEMARC_EDATA, "field-none:0",
               "no stage field");
    is_refused(ALL(LINE(STAGE ",\"since\":\"5/6/2020\"", HERE)), DEMARC_EDATA,
               "segment-date:0", "a since with slashes");
    is_refused(ALL(LINE(STAGE ",\"from\":\"soon\"", HERE)), DEMARC_EDATA,
               "segment-date:0", "a from that is no date");
    is_refused(ALL(LINE(STAGE ",\"until\":\"2020-02-30\"", HERE)), DEMARC_EDATA,
               "segment-date:0", "an until that is no day");
    is_refused(ALL(LINE(STAGE ",\"from\":\"2020-01-01\",\"until\":"
                              "\"2020-01-01\"",
                        HERE)),
               DEMARC_EDATA, "segment-life:0", "a life of no day");
    is_refused(ALL(""), DEMARC_EDATA, "empty:0", "no feature");
    is_refused(ALL(SHAPE(STAGE, "null")), DEMARC_EDATA, "geometry-empty:0",
               "no geometry");
    is_refused(ALL(SHAPE(STAGE, "{\"type\":\"MultiLineString\","
                                "\"coordinates\":[]}")),
               DEMARC_EDATA, "geometry-empty:0", "no parts");
    is_refused(ALL(LINE(STAGE, "[70,40]")), DEMARC_EDATA, "geometry-empty:0",
               "one point");
    is_refused(ALL(SHAPE(STAGE, "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],"
                                "[1,0],[1,1],[0,0]]]}")),
               DEMARC_EDATA, "geometry-type:0", "a polygon");
    is_refused(ALL(SHAPE(STAGE, "{\"type\":\"Point\",\"coordinates\":[0,0]}")),
               DEMARC_EDATA, "geometry-type:0", "a point");
    is_refused(ALL(LINE(STAGE, "[0,90.1],[1,1]")), DEMARC_EDATA,
               "geometry-vertex:0", "a latitude that is none");
}

/* Collecting goes on behind what is wrong, and returns the first status. */
static void test_collect(void)
{
    const char *path = source_text(
        "x.geojson",
        ALL(LINE("\"id\":\"a\",\"stage\":\"x\"", HERE) "," LINE(
            "\"id\":\"b\",\"stage\":\"agreed\"",
            HERE) "," LINE("\"id\":\"c\",\"stage\":\"open\"",
                           "[0,0]") "," LINE("\"id\":\"d\",\"stage\":\"y\"",
                                             HERE)));
    source_read got = source_open(path, NULL, true);

    is_int(got.status, DEMARC_EDATA, "collecting: it fails still");
    is(got.codes.data, "segment-stage:0 geometry-empty:0 segment-stage:0",
       "with all findings");
    is(demarc_finding_at(got.ctx, 2)->feature, "d", "each with its segment");
    is_int((long long)got.all.count, 1, "the good one is there");
    source_close(&got);
    got = source_open(path, NULL, false);
    is(got.codes.data, "segment-stage:0", "not collecting: the first");
    source_close(&got);
}

static void test_kept(void)
{
    source_read got = source_open(
        source_text(
            "x.geojson",
            ALL(SHAPE(
                STAGE ",\"from\":\"2020\",\"until\":\"2022-01-01\"",
                "{\"type\":\"MultiLineString\",\"coordinates\":"
                "[[[1,1,9],[2,1,8]],[[3,1],[4,1],[5,1]]]}") "," LINE(STAGE
                                                                     ",\"until"
                                                                     "\":null",
                                                                     "[6,1],[7,"
                                                                     "1]"))),
        NULL, false);

    is_int((long long)got.all.count, 2, "two features");
    is_int((long long)got.all.items[0].parts, 2, "one of two parts");
    is_int((long long)got.all.items[0].vertices, 5, "of five vertices");
    is(got.all.items[0].id, "1", "an id by its place");
    is(got.all.items[1].id, "2", "and the next");
    is_int(got.all.items[1].feature, 2, "whose place is 2");
    is_int(got.all.items[1].from.latest, DEMARC_DAY_MIN, "it always was");
    is_int(got.all.items[1].until.latest, DEMARC_DAY_MAX, "and will be");
    ok(strstr(got.codes.data, "segment-doubt:0"), "a life in doubt is noted");
    is(got.all.crs.crs, "EPSG:4326", "the coordinate system of GeoJSON");
    source_close(&got);
}

static int steps;

static void step(void *user, const char *what, double share)
{
    steps += what && share >= 0 && share <= 1;
    (void)user;
}

static void test_progress(void)
{
    const demarc_segments_how how = {.default_stage = "open"};
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_buffer text = {0};
    demarc_segments all;

    demarc_buffer_text(&text, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (int i = 0; i < 3000; i++)
        demarc_buffer_format(&text, "%s" LINE("\"id\":%d", "[%d,0],[%d,0]"),
                             i ? "," : "", i, i % 100, i % 100 + 1);
    demarc_buffer_text(&text, "]}");
    demarc_ctx_progress(ctx, step, NULL);
    is_int(demarc_segments_read(
               ctx, &arena, source_text("many.geojson", text.data), &how, &all),
           DEMARC_OK, "3000 segments");
    is_int((long long)all.count, 3000, "are all there");
    ok(steps >= 2, "and progress was told");
    demarc_segments_free(&all);
    demarc_arena_free(&arena);
    demarc_buffer_free(&text);
    demarc_ctx_free(ctx);
}

static void test_role_words(void)
{
    demarc_buffer words = {0};

    demarc_segments_role_words(&words);
    is(words.data,
       "id, name, border, left, right, route, stage, stage_since, from, "
       "until, source",
       "the roles, in words");
    ok(demarc_segments_role_known("Stage_Since"), "in any case");
    ok(!demarc_segments_role_known("stag"), "but whole");
    ok(!demarc_segments_role_known(""), "and not empty");
    ok(!demarc_segments_role_known("a_word_that_is_longer_than_all_of_them"),
       "nor long");
    demarc_buffer_free(&words);
}

int main(void)
{
    test_roles();
    test_dates();
    test_first();
    test_fields();
    test_stages();
    test_refused();
    test_collect();
    test_kept();
    test_progress();
    test_role_words();
    return done();
}
