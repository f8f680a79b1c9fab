#include "read/gdal.h"

#include "spill.h"
#include "tap.h"

#include <cpl_error.h>

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_gdal_ear outer = {.ctx = ctx, .file = "a.shp"};
    demarc_gdal_ear deaf = {.ctx = ctx, .file = "b.shp", .deaf = true};
    demarc_buffer text = {0};
    char long_text[1000];

    demarc_gdal_listen(&outer);
    CPLError(CE_Debug, CPLE_None, "a word");
    is_int((long long)demarc_finding_count(ctx), 0, "debugging is no finding");
    CPLError(CE_Warning, CPLE_AppDefined, "odd\nthing");
    finding_text(ctx, 0, &text);
    is(text.data, "0: GDAL says: odd thing", "a warning is, in one line");
    is(demarc_finding_at(ctx, 0)->file, "a.shp", "on its file");
    ok(!outer.failed, "and no failure");
    demarc_gdal_listen(&deaf);
    CPLError(CE_Failure, CPLE_AppDefined, "broken");
    is_int((long long)demarc_finding_count(ctx), 1, "a deaf ear says nothing");
    is(deaf.last, "broken", "but keeps the last word");
    ok(deaf.failed, "and that it failed");
    demarc_gdal_unlisten();
    memset(long_text, 'x', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    CPLError(CE_Failure, CPLE_AppDefined, "%s", long_text);
    ok(outer.failed, "after it the outer ear hears again");
    ok(strlen(outer.last) < sizeof outer.last, "long words are cut");
    demarc_gdal_unlisten();
    demarc_buffer_free(&text);
    demarc_ctx_free(ctx);
    return done();
}
