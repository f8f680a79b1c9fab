/** cell.h - what of a table programs read, and in which unit. */
#ifndef DEMARC_WRITE_CELL_H
#define DEMARC_WRITE_CELL_H

#include "base/table.h"

/** "km", "mi" or "nmi". */
const char *demarc_unit_name(demarc_unit unit);

/** Metres in one: 1000, 1609.344 (the international mile of 1959) or 1852
 *  (the international nautical mile of 1929). All exact. */
double demarc_unit_metres(demarc_unit unit);

/**
 * Do CSV and JSON hold this column, this row? Not what is for print only, and
 * no total: it is in the summary, and a sum over the column would count it
 * double.
 */
bool demarc_column_is_data(const demarc_column *column);
bool demarc_row_is_data(const demarc_row *row);

/**
 * Appends a number for programs: nothing is adjusted. Lengths as they are
 * given, with `length_digits`; shares with up to 6 decimals; degrees with 7.
 */
void demarc_data_number(demarc_buffer *out, demarc_kind kind, double number,
                        int length_digits);

/** Is the cell text? So is, in a column of numbers, a bound as written. */
bool demarc_cell_is_text(const demarc_column *column, const demarc_cell *cell);

#endif
