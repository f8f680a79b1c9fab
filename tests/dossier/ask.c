#include "dossier/ask.h"

#include "read/spill.h"
#include "tap.h"

#include <string.h>

static demarc_status check(const char *field, const char *stage,
                           demarc_buffer *text)
{
    const char *const fields[] = {field, NULL};
    const demarc_open how = {.fields = field ? fields : NULL,
                             .default_stage = stage};
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_status status = demarc_open_check(ctx, &how);

    finding_text(ctx, 0, text);
    demarc_ctx_free(ctx);
    return status;
}

static void test_check(void)
{
    static const char *const good[] = {"stage=S",    "STAGE=S",   "id=a=b",
                                       "date=when",  "left=g",    "lat=y",
                                       "killed_x=k", "km_total=t"};
    static const char *const bad[] = {"stage", "=S",       "stage=", "colour=S",
                                      "",      " stage=S", "="};
    static const char *const stages[] = {"open", "Agreed", "disputed",
                                         "unknown"};
    demarc_buffer text = {0};

    is_int(check(NULL, NULL, &text), DEMARC_OK, "nothing is asked");
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        is_int(check(good[i], NULL, &text), DEMARC_OK, good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        is_int(check(bad[i], NULL, &text), DEMARC_EUSAGE, bad[i]);
        ok(strstr(text.data, "stage_since"), "the roles are told");
    }
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        is_int(check(NULL, stages[i], &text), DEMARC_OK, stages[i]);
    is_int(check(NULL, "done", &text), DEMARC_EUSAGE, "no stage");
    ok(strstr(text.data, "line-of-control"), "the stages are told");
    is_int(check(NULL, "undisputed", &text), DEMARC_EUSAGE,
           "a word for events only");
    demarc_buffer_free(&text);
}

/* "id: left|right left|right" gives "A B". */
static void is_guessed(const char *id, const char *left, const char *right,
                       const char *want)
{
    demarc_segment segments[2] = {{.left = "", .right = "X"},
                                  {.left = left, .right = right}};
    demarc_border border = {.id = id, .segments = segments, .segment_count = 2};
    demarc_arena arena = {0};
    demarc_buffer got = {0};

    is_int(demarc_border_guess(&arena, &border), DEMARC_OK, id);
    demarc_buffer_text(&got, "");
    for (size_t i = 0; i < demarc_border_party_count(&border); i++)
        demarc_buffer_format(&got, "%s%s", i ? " " : "",
                             demarc_border_party(&border, i));
    is(got.data, want, "its parties");
    demarc_buffer_free(&got);
    demarc_arena_free(&arena);
}

static void test_guess(void)
{
    is_guessed("kgz-tjk", "", "", "KGZ TJK");
    is_guessed("kgz-tjk", "tjk", "KGZ", "KGZ TJK"); /* the id's own */
    is_guessed("lines", "", "", "");
    is_guessed("lines", "TJK", "KGZ", "KGZ TJK");    /* by the alphabet */
    is_guessed("lines", "KGZ", "", "");              /* one says nothing */
    is_guessed("my-lines", "TJK", "KGZ", "KGZ TJK"); /* no parties in it */
    is_guessed("kgz-tjk", "UZB", "KGZ", "KGZ UZB");
}

int main(void)
{
    test_check();
    test_guess();
    return done();
}
