/* Numbers of pillars as people write them, by how the text says they compare.
 */
#include "model/pillar.h"

#include "tap.h"

static demarc_arena arena;

static void key_is(const char *number, const char *want)
{
    is(demarc_pillar_key(&arena, number), want, number);
}

static void comes_before(const char *a, const char *b)
{
    ok(demarc_pillar_order(a, b) < 0 && demarc_pillar_order(b, a) > 0,
       "%s before %s", a, b);
}

int main(void)
{
    key_is("43", "43");
    key_is("P43", "43");
    key_is(" p 43 A ", "43a");
    key_is("043", "43");
    key_is("P007b", "7b");
    key_is("0", "0");
    key_is("00", "0");
    key_is("P", "p");
    key_is("Peak", "peak");
    key_is("43/1", "43/1");
    key_is("\xD0\x90-7", "\xD0\x90-7"); /* Cyrillic stays as it is */
    key_is("", "");
    comes_before("9", "43");
    comes_before("43", "43a");
    comes_before("43a", "43b");
    comes_before("43b", "44");
    comes_before("44", "peak");
    comes_before("99999999999999999999", "100000000000000000000");
    ok(demarc_pillar_order("43a", "43a") == 0, "43a is 43a");
    ok(demarc_pillar_apart("43a", "44") == 1, "44 is one from 43a");
    ok(isinf(demarc_pillar_apart("43a", "peak")), "a name is nowhere near");
    demarc_arena_free(&arena);
    return done();
}
