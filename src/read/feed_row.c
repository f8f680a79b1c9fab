/* The texts of a feed's row, read: demarc_feed_row_read of import.h. */
#include "base/text.h"
#include "model/event.h"
#include "model/precision.h"
#include "read/clip.h"
#include "read/import.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { MOST_CODES = 100 };

/* Coarser than a district: a centre of such an area is no place. */
static const double COARSE_M = 50000;

/* More dead than that is a slip. */
static const double MOST_PEOPLE = 1e9;

static void mind(demarc_import_file *file, demarc_status status)
{
    if (!file->status || status == DEMARC_ENOMEM)
        file->status = status;
}

static void refuse(demarc_import_file *file, const demarc_feed_row *row,
                   demarc_feed_role role, const char *mend)
{
    char clipped[DEMARC_CLIP_SIZE];

    mind(file,
         demarc_report(file->ctx, DEMARC_RULE_IMPORT_ROW, &file->where, mend,
                       "%s \"%s\" cannot be read", demarc_feed_role_name(role),
                       demarc_clip(row->of[role], clipped)));
}

/* Tells of a code once, and of no more than so many. */
static void tell_code(demarc_import_file *file, demarc_feed_role role,
                      const char *code, const char *taken)
{
    char clipped[DEMARC_CLIP_SIZE], key[2 * DEMARC_CLIP_SIZE];
    bool first = false;

    if (file->told >= MOST_CODES)
        return;
    demarc_clip(code, clipped);
    snprintf(key, sizeof key, "%s %s %s", file->feed->name,
             demarc_feed_role_name(role), clipped);
    mind(file, demarc_first_time(file->ctx, key, &first));
    file->told += first;
    if (first)
        mind(file,
             demarc_report(file->ctx, DEMARC_RULE_IMPORT_CODE, &file->where,
                           NULL, "%s \"%s\" is not known; taken as %s",
                           demarc_feed_role_name(role), clipped, taken));
}

/* The word of a code; `otherwise` for one that is not known. */
static const char *word_of(demarc_import_file *file, const demarc_feed_row *row,
                           demarc_feed_role role, const char *otherwise)
{
    const char *code = row->of[role];
    const char *word = demarc_feed_word(file->feed, role, code);

    if (word)
        return word;
    if (file->of[role] == DEMARC_CSV_NONE)
        return ""; /* an edition without the column */
    tell_code(file, role, code, *otherwise ? otherwise : "uncertain");
    return otherwise;
}

static void read_type(demarc_import_file *file, demarc_feed_row *row)
{
    const char *sub = row->of[DEMARC_FEED_SUBTYPE];
    const char *word =
        *sub ? demarc_feed_word(file->feed, DEMARC_FEED_TYPE, sub) : NULL;
    const char *known;

    if (!word)
        word = word_of(file, row, DEMARC_FEED_TYPE, "other");
    known = demarc_event_type_find(word);
    if (!known && *word)
        tell_code(file, DEMARC_FEED_TYPE, word, "other");
    row->type = known ? known : "other";
}

static void read_date(demarc_import_file *file, demarc_feed_row *row)
{
    const char *start = row->of[DEMARC_FEED_DATE];
    const char *word = word_of(file, row, DEMARC_FEED_DATE_PREC, "?");
    const char *reason;
    char clipped[DEMARC_CLIP_SIZE];
    demarc_date edtf;

    if (demarc_feed_dates(start, row->of[DEMARC_FEED_DATE_END], word,
                          file->feed->day_first, &row->date, &reason))
        return;
    if (!*file->feed->title && !*row->of[DEMARC_FEED_DATE_END] && *start &&
        demarc_date_parse(start, &edtf, &reason) == DEMARC_OK) {
        row->date.text = start;
        row->date.days.first = edtf.first;
        row->date.days.last = edtf.last;
        return;
    }
    mind(file,
         demarc_report(file->ctx, DEMARC_RULE_IMPORT_ROW, &file->where, reason,
                       "%s \"%s%s%s\" is no date",
                       demarc_feed_role_name(DEMARC_FEED_DATE),
                       demarc_clip(start, clipped),
                       *row->of[DEMARC_FEED_DATE_END] ? " to " : "",
                       strlen(row->of[DEMARC_FEED_DATE_END]) < DEMARC_CLIP_SIZE
                           ? row->of[DEMARC_FEED_DATE_END]
                           : "..."));
}

/* "POINT (70.6 39.9)": the next number. */
static const char *take_number(const char *at, char out[DEMARC_FEED_DEGREES])
{
    size_t length;

    at += strspn(at, " (");
    length = strcspn(at, " )");
    out[0] = '\0';
    if (length < DEMARC_FEED_DEGREES) {
        memcpy(out, at, length);
        out[length] = '\0';
    }
    return at + length;
}

static void take_position(demarc_feed_row *row)
{
    const char *point = row->of[DEMARC_FEED_POINT];
    const char *lon = row->of[DEMARC_FEED_LON], *lat = row->of[DEMARC_FEED_LAT];
    const bool missing = strcmp(lon, lat) == 0 &&
                         (strcmp(lon, "-9") == 0 || strcmp(lon, "-99") == 0);

    if (missing)
        return;
    if (*lon || *lat || strncasecmp(point, "POINT", 5) != 0) {
        snprintf(row->lon_text, sizeof row->lon_text, "%s", lon);
        snprintf(row->lat_text, sizeof row->lat_text, "%s", lat);
    } else {
        take_number(take_number(point + 5, row->lon_text), row->lat_text);
    }
}

static bool in_range(const char *text, double most, double *out)
{
    return demarc_number_parse(text, out) && fabs(*out) <= most;
}

static void read_position(demarc_import_file *file, demarc_feed_row *row)
{
    bool lon, lat;

    take_position(row);
    lon = in_range(row->lon_text, 180, &row->lon);
    lat = in_range(row->lat_text, 90, &row->lat);
    if (lon && lat)
        return;
    row->lon = row->lat = NAN;
    if (!*row->lon_text && !*row->lat_text)
        return;
    mind(file, demarc_report(file->ctx, DEMARC_RULE_IMPORT_ROW, &file->where,
                             "lon is from -180 to 180, lat from -90 to 90",
                             "there is no point at lon \"%s\", lat \"%s\"",
                             row->lon_text, row->lat_text));
}

/* Where a feed has such a code, a place without it may be anywhere. */
static void read_precision(demarc_import_file *file, demarc_feed_row *row)
{
    row->precision = word_of(file, row, DEMARC_FEED_WHERE_PREC, "none");
    row->coarse = !(demarc_precision_metres(row->precision) <= COARSE_M);
}

static void read_counts(demarc_import_file *file, demarc_feed_row *row)
{
    for (size_t i = 0; i < DEMARC_FEED_COUNTS; i++) {
        const demarc_feed_role role =
            (demarc_feed_role)(i + DEMARC_FEED_DEATHS_A);

        row->count[i] = NAN;
        if (!*row->of[role])
            continue;
        if (demarc_number_parse(row->of[role], &row->count[i]) &&
            row->count[i] >= 0 && row->count[i] <= MOST_PEOPLE &&
            row->count[i] == floor(row->count[i]))
            continue;
        row->count[i] = NAN;
        refuse(file, row, role, "people are a whole number");
    }
}

demarc_status demarc_feed_row_read(demarc_import_file *file,
                                   demarc_feed_row *row)
{
    file->status = DEMARC_OK;
    read_type(file, row);
    read_date(file, row);
    read_position(file, row);
    read_precision(file, row);
    read_counts(file, row);
    return file->status;
}
