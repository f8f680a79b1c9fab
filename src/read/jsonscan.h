/**
 * jsonscan.h - JSON as a stream of tokens in bounded memory: what it holds is
 * looked at before a parser that trusts it. Strict where a lenient parser
 * could be led to see something else: RFC 8259 but for control characters in
 * strings and the form of numbers. Texts may follow each other (RFC 7464,
 * newline-delimited).
 */
#ifndef DEMARC_READ_JSONSCAN_H
#define DEMARC_READ_JSONSCAN_H

#include <stdbool.h>
#include <stddef.h>

enum { DEMARC_JSON_DEPTH = 256, DEMARC_JSON_TEXT = 256 };

typedef enum demarc_json_token {
    DEMARC_JSON_KEY,
    DEMARC_JSON_STRING,
    DEMARC_JSON_SCALAR, /* a number, true, false or null; told at its end */
    DEMARC_JSON_OPEN,   /* { or [ */
    DEMARC_JSON_CLOSE
} demarc_json_token;

typedef struct demarc_jsonscan {
    /** Told each token; false stops with `wrong` set by the listener. */
    bool (*hear)(void *user, demarc_json_token token);
    void *user;
    long line;
    const char *wrong;              /* why it stopped; a static text */
    char text[DEMARC_JSON_TEXT];    /* of a key, string or scalar, unescaped */
    size_t length;                  /* of it, also where it did not fit */
    size_t depth;                   /* of the token: 0 outside everything */
    bool object[DEMARC_JSON_DEPTH]; /* what each level is; else an array */
    int state;
    bool is_key;
    unsigned code, code_digits; /* of a \u escape */
    unsigned lead;              /* first half of a surrogate pair */
    unsigned tails, low, high;  /* UTF-8: bytes to come, bounds of the next */
} demarc_jsonscan;

/** Zero-initialise but for the listener, and begin with this. */
void demarc_jsonscan_begin(demarc_jsonscan *scan);

/** False when it stopped: see `wrong` and `line`. */
bool demarc_jsonscan_feed(demarc_jsonscan *scan, const char *bytes,
                          size_t length);

/** After the last byte; false if a text is not finished. */
bool demarc_jsonscan_end(demarc_jsonscan *scan);

#endif
