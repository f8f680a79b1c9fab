/* Runs as pieces: where they are on their part and on their route, in what
 * state, and from when to when. All lines lie on the equator. */
#include "history/pieces.h"

#include "base/buffer.h"

#include "border.h"
#include "tap.h"

static made m;

static demarc_segment *flat(const char *id, double from, double to)
{
    return made_line(&m, id, POINTS(from, 0, to, 0));
}

/* In degrees of the equator. */
static double degrees(double metres)
{
    return metres / (6378137 * M_PI / 180);
}

/* "a.0 0-1 main 3-4 described 2001-12-31..2004-01-01 e2": part, metres on
 * the part, on the route, class, interval, event's line. */
static demarc_status piece_write(void *user, const demarc_piece *piece)
{
    demarc_buffer *out = user;
    char start[DEMARC_DAY_SIZE], end[DEMARC_DAY_SIZE];

    demarc_buffer_format(
        out, "%s%s.%zu %.10g-%.10g %s %.10g-%.10g %s %s/%s",
        out->length ? "\n" : "", piece->segment->id, piece->part,
        degrees(piece->from_m), degrees(piece->to_m), piece->route,
        degrees(piece->route_from_m), degrees(piece->route_to_m),
        demarc_stage_name(piece->shown), demarc_day_format(piece->start, start),
        demarc_day_format(piece->end, end));
    if (piece->overlay)
        demarc_buffer_format(out, " over %s", demarc_stage_name(piece->stage));
    if (piece->event)
        demarc_buffer_format(out, " e%ld%s", piece->event->line,
                             piece->basis == DEMARC_LOCATED         ? " loc"
                             : piece->basis == DEMARC_RECONSTRUCTED ? " rec"
                                                                    : "");
    return DEMARC_OK;
}

static void pieces_are(const char *day, const char *want, const char *name)
{
    demarc_buffer text = {0};

    is_int(demarc_border_pieces(m.ctx, &m.border,
                                *day ? made_day(day) : DEMARC_DAY_MAX,
                                piece_write, &text),
           DEMARC_OK, name);
    is(text.data ? text.data : "", want, name);
    demarc_buffer_free(&text);
}

static void history_is(const char *want, const char *name)
{
    demarc_buffer text = {0};

    is_int(demarc_border_history(m.ctx, &m.border, piece_write, &text),
           DEMARC_OK, name);
    is(text.data ? text.data : "", want, name);
    demarc_buffer_free(&text);
}

static void folded(void)
{
    is_int(made_build(&m), DEMARC_OK, "folded");
}

/* main: a from 0 to 4, b backwards from 4 to 6; ring-1: there and back. */
static void test_pieces(void)
{
    made_new(&m);
    made_line(&m, "r", POINTS(20, 0, 21, 0, 20, 0))->stage = DEMARC_UNKNOWN;
    flat("b", 6, 4);
    flat("a", 0, 4);
    m.border.about.has_start = true; /* it begins at 0 */
    made_event(&m, "2001-02-03", "main[50%..75%]", "described")->basis =
        DEMARC_LOCATED;
    made_event(&m, "2004-05-06", "b[0%..25%]", "disputed")->basis =
        DEMARC_RECONSTRUCTED;
    folded();
    pieces_are("2001-02-02",
               "a.0 0-3 main 0-3 undetermined ../..\n"
               "a.0 3-4 main 3-4 undetermined ../2001-02-03\n"
               "b.0 1.5-2 main 4.5-4 undetermined ../2001-02-03\n"
               "b.0 0.5-1.5 main 5.5-4.5 undetermined ../..\n"
               "b.0 0-0.5 main 6-5.5 undetermined ../2004-05-06\n"
               "r.0 0-2 ring-1 0-2 unknown ../..",
               "by route and chainage");
    pieces_are("2001-02-03",
               "a.0 0-3 main 0-3 undetermined ../..\n"
               "a.0 3-4 main 3-4 described 2001-02-03/.. e2 loc\n"
               "b.0 1.5-2 main 4.5-4 described 2001-02-03/.. e2 loc\n"
               "b.0 0.5-1.5 main 5.5-4.5 undetermined ../..\n"
               "b.0 0-0.5 main 6-5.5 undetermined ../2004-05-06\n"
               "r.0 0-2 ring-1 0-2 unknown ../..",
               "on the day of an event");
    pieces_are("",
               "a.0 0-3 main 0-3 undetermined ../..\n"
               "a.0 3-4 main 3-4 described 2001-02-03/.. e2 loc\n"
               "b.0 1.5-2 main 4.5-4 described 2001-02-03/.. e2 loc\n"
               "b.0 0.5-1.5 main 5.5-4.5 undetermined ../..\n"
               "b.0 0-0.5 main 6-5.5 disputed 2004-05-06/.. "
               "over undetermined e3 rec\n"
               "r.0 0-2 ring-1 0-2 unknown ../..",
               "at the end of all days");
    made_free(&m);
}

/* Up, nothing new, over, up unseen under it, off, and set back. */
static void test_history(void)
{
    demarc_segment *a;

    made_new(&m);
    a = flat("a", 0, 1);
    a->stage = DEMARC_DESCRIBED;
    a->since = made_date("2000-01-01");
    made_event(&m, "2001-01-01", "a", "described");
    made_event(&m, "2002-01-01", "a", "disputed");
    made_event(&m, "2003-01-01", "a", "delimited");
    made_event(&m, "2004-01-01", "a", "undisputed");
    made_event(&m, "2005-01-01", "a", "undetermined")->sets = true;
    made_event(&m, "[2006..]", "a", "demarcated");
    folded();
    history_is("a.0 0-1 main 0-1 undetermined ../2000-01-01\n"
               "a.0 0-1 main 0-1 described 2000-01-01/2002-01-01\n"
               "a.0 0-1 main 0-1 disputed 2002-01-01/2003-01-01 "
               "over described e3\n"
               "a.0 0-1 main 0-1 disputed 2003-01-01/2004-01-01 "
               "over delimited e3\n"
               "a.0 0-1 main 0-1 delimited 2004-01-01/2005-01-01 e4\n"
               "a.0 0-1 main 0-1 undetermined 2005-01-01/.. e6",
               "every interval of a run");
    pieces_are("2003-06-01",
               "a.0 0-1 main 0-1 disputed 2003-01-01/2004-01-01 "
               "over delimited e3",
               "is that of a day in it");
    pieces_are("2001-06-01", "a.0 0-1 main 0-1 described 2000-01-01/2002-01-01",
               "an event that changes nothing divides none");
    made_free(&m);
}

/* Lives bound intervals; parts are told apart. */
static void test_lives(void)
{
    made_new(&m);
    made_life(made_parts(&m, "old", (double[]){0, 0, 1, 0, 2, 0, 3, 0},
                         (size_t[]){0, 2, 4}, 2),
              "1990-01-01", "2000-01-01");
    made_life(flat("new", 0, 4), "2000-01-01", "");
    made_event(&m, "1995-01-01", "old", "described");
    made_event(&m, "2000-01-01", "new[0%..50%]", "described");
    folded();
    history_is("old.0 0-1 main 0-1 undetermined 1990-01-01/1995-01-01\n"
               "old.0 0-1 main 0-1 described 1995-01-01/2000-01-01 e2\n"
               "old.1 0-1 main-2 0-1 undetermined 1990-01-01/1995-01-01\n"
               "old.1 0-1 main-2 0-1 described 1995-01-01/2000-01-01 e2\n"
               "new.0 0-2 main 0-2 described 2000-01-01/.. e3\n"
               "new.0 2-4 main 2-4 undetermined 2000-01-01/..",
               "a line has its history within its life");
    pieces_are("1989-12-31", "", "before it there is none");
    pieces_are("1999-12-31",
               "old.0 0-1 main 0-1 described 1995-01-01/2000-01-01 e2\n"
               "old.1 0-1 main-2 0-1 described 1995-01-01/2000-01-01 e2",
               "on its last day");
    pieces_are("2000-01-01",
               "new.0 0-2 main 0-2 described 2000-01-01/.. e3\n"
               "new.0 2-4 main 2-4 undetermined 2000-01-01/..",
               "and the other on its first");
    made_free(&m);
}

static demarc_status third_stops(void *user, const demarc_piece *piece)
{
    int *seen = user;

    (void)piece;
    return ++*seen == 3 ? DEMARC_EIO : DEMARC_OK;
}

static void test_stop(void)
{
    int seen = 0;

    made_new(&m);
    for (int i = 0; i < 5; i++)
        flat("a", i, i + 0.9);
    folded();
    is_int(demarc_border_pieces(m.ctx, &m.border, 0, third_stops, &seen),
           DEMARC_EIO, "what the caller returns stops and is returned");
    is_int(seen, 3, "at once");
    seen = 0;
    is_int(demarc_border_history(m.ctx, &m.border, third_stops, &seen),
           DEMARC_EIO, "so in the history");
    is_int(seen, 3, "at once");
    made_free(&m);
}

static demarc_status line_keep(void *user, const demarc_piece *piece)
{
    demarc_buffer *out = user;
    double *points;
    size_t count;

    if (demarc_piece_line(m.ctx, &m.border, piece, &points, &count))
        return DEMARC_EINTERNAL;
    demarc_buffer_text(out, out->length ? "; " : "");
    for (size_t i = 0; i < count; i++)
        demarc_buffer_format(out, "%s%.12g %.12g", i ? ", " : "", points[2 * i],
                             points[2 * i + 1]);
    free(points);
    return DEMARC_OK;
}

static void test_line(void)
{
    demarc_piece piece = {0};
    demarc_buffer text = {0};
    double *points = (double *)&text;
    size_t count = 1;

    made_new(&m);
    made_line(&m, "a", POINTS(0, 0, 1, 0, 4, 0));
    made_event(&m, "2001", "a[0%..50%]", "described");
    folded();
    is_int(demarc_border_pieces(m.ctx, &m.border, 0, line_keep, &text),
           DEMARC_OK, "pieces have lines");
    is(text.data, "0 0, 1 0, 2 0; 2 0, 4 0", "cut out of their parts");
    demarc_buffer_free(&text);
    piece.segment = m.border.segments;
    piece.part = 1;
    is_int(demarc_piece_line(m.ctx, &m.border, &piece, &points, &count),
           DEMARC_EINTERNAL, "a part that is not there");
    ok(!points && count == 0, "has none");
    made_free(&m);
}

int main(void)
{
    test_pieces();
    test_history();
    test_lives();
    test_stop();
    test_line();
    return done();
}
