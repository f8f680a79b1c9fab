#include "read/dbf.h"

#include <string.h>

/** Rows being read. */
typedef struct rows {
    const demarc_dbf *table;
    demarc_damage *damage;
    unsigned long number;          /* 1 is the first */
    bool blank_padded, nul_padded; /* texts that do not fill their cell */
} rows;

/** Are all bytes one of the (one or two) given? */
static bool all_of(const unsigned char *at, size_t count, unsigned char a,
                   unsigned char b)
{
    while (count > 0 && (*at == a || *at == b)) {
        at++;
        count--;
    }
    return count == 0;
}

static size_t digits(const unsigned char *at, size_t count)
{
    size_t i = 0;

    while (i < count && at[i] >= '0' && at[i] <= '9')
        i++;
    return i;
}

/** Passes over `[eE][+-]digits`; 0 if there is none. */
static size_t power(const unsigned char *at, size_t count)
{
    size_t i = 1, more;

    if (count < 2 || (*at != 'e' && *at != 'E'))
        return 0;
    i += at[i] == '+' || at[i] == '-';
    more = digits(at + i, count - i);
    return more ? i + more : 0;
}

/** Blank, all stars (too large for its cell), or a number and nothing else. */
static bool is_number(const unsigned char *at, size_t count)
{
    size_t i = 0, whole, part = 0;

    while (i < count && at[i] == ' ')
        i++;
    if (all_of(at + i, count - i, ' ', '\0') ||
        all_of(at + i, count - i, '*', '*'))
        return true;
    i += at[i] == '+' || at[i] == '-';
    whole = digits(at + i, count - i);
    i += whole;
    if (i < count && at[i] == '.') {
        part = digits(at + i + 1, count - i - 1);
        i += 1 + part;
    }
    i += power(at + i, count - i);
    return whole + part > 0 && all_of(at + i, count - i, ' ', '\0');
}

static bool is_date(const unsigned char *at, size_t count)
{
    return digits(at, count) == count || all_of(at, count, ' ', '\0') ||
           all_of(at, count, '*', '*');
}

static bool value_check(const unsigned char *cell,
                        const demarc_dbf_field *field, const rows *in)
{
    bool date = field->type == 'D';

    if (date ? field->width != 8 || is_date(cell, field->width)
             : is_number(cell, field->width))
        return true;
    return demarc_damage_add(in->damage, DEMARC_RULE_DBF_VALUE,
                             "correct it in the source",
                             "row %lu: the field \"%s\" holds no %s",
                             in->number, field->name, date ? "date" : "number");
}

/** OGR reads a text as far as the first NUL. */
static bool text_check(const unsigned char *cell, const demarc_dbf_field *field,
                       rows *in)
{
    const unsigned char *nul = memchr(cell, '\0', field->width);
    size_t before = nul ? (size_t)(nul - cell) : field->width;

    if (!nul || all_of(nul, field->width - before, '\0', '\0')) {
        in->nul_padded |= nul && before > 0;
        in->blank_padded |= !nul && cell[before - 1] == ' ' && cell[0] != ' ';
        return true;
    }
    return demarc_damage_add(in->damage, DEMARC_RULE_DBF_NUL,
                             "correct it in the source",
                             "row %lu: a NUL cuts the text of the field \"%s\"",
                             in->number, field->name);
}

static bool cells_check(const unsigned char *row, rows *in)
{
    bool go_on = true;

    for (size_t i = 0; i < in->table->field_count && go_on; i++) {
        const demarc_dbf_field *field = &in->table->fields[i];

        if (field->type == 'C')
            go_on = text_check(row + field->at, field, in);
        else if (field->type && strchr("NFD", field->type))
            go_on = value_check(row + field->at, field, in);
    }
    return go_on;
}

/** OGR passes over deleted rows without a word, and their shapes with them. */
static bool flag_check(unsigned char flag, const rows *in)
{
    if (flag == ' ')
        return true;
    if (flag == '*')
        return demarc_damage_add(in->damage, DEMARC_RULE_DBF_DELETED,
                                 "write the file anew without it, or recall "
                                 "it",
                                 "row %lu is marked as deleted, its shape is "
                                 "there",
                                 in->number);
    return demarc_damage_add(
        in->damage, DEMARC_RULE_DBF_ROW, DEMARC_DAMAGE_AGAIN,
        "row %lu does not begin with a blank or a star", in->number);
}

void demarc_dbf_rows_check(demarc_stream *stream, const demarc_dbf *table,
                           demarc_damage *damage)
{
    rows in = {.table = table, .damage = damage};
    bool go_on = true;

    while (in.number < table->rows && go_on) {
        const unsigned char *row =
            demarc_stream_peek(stream, table->row_length);

        in.number++;
        if (!row) {
            demarc_damage_break(damage, DEMARC_RULE_DBF_SIZE,
                                DEMARC_DAMAGE_AGAIN,
                                "the file ends within row %lu", in.number);
            return;
        }
        go_on = flag_check(row[0], &in) && cells_check(row, &in);
        demarc_stream_skip(stream, table->row_length);
    }
    if (in.blank_padded && in.nul_padded)
        demarc_damage_add(damage, DEMARC_RULE_DBF_PADDING, NULL,
                          "some texts are filled up with blanks, others with "
                          "NULs");
}
