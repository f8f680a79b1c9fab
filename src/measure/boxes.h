/** boxes.h - boxes in space, and boxes round these, to find what is near. */
#ifndef DEMARC_MEASURE_BOXES_H
#define DEMARC_MEASURE_BOXES_H

#include <stdbool.h>
#include <stddef.h>

/** A point in space, in metres from the middle of the earth. */
typedef struct demarc_space {
    double x, y, z;
} demarc_space;

/** Of a point on WGS 84, in degrees. */
demarc_space demarc_space_of(double lon, double lat);

/** Of many, none of them farther than 225 degrees from Greenwich. */
void demarc_spaces_of(const double *lon, const double *lat, size_t count,
                      demarc_space *out);

typedef struct demarc_box3 {
    demarc_space low, high;
} demarc_box3;

/** The box that holds nothing. */
#define DEMARC_BOX3_EMPTY                                                      \
    ((demarc_box3){{INFINITY, INFINITY, INFINITY},                             \
                   {-INFINITY, -INFINITY, -INFINITY}})

/** Widens a box so that it holds the point and `margin` metres round it. */
void demarc_box3_add(demarc_box3 *box, demarc_space at, double margin);

/** Have the boxes a point in common? */
bool demarc_box3_meets(const demarc_box3 *a, const demarc_box3 *b);

/** A tree of boxes: the leaves, then what is round each few of them, up to
 *  one. Good for things that come in some order along a line. */
enum { DEMARC_BOXES_LEVELS = 24 };

typedef struct demarc_boxes {
    demarc_box3 *all; /* level after level, the leaves first */
    size_t start[DEMARC_BOXES_LEVELS + 1]; /* of each level in `all` */
    size_t levels;
} demarc_boxes;

/**
 * @param leaves  with room for demarc_boxes_room(count); must live as long.
 */
void demarc_boxes_make(demarc_box3 *leaves, size_t count, demarc_boxes *out);
size_t demarc_boxes_room(size_t count);

/**
 * Looks at a leaf that may hold something nearer than `within` metres.
 * @return from here on only what is nearer than that; `within`, or less.
 */
typedef double demarc_leaf_fn(void *user, size_t leaf, double within);

/** May one of the leaves [begin, end) be wanted? */
typedef bool demarc_leaves_fn(void *user, size_t begin, size_t end);

/** Metres in a straight line to a box, 0 inside; INFINITY if it is empty. */
double demarc_box3_metres(const demarc_box3 *box, demarc_space at);

/** Goes to the leaves that are wanted and within so many metres of a point in
 *  a straight line, the nearer boxes first. */
void demarc_boxes_search(const demarc_boxes *boxes, demarc_space at,
                         double within, demarc_leaves_fn *wanted,
                         demarc_leaf_fn *fn, void *user);

/** Called with a leaf. */
typedef void demarc_meet_fn(void *user, size_t leaf);

/** Goes to the leaves that meet a box, in their order. */
void demarc_boxes_meet(const demarc_boxes *boxes, const demarc_box3 *box,
                       demarc_meet_fn *fn, void *user);

#endif
