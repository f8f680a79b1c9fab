/* A long answer waits on disk, and becomes the file that it is saved as. */
#include "base/buffer.h"
#include "base/ctx.h"
#include "base/file.h"

#include "tap.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE = 64, LINES = 400000 }; /* 25.6 MB: three times what is kept */

static char folder[] = "/tmp/demarc-spill-XXXXXX";
static demarc_ctx *ctx;

static const char *at(const char *name)
{
    static char paths[4][256];
    static int turn;
    char *path = paths[turn++ % 4];

    snprintf(path, sizeof *paths, "%s/%s", folder, name);
    return path;
}

/* Lines, each with its number, relieved after each. */
static void answer(demarc_buffer *out, const char *where)
{
    *out = (demarc_buffer){0};
    demarc_buffer_spill(out, where);
    for (int i = 0; i < LINES; i++) {
        demarc_buffer_format(out, "%*d\n", LINE - 1, i);
        demarc_buffer_relieve(out);
    }
}

static bool is_whole(const char *path)
{
    FILE *in = fopen(path, "r");
    char line[LINE + 1];
    int right = 0;
    bool end;

    for (; in && fgets(line, sizeof line, in); right++)
        if (atoi(line) != right)
            break;
    end = in && feof(in);
    if (in)
        fclose(in);
    return end && right == LINES;
}

static struct stat stat_of(const char *path)
{
    struct stat found = {0};

    stat(path, &found);
    return found;
}

static int entries(void)
{
    DIR *dir = opendir(folder);
    int count = -2; /* . and .. */

    while (readdir(dir))
        count++;
    closedir(dir);
    return count;
}

static void test_named(void)
{
    demarc_buffer out;
    mode_t before = umask(027);

    answer(&out, folder);
    ok(out.length < LINES * LINE / 2 && !out.failed, "most of it is on disk");
    is_int(entries(), 0, "where nobody sees it");
    is_int(demarc_buffer_save(ctx, &out, at("a"), false), DEMARC_OK, "saved");
    ok(is_whole(at("a")), "and whole");
    is_int(stat_of(at("a")).st_mode & 0777, 0640, "with a new file's mode");
    is_int(demarc_buffer_save(ctx, &out, at("b"), false), DEMARC_OK,
           "saved as another file too");
    ok(is_whole(at("b")) && is_whole(at("a")), "which is whole as well");
    ok(stat_of(at("a")).st_ino != stat_of(at("b")).st_ino,
       "and is another one");
    demarc_buffer_text(&out, "more\n");
    demarc_buffer_relieve(&out);
    ok(is_whole(at("a")), "what comes later is not in the first");
    demarc_buffer_free(&out);
    umask(before);
}

static void test_over(void)
{
    demarc_buffer out;

    chmod(at("a"), 0604);
    answer(&out, folder);
    is_int(demarc_buffer_save(ctx, &out, at("a"), false), DEMARC_ECANTCREAT,
           "not over a file that is there");
    is_int(demarc_buffer_save(ctx, &out, at("a"), true), DEMARC_OK,
           "but when it is allowed");
    ok(is_whole(at("a")), "and whole");
    is_int(stat_of(at("a")).st_mode & 0777, 0604, "with the mode it had");
    is_int(entries(), 2, "no temporary file is left");
    demarc_buffer_free(&out);
}

static void test_elsewhere(void)
{
    demarc_buffer out;

    answer(&out, "/dev/shm");
    is_int(demarc_buffer_save(ctx, &out, at("b"), true), DEMARC_OK,
           "from another file system it is copied");
    ok(is_whole(at("b")), "and whole");
    demarc_buffer_free(&out);
    answer(&out, "/nowhere");
    is_int(demarc_buffer_save(ctx, &out, at("b"), true), DEMARC_OK,
           "without a folder it stays in memory");
    ok(is_whole(at("b")), "and whole");
    demarc_buffer_free(&out);
}

/* The file system refuses more than some megabytes, as a full disk would. */
static void test_full(void)
{
    const struct rlimit small = {10 << 20, RLIM_INFINITY};
    struct rlimit before;
    demarc_buffer out;

    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    setrlimit(RLIMIT_FSIZE, &small);
    answer(&out, folder);
    is_int(demarc_buffer_save(ctx, &out, at("a"), true), DEMARC_EIO,
           "no room for all of it");
    is_int(demarc_buffer_save(ctx, &out, at("new"), true), DEMARC_EIO,
           "nor in a new file");
    setrlimit(RLIMIT_FSIZE, &before);
    ok(is_whole(at("a")), "the old file is as it was");
    is_int(entries(), 2, "no temporary file is left");
    is_int(demarc_buffer_save(ctx, &out, at("a"), true), DEMARC_OK,
           "with room again all of it is there");
    ok(is_whole(at("a")), "and whole");
    demarc_buffer_free(&out);
}

int main(void)
{
    ctx = demarc_ctx_new();
    if (!ctx || !mkdtemp(folder))
        return 1;
    test_named();
    test_over();
    test_elsewhere();
    test_full();
    unlink(at("a"));
    unlink(at("b"));
    ok(rmdir(folder) == 0, "the folder is empty again");
    demarc_ctx_free(ctx);
    return done();
}
