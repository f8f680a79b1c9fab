/* The oracle of every case is RFC 4180, sections 2.1 to 2.7, or the rule that
 * the case's comment names; line numbers are counted by hand. */
#include "read/csv.h"

#include "spill.h"
#include "tap.h"

typedef struct test_case {
    const char *name;
    const char *bytes;
    size_t length;
    const char *rows;     /* "line<a|b>" each; the header first */
    const char *findings; /* "code:line" each */
    size_t rows_in, rows_refused;
} test_case;

static const test_case cases[] = {
    {"LF", BYTES("a,b\n1,2\n3,4\n"), "<a|b>2<1|2>3<3|4>", "", 2, 0},
    {"CRLF", BYTES("a,b\r\n1,2\r\n3,4\r\n"), "<a|b>2<1|2>3<3|4>", "", 2, 0},
    {"CR alone", BYTES("a,b\r1,2\r3,4\r"), "<a|b>2<1|2>3<3|4>", "", 2, 0},
    {"no line end at the end", BYTES("a,b\n1,2"), "<a|b>2<1|2>", "", 1, 0},
    {"empty last cell at the end", BYTES("a,b\n1,"), "<a|b>2<1|>", "", 1, 0},
    {"only a header", BYTES("a,b"), "<a|b>", "", 0, 0},
    {"one column", BYTES("a\n1\n\n2\n"), "<a>2<1>4<2>", "", 2, 0},
    {"blank lines are skipped and counted",
     BYTES("\n\r\na,b\n\n1,2\n \t\n\r\n3,4\n\n"), "<a|b>5<1|2>8<3|4>", "", 2,
     0},
    {"rows of empty cells are blank", BYTES("a,b\n,\n1,\n,,,,\n , \n"),
     "<a|b>3<1|>", "", 1, 0},
    {"but not when quoted", BYTES("a,b\n\"\",\n"), "<a|b>2<|>", "", 1, 0},
    {"quotes", BYTES("a,\"b\"\n\"x,y\",\"say \"\"hi\"\"\"\n\"\",\"\"\"\"\n"),
     "<a|b>2<x,y|say \"hi\">3<|\">", "", 2, 0},
    {"line breaks in quotes count as lines and stay as they are",
     BYTES("a,b\n\"1\n2\r\n3\r4\",x\ny,\"\r\n\r\n\"\nz,z\n"),
     "<a|b>2<1\n2\r\n3\r4|x>6<y|\r\n\r\n>9<z|z>", "", 3, 0},
    {"blanks are part of a cell", BYTES("a,b\n 1 ,\t2\n"), "<a|b>2< 1 |\t2>",
     "", 1, 0},
    {"but not of a name", BYTES(" a ,\"\tb\"\n1,2\n"), "<a|b>2<1|2>", "", 1, 0},
    {"semicolons", BYTES("a;b;c,d\n1;2;3,5\n"), "<a|b|c,d>2<1|2|3,5>", "", 1,
     0},
    {"tabs", BYTES("a\tb\n1,5\t;\n"), "<a|b>2<1,5|;>", "", 1, 0},
    {"delimiters in quotes do not count", BYTES("\"a;;;;\",b\n1,2\n"),
     "<a;;;;|b>2<1|2>", "", 1, 0},
    {"sep=; is obeyed", BYTES("sep=;\r\na,x,y;b\r\n1;2\r\n"), "<a,x,y|b>3<1|2>",
     "", 1, 0},
    {"sep=| as well", BYTES("sep=|\na|b\n1|2\n"), "<a|b>3<1|2>", "", 1, 0},
    {"a byte order mark is no part of a name",
     BYTES("\xef\xbb\xbf"
           "a,b\n1,2"),
     "<a|b>2<1|2>", "", 1, 0},
    {"a column without a name", BYTES("a,,c, \n1,2,3,4\n"),
     "<a|column_2|c|column_4>2<1|2|3|4>", "csv-name:1 csv-name:1", 1, 0},

    /* What is refused. */
    {"an empty file", BYTES(""), "<>", "csv-header:0", 0, 0},
    {"a file of blank lines", BYTES("\n\n"), "<>", "csv-header:0", 0, 0},
    {"the same name twice, but for case and blanks",
     BYTES("\nid,Name,x, nAME \n1,2,3,4\n"), "<>", "csv-header:2", 0, 0},
    {"ragged rows, all of them", BYTES("a,b\n1\n1,2\n1,2,3\n1,2,\n3,4\n"),
     "<a|b>3<1|2>6<3|4>", "csv-cells:2 csv-cells:4 csv-cells:5", 5, 3},
    {"a quote inside a cell", BYTES("a,b\n1,2\"3\n5,6\n 7,\"8\" \n9, \"0\"\n"),
     "<a|b>3<5|6>", "csv-quote:2 csv-quote:4 csv-quote:5", 4, 3},
    {"text after the closing quote",
     BYTES("a,b\n\"1\"x,\"2\"\n5,6\n\"7\"\"\"8,9\n"), "<a|b>3<5|6>",
     "csv-quote:2 csv-quote:4", 3, 2},
    {"a quote that closes in another line hides only its own",
     BYTES("a,b\n1,\"2\n3,4\n5,\"6\"\n7,8\n"), "<a|b>3<3|4>4<5|6>5<7|8>",
     "csv-quote:2", 4, 1},
    {"an unclosed quote is named where it opens",
     BYTES("a,b\n1,2\n3,\"4\n5,6\n7,8\n"), "<a|b>2<1|2>4<5|6>5<7|8>",
     "csv-quote:3", 4, 1},
    {"an unclosed quote in a record's later line",
     BYTES("a,b\n\"1\n2\",\"3\n4,5\n"), "<a|b>4<4|5>", "csv-quote:3", 2, 1},
    {"a quote in the header", BYTES("a,b\"\n1,2\n"), "<>", "csv-quote:1", 0, 0},
    {"one fault a row", BYTES("a,b\nx\"y,z\"\n"), "<a|b>", "csv-quote:2", 1, 1},
};

/* Reads to the end; "<a|b>" for the header, "2<1|2>" for each good row. */
static demarc_status render(demarc_csv *csv, demarc_buffer *out, size_t *used)
{
    demarc_status status = DEMARC_OK;
    demarc_csv_row row = {0};

    demarc_buffer_char(out, '<');
    for (size_t i = 0; i < csv->column_count; i++)
        demarc_buffer_format(out, "%s%s", i ? "|" : "", csv->columns[i]);
    demarc_buffer_char(out, '>');
    *used = 0;
    while (csv->column_count && !status) {
        const char *cell;

        status = demarc_csv_next(csv, &row);
        if (status != DEMARC_OK || !row.count)
            break;
        if (row.refused)
            continue;
        demarc_buffer_format(out, "%ld<", row.line);
        cell = row.cells;
        for (size_t i = 0; i < row.count; i++, cell += strlen(cell) + 1)
            demarc_buffer_format(out, "%s%s", i ? "|" : "", cell);
        demarc_buffer_char(out, '>');
        ++*used;
    }
    return status;
}

static void run(const test_case *test)
{
    spilled file = spill(test->bytes, test->length);
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_buffer text = {0};
    demarc_status status;
    demarc_csv csv;
    size_t used;

    status = demarc_csv_open(ctx, &arena, file.path, NULL, &csv);
    is_int(render(&csv, &text, &used), DEMARC_OK, "rows that are bad are told");
    is(text.data, test->rows, test->name);
    findings(ctx, &text);
    is(text.data, test->findings, "its findings");
    ok(status == DEMARC_OK || status == demarc_report_worst(ctx, 0),
       "its status is that of them");
    ok(csv.rows_in == test->rows_in && csv.rows_refused == test->rows_refused,
       "rows in %zu, refused %zu", csv.rows_in, csv.rows_refused);
    ok(csv.rows_in == used + csv.rows_refused,
       "rows in = rows used + rows refused");
    demarc_buffer_free(&text);
    demarc_csv_close(&csv);
    demarc_arena_free(&arena);
    demarc_ctx_free(ctx);
    unlink(file.path);
}

/* Messages are for people: what is wrong, and the mend. */
static void test_messages(void)
{
    spilled file = spill(BYTES("a,b,c\n1,2\n1,2,\"3\n4,5,\"6\"\n\"x\n"));
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    demarc_buffer text = {0};
    demarc_csv csv;
    size_t used;

    demarc_csv_open(ctx, &arena, file.path, NULL, &csv);
    render(&csv, &text, &used);
    finding_text(ctx, 0, &text);
    is(text.data,
       "2: ragged row: 2 cells, the header has 3; add the empty cells that "
       "are missing",
       "a ragged row says how many");
    finding_text(ctx, 2, &text);
    is(text.data,
       "5: the quote that opens here is never closed; close it, or double it "
       "if it is text",
       "an unclosed quote says where");
    finding_text(ctx, 1, &text);
    is(text.data,
       "3: the quote that opens here closes in line 4, with text behind it; "
       "close it in its cell, and double the quotes inside",
       "one that closes too late says both lines");
    is(demarc_finding_at(ctx, 0)->file, file.path, "the file is named");
    demarc_buffer_free(&text);
    demarc_csv_close(&csv);
    demarc_arena_free(&arena);
    demarc_ctx_free(ctx);
    unlink(file.path);
}

static void test_access(void)
{
    spilled file = spill(BYTES("id,Date\n1, x \n"));
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_arena arena = {0};
    const char *texts[2];
    demarc_csv_row row;
    demarc_csv csv;

    demarc_csv_open(ctx, &arena, file.path, NULL, &csv);
    is_int((long long)demarc_csv_column(&csv, "DATE"), 1, "a column by name");
    ok(demarc_csv_column(&csv, "dat") == DEMARC_CSV_NONE, "no such column");
    demarc_csv_next(&csv, &row);
    demarc_csv_texts(&row, texts);
    is(texts[1], "x", "a cell by place, trimmed");
    ok(!demarc_csv_comma(&csv), "the comma parts the cells");
    demarc_csv_close(&csv);
    is_int(demarc_csv_open(ctx, &arena, "/nowhere/x.csv", NULL, &csv),
           DEMARC_ENOINPUT, "a file that is not there");
    demarc_csv_close(&csv);
    demarc_arena_free(&arena);
    demarc_ctx_free(ctx);
    unlink(file.path);
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        run(&cases[i]);
    test_messages();
    test_access();
    return done();
}
