#include "dossier/split.h"

#include "base/names.h"
#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/** A segment's place in the file and the border it belongs to. */
typedef struct place {
    const char *border;
    size_t segment;
} place;

static int text_order(const char *a, const char *b)
{
    return strcmp(a, b);
}

/** "kgz-tjk" of KGZ and TJK in either order. */
static const char *pair_id(demarc_arena *arena, const demarc_segment *segment)
{
    const char *a = segment->left, *b = segment->right;
    size_t length = strlen(a) + strlen(b) + 2;
    char *id = demarc_arena_take(arena, length);

    if (!id)
        return NULL;
    if (text_order(a, b) > 0) {
        const char *swap = a;
        a = b;
        b = swap;
    }
    strcat(strcat(strcpy(id, a), "-"), b);
    for (char *at = id; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return id;
}

static bool same_pair(const demarc_segment *a, const demarc_segment *b)
{
    return (demarc_text_same(a->left, b->left) &&
            demarc_text_same(a->right, b->right)) ||
           (demarc_text_same(a->left, b->right) &&
            demarc_text_same(a->right, b->left));
}

/** Do the segments say both sides, and not all the same two? */
static bool many_pairs(const demarc_segments *all)
{
    bool many = false;

    for (size_t i = 0; i < all->count; i++) {
        if (!*all->items[i].left || !*all->items[i].right)
            return false;
        many |= !same_pair(&all->items[i], &all->items[0]);
    }
    return many;
}

/** How the borders of a file are told apart. */
typedef struct split {
    demarc_arena *arena;
    const char *id; /* of lines that say no border */
    bool pairs;     /* by left and right */
} split;

/** The border of a segment; NULL when out of memory. */
static const char *border_of(const split *by, const demarc_segment *segment)
{
    if (*segment->border)
        return segment->border;
    if (by->pairs && *segment->left && *segment->right)
        return pair_id(by->arena, segment);
    return by->id;
}

static bool places_find(const split *by, const demarc_segments *all, place *out)
{
    const size_t count = all->count;

    for (size_t i = 0; i < count; i++) {
        out[i].segment = i;
        out[i].border = border_of(by, &all->items[i]);
        if (!out[i].border)
            return false;
    }
    return true;
}

static int place_order(const void *left, const void *right)
{
    const place *a = left, *b = right;
    int order = text_order(a->border, b->border);

    return order ? order
                 : (a->segment > b->segment) - (a->segment < b->segment);
}

/** Mostly they are in order, all of one border: false. */
static bool places_sort(place *places, size_t count)
{
    size_t next = 1;

    while (next < count && place_order(&places[next - 1], &places[next]) < 0)
        next++;
    if (next < count)
        qsort(places, count, sizeof *places, place_order);
    return next < count;
}

/** By id, then by place in the file. */
static int id_order(const void *left, const void *right)
{
    const demarc_segment *a = *(const demarc_segment *const *)left;
    const demarc_segment *b = *(const demarc_segment *const *)right;
    int order = text_order(a->id, b->id);

    return order ? order
                 : (a->feature > b->feature) - (a->feature < b->feature);
}

/** Tells of ids that come again. */
static demarc_status ids_tell(demarc_ctx *ctx, const demarc_border *border,
                              const char *file)
{
    const demarc_segment **sorted =
        malloc((border->segment_count + 1) * sizeof *sorted);
    demarc_where where = DEMARC_NOWHERE;
    demarc_status status = sorted ? DEMARC_OK : DEMARC_ENOMEM;

    for (size_t i = 0; sorted && i < border->segment_count; i++)
        sorted[i] = &border->segments[i];
    if (sorted)
        qsort(sorted, border->segment_count, sizeof *sorted, id_order);
    where.file = file;
    for (size_t i = 1; i < border->segment_count && !status; i++) {
        if (text_order(sorted[i]->id, sorted[i - 1]->id) != 0)
            continue;
        where.feature = sorted[i]->id;
        status = demarc_report(ctx, DEMARC_RULE_SEGMENT_ID, &where,
                               "give each its own, or name the id field: "
                               "--field id=NAME",
                               "features %ld and %ld have the same id \"%s\"",
                               sorted[i - 1]->feature, sorted[i]->feature,
                               sorted[i]->id);
    }
    free(sorted);
    return status;
}

/** How many ids there are; DEMARC_NAMES_NONE when out of memory. */
static size_t ids_count(const demarc_border *border)
{
    demarc_names ids = {0};
    size_t count = 0;

    for (size_t i = 0; i < border->segment_count; i++)
        if (demarc_names_add(&ids, border->segments[i].id) == DEMARC_NAMES_NONE)
            count = DEMARC_NAMES_NONE;
    count = count ? count : ids.count;
    demarc_names_free(&ids);
    return count;
}

static demarc_status ids_check(demarc_ctx *ctx, const demarc_border *border,
                               const char *file)
{
    const size_t count = ids_count(border);

    if (count == DEMARC_NAMES_NONE)
        return DEMARC_ENOMEM;
    return count == border->segment_count ? DEMARC_OK
                                          : ids_tell(ctx, border, file);
}

/** The segments in the order of their places: mostly as they are, and then
 *  they are moved. NULL when out of memory. */
static demarc_segment *segments_take(demarc_arena *arena, demarc_segments *all,
                                     const place *places, bool moves)
{
    demarc_segment *taken = all->items;

    if (moves && taken) {
        all->items = NULL;
        all->room = 0;
        return demarc_arena_adopt(arena, taken) ? taken : NULL;
    }
    taken = demarc_arena_take(arena, all->count * sizeof *taken);
    for (size_t i = 0; taken && i < all->count; i++)
        taken[i] = all->items[places[i].segment];
    return taken;
}

/** Puts segments that share a border into a new one. */
static void border_add(demarc_border_set *set, const demarc_segments *all,
                       const char *id, demarc_segment *segments, size_t count)
{
    demarc_border *border = &set->borders[set->count++];

    border->id = id;
    border->segments = segments;
    border->segment_count = count;
    for (size_t i = 0; i < count && !all->has_sides; i++)
        segments[i].left = segments[i].right = "";
    border->schema = all->schema;
    border->view = all->view;
}

/** Makes a border of the segments at places that have the same. */
static bool borders_add(demarc_border_set *set, demarc_segments *all,
                        const place *places, bool moves)
{
    const size_t count = all->count;
    demarc_segment *segments = segments_take(&set->arena, all, places, moves);
    size_t from = 0;

    for (size_t to = 1; segments && to <= count; to++) {
        if (to < count &&
            text_order(places[to].border, places[from].border) == 0)
            continue;
        border_add(set, all, places[from].border, segments + from, to - from);
        from = to;
    }
    return segments != NULL;
}

/** Counts what is hidden with the border it would belong to. */
static bool hidden_count(const split *by, const demarc_segments *all,
                         demarc_border_set *set)
{
    set->hidden_count = all->hidden_count;
    for (size_t i = 0; i < all->hidden_count; i++) {
        const char *id = border_of(by, &all->hidden[i]);

        if (!id)
            return false;
        for (size_t k = 0; k < set->count; k++)
            set->borders[k].hidden_count +=
                text_order(set->borders[k].id, id) == 0;
    }
    return true;
}

demarc_status demarc_segments_split(demarc_ctx *ctx, demarc_segments *segments,
                                    const char *id, bool whole,
                                    const char *file, demarc_border_set *set)
{
    place *places = malloc((segments->count + 1) * sizeof *places);
    const split by = {.arena = &set->arena,
                      .id = id,
                      .pairs = !segments->has_border && !whole &&
                               (segments->has_pairs || many_pairs(segments))};
    demarc_status status = DEMARC_ENOMEM;

    set->borders = demarc_arena_take(&set->arena, (segments->count + 1) *
                                                      sizeof *set->borders);
    if (!places || !set->borders || !places_find(&by, segments, places))
        goto done;
    if (!borders_add(set, segments, places,
                     !places_sort(places, segments->count)))
        goto done;
    status = DEMARC_OK;
    if (!hidden_count(&by, segments, set))
        status = DEMARC_ENOMEM;
    for (size_t i = 0; i < set->count && status == DEMARC_OK; i++)
        status = ids_check(ctx, &set->borders[i], file);
done:
    free(places);
    return status;
}
