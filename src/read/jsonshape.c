#include "read/jsonshape.h"

#include "base/text.h"
#include "read/clip.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OTHER, ROOT, FEATURES, FEATURE, GEOMETRIES, GEOMETRY, OBJECTS };
enum { MEMBERS_MOST = 65536 };

/** Members that count, as flags. */
enum {
    HAS_TYPE = 1,
    HAS_POINTS = 2,
    HAS_FEATURES = 4,
    HAS_PARTS = 8,
    HAS_OBJECTS = 16,
    HAS_DATA = 32
};

static const struct {
    const char *name;
    unsigned flag;
    int role; /* of its value */
} keys[] = {
    {"type", HAS_TYPE, OTHER},
    {"coordinates", HAS_POINTS, OTHER},
    {"arcs", HAS_POINTS, OTHER},
    {"features", HAS_FEATURES, FEATURES},
    {"geometries", HAS_PARTS, GEOMETRIES},
    {"geometry", 0, GEOMETRY},
    {"objects", HAS_OBJECTS, OBJECTS},
    {"properties", HAS_DATA, OTHER},
};

/** Types, and the member that each must have. */
static const struct {
    const char *name;
    bool geometry;
    unsigned needs;
    const char *needs_name;
} types[] = {
    {"Point", true, HAS_POINTS, "coordinates"},
    {"MultiPoint", true, HAS_POINTS, "coordinates"},
    {"LineString", true, HAS_POINTS, "coordinates or arcs"},
    {"MultiLineString", true, HAS_POINTS, "coordinates or arcs"},
    {"Polygon", true, HAS_POINTS, "coordinates or arcs"},
    {"MultiPolygon", true, HAS_POINTS, "coordinates or arcs"},
    {"GeometryCollection", true, HAS_PARTS, "geometries"},
    {"FeatureCollection", false, HAS_FEATURES, "features"},
    {"Topology", false, HAS_OBJECTS, "objects"},
    {"Feature", false, 0, ""},
};

enum { TYPES = sizeof types / sizeof *types, FEATURE_TYPE = TYPES - 1 };

static DEMARC_PRINTF(4, 5) void wrong(demarc_jsonshape *shape,
                                      demarc_rule_id rule, long line,
                                      const char *format, ...)
{
    va_list args;

    if (*shape->wrong)
        return;
    shape->rule = rule;
    shape->line = line;
    va_start(args, format);
    vsnprintf(shape->wrong, sizeof shape->wrong, format, args);
    va_end(args);
}

/* ---- Members twice ---- */

static int by_hash(const void *left, const void *right)
{
    const demarc_json_member *a = left, *b = right;

    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

static void members_close(demarc_jsonshape *shape,
                          const demarc_json_level *level)
{
    demarc_json_member *members = shape->members + level->first;
    size_t count = shape->count - level->first;
    char name[DEMARC_CLIP_SIZE];

    shape->count = level->first;
    if (count < 2)
        return;
    qsort(members, count, sizeof *members, by_hash);
    for (size_t i = 1; i < count; i++)
        if (members[i].hash == members[i - 1].hash)
            wrong(shape, DEMARC_RULE_JSON_TWICE, members[i].line,
                  "the member \"%s\" is there twice",
                  demarc_clip(members[i].name, name));
}

/** FNV-1a, 64 bits, over the text and its length. */
static uint64_t hash_of(const demarc_jsonscan *scan)
{
    uint64_t hash = 0xcbf29ce484222325 ^ scan->length;

    for (const char *at = scan->text; *at; at++)
        hash = (hash ^ (unsigned char)*at) * 0x100000001b3;
    return hash;
}

static void member_add(demarc_jsonshape *shape, const demarc_jsonscan *scan)
{
    const demarc_json_level *level = &shape->levels[scan->depth - 1];
    demarc_json_member *member;

    if (shape->count - level->first >= MEMBERS_MOST) {
        wrong(shape, DEMARC_RULE_JSON_SHAPE, scan->line,
              "an object has more than %d members", MEMBERS_MOST);
        return;
    }
    if (!demarc_reserve(&shape->members, &shape->room, shape->count + 1,
                        sizeof *shape->members)) {
        shape->failed = true;
        return;
    }
    member = &shape->members[shape->count++];
    *member = (demarc_json_member){hash_of(scan), scan->line, ""};
    snprintf(member->name, sizeof member->name, "%.23s", scan->text);
    member->name[demarc_utf8_span(member->name, strlen(member->name))] = '\0';
}

/* ---- Levels ---- */

static size_t key_of(const char *name)
{
    size_t i = 0;

    while (i < sizeof keys / sizeof *keys &&
           !demarc_text_same(keys[i].name, name))
        i++;
    return i;
}

static void key_take(demarc_jsonshape *shape, const demarc_jsonscan *scan)
{
    size_t key = key_of(scan->text);

    if (shape->failed || *shape->wrong)
        return;
    snprintf(shape->key, sizeof shape->key, "%.31s", scan->text);
    member_add(shape, scan);
    if (key < sizeof keys / sizeof *keys)
        shape->levels[scan->depth - 1].seen |= keys[key].flag;
}

/** What a value is, by what it stands in and under which key. */
static int role_of(const demarc_jsonshape *shape, size_t depth)
{
    int outer = depth ? shape->levels[depth - 1].role : OTHER;
    size_t key = key_of(shape->key);
    int role = key < sizeof keys / sizeof *keys ? keys[key].role : OTHER;

    if (depth == 0)
        return ROOT;
    switch (outer) {
    case ROOT:
        return role;
    case FEATURES:
        return FEATURE;
    case FEATURE:
        return role == GEOMETRY ? role : OTHER;
    case GEOMETRY:
        return role == GEOMETRIES ? role : OTHER;
    case GEOMETRIES:
    case OBJECTS:
        return GEOMETRY;
    default:
        return OTHER;
    }
}

static void level_open(demarc_jsonshape *shape, size_t depth)
{
    shape->levels[depth] = (demarc_json_level){.role = role_of(shape, depth),
                                               .first = shape->count};
    shape->texts += depth == 0;
}

static size_t type_of(const demarc_json_level *level)
{
    size_t i = 0;

    while (i < TYPES && !demarc_text_same(types[i].name, level->type))
        i++;
    return i;
}

static void type_check(demarc_jsonshape *shape, const demarc_json_level *level,
                       size_t type, long line)
{
    static const char *const names[] = {
        [ROOT] = "it", [FEATURE] = "a feature", [GEOMETRY] = "a geometry"};
    const char *name = names[level->role];

    if (!*level->type && level->role == ROOT)
        wrong(shape, DEMARC_RULE_JSON_SHAPE, line,
              "it is JSON, but neither GeoJSON nor TopoJSON: it has no type");
    else if (!*level->type)
        wrong(shape, DEMARC_RULE_JSON_SHAPE, line, "%s has no type", name);
    else if (type == TYPES ||
             (level->role == FEATURE && type != FEATURE_TYPE) ||
             (level->role == GEOMETRY && !types[type].geometry))
        wrong(shape, DEMARC_RULE_JSON_SHAPE, line,
              "%s has the type \"%s\", which does not belong there", name,
              level->type);
    else if (types[type].needs && !(level->seen & types[type].needs))
        wrong(shape, DEMARC_RULE_JSON_SHAPE, line, "a %s has no %s",
              types[type].name, types[type].needs_name);
}

static void level_close(demarc_jsonshape *shape, const demarc_jsonscan *scan)
{
    const demarc_json_level *level = &shape->levels[scan->depth];
    bool object = level->role == ROOT || level->role == FEATURE ||
                  level->role == GEOMETRY;
    size_t type = type_of(level);

    members_close(shape, level);
    if (!object)
        return;
    /* TopoJSON has null for no geometry. */
    if (level->role != GEOMETRY || *level->type || !(level->seen & HAS_TYPE))
        type_check(shape, level, type, scan->line);
    if (type == FEATURE_TYPE && !(level->seen & HAS_DATA))
        shape->bare++;
    if (level->role == ROOT && type < TYPES && !types[type].geometry &&
        type != FEATURE_TYPE && !shape->whole)
        shape->whole = scan->line;
}

void demarc_jsonshape_hear(demarc_jsonshape *shape, const demarc_jsonscan *scan,
                           demarc_json_token token)
{
    const size_t depth = scan->depth;

    if (token == DEMARC_JSON_KEY) {
        key_take(shape, scan);
        return;
    }
    if (token == DEMARC_JSON_OPEN)
        level_open(shape, depth);
    else if (token == DEMARC_JSON_CLOSE)
        level_close(shape, scan);
    else if (depth > 0 && token == DEMARC_JSON_STRING &&
             demarc_text_same(shape->key, "type"))
        snprintf(shape->levels[depth - 1].type, sizeof shape->levels->type,
                 "%.23s", scan->text);
    shape->key[0] = '\0';
}

demarc_status demarc_jsonshape_end(demarc_ctx *ctx, demarc_jsonshape *shape,
                                   demarc_where *where)
{
    if (shape->failed)
        return DEMARC_ENOMEM;
    if (shape->texts > 1 && shape->whole)
        wrong(shape, DEMARC_RULE_JSON_SHAPE, shape->whole,
              "it has several texts, and one is not a feature");
    if (*shape->wrong) {
        where->line = shape->line;
        return demarc_report(ctx, shape->rule, where, "correct it", "%s",
                             shape->wrong);
    }
    if (shape->bare == 0)
        return DEMARC_OK;
    where->line = 0;
    return demarc_report(ctx, DEMARC_RULE_JSON_BARE, where,
                         "write \"properties\", if only as null",
                         "%zu feature%s no \"properties\"", shape->bare,
                         shape->bare == 1 ? " has" : "s have");
}

void demarc_jsonshape_free(demarc_jsonshape *shape)
{
    free(shape->members);
    shape->members = NULL;
}
