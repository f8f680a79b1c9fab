/* Text in lines. Oracles: the widths that Pango gives, and the words that were
 * put in. */
#include "draw/page.h"

#include "base/buffer.h"
#include "tap.h"

static const demarc_face face = {.size = 13};

/** The lines with a space or nothing between them. */
static void joined(const demarc_block *block, const char *between, char *out)
{
    *out = '\0';
    for (size_t i = 0; i < block->count; i++) {
        strcat(out, i ? between : "");
        strcat(out, block->lines[i]);
    }
}

static double widest(demarc_page *page, const demarc_block *block)
{
    double out = 0;

    for (size_t i = 0; i < block->count; i++)
        out = fmax(
            out,
            demarc_fonts_measure(page->fonts, &face, block->lines[i]).width);
    return out;
}

static void test_words(demarc_page *page)
{
    static const char text[] = "The lines shown do not imply that they are "
                               "recognised or accepted by anyone at all";
    char whole[400];
    demarc_block block = demarc_block_make(page, face, text, 150, 0);

    joined(&block, " ", whole);
    is(whole, text, "no word is lost, none is broken");
    ok(block.count > 3 && widest(page, &block) <= 150, "no line is too wide");
    is_near(block.width, widest(page, &block), 1e-9, "it knows its width");
    is_near(demarc_block_height(&block), 13 * 1.3 * (double)block.count, 1e-9,
            "and its height");
    block = demarc_block_make(page, face, text, 1e4, 0);
    is_int((long long)block.count, 1, "one line is enough");
    block = demarc_block_make(page, face, text, 150, 2);
    is_int((long long)block.count, 2, "two lines at most");
    ok(strstr(block.lines[1], "\xE2\x80\xA6") != NULL &&
           widest(page, &block) <= 150,
       "the last with an ellipsis, and no wider");
    block = demarc_block_make(page, face, "", 150, 0);
    is_int((long long)block.count, 0, "nothing has no lines");
    block = demarc_block_make(page, face, "\xFF\xFE", 0, 0);
    is_int((long long)block.count, 2, "what is no text ends as well");
    is_near(demarc_fonts_measure(page->fonts, &face, "a\xFF").width,
            demarc_fonts_measure(page->fonts, &face, "a\xEF\xBF\xBD").width,
            1e-9, "and is as wide as what is drawn for it");
    block = demarc_block_make(page, face, "   ", 150, 0);
    is_int((long long)block.count, 0, "nor have spaces");
}

static void test_long(demarc_page *page)
{
    static const char *const texts[] = {
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "边境城市边境城市边境城市边境城市边境城市边境城市边境城市边境城市",
        "Делимитированодоговоромделимитированодоговором"};
    char whole[400];

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        demarc_block block = demarc_block_make(page, face, texts[i], 100, 0);

        joined(&block, "", whole);
        is(whole, texts[i], "a word that is too long is broken");
        ok(block.count > 1 && widest(page, &block) <= 100, "and fits");
    }
    demarc_block block = demarc_block_make(page, face, "abc", 0, 0);
    is_int((long long)block.count, 3, "without width a letter a line");
}

int main(void)
{
    demarc_ctx *ctx = demarc_ctx_new();
    demarc_buffer out = {0};
    demarc_page page = {.ctx = ctx, .svg = {.out = &out}};

    if (demarc_fonts_open(ctx, NULL, &page.fonts) != DEMARC_OK) {
        printf("Bail out! no fonts\n");
        return 1;
    }
    test_words(&page);
    test_long(&page);
    ok(!out.failed, "nothing has failed");
    demarc_fonts_free(page.fonts);
    demarc_arena_free(&page.arena);
    demarc_buffer_free(&out);
    demarc_ctx_free(ctx);
    return done();
}
