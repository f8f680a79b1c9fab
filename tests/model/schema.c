/* The known vocabularies are whole, and words are told as people write them. */
#include "model/schema.h"
#include "model/word.h"
#include "tap.h"

static void test_like(void)
{
    static const struct {
        const char *word, *pattern;
        bool like;
    } cases[] = {
        {"Line of Control", "*line of control*", true},
        {"approximate LINE-OF_CONTROL (1972) ", "*line of control*", true},
        {"Line of", "*line of control*", false},
        {"1949 Armistice Demarcation Line", "*armistice*line*", true},
        {"1949 Line of the Armistice", "*armistice*line*", false},
        {"lline", "*line", true}, /* the star takes the first l */
        {"line", "line", true},
        {"lines", "line", false},
        {"", "*", true},
        {"", "", true},
        {"a", "", false},
        {"", "a", false},
        {"aXbXc", "a*b*c", true},
        {"ab", "a*b*c", false},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ok(demarc_word_like(cases[i].word, cases[i].pattern) == cases[i].like,
           "\"%s\" %s like \"%s\"", cases[i].word,
           cases[i].like ? "is" : "is not", cases[i].pattern);
}

/* Each "role=name" has both, and each value belongs to a schema. */
static void test_whole(void)
{
    const demarc_schema *schema;
    const demarc_schema_value *value;
    size_t bad = 0, strange = 0;

    for (size_t i = 0; (schema = demarc_schema_at(i)); i++) {
        ok(demarc_schema_find(schema->name) == schema, "%s is found",
           schema->name);
        bad += !*schema->title || !*schema->source;
        for (const char *const *pair = schema->fields; *pair; pair++) {
            const char *equals = strchr(*pair, '=');

            bad += !equals || equals == *pair || !equals[1];
        }
    }
    for (size_t i = 0; (value = demarc_schema_value_at(i)); i++)
        strange +=
            !demarc_schema_find(value->schema) || !*value->word || !*value->why;
    is_int((long long)bad, 0, "the schemas are whole");
    is_int((long long)strange, 0, "and so are their words");
    ok(!*demarc_schema_at(0)->fields, "the first is demarc's own");
    ok(!demarc_schema_find("lsibs"), "no other is found");
}

static void test_look_up(void)
{
    size_t count;
    const demarc_schema_value *all = demarc_schema_values(&count);
    const demarc_schema_value *found =
        demarc_schema_look_up(all, count, "naturalearth", "unrecognized ");

    ok(found && found->hidden, "Unrecognized is hidden");
    ok(!demarc_schema_look_up(all, count, "lsib", "Unrecognized"),
       "but not in LSIB, which has no such word");
    found = demarc_schema_look_up(all, count, "lsib",
                                  "1949 ARMISTICE DEMARCATION LINE");
    ok(found && found->stage == DEMARC_LINE_OF_CONTROL, "a label of LSIB");
}

int main(void)
{
    test_like();
    test_whole();
    test_look_up();
    return done();
}
