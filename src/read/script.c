#include "read/script.h"

#include <string.h>

enum { NONE, LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, THAI, ASIAN };
enum { CASELESS, LOWER, UPPER };

/** Letters. Case: 'l' lower, 'u' upper, 'a' alternating from upper, '-'. */
static const struct {
    uint32_t first, last;
    int script;
    char letter_case;
} ranges[] = {
    {0x41, 0x5a, LATIN, 'u'},      {0x61, 0x7a, LATIN, 'l'},
    {0xc0, 0xd6, LATIN, 'u'},      {0xd8, 0xde, LATIN, 'u'},
    {0xdf, 0xf6, LATIN, 'l'},      {0xf8, 0xff, LATIN, 'l'},
    {0x100, 0x17f, LATIN, 'a'},    {0x218, 0x21b, LATIN, 'a'},
    {0x386, 0x38f, GREEK, 'u'},    {0x391, 0x3ab, GREEK, 'u'},
    {0x390, 0x390, GREEK, 'l'},    {0x3ac, 0x3ce, GREEK, 'l'},
    {0x400, 0x42f, CYRILLIC, 'u'}, {0x430, 0x45f, CYRILLIC, 'l'},
    {0x460, 0x4ff, CYRILLIC, 'a'}, {0x5d0, 0x5ea, HEBREW, '-'},
    {0x621, 0x64a, ARABIC, '-'},   {0x671, 0x6d3, ARABIC, '-'},
    {0xe01, 0xe4e, THAI, '-'},     {0x3041, 0x30ff, ASIAN, '-'},
    {0x3400, 0x9fff, ASIAN, '-'},  {0xac00, 0xd7a3, ASIAN, '-'},
};

/** Marks that stand in names and between them. */
static const uint32_t marks[] = {
    0xa0,   0xa7,   0xab,   0xad,   0xb0,   0xb7,   0xbb,   0x60c,
    0x64b,  0x64e,  0x64f,  0x650,  0x651,  0x652,  0x200c, 0x200d,
    0x2013, 0x2014, 0x2018, 0x2019, 0x201c, 0x201d, 0x201e, 0x2026,
    0x2116, 0x3001, 0x3002, 0x300a, 0x300b, 0xff08, 0xff09, 0xff0c};

static int find(uint32_t code, int *letter_case)
{
    *letter_case = CASELESS;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (code < ranges[i].first || code > ranges[i].last)
            continue;
        if (ranges[i].letter_case == 'l' ||
            (ranges[i].letter_case == 'a' && code % 2))
            *letter_case = LOWER;
        else if (ranges[i].letter_case != '-')
            *letter_case = UPPER;
        return ranges[i].script;
    }
    return NONE;
}

static bool is_mark(uint32_t code)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i] == code)
            return true;
    return false;
}

/** Cyrillic by how often a letter occurs in Russian, the languages around it
 *  being much alike: that tells encodings apart which only permute it. */
static double rareness(uint32_t code)
{
    static const char common[] = "\x3e\x35\x30\x38\x3d\x42\x41\x40\x32\x3b"
                                 "\x3a\x3c\x34\x3f\x43"; /* of U+04xx */
    uint32_t lower = code >= 0x410 && code < 0x430 ? code + 0x20 : code;

    return lower >= 0x430 && lower < 0x450 &&
                   strchr(common, (int)(lower & 0xff))
               ? 0
               : 0.2;
}

void demarc_script_break(demarc_script *script)
{
    script->script = NONE;
    script->beyond = false;
}

/** The bytes at which the common characters of GB 2312, Big5, KS X 1001, JIS
 *  and the kana begin lie here; the rare ones follow. */
static bool is_common(unsigned lead)
{
    return lead >= 0x82 && lead <= 0xd7;
}

static double oddness(const demarc_script *before, uint32_t code, int script,
                      int letter_case, unsigned lead)
{
    double odd = 0;

    if (script == NONE)
        return code < 0x80 || is_mark(code) ? 0 : 1;
    if (before->script && before->script != script && before->script != ASIAN &&
        script != ASIAN)
        odd += 1;
    else if (before->script == script && before->letter_case == LOWER &&
             letter_case == UPPER && (before->beyond || code >= 0x80))
        odd += 1;
    if (code < 0x80)
        return odd;
    if (script == LATIN && before->script == LATIN && before->beyond)
        odd += 0.5;
    if (script == CYRILLIC)
        odd += rareness(code) + (letter_case == UPPER &&
                                         before->letter_case == UPPER &&
                                         before->script == CYRILLIC
                                     ? 0.05
                                     : 0);
    if (script == ASIAN && !is_common(lead))
        odd += 0.7;
    if (script != LATIN && script != CYRILLIC)
        odd += 0.1; /* nothing is known of their letters: no better than
                       Cyrillic for that */
    return odd;
}

bool demarc_script_add(demarc_script *script, uint32_t code, unsigned lead)
{
    int letter_case, found = find(code, &letter_case);

    if ((code >= 0x7f && code < 0xa0) || code < 0x20 ||
        (code >= 0xe000 && code < 0xf900))
        return false;
    script->odd += oddness(script, code, found, letter_case, lead);
    script->count += code >= 0x80;
    script->script = found;
    script->letter_case = letter_case;
    script->beyond = code >= 0x80;
    return true;
}

double demarc_script_oddness(const demarc_script *script)
{
    return script->count ? script->odd / (double)script->count : 0;
}
