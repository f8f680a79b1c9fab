#include "read/import.h"

#include "base/buffer.h"
#include "base/text.h"

#include <string.h>

/* What a file is taken for if nobody says it, until its feed is known. */
static const char other_encoding[] = "ISO-8859-1";

static demarc_status refuse_name(demarc_import_file *file, const char *name)
{
    demarc_buffer list = {0};
    demarc_status status;

    demarc_feed_words(&list);
    status = demarc_buffer_status(&list);
    if (!status)
        status = demarc_report(
            file->ctx, name ? DEMARC_RULE_USAGE : DEMARC_RULE_IMPORT_FEED,
            &file->where,
            name ? "give one of these to --from"
                 : "name it with --from; --from csv reads any table, of which "
                   "--field date=NAME names the columns",
            "%s%.40s%s: %s",
            name ? "there is no feed \"" : "the columns are of no known feed",
            name ? name : "", name ? "\"; there are" : "; there are",
            list.data);
    demarc_buffer_free(&list);
    return status;
}

/* Where the feed is found by its columns, it may have an encoding of its own;
 * the bytes of any other are not guessed at. */
static demarc_status check_encoding(demarc_import_file *file,
                                    demarc_arena *arena, const char *path,
                                    const char *encoding)
{
    if (file->csv.text.as != DEMARC_AS_NAMED || encoding)
        return DEMARC_OK;
    if (*file->feed->encoding)
        return demarc_report(file->ctx, DEMARC_RULE_IMPORT_ENCODING,
                             &file->where, NULL,
                             "not UTF-8; read as %s, which %s is in",
                             file->feed->encoding, file->feed->title);
    demarc_csv_close(&file->csv);
    return demarc_csv_open_as(file->ctx, arena, path, NULL, demarc_feed_names,
                              &file->csv);
}

static demarc_status find_feed(demarc_import_file *file, const char *from)
{
    const bool headless = file->csv.headless;

    file->feed =
        from && !headless ? demarc_feed_find(from) : demarc_feed_of(&file->csv);
    file->where.line = file->csv.header_line;
    if (from && !demarc_feed_find(from))
        return refuse_name(file, from);
    if (!file->feed)
        return refuse_name(file, NULL);
    if (headless)
        return demarc_report(file->ctx, DEMARC_RULE_IMPORT_HEADLESS,
                             &file->where, NULL,
                             "no header; %zu columns, read as those of %s",
                             file->csv.column_count, file->feed->title);
    return DEMARC_OK;
}

/* The column of killed_PARTY or wounded_PARTY: as --field says, else of that
 * name. */
static demarc_status find_people(demarc_import_file *file,
                                 const demarc_import_file_how *how, size_t i)
{
    const bool killed = i < how->party_count;
    const size_t party = killed ? i : i - how->party_count;
    demarc_buffer role = {0};
    const char *name;
    demarc_status status;

    demarc_buffer_format(&role, "%s_%s", killed ? "killed" : "wounded",
                         how->parties[party]);
    status = demarc_buffer_status(&role);
    name = role.data;
    for (size_t k = 0; !status && how->fields && how->fields[k]; k++) {
        const char *equals = strchr(how->fields[k], '=');

        if (equals && (size_t)(equals - how->fields[k]) == role.length &&
            strncasecmp(how->fields[k], role.data, role.length) == 0)
            name = equals + 1;
    }
    if (!status)
        file->people[i] = demarc_csv_column(&file->csv, name);
    if (!status && name != role.data && file->people[i] == DEMARC_CSV_NONE)
        status = demarc_report(file->ctx, DEMARC_RULE_FIELD_NONE, &file->where,
                               "name one of the header's in --field",
                               "there is no column \"%.40s\"", name);
    demarc_buffer_free(&role);
    return status;
}

static demarc_status find_columns(demarc_import_file *file, demarc_arena *arena,
                                  const demarc_import_file_how *how)
{
    demarc_status status = demarc_feed_columns(
        file->ctx, file->feed, &file->csv, how->fields, file->of);

    file->people_count = 2 * how->party_count;
    file->people =
        demarc_arena_take(arena, file->people_count * sizeof *file->people);
    file->said =
        demarc_arena_take(arena, file->people_count * sizeof *file->said);
    file->texts =
        demarc_arena_take(arena, file->csv.column_count * sizeof *file->texts);
    if (!file->people || !file->said || !file->texts)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < file->people_count && !status; i++)
        status = find_people(file, how, i);
    return status;
}

demarc_status demarc_import_file_open(demarc_ctx *ctx, demarc_arena *arena,
                                      const char *path,
                                      const demarc_import_file_how *how,
                                      demarc_import_file *out)
{
    demarc_status status;

    *out = (demarc_import_file){.ctx = ctx, .where = DEMARC_NOWHERE};
    out->where.file = path;
    status = demarc_csv_open_as(ctx, arena, path,
                                how->encoding ? how->encoding : other_encoding,
                                demarc_feed_names, &out->csv);
    if (!status)
        status = find_feed(out, how->from);
    if (!status)
        status = check_encoding(out, arena, path, how->encoding);
    return status ? status : find_columns(out, arena, how);
}

void demarc_import_file_close(demarc_import_file *file)
{
    demarc_csv_close(&file->csv);
}

/* The header once more, as in files that were put together. */
static bool is_header(const demarc_import_file *file)
{
    for (size_t i = 0; i < file->csv.column_count; i++)
        if (!demarc_text_same(file->texts[i], file->csv.columns[i]))
            return false;
    return true;
}

/* What stands for nothing. Coordinates may be -9. */
static bool is_missing(const char *text, demarc_feed_role role)
{
    static const char *const words[] = {"-9", "-99", "..",  "n/a",
                                        "NA", "nan", "NULL"};
    const bool degrees = role == DEMARC_FEED_LON || role == DEMARC_FEED_LAT;

    if (role == DEMARC_FEED_NOTE || role == DEMARC_FEED_TITLE)
        return false;
    for (size_t i = degrees ? 2 : 0; i < sizeof words / sizeof *words; i++)
        if (demarc_text_same(text, words[i]))
            return true;
    return false;
}

static void take_texts(demarc_import_file *file, demarc_feed_row *row)
{
    for (size_t i = 0; i < DEMARC_FEED_ROLE_COUNT; i++) {
        const char *text =
            file->of[i] == DEMARC_CSV_NONE ? "" : file->texts[file->of[i]];

        row->of[i] = is_missing(text, (demarc_feed_role)i) ? "" : text;
    }
    for (size_t i = 0; i < file->people_count; i++) {
        const char *text = file->people[i] == DEMARC_CSV_NONE
                               ? ""
                               : file->texts[file->people[i]];

        file->said[i] = is_missing(text, DEMARC_FEED_DEATHS_A) ? "" : text;
    }
    row->people = file->said;
}

demarc_status demarc_import_file_next(demarc_import_file *file,
                                      demarc_feed_row *row)
{
    demarc_csv_row cells;
    demarc_status status = demarc_csv_next(&file->csv, &cells);

    *row = (demarc_feed_row){.refused = cells.refused};
    if (status || !cells.count)
        return status;
    row->line = cells.line;
    if (row->refused)
        return DEMARC_OK;
    file->where.line = cells.line;
    demarc_csv_texts(&cells, file->texts);
    if (is_header(file)) {
        status =
            demarc_report(file->ctx, DEMARC_RULE_CSV_HEADER, &file->where,
                          "take the line out", "the header stands here again");
    } else {
        take_texts(file, row);
        status = demarc_feed_row_read(file, row);
    }
    row->refused = status == DEMARC_EDATA;
    return row->refused ? DEMARC_OK : status;
}
