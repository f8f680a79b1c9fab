/** ctx.h - the context: findings, settings, engines. */
#ifndef DEMARC_BASE_CTX_H
#define DEMARC_BASE_CTX_H

#include "base/memory.h"
#include "base/names.h"
#include "base/rules.h"
#include "demarc.h"

#include <math.h>

#define DEMARC_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))

/** Libraries that want a handle per thread; the layer that uses one makes it
 *  on first use and leaves it here with the way to free it. */
typedef enum demarc_engine_id {
    DEMARC_ENGINE_GEOS,
    DEMARC_ENGINE_PROJ,
    DEMARC_ENGINE_DRAW,
    DEMARC_ENGINE_COUNT
} demarc_engine_id;

typedef struct demarc_engine {
    void *handle;
    void (*close)(void *handle);
} demarc_engine;

struct demarc_ctx {
    demarc_arena arena; /* findings and their texts */
    demarc_finding *findings;
    size_t finding_count, finding_room;
    size_t seen[DEMARC_RULE_COUNT]; /* findings made, also those not kept */
    demarc_names once;              /* keys of what is told once */
    bool collect;
    demarc_progress_fn *progress;
    void *progress_user;
    demarc_temporary_fn *temporary;
    void *temporary_user;
    demarc_engine engine[DEMARC_ENGINE_COUNT];
    struct demarc_inode *inputs; /* files that were read; see file.h */
    size_t input_count, input_room;
};

/** Findings of one code that are kept; more are only counted, so that a
 *  million bad rows do not exhaust the memory. */
enum { DEMARC_FINDINGS_KEPT = 10000 };

/** Where something was found. Start from DEMARC_NOWHERE. */
typedef struct demarc_where {
    const char *file;
    long line;
    const char *feature;
    double lon, lat;
} demarc_where;

#define DEMARC_NOWHERE ((demarc_where){.lon = NAN, .lat = NAN})

/**
 * Makes a finding. `where` may be NULL; its strings are copied.
 * @param remedy  what the user can do, or NULL; copied.
 * @return the rule's status if it is an error, DEMARC_OK if it is not,
 *         DEMARC_ENOMEM when there is no memory for it.
 */
demarc_status demarc_report(demarc_ctx *ctx, demarc_rule_id rule,
                            const demarc_where *where, const char *remedy,
                            const char *format, ...) DEMARC_PRINTF(5, 6);

/** The first error of the findings from number `since` on; else DEMARC_OK. */
demarc_status demarc_report_worst(const demarc_ctx *ctx, size_t since);

/**
 * Is this the first time that `key` comes? What eras or files share is found
 * in each, and told once: ask before reporting. The key is copied.
 * @return DEMARC_ENOMEM.
 */
demarc_status demarc_first_time(demarc_ctx *ctx, const char *key, bool *first);

/** Has a finding of this rule been made for this file? */
bool demarc_told(const demarc_ctx *ctx, demarc_rule_id rule, const char *file);

/** Tells the caller of a temporary file or folder; see demarc_temporary_fn. */
void demarc_temporary_tell(demarc_ctx *ctx, demarc_temporary what,
                           const char *path);

/** Tells the caller how far a long job is; cheap enough for every row. */
void demarc_progress(demarc_ctx *ctx, const char *what, double share);

#endif
