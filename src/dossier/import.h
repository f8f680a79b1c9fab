/** import.h - rows of feeds, filtered, counted and laid out as events. */
#ifndef DEMARC_DOSSIER_IMPORT_H
#define DEMARC_DOSSIER_IMPORT_H

#include "base/table.h"
#include "measure/nearest.h"
#include "read/import.h"

typedef enum demarc_fate {
#define FATE(id, kept, why) DEMARC_FATE_##id,
#include "dossier/import_fates.def"
#undef FATE
    DEMARC_FATE_COUNT
} demarc_fate;

typedef enum demarc_import_column {
#define IMPORT_COLUMN(id, name) DEMARC_IMPORT_##id,
#include "dossier/import_columns.def"
#undef IMPORT_COLUMN
    DEMARC_IMPORT_COLUMN_COUNT
} demarc_import_column;

/** Rows that had the same fate, and what they say of deaths. */
typedef struct demarc_import_tally {
    size_t rows;
    double count[DEMARC_FEED_COUNTS]; /* sums of whole numbers */
} demarc_import_tally;

/** What is known of a file once it was read. */
typedef struct demarc_import_source {
    const char *file;
    const demarc_feed *feed; /* NULL: it could not be opened */
    bool headless;
    size_t columns, rows;
} demarc_import_source;

typedef struct demarc_importer {
    demarc_ctx *ctx;
    demarc_arena arena;
    const demarc_border *border; /* or NULL */
    const demarc_import_how *how;
    demarc_import_fn *fn;
    void *user;
    const char **parties; /* ids, in capital letters; */
    const char **keys;    /* and in small ones, as column names have them */
    size_t party_count;
    demarc_finder *finder; /* NULL: no distance is asked for */
    double nearest_m;      /* of what is too far, as long as nothing is near */
    const char **cells;    /* of the row handed out */
    size_t cell_count;
    double *side; /* killed as combatants, per party; NAN */
    demarc_buffer id, title, note, numbers; /* texts of the row */
    demarc_import_tally tally[DEMARC_FATE_COUNT];
    double put, aside; /* combatants put to a party, and not */
    demarc_import_source *sources;
    size_t source_count;
} demarc_importer;

/** Is the row kept? Why it is dropped; NULL for what is kept. */
const char *demarc_fate_dropped(demarc_fate fate);
const char *demarc_fate_words(demarc_fate fate);

/** Sets the cells to the names of the columns. @return DEMARC_ENOMEM. */
demarc_status demarc_import_names(demarc_importer *job);

/** Sets the cells to what a row says. @param distance_m  NAN: none.
 *  @return DEMARC_ENOMEM. */
demarc_status demarc_import_cells(demarc_importer *job,
                                  const demarc_import_file *file,
                                  const demarc_feed_row *row,
                                  double distance_m);

/** Does the row name one of the parties: by its country or its sides? */
bool demarc_import_mentions(const demarc_importer *job,
                            const demarc_feed_row *row);

/** What became of the rows, as a table. */
demarc_status demarc_import_report(const demarc_importer *job,
                                   demarc_table **out);

#endif
