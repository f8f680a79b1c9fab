/* Points by the thousand: the same answers whatever the number of threads and
 * whoever is beside them, in memory that does not grow. */
#include "measure/locate.h"

#include "base/buffer.h"
#include "base/table.h"
#include "measure/brute.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static char path[] = "/tmp/demarc-locate-XXXXXX.csv";
static demarc_ctx *ctx;
static demarc_border_set *set;

/* Around the sample, some of them far away; now and then one on a day. */
static void points_make(size_t count)
{
    FILE *file = fopen(path, "w");
    dice at = {11};

    if (!file)
        abort();
    fputs("id,lon,lat,date\n", file);
    for (size_t i = 0; i < count; i++) {
        const double far = dice_one_in(&at, 50) ? 20 : 2;

        fprintf(file, "p%zu,%.7f,%.7f,%s\n", i, 71 + dice_real(&at, -far, far),
                40 + dice_real(&at, -far, far),
                dice_one_in(&at, 7) ? "2012-05-01" : "");
    }
    if (fclose(file))
        abort();
}

static demarc_table *ask(demarc_points_file *file, size_t jobs, double max_km)
{
    const demarc_locate_how how = {
        .file = file, .jobs = jobs, .max_km = max_km};
    demarc_table *table;

    if (demarc_locate(ctx, set, NULL, &how, &table) != DEMARC_OK)
        abort();
    return table;
}

static demarc_points_file *opened(void)
{
    demarc_points_file *file;

    if (demarc_points_open(ctx, path, &(demarc_open){0}, &file) != DEMARC_OK)
        abort();
    return file;
}

static demarc_status written(size_t jobs, double max_km, const char *format,
                             demarc_buffer *out)
{
    demarc_points_file *file = opened();
    demarc_table *table = ask(file, jobs, max_km);
    demarc_status status = demarc_write_table(
        ctx, demarc_format_find(format, DEMARC_TABLE), table, NULL, out);

    demarc_table_free(table);
    demarc_points_close(file);
    return status;
}

static void test_jobs(const char *format)
{
    demarc_buffer one = {0}, other = {0};

    if (written(1, 100, format, &one) != DEMARC_OK)
        abort();
    for (size_t jobs = 2; jobs <= 5; jobs += 3) {
        other.length = 0;
        ok(written(jobs, 100, format, &other) == DEMARC_OK &&
               one.length == other.length && one.length > 1000 &&
               memcmp(one.data, other.data, one.length) == 0,
           "%s: %zu threads, the same %zu bytes", format, jobs, one.length);
    }
    demarc_buffer_free(&one);
    demarc_buffer_free(&other);
}

static size_t column_of(const demarc_table *table, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++)
        if (strcmp(table->columns[i].key, key) == 0)
            return i;
    abort();
}

/* Each row against its point by itself, without neighbours. */
static void test_alone(void)
{
    const demarc_border *border = demarc_border_at(set, 0);
    demarc_points_file *file = opened(), *again = opened();
    demarc_table *table = ask(file, 2, 0);
    demarc_points *points = NULL;
    demarc_arena arena = {0};
    const demarc_finder *finder = demarc_finder_make(border, &arena);
    const size_t chainage = column_of(table, "chainage");
    const size_t other_m = column_of(table, "other_chainage");
    demarc_rows rows = {table, 0};
    size_t count = 0, wrong = 0;

    while (demarc_points_next(again, &points) == DEMARC_OK &&
           demarc_points_count(points) > 0)
        for (size_t i = 0; i < demarc_points_count(points); i++, count++) {
            const demarc_point *point = demarc_points_at(points, i);
            const demarc_row *row = demarc_rows_next(&rows);
            const demarc_day day = *point->date.text
                                       ? point->date.latest
                                       : demarc_border_last_day(border);
            demarc_location at, other;

            demarc_point_locate(finder, day, point->lon, point->lat, INFINITY,
                                &at);
            demarc_point_other(
                finder, NULL, day,
                &(demarc_eye){point->lon, point->lat,
                              demarc_space_of(point->lon, point->lat)},
                &at, &other);
            wrong += !row || strcmp(row->cells[0].text, point->id) != 0 ||
                     row->cells[chainage].number != at.chainage_m ||
                     row->cells[other_m].set != (other.segment != NULL);
        }
    ok(count > 65536 && wrong == 0 && !demarc_rows_next(&rows),
       "%zu points: each in its row, to the bit", count);
    is_int(demarc_table_ended(table), DEMARC_OK, "and that is the end");
    demarc_points_free(points);
    demarc_table_free(table);
    demarc_points_close(file);
    demarc_points_close(again);
    demarc_arena_free(&arena);
}

static void test_far(void)
{
    demarc_buffer out = {0};

    is_int(written(2, 1e-7, "csv", &out), DEMARC_EDATA,
           "none within a tenth of a millimetre: no answer");
    is_int((long long)out.length, 0, "and no bytes");
    demarc_buffer_free(&out);
}

/* Peak of a process that locates so many, in kB; 0 if it cannot. */
static long peak_kb(size_t count, const char *format)
{
    struct rusage used = {0};
    int exited = 0;
    pid_t child;

    points_make(count);
    child = fork();
    if (child == 0) {
        demarc_buffer out = {0};

        demarc_buffer_spill(&out, "/tmp");
        _exit(written(2, 0, format, &out) != DEMARC_OK);
    }
    wait4(child, &exited, 0, &used);
    return exited ? 0 : used.ru_maxrss;
}

static void test_memory(const char *format)
{
#ifdef __SANITIZE_ADDRESS__
    const bool measured = false;
#else
    const bool measured = !getenv("QUICK"); /* by valgrind */
#endif
    long few, many;

    if (!measured) {
        ok(true, "# SKIP the checker's own memory would be measured");
        return;
    }
    few = peak_kb(650000, format); /* all batches in use */
    many = peak_kb(850000, format);
    ok(few > 0 && many > 0 && many - few < 4096,
       "%s: 200000 points more take no more memory: %ld kB, %ld kB", format,
       few, many);
}

int main(void)
{
    const demarc_open how = {.id = "kgz-tjk"};
    int fd = mkstemps(path, 4);

    ctx = demarc_ctx_new();
    if (fd < 0 || close(fd) ||
        demarc_border_set_open(ctx, &how, &set) != DEMARC_OK)
        abort();
    points_make(rounds(40000) + 65537);
    test_jobs("csv");
    test_jobs("json");
    test_jobs("text");
    test_alone();
    test_far();
    test_memory("csv");
    test_memory("json");
    unlink(path);
    demarc_border_set_free(set);
    demarc_ctx_free(ctx);
    return done();
}
