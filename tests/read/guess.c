#include "read/guess.h"

#include "base/buffer.h"
#include "tap.h"

#include <iconv.h>
#include <stdlib.h>

/* Text in an encoding, by iconv, as cells of lines. */
static demarc_buffer cells_of(const char *text, const char *encoding)
{
    iconv_t way = iconv_open(encoding, "UTF-8");
    char *copy = strdup(text), *from = copy, out[4096], *to = out;
    size_t left = strlen(text), room = sizeof out;
    demarc_buffer cells = {0};

    if (iconv(way, &from, &left, &to, &room) == (size_t)-1)
        printf("# %s cannot hold it\n", encoding);
    demarc_buffer_add(&cells, out, sizeof out - room);
    demarc_buffer_char(&cells, DEMARC_CELL_END);
    iconv_close(way);
    free(copy);
    return cells;
}

/* Two guesses are the same if they make the same text. */
static bool reads_as(const demarc_buffer *cells, const char *name,
                     const char *text)
{
    demarc_buffer back = {0};
    iconv_t way = iconv_open("UTF-8", name);
    char *from = cells->data, out[4096], *to = out;
    size_t left = cells->length - 1, room = sizeof out;
    bool same = iconv(way, &from, &left, &to, &room) != (size_t)-1 &&
                sizeof out - room == strlen(text) &&
                memcmp(out, text, strlen(text)) == 0;

    iconv_close(way);
    demarc_buffer_free(&back);
    return same;
}

/* The oracle is iconv: the text that went in must come out, or the encoding
 * it was in must be named as a rival. */
static void test_one(const char *text, const char *encoding, bool sure)
{
    demarc_buffer cells = cells_of(text, encoding);
    demarc_guess guess;
    bool right;

    ok(demarc_encoding_guess(&cells, "", &guess), "%s: a guess", encoding);
    right = reads_as(&cells, guess.name, text);
    ok(right || (!sure && strstr(guess.rivals, encoding)), "%s: %s, or %s",
       encoding, guess.name, guess.rivals);
    if (sure)
        is(guess.rivals, "", "without a doubt");
    demarc_buffer_free(&cells);
}

static const char russian[] = "Государственная граница\nЛиния контроля\n"
                              "Участок не согласован сторонами\nВорух";
static const char kyrgyz[] = "Кыргыз-Тажик чек арасы\nБаткен шаары";
static const char chinese[] =
    "中国和哈萨克斯坦国界线东段已经勘定的部分\n未定国界\n争议地区";
static const char persian[] = "مرز ايران و افغانستان\nخط مرزي هيرمند\n"
                              "بخش شمالي مرز\nنقطه مرزي دوغارون";

static void test_long(void)
{
    test_one(russian, "CP1251", true);
    test_one(russian, "KOI8-R", true);
    test_one(russian, "CP866", true);
    test_one(russian, "ISO-8859-5", true);
    test_one(kyrgyz, "CP866", true);
    test_one(chinese, "GB18030", true);
    test_one(persian, "CP1256", true);
    test_one("ชายแดนไทยกัมพูชา\nพระวิหาร", "CP874", true);
    test_one("中華民國\n國界線\n爭議地區", "BIG5-HKSCS", false);
    test_one("日本国境線\n北方領土\nクナシリ島", "EUC-JP", false);
    test_one("군사분계선\n비무장지대", "UHC", false);
    test_one("Σύνορα Ελλάδας Αλβανίας", "CP1253", false);
    test_one("Frontière méridionale\nCôté français", "CP1252", false);
    test_one("Hranice České republiky\nŠumava Děčín", "CP1250", false);
}

static void test_short(void)
{
    static const char *const cyrillic[] = {"CP1251", "KOI8-R", "CP866"};
    static const char *const words[] = {
        "Ворух", "ВОРУХ", "Ош", "главная", "Участок 12", "БАТКЕН", "уч. 3"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t k = 0; k < 3; k++)
            test_one(words[i], cyrillic[k], false);
    test_one("主线", "GB18030", false);
    test_one("مرز", "CP1256", false);
}

static void claims(const char *text, const char *encoding, const char *claim,
                   bool valid, bool likely)
{
    demarc_buffer cells = cells_of(text, encoding);
    demarc_guess guess;

    demarc_encoding_guess(&cells, claim, &guess);
    ok(guess.claim_valid == valid, "%s as %s is %svalid", encoding, claim,
       valid ? "" : "not ");
    ok(guess.claim_likely == likely, "and %slikely", likely ? "" : "not ");
    demarc_buffer_free(&cells);
}

static void test_claims(void)
{
    demarc_buffer cells = {0};
    demarc_guess guess;

    claims(russian, "CP1251", "CP1251", true, true);
    claims(russian, "CP1251", "CP1252", true, false);
    claims(russian, "CP1251", "UTF-8", false, false);
    claims("Österreich", "CP850", "CP850", true, true);
    claims("Peñón", "CP1252", "ISO-8859-15", true, true);
    /* 0x80 and 0xFF cannot stand alone in any multi-byte encoding, and 0x81,
     * 0x8D, 0x8F, 0x90 and 0x9D are unassigned in most of Windows'. */
    demarc_buffer_text(&cells, "\x80\x81\x8d\x8f\x90\x9d\xa0\xff\xfe\xfd\n");
    demarc_encoding_guess(&cells, "UTF-8", &guess);
    ok(!guess.claim_valid, "bytes that are no text in what is claimed");
    demarc_buffer_free(&cells);
    cells = (demarc_buffer){0};
    demarc_buffer_text(&cells, "\xb1\xdf\xbd\xe7\xcf\r"); /* GB: half of one */
    demarc_encoding_guess(&cells, "GB18030", &guess);
    ok(guess.claim_valid, "half a character at the end of a full cell");
    cells.data[cells.length - 1] = DEMARC_CELL_END;
    demarc_encoding_guess(&cells, "GB18030", &guess);
    ok(!guess.claim_valid, "but not of another");
    demarc_buffer_free(&cells);
}

int main(void)
{
    test_long();
    test_short();
    test_claims();
    return done();
}
