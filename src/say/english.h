/** english.h - numbers, shares and dates as English prose has them. */
#ifndef DEMARC_SAY_ENGLISH_H
#define DEMARC_SAY_ENGLISH_H

#include "claims/range.h"

/** A number with at most so many decimals, none of them 0 at the end, and a
 *  comma between thousands: "1,006.84". */
void demarc_english_number(demarc_buffer *out, double value, int digits);

/** A number of things or people: in words up to ten, else "33,000". */
void demarc_english_count(demarc_buffer *out, double count);

/**
 * A figure with what its mark says: "664", "about 1,000", "more than 90",
 * "between 12 and 15". People are counted as above, and "<5" of them are
 * "fewer than five". Decimals are as printed.
 */
void demarc_english_figure(demarc_buffer *out, const demarc_figure *figure,
                           demarc_quantity quantity);

/**
 * A share in words, and never more than is true: "two-thirds" within half a
 * point of it, "just over two-thirds" and "just under" within two and a half,
 * else "more than" the next lower or "less than" the next higher of the
 * tenths, quarters, thirds and fifths, whichever is nearer; "almost all" from
 * 99.5 % on, "all", "none".
 * @param share   0 to 1.
 * @param adverb  "wholly" for "all", as before "agreed".
 */
void demarc_english_share(demarc_buffer *out, double share, bool adverb);

typedef enum demarc_date_form {
    DEMARC_DATE_BARE, /* "11 January 2014", "April 2022" */
    DEMARC_DATE_WHEN, /* "on 11 January 2014", "in April 2022", "from 14 to 17
                         September 2022", "in 2011 or before" */
    DEMARC_DATE_BY    /* "by 11 January 2014", "by the end of 2011" */
} demarc_date_form;

/** A date as far as it is known; "at an unknown date" if it is not. What its
 *  source marks as about or uncertain is said so. */
void demarc_english_date(demarc_buffer *out, const demarc_date *date,
                         demarc_date_form form);

/** "11 January 2014". */
void demarc_english_day(demarc_buffer *out, demarc_day day);

/** What stands before item `i` of `count`: "", ", " or " and ". */
const char *demarc_english_join(size_t i, size_t count);

#endif
