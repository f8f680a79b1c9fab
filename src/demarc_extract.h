/**
 * demarc_extract.h - lines taken out of polygons. Part of demarc.h, which
 * includes it; see there for the conventions.
 */
#ifndef DEMARC_EXTRACT_H
#define DEMARC_EXTRACT_H

/** Whose vertices make the line. */
typedef enum demarc_keep {
    DEMARC_KEEP_A, /* those of the area named first */
    DEMARC_KEEP_B,
    DEMARC_KEEP_MID /* half-way between both */
} demarc_keep;

/** What to extract. Zero-initialise. */
typedef struct demarc_extract_how {
    const char *source[2]; /* files of polygons; the second may be NULL */
    const char *pair;      /* "KGZ,TJK"; NULL: the only two */
    bool all;              /* every pair of the one file */
    double tolerance_m;    /* 0: derived from the data */
    bool exact;            /* no tolerance: edges that are the same alone */
    demarc_keep keep;
    bool has_start;
    double start_lon, start_lat; /* open lines begin at the end nearer to it */
    const char *const *fields;   /* "code=NAME", NULL-terminated; or NULL */
    const char *encoding, *assume_crs, *scratch; /* as in demarc_open */
    bool allow_ballpark, allow_network, rebuild_index;
    size_t jobs; /* threads; 0: one a processor. The lines are the same */
} demarc_extract_how;

/** The lines that areas share. */
typedef struct demarc_extraction demarc_extraction;

/**
 * Finds the line between two polygons, or all lines of a file of polygons.
 * @param out  free with demarc_extraction_free; NULL on failure.
 * @return DEMARC_EDATA, with a finding that has the nearest distance, when
 *         they share no line; DEMARC_EUSAGE when the two cannot be told.
 */
demarc_status demarc_extract_open(demarc_ctx *ctx,
                                  const demarc_extract_how *how,
                                  demarc_extraction **out);
void demarc_extraction_free(demarc_extraction *extraction);

/** A row for each line: lengths, ends, gaps, displacement of both sides.
 *  Free with demarc_table_free. */
demarc_status demarc_extract(demarc_ctx *ctx, demarc_extraction *extraction,
                             demarc_table **out);

/** The lines as segments of an unknown stage.
 *  @param out  free with demarc_lines_free, before the extraction. */
demarc_status demarc_extraction_lines(demarc_extraction *extraction,
                                      demarc_lines **out);

#endif
