/* Which op applies where: what becomes of segments' dates and of events. */
#include "history/marks.h"

#include "base/buffer.h"

#include "border.h"
#include "tap.h"

static made m;

/* "e2 described [1999-12-31..2000-12-31] a.1": by line, then in fold order;
 * e0 is a segment's own, "!" an op that sets. */
static void marks_write(const demarc_marks *marks, demarc_buffer *out)
{
    char from[DEMARC_DAY_SIZE], to[DEMARC_DAY_SIZE];

    demarc_buffer_text(out, "");
    for (size_t i = 0; i < marks->count; i++) {
        const demarc_mark *mark = &marks->items[i];
        const demarc_op *op = mark->op;
        const demarc_line *line = &m.border.net->lines[mark->line];

        demarc_buffer_format(out, "%se%ld %s%s [%s..%s] %s.%zu", i ? "; " : "",
                             op->event ? op->event->line : 0,
                             op->sets ? "!" : "", demarc_stage_name(op->stage),
                             demarc_day_format(op->earliest, from),
                             demarc_day_format(op->latest, to),
                             m.border.segments[line->segment].id, line->part);
    }
}

static void marks_are(const char *want, const char *name)
{
    demarc_arena arena = {0};
    demarc_buffer text = {0};
    demarc_marks marks;

    is_int(demarc_net_make(m.ctx, &m.border, &m.border.net), DEMARC_OK, name);
    is_int(demarc_marks_make(m.ctx, &m.border, &arena, &marks), DEMARC_OK,
           name);
    for (size_t i = 0; i < marks.op_count; i++)
        if (marks.ops[i]->rank != i)
            ok(false, "ops are not in the order of their ranks");
    marks_write(&marks, &text);
    is(text.data, want, name);
    demarc_buffer_free(&text);
    demarc_marks_free(&marks);
    demarc_arena_free(&arena);
}

static demarc_segment *flat(const char *id, double from, double to)
{
    return made_line(&m, id, POINTS(from, 0, to, 0));
}

static void test_segments(void)
{
    demarc_segment *s;

    made_new(&m);
    flat("a", 0, 1)->stage = DEMARC_DESCRIBED;
    s = flat("b", 1, 2);
    s->stage = DEMARC_DELIMITED;
    s->since = made_date("2011");
    s = flat("c", 2, 3);
    s->stage = DEMARC_UNKNOWN;
    s->since = made_date("2011");
    s = made_parts(&m, "d", (double[]){3, 0, 4, 0, 5, 0, 6, 0},
                   (size_t[]){0, 2, 4}, 2);
    s->stage = DEMARC_DISPUTED;
    s->since = made_date("1999-02-03");
    marks_are("e0 delimited [2011-01-01..2011-12-31] b.0; "
              "e0 disputed [1999-02-03..1999-02-03] d.0; "
              "e0 disputed [1999-02-03..1999-02-03] d.1",
              "a stage with a date is an op on each part");
    made_free(&m);
}

static void test_events(void)
{
    const demarc_finding *found;

    made_new(&m);
    flat("a", 0, 1);
    flat("b", 1, 2);
    made_event(&m, "2001-02-03", "b", "undetermined")->sets = true; /* e2 */
    made_event(&m, "2000", "all", "described");                     /* e3 */
    made_event(&m, "1999", "", "delimited");                        /* e4 */
    made_event(&m, "1998", "a", "");                                /* e5 */
    made_event(&m, "1997", "a", "")->sets = true;                   /* e6 */
    made_event(&m, "1996", "", "");                                 /* e7 */
    m.border.events[2].id = "e4";
    marks_are("e3 described [2000-01-01..2000-12-31] a.0; "
              "e3 described [2000-01-01..2000-12-31] b.0; "
              "e2 !undetermined [2001-02-03..2001-02-03] b.0",
              "a stage with a stretch is an op");
    found = made_found(&m, "event-nowhere", 0);
    is(found ? found->message : "",
       "no stretch is given for the stage "
       "delimited",
       "a stage without one is a note");
    ok(found && found->line == 4 && strcmp(found->feature, "e4") == 0,
       "with its place");
    found = made_found(&m, "event-unstaged", 0);
    is(found ? found->message : "", "the event sets no stage",
       "a repudiation without a stage is a warning");
    ok(found && found->line == 6, "with its place");
    is_int((long long)demarc_finding_count(m.ctx), 2, "and no other");
    made_free(&m);
}

/* A stretch without a stage does nothing, but must name a line. */
static void test_unstaged(void)
{
    demarc_arena arena = {0};
    demarc_marks marks;

    made_new(&m);
    flat("a", 0, 1);
    made_event(&m, "2001", "x", "");
    if (demarc_net_make(m.ctx, &m.border, &m.border.net) != DEMARC_OK)
        abort();
    is_int(demarc_marks_make(m.ctx, &m.border, &arena, &marks), DEMARC_EDATA,
           "a stretch of no line is an error");
    ok(made_found(&m, "stretch-name", 0) != NULL, "and told");
    demarc_marks_free(&marks);
    demarc_arena_free(&arena);
    made_free(&m);
}

/* An event means the lines alive on its latest day; if that is never, those
 * of its earliest. b takes a's place in 2005. */
static void test_lives(void)
{
    made_new(&m);
    made_life(flat("a", 0, 1), "", "2005-07-01");
    made_life(flat("b", 0, 1.5), "2005-07-01", "");
    made_event(&m, "2005-06-30", "all", "described");  /* e2: a */
    made_event(&m, "2005-07-01", "main", "described"); /* e3: b */
    made_event(&m, "2005", "all", "described");        /* e4: b, in December */
    made_event(&m, "[2004..]", "main", "described");   /* e5: a, in 2004 */
    made_event(&m, "2004", "b", "delimited");          /* e6: neither */
    marks_are("e5 described [2004-01-01....] a.0; "
              "e2 described [2005-06-30..2005-06-30] a.0; "
              "e4 described [2005-01-01..2005-12-31] b.0; "
              "e3 described [2005-07-01..2005-07-01] b.0",
              "lines that are alive on the day");
    ok(made_found(&m, "stretch-dead", 0) && !made_found(&m, "stretch-dead", 1),
       "others are told");
    made_free(&m);
}

int main(void)
{
    test_segments();
    test_events();
    test_unstaged();
    test_lives();
    return done();
}
