/* Oracle: one edit, counted by hand. */
#include "read/fieldnear.h"

#include "tap.h"

int main(void)
{
    static const struct {
        const char *name, *other;
        bool near;
    } cases[] = {
        {"until", "until", false},
        {"Until", "UNTIL", false},
        {"unti", "until", true},
        {"untill", "until", true},
        {"untjl", "until", true},
        {"unitl", "until", true},
        {"unt\xE9l", "until", true},
        {"unt\xC3\xA9l", "until", true},
        {"until_", "until", true},
        {"until_2", "until", false},
        {"utnli", "until", false},
        {"nutil", "until", true},
        {"form", "from", true},
        {"FROM_", "from", true},
        {"data", "date", true},
        {"note", "name", false},
        {"fro", "from", true},
        {"for", "fro", false},
        {"ids", "id", false},
        {"da", "date", false},
        {"left", "lift", true},
        {"", "from", false},
        {"stagesince", "stage_since", true},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ok(demarc_name_near(cases[i].name, cases[i].other) == cases[i].near,
           "\"%s\" is %snear \"%s\"", cases[i].name,
           cases[i].near ? "" : "not ", cases[i].other);
        ok(demarc_name_near(cases[i].other, cases[i].name) == cases[i].near,
           "and the other way round");
    }
    return done();
}
