#include "write/cell.h"

#include "base/buffer.h"

enum { PERCENT_DIGITS = 6, DEGREE_DIGITS = 7 };

const char *demarc_unit_name(demarc_unit unit)
{
    static const char *const names[] = {"km", "mi", "nmi"};

    return names[unit];
}

double demarc_unit_metres(demarc_unit unit)
{
    static const double metres[] = {1000, 1609.344, 1852};

    return metres[unit];
}

bool demarc_column_is_data(const demarc_column *column)
{
    return !(column->flags & DEMARC_COLUMN_PRINT);
}

bool demarc_row_is_data(const demarc_row *row)
{
    return !(row->flags & (DEMARC_ROW_PRINT | DEMARC_ROW_TOTAL));
}

bool demarc_cell_is_text(const demarc_column *column, const demarc_cell *cell)
{
    return column->kind == DEMARC_KIND_TEXT || *cell->text;
}

void demarc_data_number(demarc_buffer *out, demarc_kind kind, double number,
                        int length_digits)
{
    switch (kind) {
    case DEMARC_KIND_INTEGER:
        demarc_buffer_fixed(out, number, 0);
        break;
    case DEMARC_KIND_LENGTH:
        demarc_buffer_fixed(out, number, length_digits);
        break;
    case DEMARC_KIND_PERCENT:
        demarc_buffer_fixed(out, number, PERCENT_DIGITS);
        break;
    case DEMARC_KIND_DEGREES:
        demarc_buffer_fixed(out, number, DEGREE_DIGITS);
        break;
    case DEMARC_KIND_BOOL:
        demarc_buffer_text(out, number != 0 ? "true" : "false");
        break;
    default:
        demarc_buffer_shortest(out, number);
    }
}
