#include "base/text.h"

#include "tap.h"

/* Oracle: counted by hand, by UAX 11 (East Asian Width) and what a mark is. */
static void is_width(const char *text, size_t want)
{
    ok(demarc_utf8_width(text) == want, "\"%s\" is %zu wide, got %zu", text,
       want, demarc_utf8_width(text));
}

int main(void)
{
    is_width("", 0);
    is_width("main", 4);
    is_width("Ворух", 5);
    is_width("Бишке\xd0\xba\xcc\x81", 6); /* an accent on the last letter */
    is_width("国境線", 6);
    is_width("판문점", 6);
    is_width("ｱ", 1);       /* halfwidth */
    is_width("＝", 2);      /* fullwidth */
    is_width("พระวิหาร", 7); /* one vowel sign above */
    is_width("عَرَب", 3);     /* two vowel signs */
    is_width("a\xe2\x80\x8b"
             "b",
             2); /* zero width space */
    is_width("\xef\xbb\xbf"
             "a",
             1);            /* byte order mark */
    is_width("🏔️", 2); /* with a variation selector */
    is_width("𠀋", 2);      /* CJK extension B */
    is_width("a\xff", 2);   /* a wrong byte is one mark */
    return done();
}
