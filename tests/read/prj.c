/* Oracle: OGC 01-009, "Well-known text representation": keywords outside of
 * quotes, names inside; PARAMETER and PROJECTION have names of the language. */
#include "read/prj.h"

#include "spill.h"
#include "tap.h"

typedef struct test_case {
    const char *name, *text;
    size_t length;
    const char *found;
} test_case;

static const test_case cases[] = {
    {"a text", BYTES("PROJCS[\"x\",\r\n\tUNIT[\"Meter\",1.0]]"), ""},
    {"a name in UTF-8", BYTES("PROJCS[\"\xD0\xA1\xD0\x9A-42\",1]"), ""},
    {"a name in cp1251", BYTES("PROJCS[\"\xD1\xCA-42\",1]"), "prj-text:0"},
    {"a NUL in a name", BYTES("PROJCS[\"x\0y\",1]"), "prj-text:0"},
    {"a keyword", BYTES("PROJCS[\"x\",PARAM\xC5TER[\"y\",1]]"), "prj-damage:0"},
    {"a NUL in a keyword", BYTES("PROJCS[\"x\",\0NIT[\"y\",1]]"),
     "prj-damage:0"},
    {"a number", BYTES("PROJCS[\"x\",UNIT[\"y\",1\xB0]]"), "prj-damage:0"},
    {"a parameter",
     BYTES("PROJCS[\"x\",PARAMETER[\"Fal\xF3"
           "e\",1]]"),
     "prj-damage:0"},
    {"a prime meridian", BYTES("GEOGCS[\"x\",PRIMEM[\"\xC7reenwich\",0]]"),
     "prj-damage:0"},
    {"a method", BYTES("PROJCS[\"x\",PROJECTION[\"M\xE5rcator\"]]"),
     "prj-damage:0"},
    {"nothing", BYTES(""), ""},
};

static void test_sizes(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    char *large = malloc(70000);
    spilled file;

    memset(large, ' ', 70000);
    file = spill(large, 70000);
    is_int(demarc_prj_check(ctx, file.path), DEMARC_EDATA, "70,000 bytes");
    is(demarc_finding_at(ctx, 0)->code, "shp-aside", "are no .prj");
    is_int(demarc_cpg_check(ctx, file.path), DEMARC_EDATA, "and no .cpg");
    unlink(file.path);
    file = spill(BYTES("\xFF"));
    is_int(demarc_cpg_check(ctx, file.path), DEMARC_OK,
           "what a .cpg says is not looked at");
    unlink(file.path);
    is_int(demarc_prj_check(ctx, ""), DEMARC_OK, "there need not be any");
    is_int(demarc_prj_check(ctx, "/dev/zero"), DEMARC_ENOINPUT,
           "a device is none");
    free(large);
    demarc_ctx_free(ctx);
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        demarc_ctx *ctx = demarc_ctx_new();
        spilled file = spill(cases[i].text, cases[i].length);
        demarc_buffer found = {0};

        demarc_prj_check(ctx, file.path);
        findings(ctx, &found);
        is(found.data, cases[i].found, cases[i].name);
        unlink(file.path);
        demarc_buffer_free(&found);
        demarc_ctx_free(ctx);
    }
    test_sizes();
    return done();
}
