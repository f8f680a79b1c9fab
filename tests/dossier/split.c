#include "dossier/split.h"

#include "read/lines.h"
#include "tap.h"

typedef struct job {
    demarc_ctx *ctx;
    demarc_border_set set;
    demarc_status status;
    demarc_buffer text;
} job;

/* Reads features and splits them; `whole`: as the dossier x-y. */
static job split(const char *features, bool whole)
{
    const demarc_segments_how how = {.default_stage = "open"};
    job out = {.ctx = demarc_ctx_new()};
    demarc_segments all;

    if (demarc_segments_read(out.ctx, &out.set.arena,
                             source_text("set.geojson", features), &how, &all))
        puts("# the features were not read");
    out.status = demarc_segments_split(out.ctx, &all, "x-y", whole,
                                       "set.geojson", &out.set);
    demarc_segments_free(&all);
    finding_text(out.ctx, 0, &out.text);
    return out;
}

/* "a-b:1,2 c-d:3": the borders and the ids of their segments. */
static const char *shape(const job *got, demarc_buffer *out)
{
    out->length = 0;
    demarc_buffer_text(out, "");
    for (size_t i = 0; i < got->set.count; i++) {
        const demarc_border *border = &got->set.borders[i];

        demarc_buffer_format(out, "%s%s:", i ? " " : "", border->id);
        for (size_t k = 0; k < border->segment_count; k++)
            demarc_buffer_format(out, "%s%s", k ? "," : "",
                                 border->segments[k].id);
    }
    return out->data;
}

static void end(job *in)
{
    demarc_arena_free(&in->set.arena);
    demarc_buffer_free(&in->text);
    demarc_ctx_free(in->ctx);
}

#define OF(id, more) LINE("\"id\":\"" id "\"" more, HERE)
#define SIDES(a, b)  ",\"left\":\"" a "\",\"right\":\"" b "\""
#define BORDER(id)   ",\"border\":\"" id "\""

static void test_shapes(void)
{
    static const struct {
        const char *features;
        bool whole;
        const char *want, *name;
    } cases[] = {
        {ALL(OF("1", "") "," OF("2", "")), false, "x-y:1,2",
         "no field says anything: one border"},
        {ALL(OF("1", BORDER("b")) "," OF("2", BORDER("a")) "," OF("3",
                                                                  BORDER("b"))),
         false, "a:2 b:1,3", "a border field"},
        {ALL(OF("1", BORDER("b")) "," OF("2", BORDER(""))), true, "b:1 x-y:2",
         "what has no border is the dossier's"},
        {ALL(OF("1", SIDES("KGZ", "TJK")) "," OF("2", SIDES("TJK", "KGZ"))),
         false, "x-y:1,2", "one pair of sides: one border"},
        {ALL(OF("1", SIDES("KGZ", "TJK")) "," OF(
             "2", SIDES("UZB", "KGZ")) "," OF("3", SIDES("tjk", "kgz"))),
         false, "kgz-tjk:1,3 kgz-uzb:2", "several pairs, in either order"},
        {ALL(OF("1", SIDES("KGZ", "TJK")) "," OF("2", SIDES("UZB", "KGZ"))),
         true, "x-y:1,2", "but a dossier is one border"},
        {ALL(OF("1", SIDES("KGZ", "TJK")) "," OF("2", SIDES("UZB", ""))), false,
         "x-y:1,2", "a side that is not said: no pairs"},
        {ALL(OF("1", BORDER("a")) "," OF("1", BORDER("b"))), false, "a:1 b:1",
         "an id may be in two borders"}};
    demarc_buffer text = {0};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        job got = split(cases[i].features, cases[i].whole);

        is_int(got.status, DEMARC_OK, cases[i].name);
        is(shape(&got, &text), cases[i].want, "split so");
        end(&got);
    }
    demarc_buffer_free(&text);
}

static void test_doubled(void)
{
    job got = split(ALL(OF("a", "") "," OF("b", "") "," OF("a", "")), false);

    is_int(got.status, DEMARC_EDATA, "two segments with one id");
    ok(strstr(got.text.data, "features 1 and 3 have the same id \"a\""),
       "say which");
    is_int((long long)demarc_finding_count(got.ctx), 1, "once");
    end(&got);
}

int main(void)
{
    test_shapes();
    test_doubled();
    return done();
}
