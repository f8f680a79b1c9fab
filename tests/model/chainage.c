/* A place on a route as people write it. */
#include "model/chainage.h"

#include "tap.h"

static demarc_arena arena;

static void is_place(const char *text, const char *route, double value,
                     bool percent)
{
    demarc_chainage at;
    const char *reason;

    if (!ok(demarc_chainage_parse(&arena, text, &at, &reason) == DEMARC_OK,
            "%s", text))
        return;
    is(at.route, route, "its route");
    ok(at.value == value && at.percent == percent, "and its place");
}

static void is_pillar(const char *text, const char *route, const char *pillar)
{
    demarc_chainage at;
    const char *reason;

    if (!ok(demarc_chainage_parse(&arena, text, &at, &reason) == DEMARC_OK,
            "%s", text))
        return;
    is(at.route, route, "its route");
    is(at.pillar, pillar, "and its pillar");
}

static void is_none(const char *text)
{
    demarc_chainage at;
    const char *reason = "";

    ok(demarc_chainage_parse(&arena, text, &at, &reason) == DEMARC_EDATA &&
           *reason,
       "\"%s\" is none", text);
}

int main(void)
{
    is_place("main:12.5", "main", 12.5, false);
    is_place("main[12.5]", "main", 12.5, false);
    is_place(" ring-1 : 0 ", "ring-1", 0, false);
    is_place("main:57%", "main", 57, true);
    is_place("main[ 57 % ]", "main", 57, true);
    is_place("main:100%", "main", 100, true);
    is_place("a:b:3", "a:b", 3, false);
    is_place("a[b][3]", "a[b]", 3, false);
    is_place("\"a b\":3", "a b", 3, false);
    is_place("\":3", "\"", 3, false);
    is_none("");
    is_pillar("P43", "", "P43");
    is_pillar(" P 43a ", "", "P 43a");
    is_pillar("main:P43", "main", "P43");
    is_pillar("main[P43]", "main", "P43");
    is_pillar("\"43\"", "", "43");
    is_pillar("main:\"43\"", "main", "43");
    is_pillar("main", "", "main");
    is_none(":P43");
    is_none("P43]");
    is_none("43");
    is_none("12.5");
    is_none(":12.5");
    is_none("main:");
    is_none("main:-1");
    is_none("main:%");
    is_none("main:101%");
    is_none("main:12.5km");
    is_none("main[12.5");
    is_none("main:12.5]");
    is_none("main[1..2]");
    is_none("\"\":1");
    is_none("]");
    demarc_arena_free(&arena);
    return done();
}
