/**
 * jsonshape.h - is JSON what GeoJSON or TopoJSON should be? OGR passes over
 * an object of a type that it does not know, and takes the last of members
 * that are repeated. Fed with the tokens of read/jsonscan.h.
 */
#ifndef DEMARC_READ_JSONSHAPE_H
#define DEMARC_READ_JSONSHAPE_H

#include "base/ctx.h"
#include "read/jsonscan.h"

#include <stdint.h>

/** A member of an object that is not closed yet. */
typedef struct demarc_json_member {
    uint64_t hash;
    long line;
    char name[24]; /* as far as it fits */
} demarc_json_member;

typedef struct demarc_json_level {
    int role;
    size_t first;  /* of its members */
    unsigned seen; /* members that count, as flags */
    char type[24]; /* "" if it has none */
} demarc_json_level;

typedef struct demarc_jsonshape {
    demarc_json_level levels[DEMARC_JSON_DEPTH];
    demarc_json_member *members;
    size_t count, room;
    char key[32]; /* whose value comes next; "" if none */
    size_t texts; /* at depth 0 */
    long whole;   /* line of a text that is more than a feature; 0: none */
    size_t bare;  /* features without "properties" */
    long line;    /* of what is wrong */
    demarc_rule_id rule;
    char wrong[160]; /* "" if nothing is; the first that was found */
    bool failed;     /* out of memory */
} demarc_jsonshape;

/** Takes a token; its text and depth are the scan's. */
void demarc_jsonshape_hear(demarc_jsonshape *shape, const demarc_jsonscan *scan,
                           demarc_json_token token);

/** After the last: what was found, as a finding (rules json-shape, json-twice,
 *  json-bare). `where` names the file. */
demarc_status demarc_jsonshape_end(demarc_ctx *ctx, demarc_jsonshape *shape,
                                   demarc_where *where);

void demarc_jsonshape_free(demarc_jsonshape *shape);

#endif
