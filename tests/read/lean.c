/* What reading costs in memory, measured: the peak of a process that reads a
 * short file and of one that reads a long one, so that what both need is not
 * counted. The bound is the row's own bytes and room for what it is read to:
 * by sizeof, 152 bytes of an event, 96 of a claim, 80 of its figures and 20
 * of the table of ids, and a seventh more. */
#include "reading.h"
#include "tap.h"

#include <sys/resource.h>
#include <sys/wait.h>

enum { SHORT = 20000, LONG = 100000, STRUCTS = 400 };

/* A row of which everything but the date, the type and the party's dead is
 * in no other. */
static void row_add(demarc_buffer *out, int i)
{
    demarc_buffer_format(
        out,
        "event-%d,2020-01-%02d,clash,Shots near village %d,Place %d,%d,%d,"
        "Radio %d,https://example.org/%d.html,\"A long note, no. %d, on what "
        "was seen there and by whom\",rain %d\n",
        i, 1 + i % 28, i, i, i % 9, i % 100000, i, i, i, i);
}

/* Peak of the process that reads so many rows, in kB; 0 if it cannot. */
static long peak_kb(int rows, size_t *bytes)
{
    demarc_buffer text = {0};
    struct rusage used = {0};
    spilled file;
    int exited = 0;
    pid_t child;

    demarc_buffer_text(&text, "id,date,type,title,place,killed_kgz,"
                              "km_cumulative,source,source_url,note,weather\n");
    for (int i = 0; i < rows; i++)
        row_add(&text, i);
    *bytes = text.length;
    file = spill(text.data, text.length);
    demarc_buffer_free(&text);
    child = fork();
    if (child == 0) {
        const demarc_events_how how = {.parties = (const char *[]){"KGZ"},
                                       .party_count = 1};
        reading in = {.ctx = demarc_ctx_new()};

        in.status =
            demarc_events_read(in.ctx, &in.arena, file.path, &how, &in.events);
        _exit(in.status != DEMARC_OK || in.events.count != (size_t)rows);
    }
    wait4(child, &exited, 0, &used);
    unlink(file.path);
    return exited ? 0 : used.ru_maxrss;
}

int main(void)
{
    size_t few_bytes, many_bytes;
    long few = peak_kb(SHORT, &few_bytes), many = peak_kb(LONG, &many_bytes);
    double most =
        (double)(many_bytes - few_bytes) + (double)(LONG - SHORT) * STRUCTS;
#ifdef __SANITIZE_ADDRESS__
    const bool measured = false;
#else
    const bool measured = !getenv("QUICK"); /* by valgrind */
#endif

    ok(few > 0 && many > few, "both files are read: %ld kB, %ld kB", few, many);
    if (!measured)
        ok(true, "# SKIP the checker's own memory would be measured");
    else
        ok((double)(many - few) * 1024 < most,
           "%.0f bytes a row, of which %.0f stand in the file",
           (double)(many - few) * 1024 / (LONG - SHORT),
           (double)(many_bytes - few_bytes) / (LONG - SHORT));
    return done();
}
