/* Areas that touch or come near, by the blocks of their edges. */
#include "measure/blocks.h"
#include "measure/box.h"
#include "measure/shared.h"

#include <stdlib.h>
#include <string.h>

/* Where a border meets the sea two coasts begin at one point; this much of
 * them may be near without being a line. */
static const double OPEN_M = 1000;

typedef struct job {
    const demarc_areas *areas;
    demarc_shared *io;
    const demarc_contacts_how *how;
    size_t *head; /* per area: its first contact + 1; 0: none */
} job;

/** What two areas share to the digit; NULL: nothing. */
static const demarc_shared_border *border_of(const demarc_shared *shared,
                                             size_t a, size_t b)
{
    size_t low = 0, high = shared->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const demarc_shared_border *at = &shared->borders[middle];

        if (at->a == a && at->b == b)
            return at;
        if (at->a < a || (at->a == a && at->b < b))
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

/** How much of its own edges two areas must have side by side for a tolerant
 *  look to be worth it. Where they share more to the digit, what lies between
 *  is no inaccuracy but a gap, such as a river; unless a tolerance is given. */
static double open_from(const job *in, const demarc_shared_border *border)
{
    double length = 0;

    if (!border)
        return 0;
    for (size_t i = 0; i < border->count && !in->how->given; i++)
        length += border->lines[i].length_m;
    return fmax(OPEN_M, 2 * length); /* both sides are counted */
}

/** The record of a pair, the lesser slug first; NULL when out of memory. */
static demarc_contact *contact_of(job *in, size_t a, size_t b)
{
    demarc_shared *io = in->io;
    const demarc_shared_border *border;
    size_t swap = a;

    if (strcmp(in->areas->items[a].slug, in->areas->items[b].slug) > 0) {
        a = b;
        b = swap;
    }
    for (size_t i = in->head[a]; i > 0; i = io->contacts[i - 1].next)
        if (io->contacts[i - 1].b == b)
            return &io->contacts[i - 1];
    if (!demarc_reserve(&io->contacts, &io->contact_room, io->contact_count + 1,
                        sizeof *io->contacts))
        return NULL;
    border = border_of(io, a, b);
    io->contacts[io->contact_count] =
        (demarc_contact){.a = a,
                         .b = b,
                         .border = border != NULL,
                         .open_from = open_from(in, border),
                         .metres = INFINITY,
                         .next = in->head[a]};
    in->head[a] = ++io->contact_count;
    return &io->contacts[io->contact_count - 1];
}

/** Does no other area have the edges that meet in a point? */
static bool is_free(const job *in, const demarc_ring *ring, size_t point)
{
    size_t before =
        (point > ring->start ? point : ring->start + ring->count) - 1;

    return !in->io->owner[point] && !in->io->owner[before];
}

static double edge_length(const job *in, const demarc_ring *ring, size_t point)
{
    const double *p = demarc_area_point(in->areas, point);
    const double *q =
        demarc_area_point(in->areas, demarc_ring_next(ring, point));

    return hypot(demarc_lon_turn(q[0] - p[0]) * cos(p[1] * M_PI / 180),
                 q[1] - p[1]) *
           DEMARC_DEGREE_M;
}

/** Metres from a place to the edge that leaves a point. */
static double gap_of(const job *in, const double *at, double squeeze,
                     const demarc_ring *other, size_t edge)
{
    const double *p = demarc_area_point(in->areas, edge);
    const double *q =
        demarc_area_point(in->areas, demarc_ring_next(other, edge));
    double share, long2;
    double ax = demarc_lon_turn(p[0] - at[0]) * squeeze, ay = p[1] - at[1];
    double dx = demarc_lon_turn(q[0] - p[0]) * squeeze, dy = q[1] - p[1];

    long2 = dx * dx + dy * dy;
    share = long2 > 0 ? -(ax * dx + ay * dy) / long2 : 0;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    ax += share * dx;
    ay += share * dy;
    return sqrt(ax * ax + ay * ay) * DEMARC_DEGREE_M;
}

/** Compares a point of a block with the edges of another. */
static void point_compare(const job *in, const demarc_ring *own, size_t point,
                          const demarc_block *two, demarc_contact *io)
{
    const demarc_ring *other = &in->areas->rings[two->ring];
    const double *at = demarc_area_point(in->areas, point);
    const double squeeze = cos(at[1] * M_PI / 180);
    bool free = is_free(in, own, point), beside = false;

    for (size_t k = two->from; k < two->to; k++) {
        double gap = gap_of(in, at, squeeze, other, k);

        beside |= free && gap <= in->how->begin_m && !in->io->owner[k];
        if (gap < io->metres && gap <= in->how->metres) {
            io->metres = gap;
            io->lon = at[0];
            io->lat = at[1];
        }
    }
    if (beside)
        io->open_m += edge_length(in, own, point);
    io->open = io->open_m > io->open_from;
}

static void block_compare(const job *in, const demarc_block *one,
                          const demarc_block *two, demarc_contact *io)
{
    const demarc_ring *own = &in->areas->rings[one->ring];

    for (size_t i = one->from; i < one->to && !io->open; i++)
        point_compare(in, own, i, two, io);
}

static bool blocks_compare(void *user, const demarc_block *one,
                           const demarc_block *two)
{
    job *in = user;
    size_t a = in->areas->rings[one->ring].area;
    size_t b = in->areas->rings[two->ring].area;
    demarc_contact *io;

    if (a == b)
        return true;
    io = contact_of(in, a, b);
    if (!io)
        return false;
    if (io->open || (io->border && (!one->open || !two->open)))
        return true;
    block_compare(in, one, two, io);
    block_compare(in, two, one, io);
    return true;
}

demarc_status demarc_shared_contacts(demarc_ctx *ctx, const demarc_areas *areas,
                                     const demarc_contacts_how *how,
                                     demarc_shared *io)
{
    job in = {areas, io, how, NULL};
    double margin = fmax(how->metres, how->begin_m) / 2;
    demarc_blocks blocks = {0};
    demarc_status status = DEMARC_ENOMEM;

    in.head = calloc(areas->count + 1, sizeof *in.head);
    if (in.head)
        status = demarc_blocks_make(areas, io->owner, margin, &blocks);
    if (!status)
        status = demarc_blocks_pairs(ctx, &blocks, blocks_compare, &in);
    demarc_blocks_free(&blocks);
    free(in.head);
    return status;
}

void demarc_shared_contacts_keep(demarc_shared *io)
{
    size_t kept = 0;

    for (size_t i = 0; i < io->contact_count; i++)
        if (!io->contacts[i].border && !isinf(io->contacts[i].metres)) {
            io->contacts[kept] = io->contacts[i];
            io->contacts[kept].point = io->contacts[kept].metres == 0;
            kept++;
        }
    io->contact_count = kept;
}
