#include "read/jsonscan.h"

#include <string.h>

enum {
    VALUE,       /* a value, or at depth 0 the end */
    FIRST_VALUE, /* a value or ] */
    FIRST_KEY,   /* a key or } */
    KEY,
    COLON,
    AFTER, /* a comma or the end of the level */
    STRING,
    ESCAPE,
    CODE,
    SCALAR
};

static const char not_json[] = "this is not JSON";

static bool stop(demarc_jsonscan *scan, const char *wrong)
{
    if (!scan->wrong)
        scan->wrong = wrong;
    return false;
}

static bool tell(demarc_jsonscan *scan, demarc_json_token token)
{
    return scan->hear(scan->user, token) || stop(scan, not_json);
}

void demarc_jsonscan_begin(demarc_jsonscan *scan)
{
    scan->line = 1;
    scan->state = VALUE;
}

static void value_done(demarc_jsonscan *scan)
{
    scan->state = scan->depth ? AFTER : VALUE;
}

/* ---- Strings ---- */

static bool text_start(demarc_jsonscan *scan, bool key)
{
    scan->is_key = key;
    scan->length = 0;
    scan->lead = scan->tails = 0;
    scan->state = STRING;
    return true;
}

static void text_add(demarc_jsonscan *scan, unsigned byte)
{
    if (scan->length < sizeof scan->text - 1)
        scan->text[scan->length] = (char)byte;
    scan->length++;
}

static void code_add(demarc_jsonscan *scan, unsigned code)
{
    static const unsigned lead[] = {0, 0xc0, 0xe0, 0xf0};
    int tails = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;

    text_add(scan, lead[tails] | code >> 6 * tails);
    while (tails-- > 0)
        text_add(scan, 0x80 | (code >> 6 * tails & 0x3f));
}

static void text_close(demarc_jsonscan *scan)
{
    const size_t last = sizeof scan->text - 1;

    scan->text[scan->length < last ? scan->length : last] = '\0';
}

static bool text_end(demarc_jsonscan *scan)
{
    if (scan->tails || scan->lead)
        return stop(scan, "a string is not UTF-8");
    text_close(scan);
    if (!tell(scan, scan->is_key ? DEMARC_JSON_KEY : DEMARC_JSON_STRING))
        return false;
    if (scan->is_key)
        scan->state = COLON;
    else
        value_done(scan);
    return true;
}

/* RFC 3629, table in section 4: no surrogates, nothing overlong. */
static bool utf8_take(demarc_jsonscan *scan, unsigned byte)
{
    if (scan->tails) {
        if (byte < scan->low || byte > scan->high)
            return stop(scan, "a string is not UTF-8");
        scan->tails--;
        scan->low = 0x80;
        scan->high = 0xbf;
    } else if (byte < 0xc2 || byte > 0xf4) {
        return stop(scan, "a string is not UTF-8");
    } else {
        scan->tails = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
        scan->low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;
        scan->high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf;
    }
    text_add(scan, byte);
    return true;
}

static bool string_byte(demarc_jsonscan *scan, unsigned byte)
{
    if (byte >= 0x80)
        return !scan->lead ? utf8_take(scan, byte)
                           : stop(scan, "half a surrogate pair in a string");
    if (scan->tails)
        return stop(scan, "a string is not UTF-8");
    if (byte == '\\') {
        scan->state = ESCAPE;
        return true;
    }
    if (scan->lead)
        return stop(scan, "half a surrogate pair in a string");
    if (byte == '"')
        return text_end(scan);
    if (byte == '\0')
        return stop(scan, "a string holds a NUL");
    text_add(scan, byte);
    return true;
}

static bool escape_byte(demarc_jsonscan *scan, unsigned byte)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    const char *at = byte ? strchr(from, (int)byte) : NULL;

    if (byte == 'u') {
        scan->state = CODE;
        scan->code = scan->code_digits = 0;
        return true;
    }
    if (!at || scan->lead)
        return stop(scan, "an escape in a string is wrong");
    text_add(scan, (unsigned char)to[at - from]);
    scan->state = STRING;
    return true;
}

static bool code_end(demarc_jsonscan *scan)
{
    unsigned code = scan->code;
    bool trail = code >= 0xdc00 && code < 0xe000;

    scan->state = STRING;
    if (trail != (scan->lead != 0))
        return stop(scan, "half a surrogate pair in a string");
    if (code == 0)
        return stop(scan, "a string holds a NUL");
    if (code >= 0xd800 && code < 0xdc00) {
        scan->lead = code;
        return true;
    }
    if (trail)
        code = 0x10000 + ((scan->lead - 0xd800) << 10) + (code - 0xdc00);
    scan->lead = 0;
    code_add(scan, code);
    return true;
}

static bool code_byte(demarc_jsonscan *scan, unsigned byte)
{
    static const char digits[] = "0123456789abcdef";
    unsigned lower = byte >= 'A' && byte <= 'F' ? byte + 32 : byte;
    const char *at = lower ? strchr(digits, (int)lower) : NULL;

    if (!at)
        return stop(scan, "an escape in a string is wrong");
    scan->code = scan->code << 4 | (unsigned)(at - digits);
    return ++scan->code_digits < 4 || code_end(scan);
}

/* ---- Structure ---- */

static bool level_open(demarc_jsonscan *scan, bool object)
{
    if (scan->depth == DEMARC_JSON_DEPTH)
        return stop(scan, "the JSON is nested too deeply");
    if (!tell(scan, DEMARC_JSON_OPEN))
        return false;
    scan->object[scan->depth++] = object;
    scan->state = object ? FIRST_KEY : FIRST_VALUE;
    return true;
}

static bool level_close(demarc_jsonscan *scan, bool object)
{
    if (!scan->depth || scan->object[scan->depth - 1] != object)
        return stop(scan, not_json);
    scan->depth--;
    value_done(scan);
    return tell(scan, DEMARC_JSON_CLOSE);
}

static bool is_scalar(unsigned byte)
{
    return (byte >= '0' && byte <= '9') ||
           (byte && strchr("+-.Eaeflnrstu", (int)byte));
}

static bool value_byte(demarc_jsonscan *scan, unsigned byte)
{
    if (byte == '"')
        return text_start(scan, false);
    if (byte == '{' || byte == '[')
        return level_open(scan, byte == '{');
    if (byte == ']' && scan->state == FIRST_VALUE)
        return level_close(scan, false);
    if (!is_scalar(byte))
        return stop(scan, not_json);
    scan->state = SCALAR;
    scan->length = 0;
    text_add(scan, byte);
    return true;
}

static bool scalar_end(demarc_jsonscan *scan)
{
    text_close(scan);
    value_done(scan);
    return tell(scan, DEMARC_JSON_SCALAR);
}

static bool after_byte(demarc_jsonscan *scan, unsigned byte)
{
    if (byte == '}' || byte == ']')
        return level_close(scan, byte == '}');
    if (byte != ',')
        return stop(scan, not_json);
    scan->state = scan->object[scan->depth - 1] ? KEY : VALUE;
    return true;
}

static bool structure_byte(demarc_jsonscan *scan, unsigned byte)
{
    if (byte == '\n')
        scan->line++;
    if (byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' ||
        (byte == 0x1e && !scan->depth)) /* RFC 7464: a record separator */
        return true;
    switch (scan->state) {
    case FIRST_KEY:
        if (byte == '}')
            return level_close(scan, true);
        /* fall through */
    case KEY:
        return byte == '"' ? text_start(scan, true) : stop(scan, not_json);
    case COLON:
        scan->state = VALUE;
        return byte == ':' || stop(scan, not_json);
    case AFTER:
        return after_byte(scan, byte);
    default:
        return value_byte(scan, byte);
    }
}

static bool take(demarc_jsonscan *scan, unsigned byte)
{
    switch (scan->state) {
    case STRING:
        if (byte == '\n')
            scan->line++;
        return string_byte(scan, byte);
    case ESCAPE:
        return escape_byte(scan, byte);
    case CODE:
        return code_byte(scan, byte);
    case SCALAR:
        if (!is_scalar(byte))
            return scalar_end(scan) && structure_byte(scan, byte);
        text_add(scan, byte);
        return true;
    default:
        return structure_byte(scan, byte);
    }
}

bool demarc_jsonscan_feed(demarc_jsonscan *scan, const char *bytes,
                          size_t length)
{
    for (size_t i = 0; i < length && !scan->wrong; i++)
        take(scan, (unsigned char)bytes[i]);
    return !scan->wrong;
}

bool demarc_jsonscan_end(demarc_jsonscan *scan)
{
    if (scan->state == SCALAR && !scan->wrong)
        scalar_end(scan);
    if (scan->wrong)
        return false;
    if (scan->depth || scan->state != VALUE)
        return stop(scan, "the file ends in the middle of it");
    return true;
}
