/* demarc_buffer_save: after every failure the folder is as it was. */
#include "base/buffer.h"
#include "base/ctx.h"
#include "base/file.h"

#include "tap.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[] = "/tmp/demarc-save-XXXXXX";
static demarc_ctx *ctx;

/* A path in the folder; good for the next three calls. */
static const char *at(const char *name)
{
    static char paths[4][256];
    static int turn;
    char *path = paths[turn++ % 4];

    snprintf(path, sizeof *paths, "%s/%s", folder, name);
    return path;
}

static demarc_status save(const char *text, const char *path, bool overwrite)
{
    demarc_buffer buffer = {0};
    demarc_status status;

    demarc_buffer_text(&buffer, text);
    status = demarc_buffer_save(ctx, &buffer, path, overwrite);
    demarc_buffer_free(&buffer);
    return status;
}

static void holds(const char *path, const char *want, const char *name)
{
    demarc_ctx *other = demarc_ctx_new(); /* it may write what it read */
    demarc_buffer buffer = {0};

    demarc_file_read(other, path, &buffer);
    demarc_ctx_free(other);
    is(buffer.data, want, name);
    demarc_buffer_free(&buffer);
}

/* How many entries the folder has, temporary files among them. */
static int entries(const char *path)
{
    DIR *dir = opendir(path);
    struct dirent *entry;
    int count = 0;

    while ((entry = readdir(dir)))
        count += entry->d_name[0] != '.' ||
                 strncmp(entry->d_name, ".demarc", 7) == 0;
    closedir(dir);
    return count;
}

static void says(const char *want, const char *name)
{
    const size_t count = demarc_finding_count(ctx);

    is(count ? demarc_finding_at(ctx, count - 1)->message : NULL, want, name);
}

static mode_t mode_of(const char *path)
{
    struct stat found = {0};

    stat(path, &found);
    return found.st_mode & 0777;
}

static void test_new(void)
{
    const mode_t before = umask(027);

    is_int(save("one", at("a"), false), DEMARC_OK, "a new file");
    umask(before);
    holds(at("a"), "one", "holds the bytes");
    is_int(mode_of(at("a")), 0640, "its mode is 0666 less the umask");
    is_int(save("two", at("a"), false), DEMARC_ECANTCREAT, "it exists");
    says("the file exists", "which is said");
    holds(at("a"), "one", "and is as it was");
    chmod(at("a"), 0604);
    is_int(save("three", at("a"), true), DEMARC_OK, "unless overwrite");
    holds(at("a"), "three", "then it is replaced");
    is_int(mode_of(at("a")), 0604, "and keeps its mode");
    is_int(save("", at("empty"), false), DEMARC_OK, "an empty file");
    holds(at("empty"), "", "is empty");
    is_int(entries(folder), 2, "nothing else is left");
    unlink(at("empty"));
}

static void test_names(void)
{
    char want[256];

    is_int(save("x", at("no/b"), false), DEMARC_ECANTCREAT, "no such folder");
    snprintf(want, sizeof want, "there is no folder %s/no/", folder);
    says(want, "is named");
    is_int(save("x", at("a/b"), false), DEMARC_ECANTCREAT,
           "a file where a folder should be");
    is_int(save("x", folder, true), DEMARC_ECANTCREAT, "a folder");
    says("this names no file", "is no file");
    is_int(save("x", at("b/"), false), DEMARC_ECANTCREAT, "a trailing slash");
    is_int(save("x", "", false), DEMARC_ECANTCREAT, "no name");
    is_int(entries(folder), 1, "nothing was made");
}

static demarc_status foresee(const char *path, bool overwrite)
{
    return demarc_output_check(ctx, path, overwrite);
}

/** What cannot be saved is told before there is anything to save. */
static void test_foreseen(void)
{
    is_int(foresee(at("new"), false), DEMARC_OK, "a new file can be");
    is_int(foresee("/dev/null", false), DEMARC_OK, "and a device");
    is_int(foresee(at("a"), true), DEMARC_OK, "what is replaced as well");
    is_int(foresee(at("a"), false), DEMARC_ECANTCREAT, "else not");
    says("the file exists", "which is said");
    is_int(foresee(at("no/b"), true), DEMARC_ECANTCREAT, "no such folder");
    is_int(foresee(folder, true), DEMARC_ECANTCREAT, "a folder");
    is_int(entries(folder), 1, "nothing was made");
}

static void test_links(void)
{
    struct stat found = {0};

    if (symlink("a", at("link")) || symlink("none", at("dangling")))
        return;
    is_int(save("x", at("link"), false), DEMARC_ECANTCREAT,
           "a link to a file exists");
    is_int(save("by link", at("link"), true), DEMARC_OK,
           "a link is written through");
    lstat(at("link"), &found);
    ok(S_ISLNK(found.st_mode), "it is still a link");
    holds(at("a"), "by link", "and its target is replaced");
    is_int(save("x", at("dangling"), true), DEMARC_ECANTCREAT,
           "a link that leads nowhere");
    unlink(at("link"));
    unlink(at("dangling"));
    is_int(entries(folder), 1, "nothing else is left");
}

static void test_devices(void)
{
    struct stat found = {0};

    is_int(save("x", "/dev/null", true), DEMARC_OK,
           "a device is written to, not replaced");
    is_int(save("x", "/dev/full", false), DEMARC_EIO, "a full device");
    says("writing failed: No space left on device", "says so");
    stat("/dev/null", &found);
    ok(S_ISCHR(found.st_mode), "a device stays one");
}

/* A descriptor by name: what comes behind what is there already. */
static void test_descriptor(void)
{
    FILE *file = fopen(at("fd"), "w");
    char name[64];

    fputs("first ", file);
    fflush(file);
    snprintf(name, sizeof name, "/dev/fd/%d", fileno(file));
    is_int(save("second", name, false), DEMARC_OK, "a descriptor by name");
    fclose(file);
    holds(at("fd"), "first second", "is appended to");
    unlink(at("fd"));
}

/* The file system refuses more than a few bytes, as a full disk would. */
static void test_full(void)
{
    const struct rlimit small = {4096, RLIM_INFINITY};
    struct rlimit before;
    char *text = calloc(1, 100001);

    memset(text, 'x', 100000);
    signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before);
    setrlimit(RLIMIT_FSIZE, &small);
    is_int(save(text, at("a"), true), DEMARC_EIO, "no room for the file");
    is_int(save(text, at("new"), false), DEMARC_EIO, "nor for a new one");
    setrlimit(RLIMIT_FSIZE, &before);
    free(text);
    holds(at("a"), "by link", "the old file is as it was");
    is_int(entries(folder), 1, "no temporary file is left");
}

static void test_denied(void)
{
    const bool root = geteuid() == 0;

    chmod(folder, 0555);
    chmod(at("a"), 0666);
    if (root && seteuid(65534)) { /* root may do anything */
        ok(true, "a folder that denies # SKIP cannot be another user");
        return;
    }
    is_int(save("x", at("b"), false), DEMARC_ECANTCREAT,
           "a folder that denies");
    says("cannot be created: Permission denied", "says so");
    is_int(foresee(at("b"), false), DEMARC_ECANTCREAT, "which was foreseen");
    says("cannot be created: Permission denied", "in the same words");
    is_int(save("x", at("a"), true), DEMARC_ECANTCREAT,
           "also for a file that is there");
    ok(!root || seteuid(0) == 0, "back to who we were");
    chmod(folder, 0777);
    chmod(at("a"), 0444);
    if (!root || seteuid(65534) == 0)
        is_int(save("x", at("a"), true), DEMARC_ECANTCREAT,
               "a file that is read-only is not replaced");
    ok(!root || seteuid(0) == 0, "back again");
    holds(at("a"), "by link", "the file is as it was");
    is_int(entries(folder), 1, "no temporary file is left");
}

/* Many at once that may not replace each other: one wins, and whole. */
static void test_race(void)
{
    enum { RIVALS = 8 };
    pid_t rivals[RIVALS];
    char text[10001];
    int won = 0, status;

    for (int i = 0; i < RIVALS; i++) {
        memset(text, 'a' + i, sizeof text - 1);
        text[sizeof text - 1] = '\0';
        rivals[i] = fork();
        if (rivals[i] == 0)
            _exit((int)save(text, at("race"), false));
    }
    for (int i = 0; i < RIVALS; i++) {
        waitpid(rivals[i], &status, 0);
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
            memset(text, 'a' + i, sizeof text - 1);
            won++;
        }
    }
    is_int(won, 1, "of rivals for a new file one wins");
    holds(at("race"), text, "and its bytes are there");
    is_int(entries(folder), 2, "no temporary file is left");
    unlink(at("race"));
}

static void test_memory(void)
{
    demarc_buffer failed = {.failed = true};

    is_int(demarc_buffer_save(ctx, &failed, at("a"), true), DEMARC_ENOMEM,
           "a buffer that ran out of memory is not saved");
    holds(at("a"), "by link", "the file is as it was");
}

int main(void)
{
    ctx = demarc_ctx_new();
    if (!ctx || !mkdtemp(folder))
        return 1;
    test_new();
    test_names();
    test_foreseen();
    test_links();
    test_devices();
    test_descriptor();
    test_full();
    test_denied();
    test_race();
    test_memory();
    unlink(at("a"));
    ok(rmdir(folder) == 0, "the folder is empty again");
    demarc_ctx_free(ctx);
    return done();
}
