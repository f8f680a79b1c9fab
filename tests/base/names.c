#include "base/names.h"

#include "tap.h"

enum { COUNT = 100000, SIZE = 8 };

static char texts[COUNT][SIZE];

/* The oracle is the order of arrival: the i-th new text has number i. */
static void test_many(void)
{
    demarc_names names = {0};
    bool added = true, again = true, found = true;

    for (size_t i = 0; i < COUNT; i++) {
        snprintf(texts[i], SIZE, "%zx", i);
        added = added && demarc_names_add(&names, texts[i]) == i;
    }
    ok(added, "new texts are numbered as they come");
    for (size_t i = 0; i < COUNT; i++) {
        again = again && demarc_names_add(&names, texts[i]) == i;
        found = found && demarc_names_find(&names, texts[i]) == i;
    }
    ok(again, "known texts keep their number");
    ok(found, "and are found");
    is_int((long long)names.count, COUNT, "none is kept twice");
    is(names.texts[255], "ff", "texts by number");
    ok(demarc_names_find(&names, "FF") == DEMARC_NAMES_NONE,
       "case makes another text");
    demarc_names_free(&names);
    is_int((long long)names.count, 0, "freed names are empty");
}

static void test_few(void)
{
    demarc_names names = {0};

    ok(demarc_names_find(&names, "") == DEMARC_NAMES_NONE, "nothing is there");
    is_int((long long)demarc_names_add(&names, ""), 0, "the empty text");
    is_int((long long)demarc_names_find(&names, ""), 0, "is a text");
    demarc_names_free(&names);
    demarc_names_free(&names);
}

/* A number that is passed over is nobody's, also when the table has grown. */
static void test_skip(void)
{
    demarc_names names = {0};
    bool right = true;

    for (size_t i = 0; i < 1000; i++)
        right = right && (i % 2 ? demarc_names_skip(&names)
                                : demarc_names_add(&names, texts[i])) == i;
    ok(right, "numbers go on behind those passed over");
    ok(!names.texts[1] && names.texts[2] == texts[2], "they have no text");
    is_int((long long)demarc_names_find(&names, texts[998]), 998,
           "the others are found");
    ok(demarc_names_find(&names, texts[1]) == DEMARC_NAMES_NONE,
       "a text that was not added is not");
    demarc_names_free(&names);
}

int main(void)
{
    test_few();
    test_many();
    test_skip();
    return done();
}
