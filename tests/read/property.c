/* Rows in = rows used + rows refused, whatever a file holds. The oracle of
 * the planned files is the plan, which says of each row whether it is good;
 * that of files with random bytes changed is the sum itself. */
#include "random.h"
#include "reading.h"
#include "tap.h"

enum { MOST_ROWS = 30, IDS = 8, CELLS = 5 };

/* What a file is to be, and what shall come of it. */
typedef struct plan {
    dice random;
    char delimiter;
    const char *line_end;
    int encoding; /* 0 UTF-8, 1 with its mark, 2 and 3 UTF-16 */
    demarc_buffer text;
    long line;
    size_t rows, refused;
    bool refused_line[20 * MOST_ROWS];
    enum { FRESH, GOOD, LOST } ids[IDS];
} plan;

/* Ways to write a row. Behind BAD_DATE nothing is good. */
enum way {
    PLAIN,
    QUOTED,
    LINES,
    BAD_DATE,
    BAD_FIGURE,
    MORE,
    LESS,
    INSIDE,
    AFTER,
    OPEN,
    WAYS
};

static void end_line(plan *in)
{
    demarc_buffer_text(&in->text, in->line_end);
    in->line++;
}

static void cell(plan *in, const char *text)
{
    demarc_buffer_char(&in->text, in->delimiter);
    demarc_buffer_text(&in->text, text);
}

static void title(plan *in, enum way way)
{
    static const char *const titles[WAYS] = {[QUOTED] =
                                                 "\"T \"\"x\"\" ,;\t Ж\"",
                                             [INSIDE] = "Sh\"ots",
                                             [AFTER] = "\"Sh\"ots",
                                             [OPEN] = "\"Shots"};

    cell(in, titles[way] ? titles[way] : way == LINES ? "\"T" : "Бой");
    if (way != LINES)
        return;
    end_line(in);
    end_line(in);
    demarc_buffer_text(&in->text, "Ж\"");
}

/* A row is refused for itself, or because its id's first row was. */
static void row(plan *in)
{
    enum way way = dice_below(&in->random, WAYS);
    size_t id = dice_below(&in->random, IDS);
    bool good = way < BAD_DATE && in->ids[id] != LOST;

    in->refused_line[in->line] = !good;
    in->refused += !good;
    in->rows++;
    if (in->ids[id] == FRESH)
        in->ids[id] = good ? GOOD : LOST;
    demarc_buffer_format(&in->text, "e%zu", id);
    cell(in, way == BAD_DATE ? "2020-13" : "2020-02-03");
    cell(in, "clash");
    title(in, way);
    if (way != LESS)
        cell(in, way == BAD_FIGURE ? "many" : "3");
    if (way == MORE)
        cell(in, "x");
    end_line(in);
}

static void blank(plan *in)
{
    if (dice_one_in(&in->random, 2))
        for (size_t i = 0; i < CELLS; i++)
            cell(in, " ");
    end_line(in);
}

static plan plan_make(uint64_t seed)
{
    static const char *const ends[] = {"\n", "\r\n", "\r"};
    plan out = {.random = {seed}, .line = 1};
    size_t rows = dice_below(&out.random, MOST_ROWS);

    out.delimiter = ",;\t"[dice_below(&out.random, 3)];
    out.line_end = ends[dice_below(&out.random, 3)];
    out.encoding = (int)dice_below(&out.random, 4);
    if (dice_one_in(&out.random, 3)) {
        demarc_buffer_format(&out.text, "sep=%c", out.delimiter);
        end_line(&out);
    }
    demarc_buffer_text(&out.text, "id");
    cell(&out, "date");
    cell(&out, "type");
    cell(&out, "title");
    cell(&out, "killed_kgz");
    end_line(&out);
    while (rows--) {
        row(&out);
        if (dice_one_in(&out.random, 5))
            blank(&out);
    }
    return out;
}

/* The text has two-byte characters and shorter ones alone. */
static void add_utf16(const demarc_buffer *text, bool big, demarc_buffer *out)
{
    demarc_buffer_text(out, big ? "\xfe\xff" : "\xff\xfe");
    for (size_t i = 0; i < text->length; i++) {
        unsigned code = (unsigned char)text->data[i];

        if (code >= 0x80)
            code = (code & 0x1f) << 6 | (text->data[++i] & 0x3f);
        demarc_buffer_char(out, (char)(big ? code >> 8 : code));
        demarc_buffer_char(out, (char)(big ? code : code >> 8));
    }
}

static void encode(const plan *in, demarc_buffer *out)
{
    if (in->encoding > 1) {
        add_utf16(&in->text, in->encoding == 3, out);
        return;
    }
    demarc_buffer_text(out, in->encoding ? "\xef\xbb\xbf" : "");
    demarc_buffer_add(out, in->text.data, in->text.length);
}

static reading read_bytes(const demarc_buffer *bytes)
{
    static const char *const parties[] = {"KGZ", "TJK"};
    const demarc_events_how how = {.parties = parties, .party_count = 2};
    spilled file = spill(bytes->data, bytes->length);
    reading out = {.ctx = demarc_ctx_new()};

    out.status =
        demarc_events_read(out.ctx, &out.arena, file.path, &how, &out.events);
    unlink(file.path);
    return out;
}

static bool is_error(const demarc_finding *found)
{
    return found->severity == DEMARC_ERROR;
}

/* Exactly the refused rows are named, each by the line in which it begins. */
static bool named_right(const plan *in, const demarc_ctx *ctx)
{
    bool named[sizeof in->refused_line] = {false};

    for (size_t i = 0; i < demarc_finding_count(ctx); i++)
        if (is_error(demarc_finding_at(ctx, i)))
            named[demarc_finding_at(ctx, i)->line] = true;
    return memcmp(named, in->refused_line, sizeof named) == 0;
}

static bool sum_is_right(const reading *in)
{
    const demarc_events *events = &in->events;

    return events->rows_in == claims_of(events) + events->rows_refused &&
           (in->status == DEMARC_OK) == (events->rows_refused == 0);
}

static void test_planned(uint64_t files)
{
    uint64_t counted = 0, named = 0, sums = 0;

    for (uint64_t seed = 1; seed <= files; seed++) {
        plan in = plan_make(seed);
        demarc_buffer bytes = {0};
        reading got;

        encode(&in, &bytes);
        got = read_bytes(&bytes);
        counted += got.events.rows_in == in.rows &&
                   got.events.rows_refused == in.refused;
        named += named_right(&in, got.ctx);
        sums += sum_is_right(&got);
        if (counted < seed || named < seed || sums < seed) {
            printf("# seed %llu: %zu rows, %zu refused\n%s\n",
                   (unsigned long long)seed, in.rows, in.refused, in.text.data);
            files = seed;
        }
        reading_free(&got);
        demarc_buffer_free(&bytes);
        demarc_buffer_free(&in.text);
    }
    ok(counted == files, "rows and refused rows are as planned");
    ok(named == files, "every refused row is named, and no other");
    ok(sums == files, "rows in = rows used + rows refused");
}

/* Puts bytes that matter to a CSV, or any, in places of the file. */
static void damage(dice *random, demarc_buffer *bytes)
{
    static const char sharp[] = "\"\"\"\n\r,;\t\0\x80\xff '=-";

    for (size_t times = 1 + dice_below(random, 6); times; times--) {
        size_t at = dice_below(random, bytes->length);

        if (dice_one_in(random, 4))
            bytes->data[at] = (char)dice_below(random, 256);
        else
            bytes->data[at] = sharp[dice_below(random, sizeof sharp)];
    }
    if (dice_one_in(random, 5))
        bytes->length -= dice_below(random, bytes->length);
}

/* What cannot be read at all has no rows; else the sum holds, and there are
 * as many errors as refused rows or more. */
static bool is_sound(const reading *in)
{
    const demarc_events *events = &in->events;
    size_t errors = 0;

    for (size_t i = 0; i < demarc_finding_count(in->ctx); i++)
        errors += is_error(demarc_finding_at(in->ctx, i));
    if (events->rows_in == 0)
        return events->count == 0 && (in->status == DEMARC_OK) == !errors;
    return sum_is_right(in) && errors >= events->rows_refused;
}

static void test_damaged(uint64_t files)
{
    uint64_t sound = 0, rows = 0, refused = 0;

    for (uint64_t seed = 1; seed <= files; seed++) {
        plan in = plan_make(seed);
        demarc_buffer bytes = {0};
        reading got;

        encode(&in, &bytes);
        damage(&in.random, &bytes);
        got = read_bytes(&bytes);
        sound += is_sound(&got);
        rows += got.events.rows_in;
        refused += got.events.rows_refused;
        if (sound < seed) {
            printf("# seed %llu\n", (unsigned long long)seed);
            files = seed;
        }
        reading_free(&got);
        demarc_buffer_free(&bytes);
        demarc_buffer_free(&in.text);
    }
    printf("# %llu rows, of which %llu refused\n", (unsigned long long)rows,
           (unsigned long long)refused);
    ok(sound == files, "damaged files keep the sum, or are refused whole");
    ok(rows > refused && refused > 0, "some of both were seen");
}

int main(void)
{
    const uint64_t files = getenv("QUICK") ? 200 : 4000;

    test_planned(files);
    test_damaged(files);
    return done();
}
