#include "read/gdal.h"

#include "spill.h"
#include "tap.h"

#include <cpl_error.h>

static demarc_status error_make(demarc_ctx *ctx, const char *message)
{
    return demarc_report(ctx, DEMARC_RULE_SOURCE_OPEN, NULL, "mend", "%s",
                         message);
}

static void is_finding(demarc_ctx *ctx, size_t i, const char *want,
                       const char *what)
{
    demarc_buffer text = {0};

    finding_text(ctx, i, &text);
    is(text.data, want, what);
    demarc_buffer_free(&text);
}

/* What GDAL says is a warning of its own, once. */
static void test_tell(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_gdal_ear ear = {.ctx = ctx, .file = "a.shp"};

    demarc_gdal_listen(&ear);
    CPLError(CE_Debug, CPLE_None, "a word");
    is_int((long long)ear.said.length, 0, "debugging is not heard");
    CPLError(CE_Warning, CPLE_AppDefined, "odd\nthing \xff");
    CPLError(CE_Warning, CPLE_AppDefined, "odd\nthing \xff");
    CPLError(CE_Warning, CPLE_AppDefined, "odd");
    ok(!ear.failed, "a warning is no failure");
    is_int((long long)demarc_finding_count(ctx), 0, "nothing is told yet");
    is_int(demarc_gdal_tell(&ear), DEMARC_OK, "it is told");
    is_int(demarc_gdal_tell(&ear), DEMARC_OK, "once");
    CPLError(CE_Warning, CPLE_AppDefined, "odd");
    demarc_gdal_tell(&ear);
    is_int((long long)demarc_finding_count(ctx), 2, "each text once");
    is_finding(ctx, 0,
               "0: reading it gave a warning (GDAL: odd thing  ); look whether "
               "all is there",
               "in one line of UTF-8");
    is(demarc_finding_at(ctx, 0)->file, "a.shp", "on its file");
    demarc_gdal_unlisten(&ear);
    demarc_ctx_free(ctx);
}

/* Or it is the reason of an error, and no line of its own. */
static void test_explain(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_gdal_ear ear = {.ctx = ctx, .file = "b.kml"};

    error_make(ctx, "before");
    demarc_gdal_listen(&ear);
    CPLError(CE_Failure, CPLE_AppDefined,
             "ERROR parsing kml /a/b.kml :mismatched tag on line 3");
    CPLError(CE_Failure, CPLE_AppDefined,
             "sqlite3_get_table(SELECT 1) failed: no such table");
    ok(ear.failed, "an error is a failure");
    demarc_gdal_explain(&ear, 1);
    is_finding(ctx, 0, "0: before; mend", "not of an error that was before");
    error_make(ctx, "broken");
    demarc_gdal_explain(&ear, 1);
    is_finding(ctx, 1,
               "0: broken (GDAL: mismatched tag on line 3; no such table); "
               "mend",
               "but of the one after, without what it says already");
    demarc_gdal_tell(&ear);
    demarc_gdal_explain(&ear, 1);
    is_int((long long)demarc_finding_count(ctx), 2, "and then it is told");
    demarc_gdal_unlisten(&ear);
    demarc_ctx_free(ctx);
}

static void test_nest(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_gdal_ear outer = {.ctx = ctx, .file = "a"}, inner = outer;
    char long_text[100000];

    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    demarc_gdal_listen(&outer);
    demarc_gdal_listen(&inner);
    CPLError(CE_Failure, CPLE_AppDefined, "inside");
    demarc_gdal_unlisten(&inner);
    ok(!outer.failed && outer.said.length == 0, "the inner ear heard it");
    for (int i = 0; i < 1000; i++)
        CPLError(CE_Failure, CPLE_AppDefined, "%d %s", i, long_text);
    ok(outer.failed, "after it the outer one hears");
    ok(outer.said.length < 8192, "within bounds");
    demarc_gdal_unlisten(&outer);
    demarc_ctx_free(ctx);
}

int main(void)
{
    test_tell();
    test_explain();
    test_nest();
    return done();
}
