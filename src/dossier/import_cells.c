#include "base/buffer.h"
#include "base/text.h"
#include "dossier/import.h"
#include "model/countries.h"
#include "model/states.h"

#include <math.h>
#include <string.h>

static const char *const names[] = {
#define IMPORT_COLUMN(id, name) name,
#include "dossier/import_columns.def"
#undef IMPORT_COLUMN
};

/* Columns before those of the parties. */
static const size_t BEFORE = DEMARC_IMPORT_SCOPE;

/* Where a column stands. */
static const char **cell(const demarc_importer *job,
                         demarc_import_column column)
{
    const size_t between = column < BEFORE ? 0 : 2 * job->party_count;

    return &job->cells[column + between];
}

demarc_status demarc_import_names(demarc_importer *job)
{
    const size_t sides = 2 * job->party_count;

    job->cell_count = DEMARC_IMPORT_COLUMN_COUNT + sides;
    job->cells =
        demarc_arena_take(&job->arena, job->cell_count * sizeof *job->cells);
    if (!job->cells)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < DEMARC_IMPORT_COLUMN_COUNT; i++)
        *cell(job, (demarc_import_column)i) = names[i];
    for (size_t i = 0; i < sides; i++) {
        const char *head = i < job->party_count ? "killed_" : "wounded_";
        const char *key = job->keys[i % job->party_count];
        char *name =
            demarc_arena_take(&job->arena, strlen(head) + strlen(key) + 1);

        if (!name)
            return DEMARC_ENOMEM;
        job->cells[BEFORE + i] = strcat(strcpy(name, head), key);
    }
    return DEMARC_OK;
}

/* ---- Parties ---- */

/* Is the text that number? Programs write 703 as 703.0, too. */
static bool is_number(const char *text, int number)
{
    double value;

    return number > 0 && demarc_number_parse(text, &value) && value == number;
}

/* By its number, if the side has one, else by its name. */
static bool governs(const char *party, const char *number, const char *side)
{
    if (*number)
        return is_number(number, demarc_state_number(party));
    return demarc_state_governed(party, side);
}

static bool is_country(const char *party, const demarc_feed_row *row)
{
    const demarc_country *country = demarc_country_find(party);
    const char *iso = row->of[DEMARC_FEED_COUNTRY_ISO];

    return (country && is_number(iso, country->numeric)) ||
           demarc_state_named(party, row->of[DEMARC_FEED_COUNTRY]);
}

static bool mentions(const char *party, const demarc_feed_row *row)
{
    const char *a = row->of[DEMARC_FEED_SIDE_A];
    const char *b = row->of[DEMARC_FEED_SIDE_B];

    return is_country(party, row) ||
           governs(party, row->of[DEMARC_FEED_NUMBER_A], a) ||
           governs(party, row->of[DEMARC_FEED_NUMBER_B], b) ||
           demarc_state_mentioned(party, a) || demarc_state_mentioned(party, b);
}

bool demarc_import_mentions(const demarc_importer *job,
                            const demarc_feed_row *row)
{
    for (size_t i = 0; i < job->party_count; i++)
        if (mentions(job->parties[i], row))
            return true;
    return false;
}

/* Puts the dead of a side to the party whose government it is. */
static void put_side(demarc_importer *job, const demarc_feed_row *row,
                     demarc_feed_role side, demarc_feed_role number,
                     demarc_feed_role deaths)
{
    const double dead = row->count[deaths - DEMARC_FEED_DEATHS_A];
    const char *name = row->of[side];

    if (isnan(dead))
        return;
    for (size_t i = 0; i < job->party_count; i++) {
        double *killed = &job->side[i];

        if (!governs(job->parties[i], row->of[number], name))
            continue;
        *killed = isnan(*killed) ? dead : *killed + dead;
        job->put += dead;
        return;
    }
    job->aside += dead;
    if (dead > 0 && job->party_count)
        demarc_buffer_format(&job->note, "%s%lld dead combatants of %s",
                             job->note.length ? "; " : "", (long long)dead,
                             *name ? name : "an unnamed side");
}

/* ---- Texts ---- */

static void start_text(demarc_buffer *text)
{
    text->length = 0;
    demarc_buffer_text(text, "");
}

static void make_id(demarc_importer *job, const demarc_import_file *file,
                    const demarc_feed_row *row)
{
    start_text(&job->id);
    if (*file->feed->title || !*row->of[DEMARC_FEED_ID])
        demarc_buffer_format(&job->id, "%s-", file->feed->name);
    if (*row->of[DEMARC_FEED_ID])
        demarc_buffer_text(&job->id, row->of[DEMARC_FEED_ID]);
    else
        demarc_buffer_format(&job->id, "line-%ld", row->line);
}

static void make_title(demarc_importer *job, const demarc_feed_row *row)
{
    const char *parts[] = {row->of[DEMARC_FEED_SUBTYPE],
                           row->of[DEMARC_FEED_SIDE_A],
                           row->of[DEMARC_FEED_SIDE_B]};
    static const char *const before[] = {"", ": ", " - "};

    start_text(&job->title);
    if (*row->of[DEMARC_FEED_TITLE]) {
        demarc_buffer_text(&job->title, row->of[DEMARC_FEED_TITLE]);
        return;
    }
    for (size_t i = 0; i < 3; i++)
        if (*parts[i]) {
            demarc_buffer_text(&job->title, job->title.length ? before[i] : "");
            demarc_buffer_text(&job->title, parts[i]);
        }
}

/* A number in text; the cell points into a buffer that may move, so all are
 * made first. */
static size_t add_number(demarc_importer *job, double value, int digits)
{
    const size_t at = job->numbers.length;

    if (!isnan(value))
        demarc_buffer_fixed(&job->numbers, value, digits);
    demarc_buffer_add(&job->numbers, "", 1);
    return at;
}

/* Seconds since 1970 are when the row was written. */
static size_t add_stamp(demarc_importer *job, const char *stamp)
{
    const size_t at = job->numbers.length;
    char day[DEMARC_DAY_SIZE];
    double seconds;

    if (demarc_number_parse(stamp, &seconds) && seconds > 0 && seconds < 1e11) {
        demarc_day_format(demarc_day_make(1970, 1, 1) +
                              (demarc_day)floor(seconds / 86400),
                          day);
        demarc_buffer_text(&job->numbers, day);
    }
    demarc_buffer_add(&job->numbers, "", 1);
    return at;
}

static void fill_plain(const demarc_importer *job,
                       const demarc_import_file *file,
                       const demarc_feed_row *row)
{
    static const struct {
        demarc_import_column column;
        demarc_feed_role role;
    } same[] = {{DEMARC_IMPORT_PLACE, DEMARC_FEED_PLACE},
                {DEMARC_IMPORT_SOURCE_URL, DEMARC_FEED_SOURCE_URL},
                {DEMARC_IMPORT_FEED_ID, DEMARC_FEED_ID},
                {DEMARC_IMPORT_FEED_TYPE, DEMARC_FEED_TYPE},
                {DEMARC_IMPORT_DATE_PREC, DEMARC_FEED_DATE_PREC},
                {DEMARC_IMPORT_WHERE_PREC, DEMARC_FEED_WHERE_PREC},
                {DEMARC_IMPORT_COUNTRY, DEMARC_FEED_COUNTRY},
                {DEMARC_IMPORT_SIDE_A, DEMARC_FEED_SIDE_A},
                {DEMARC_IMPORT_SIDE_B, DEMARC_FEED_SIDE_B}};
    const bool own = !*file->feed->title;
    const char *source = row->of[DEMARC_FEED_SOURCE];

    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        *cell(job, same[i].column) = row->of[same[i].role];
    *cell(job, DEMARC_IMPORT_DATE) = row->date.text;
    *cell(job, DEMARC_IMPORT_TYPE) = row->type;
    *cell(job, DEMARC_IMPORT_PRECISION) = row->precision;
    *cell(job, DEMARC_IMPORT_FEED) = file->feed->name;
    *cell(job, DEMARC_IMPORT_SOURCE) = own ? source : file->feed->title;
    *cell(job, DEMARC_IMPORT_FEED_SOURCE) = own ? "" : source;
    *cell(job, DEMARC_IMPORT_LON) = row->coarse ? "" : row->lon_text;
    *cell(job, DEMARC_IMPORT_LAT) = row->coarse ? "" : row->lat_text;
    *cell(job, DEMARC_IMPORT_FEED_LON) = row->coarse ? row->lon_text : "";
    *cell(job, DEMARC_IMPORT_FEED_LAT) = row->coarse ? row->lat_text : "";
}

/* What is made as text in job->numbers: first all, then where they are. */
static void fill_numbers(demarc_importer *job, const demarc_import_file *file,
                         const demarc_feed_row *row, double distance_m)
{
    size_t at = 0, distance, stamp;

    job->numbers.length = 0;
    for (size_t i = 0; i < DEMARC_FEED_COUNTS; i++)
        add_number(job, row->count[i], 0);
    for (size_t i = 0; i < job->party_count; i++)
        add_number(job, job->side[i], 0);
    distance = add_number(job, distance_m / 1000, 6);
    stamp = add_stamp(job, row->of[DEMARC_FEED_STAMP]);
    if (job->numbers.failed)
        return;
    for (size_t i = 0; i < DEMARC_FEED_COUNTS + job->party_count; i++) {
        const char *text = job->numbers.data + at;

        if (i < DEMARC_FEED_COUNTS)
            *cell(job, (demarc_import_column)(DEMARC_IMPORT_DEATHS_A + i)) =
                text;
        else
            job->cells[BEFORE + i - DEMARC_FEED_COUNTS] = text;
        at += strlen(text) + 1;
    }
    *cell(job, DEMARC_IMPORT_DISTANCE) = job->numbers.data + distance;
    *cell(job, DEMARC_IMPORT_SOURCE_DATE) =
        *file->feed->title ? job->numbers.data + stamp
                           : row->of[DEMARC_FEED_SOURCE_DATE];
}

/* What a table says of the parties itself goes before what sides say. */
static void fill_people(demarc_importer *job, const demarc_feed_row *row)
{
    bool combatants = false;

    for (size_t i = 0; i < 2 * job->party_count; i++) {
        const char **to = &job->cells[BEFORE + i];

        if (i >= job->party_count || *row->people[i])
            *to = row->people[i];
        else if (**to)
            combatants = true;
    }
    *cell(job, DEMARC_IMPORT_SCOPE) = combatants ? "combatants" : "";
}

demarc_status demarc_import_cells(demarc_importer *job,
                                  const demarc_import_file *file,
                                  const demarc_feed_row *row, double distance_m)
{
    make_id(job, file, row);
    make_title(job, row);
    start_text(&job->note);
    demarc_buffer_text(&job->note, row->of[DEMARC_FEED_NOTE]);
    for (size_t i = 0; i < job->party_count; i++)
        job->side[i] = NAN;
    put_side(job, row, DEMARC_FEED_SIDE_A, DEMARC_FEED_NUMBER_A,
             DEMARC_FEED_DEATHS_A);
    put_side(job, row, DEMARC_FEED_SIDE_B, DEMARC_FEED_NUMBER_B,
             DEMARC_FEED_DEATHS_B);
    fill_plain(job, file, row);
    fill_numbers(job, file, row, distance_m);
    if (job->id.failed || job->title.failed || job->note.failed ||
        job->numbers.failed)
        return DEMARC_ENOMEM;
    fill_people(job, row);
    *cell(job, DEMARC_IMPORT_ID) = job->id.data;
    *cell(job, DEMARC_IMPORT_TITLE) = job->title.data;
    *cell(job, DEMARC_IMPORT_NOTE) = job->note.data;
    return DEMARC_OK;
}
