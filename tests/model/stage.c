/* Tests src/model/stage.c and word.c against the words of stages.def, whose
 * oracle is the design: sections 3 and 6. */
#include "model/stage.h"
#include "model/word.h"
#include "tap.h"

static const struct {
    const char *word;
    demarc_stage stage;
} known[] = {
    {"undetermined", DEMARC_UNDETERMINED},
    {"described", DEMARC_DESCRIBED},
    {"delimited", DEMARC_DELIMITED},
    {"demarcated", DEMARC_DEMARCATED},
    {"disputed", DEMARC_DISPUTED},
    {"line-of-control", DEMARC_LINE_OF_CONTROL},
    {"undisputed", DEMARC_UNDISPUTED},
    {"unknown", DEMARC_UNKNOWN},
    {"", DEMARC_UNKNOWN},
    {"   ", DEMARC_UNKNOWN},
    {"N/A", DEMARC_UNKNOWN},
    {"remaining", DEMARC_UNDETERMINED},
    {"Unresolved", DEMARC_UNDETERMINED},
    {"indefinite", DEMARC_UNDETERMINED},
    {"undefined", DEMARC_UNDETERMINED},
    {"undelimited", DEMARC_UNDETERMINED},
    {"not agreed", DEMARC_UNDETERMINED},
    {"NOT_AGREED", DEMARC_UNDETERMINED},
    {"open", DEMARC_UNDETERMINED},
    {"agreed", DEMARC_DESCRIBED},
    {"  Agreed\t", DEMARC_DESCRIBED},
    {"DESCRIBED", DEMARC_DESCRIBED},
    {"Project-Line", DEMARC_DESCRIBED},
    {"Opisano", DEMARC_DESCRIBED},
    {"описано", DEMARC_DESCRIBED},
    {"Согласовано", DEMARC_DESCRIBED},
    {"marked", DEMARC_DEMARCATED},
    {"contested", DEMARC_DISPUTED},
    {"line of control", DEMARC_LINE_OF_CONTROL},
    {"LINE_OF_CONTROL", DEMARC_LINE_OF_CONTROL},
    {"LoC", DEMARC_LINE_OF_CONTROL},
    {"line of contact", DEMARC_LINE_OF_CONTROL},
};

static const char *const unknown[] = {
    "agree",         "agreedd", "demarcated?", "de marcated", "treaty",
    "lineofcontrol", "4",       "-",           "?",           "описанo"};

static void test_parse(void)
{
    demarc_stage stage;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        ok(demarc_stage_parse(known[i].word, &stage) && stage == known[i].stage,
           "\"%s\" is %s", known[i].word, demarc_stage_name(known[i].stage));
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        stage = DEMARC_DISPUTED;
        ok(!demarc_stage_parse(unknown[i], &stage) && stage == DEMARC_UNKNOWN,
           "\"%s\" is no stage", unknown[i]);
    }
}

static void test_facts(void)
{
    for (int i = DEMARC_UNKNOWN; i <= DEMARC_UNDISPUTED; i++) {
        demarc_stage stage = (demarc_stage)i, again;
        bool over = stage == DEMARC_DISPUTED || stage == DEMARC_LINE_OF_CONTROL;

        ok(demarc_stage_parse(demarc_stage_name(stage), &again) &&
               again == stage,
           "the name \"%s\" reads back", demarc_stage_name(stage));
        ok(demarc_stage_parse(demarc_stage_key(stage), &again) &&
               again == stage && !strpbrk(demarc_stage_key(stage), "- "),
           "and its key, which has no hyphen");
        ok(demarc_stage_is_overlay(stage) == over, "overlay or not");
    }
    is(demarc_stage_name(DEMARC_LINE_OF_CONTROL), "line-of-control", "name");
    is(demarc_stage_key(DEMARC_LINE_OF_CONTROL), "line_of_control", "key");
    is(demarc_stage_name((demarc_stage)99), "unknown", "no such stage");
    is(demarc_stage_key((demarc_stage)99), "unknown", "no key of it");
    ok(!demarc_stage_is_overlay((demarc_stage)99), "and no overlay");
}

static void test_words(void)
{
    demarc_buffer words = {0};

    demarc_stage_words(&words);
    is(words.data,
       "undetermined, described, delimited, demarcated, disputed, "
       "line-of-control, undisputed",
       "the words for a message");
    demarc_buffer_free(&words);
    ok(demarc_word_same(" Entry into_Force ", "entry-into-force"), "folded");
    ok(!demarc_word_same("entry", "entry-into-force"), "not a beginning");
    ok(!demarc_word_same("entry-into-force", "entry"), "nor a longer word");
    ok(demarc_word_same("\t ", ""), "nothing is nothing");
}

int main(void)
{
    test_parse();
    test_facts();
    test_words();
    return done();
}
