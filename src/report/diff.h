/** diff.h - what changed, as tables; shared by the ways to ask for it. */
#ifndef DEMARC_REPORT_DIFF_H
#define DEMARC_REPORT_DIFF_H

#include "base/table.h"
#include "history/difference.h"

/** Fill the table's columns and rows. */
void demarc_diff_by_change(demarc_table *table, const demarc_difference *of);
void demarc_diff_by_piece(demarc_table *table, const demarc_difference *of);
void demarc_diff_by_area(demarc_table *table, const demarc_difference *of);

/** Where it comes from, what it comes to, and the same in words. */
void demarc_diff_meta(demarc_table *table, const demarc_difference *of);
void demarc_diff_summary(demarc_table *table, const demarc_difference *of);
void demarc_diff_talk(demarc_table *table, const demarc_difference *of);

/** What one party received and gave. */
typedef struct demarc_balance {
    const char *party;
    double received_m2, given_m2;
} demarc_balance;

enum { DEMARC_BALANCE_ROOM = 8 };

/** Per party in the order of the border's, then as they come; "" last, for
 *  land that changed sides between parties unknown. @return how many. */
size_t demarc_diff_balance(const demarc_difference *of,
                           demarc_balance out[DEMARC_BALANCE_ROOM]);

/** Square kilometres to the square metre. */
double demarc_km2(double square_metres);

/** The largest distances, and the largest step they were found with. */
typedef struct demarc_farthest {
    size_t moves;
    double hausdorff_m, frechet_m, step_m;
} demarc_farthest;
demarc_farthest demarc_diff_farthest(const demarc_difference *of);

#endif
