#include "read/encodings.h"

#include "tap.h"

static void finds(const char *text, const char *want)
{
    char out[DEMARC_ENCODING_SIZE];
    bool found = demarc_encoding_find(text, out);

    ok(found == (*want != '\0'), "\"%s\" is %sknown", text,
       *want ? "" : "not ");
    is(out, want, want);
}

int main(void)
{
    char out[DEMARC_ENCODING_SIZE];

    /* Names met in .cpg files; iconv's by `iconv --list` of glibc. */
    finds("UTF-8", "UTF-8");
    finds("utf8", "UTF-8");
    finds("UTF 8", "UTF-8");
    finds("65001", "UTF-8");
    finds("1251", "CP1251");
    finds("CP1251", "CP1251");
    finds("cp-1251", "CP1251");
    finds("ANSI 1251", "CP1251");
    finds("Windows-1251", "CP1251");
    finds("OEM 866", "CP866");
    finds("ibm866", "CP866");
    finds("ISO-8859-5", "ISO-8859-5");
    finds("8859_5", "ISO-8859-5");
    finds("88595", "ISO-8859-5");
    finds("885915", "ISO-8859-15");
    finds("28605", "ISO-8859-15");
    finds("ISO 88591", "ISO-8859-1");
    finds("KOI8-R", "KOI8-R");
    finds("20866", "KOI8-R");
    finds("GB18030", "GB18030");
    finds("GB2312", "GB18030");
    finds("CP936", "GB18030");
    finds("GBK", "GB18030");
    finds("Big5", "BIG5-HKSCS");
    finds("950", "BIG5-HKSCS");
    finds("Shift_JIS", "CP932");
    finds("SJIS", "CP932");
    finds("EUC-KR", "UHC");
    finds("949", "UHC");
    finds("LDID/201", "CP1251");
    finds("ARMSCII-8", "ARMSCII-8");
    finds("", "");
    finds("no such", "");
    finds("99999", "");
    finds("UTF-8//IGNORE", "");
    finds("ARMSCII-8//IGNORE", "");
    finds("a name that is longer than any encoding's", "");

    /* Language bytes: dBASE and FoxPro (Microsoft's table of code pages). */
    ok(demarc_encoding_of_language(0xc9, out), "0xC9");
    is(out, "CP1251", "is Russian Windows");
    ok(demarc_encoding_of_language(0x65, out), "0x65");
    is(out, "CP866", "is Russian MS-DOS");
    ok(demarc_encoding_of_language(0x4d, out), "0x4D");
    is(out, "GB18030", "is Chinese Windows");
    ok(!demarc_encoding_of_language(0x57, out), "0x57 says nothing");
    ok(!demarc_encoding_of_language(0, out), "neither does 0");
    is(out, "", "and nothing is left");
    return done();
}
