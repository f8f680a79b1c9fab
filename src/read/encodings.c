#include "read/encodings.h"

#include "base/text.h"

#include <ctype.h>
#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/** Names by their letters and digits, where iconv's is another. GB 18030
 *  holds all of GBK, and GBK all of GB 2312. */
static const char *const names[][2] = {
    {"utf8", "UTF-8"},
    {"utf8bom", "UTF-8"},
    {"koi8r", "KOI8-R"},
    {"koi8u", "KOI8-U"},
    {"gb18030", "GB18030"},
    {"gbk", "GB18030"},
    {"gb2312", "GB18030"},
    {"euccn", "GB18030"},
    {"big5", "BIG5-HKSCS"},
    {"big5hkscs", "BIG5-HKSCS"},
    {"shiftjis", "CP932"},
    {"sjis", "CP932"},
    {"eucjp", "EUC-JP"},
    {"euckr", "UHC"},
    {"ksc5601", "UHC"},
    {"tis620", "CP874"},
    {"maccyrillic", "MAC-CYRILLIC"},
    {"latin1", "ISO-8859-1"},
    {"ascii", "CP1252"},
    {"usascii", "CP1252"},
};

/** What stands before the number of a code page. */
static const char *const prefixes[] = {"windows", "codepage", "ansi", "oem",
                                       "dos",     "win",      "ibm",  "cp",
                                       "ms",      "iso",      ""};

/** Code pages whose number iconv does not go by. */
static const struct {
    long page;
    const char *name;
} pages[] = {
    {65001, "UTF-8"},        {936, "GB18030"},     {54936, "GB18030"},
    {950, "BIG5-HKSCS"},     {949, "UHC"},         {20866, "KOI8-R"},
    {21866, "KOI8-U"},       {10000, "MACINTOSH"}, {10006, "MACINTOSH"},
    {10007, "MAC-CYRILLIC"},
};

/** Language bytes: dBASE's, FoxPro's and ESRI's. */
static const struct {
    unsigned char byte;
    int page;
} languages[] = {
    {0x01, 437},  {0x02, 850},   {0x03, 1252}, {0x04, 10000}, {0x08, 865},
    {0x09, 437},  {0x0a, 850},   {0x0b, 437},  {0x0d, 437},   {0x0e, 850},
    {0x0f, 437},  {0x10, 850},   {0x11, 437},  {0x12, 850},   {0x13, 932},
    {0x14, 850},  {0x15, 437},   {0x16, 850},  {0x17, 865},   {0x18, 437},
    {0x19, 437},  {0x1a, 850},   {0x1b, 437},  {0x1c, 863},   {0x1d, 850},
    {0x1f, 852},  {0x22, 852},   {0x23, 852},  {0x24, 860},   {0x25, 850},
    {0x26, 866},  {0x37, 850},   {0x40, 852},  {0x4d, 936},   {0x4e, 949},
    {0x4f, 950},  {0x50, 874},   {0x58, 1252}, {0x59, 1252},  {0x64, 852},
    {0x65, 866},  {0x66, 865},   {0x67, 861},  {0x6a, 737},   {0x6b, 857},
    {0x6c, 863},  {0x78, 950},   {0x79, 949},  {0x7a, 936},   {0x7b, 932},
    {0x7c, 874},  {0x7d, 1255},  {0x7e, 1256}, {0x86, 737},   {0x87, 852},
    {0x88, 857},  {0x96, 10007}, {0xc8, 1250}, {0xc9, 1251},  {0xca, 1254},
    {0xcb, 1253}, {0xcc, 1257},
};

static bool known(const char *name)
{
    iconv_t way = iconv_open("UTF-8", name);

    if (way == (iconv_t)-1)
        return false;
    iconv_close(way);
    return true;
}

static bool page_find(long page, char out[DEMARC_ENCODING_SIZE])
{
    snprintf(out, DEMARC_ENCODING_SIZE, "CP%ld", page);
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (pages[i].page == page)
            snprintf(out, DEMARC_ENCODING_SIZE, "%s", pages[i].name);
    if (page > 88590 && page < 88600) /* 8859-1 to -9, run together */
        snprintf(out, DEMARC_ENCODING_SIZE, "ISO-8859-%ld", page - 88590);
    if (page > 885909 && page < 885917)
        snprintf(out, DEMARC_ENCODING_SIZE, "ISO-8859-%ld", page - 885900);
    if (page > 28590 && page < 28606)
        snprintf(out, DEMARC_ENCODING_SIZE, "ISO-8859-%ld", page - 28590);
    return known(out);
}

/** Letters and digits only, small; false if there are too many. */
static bool plain_take(const char *text, char *out, size_t room)
{
    size_t used = 0;

    for (; *text; text++)
        if (isalnum((unsigned char)*text)) {
            if (used + 1 == room)
                return false;
            out[used++] = (char)tolower((unsigned char)*text);
        }
    out[used] = '\0';
    return used > 0;
}

static bool plain_find(const char *text, char out[DEMARC_ENCODING_SIZE])
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(text, names[i][0]) == 0) {
            snprintf(out, DEMARC_ENCODING_SIZE, "%s", names[i][1]);
            return true;
        }
    if (demarc_text_starts(text, "ldid"))
        return demarc_encoding_of_language(
            (unsigned char)strtol(text + 4, NULL, 10), out);
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        const char *digits = text + strlen(prefixes[i]);

        if (demarc_text_starts(text, prefixes[i]) && *digits &&
            strspn(digits, "0123456789") == strlen(digits))
            return page_find(strtol(digits, NULL, 10), out);
    }
    return false;
}

bool demarc_encoding_find(const char *text, char out[DEMARC_ENCODING_SIZE])
{
    char plain[DEMARC_ENCODING_SIZE];

    if (plain_take(text, plain, sizeof plain) && plain_find(plain, out))
        return true;
    /* A slash would ask iconv to drop what it cannot convert. */
    if (*text && !strchr(text, '/') && strlen(text) < DEMARC_ENCODING_SIZE &&
        known(text)) {
        strcpy(out, text);
        return true;
    }
    out[0] = '\0';
    return false;
}

bool demarc_encoding_of_language(unsigned char byte,
                                 char out[DEMARC_ENCODING_SIZE])
{
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        if (languages[i].byte == byte && page_find(languages[i].page, out))
            return true;
    out[0] = '\0';
    return false;
}
