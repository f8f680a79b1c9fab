#include "measure/shared.h"

#include "measure/box.h"

#include <stdlib.h>
#include <string.h>

demarc_shared_line *demarc_shared_line_add(demarc_shared_border *border,
                                           size_t points)
{
    double *lon_lat = malloc((points + 1) * 2 * sizeof *lon_lat);
    demarc_shared_line *line;

    if (!lon_lat || !demarc_reserve(&border->lines, &border->room,
                                    border->count + 1, sizeof *border->lines)) {
        free(lon_lat);
        return NULL;
    }
    line = &border->lines[border->count++];
    *line = (demarc_shared_line){.lon_lat = lon_lat, .end = {"", ""}};
    return line;
}

/** Open before rings, long before short, then by place. */
static int line_order(const void *left, const void *right)
{
    const demarc_shared_line *a = left, *b = right;

    if (a->ring != b->ring)
        return a->ring ? 1 : -1;
    if (a->length_m != b->length_m)
        return a->length_m > b->length_m ? -1 : 1;
    if (a->lon_lat[0] != b->lon_lat[0])
        return a->lon_lat[0] < b->lon_lat[0] ? -1 : 1;
    return (a->lon_lat[1] > b->lon_lat[1]) - (a->lon_lat[1] < b->lon_lat[1]);
}

void demarc_shared_sort(demarc_shared_border *border)
{
    if (border->count > 1)
        qsort(border->lines, border->count, sizeof *border->lines, line_order);
}

void demarc_shared_turn(demarc_shared_line *line)
{
    const char *end = line->end[0];

    for (size_t i = 0, k = line->count; i + 1 < k; i++) {
        double swap[2];

        k--;
        memcpy(swap, line->lon_lat + 2 * i, sizeof swap);
        memcpy(line->lon_lat + 2 * i, line->lon_lat + 2 * k, sizeof swap);
        memcpy(line->lon_lat + 2 * k, swap, sizeof swap);
    }
    line->end[0] = line->end[1];
    line->end[1] = end;
}

void demarc_shared_border_free(demarc_shared_border *border)
{
    for (size_t i = 0; i < border->count; i++)
        free(border->lines[i].lon_lat);
    free(border->lines);
    border->lines = NULL;
    border->count = border->room = 0;
}

void demarc_shared_free(demarc_shared *shared)
{
    for (size_t i = 0; i < shared->count; i++)
        demarc_shared_border_free(&shared->borders[i]);
    free(shared->borders);
    free(shared->contacts);
    free(shared->owner);
    *shared = (demarc_shared){0};
}

/* ---- Who else is at the ends ---- */

/** An end of a line. */
typedef struct tip {
    const double *at;
    const demarc_shared_border *border;
    const char **name;
} tip;

static int tip_order(const void *left, const void *right)
{
    const tip *a = left, *b = right;

    if (a->at[1] != b->at[1])
        return a->at[1] < b->at[1] ? -1 : 1;
    return 0;
}

static bool name_add(demarc_arena *arena, const char *code, const char **names)
{
    size_t length = strlen(*names), more = strlen(code);
    const char *found = strstr(*names, code);
    char *text;

    if (found && (found == *names || found[-1] == '+') &&
        (found[more] == '\0' || found[more] == '+'))
        return true;
    text = demarc_arena_take(arena, length + more + 2);
    if (!text)
        return false;
    memcpy(text, *names, length);
    if (length)
        text[length++] = '+';
    memcpy(text + length, code, more);
    *names = text;
    return true;
}

/** A map of the earth: where a tip may be within reach. */
enum { CELLS = 8, WIDE = 360 * CELLS, HIGH = 180 * CELLS }; /* of a degree */

typedef struct tip_map {
    demarc_arena *arena;
    const demarc_areas *areas;
    tip *items; /* by latitude */
    size_t count;
    double high;   /* degrees of latitude that the farthest reach comes to */
    uint8_t *near; /* a byte for each cell */
} tip_map;

static size_t cell_of(double degrees, size_t most)
{
    double cell = floor(degrees * CELLS);

    return cell < 0 ? 0 : cell >= (double)most ? most - 1 : (size_t)cell;
}

/** Marks all cells round a tip; near a pole, or across 180 degrees, the rows
 *  as a whole. */
static void cells_mark(tip_map *all, const double *at)
{
    double lat = fmin(fabs(at[1]) + all->high, 90), wide;
    size_t from, to, last = cell_of(at[1] + all->high + 90, HIGH);

    wide = (all->high + 1e-11) / fmax(cos(lat * M_PI / 180), 1e-6) * 1.1;
    from = cell_of(at[0] - wide + 180, WIDE);
    to = cell_of(at[0] + wide + 180, WIDE);
    if (at[0] - wide < -180 || at[0] + wide > 180) {
        from = 0;
        to = WIDE - 1;
    }
    for (size_t i = cell_of(at[1] - all->high + 90, HIGH); i <= last; i++)
        memset(all->near + i * WIDE + from, 1, to - from + 1);
}

static bool is_near(const tip_map *all, const double *at)
{
    return all
        ->near[cell_of(at[1] + 90, HIGH) * WIDE + cell_of(at[0] + 180, WIDE)];
}

/** The first tip whose latitude is at least `lat`. */
static size_t tip_from(const tip *tips, size_t count, double lat)
{
    size_t low = 0;

    while (low < count) {
        size_t middle = low + (count - low) / 2;

        if (tips[middle].at[1] < lat)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

static bool near_enough(const double *a, const double *b, double metres)
{
    double high = a[1] - b[1], wide;

    if (fabs(high) * DEMARC_DEGREE_M > metres + 1e-6)
        return false; /* most are, and this is soon said */
    wide = demarc_lon_turn(a[0] - b[0]) * cos(a[1] * M_PI / 180);
    return hypot(wide, high) * DEMARC_DEGREE_M <= metres + 1e-6;
}

static bool point_match(const tip_map *all, size_t area, const double *at)
{
    for (size_t i = tip_from(all->items, all->count, at[1] - all->high);
         i < all->count && all->items[i].at[1] <= at[1] + all->high; i++) {
        const tip *own = &all->items[i];

        if (area != own->border->a && area != own->border->b &&
            near_enough(at, own->at, own->border->tolerance_m) &&
            !name_add(all->arena, all->areas->items[area].code, own->name))
            return false;
    }
    return true;
}

static bool tips_match(const tip_map *all)
{
    const demarc_areas *areas = all->areas;

    for (size_t r = 0; r < areas->ring_count; r++)
        for (size_t k = 0; k < areas->rings[r].count; k++) {
            const double *at =
                demarc_area_point(areas, areas->rings[r].start + k);

            if (is_near(all, at) && !point_match(all, areas->rings[r].area, at))
                return false;
        }
    return true;
}

demarc_status demarc_shared_ends(demarc_arena *arena, const demarc_areas *areas,
                                 demarc_shared_border *borders, size_t count)
{
    tip_map all = {.arena = arena, .areas = areas, .high = 1e-12};
    size_t room = 1;
    bool fine;

    for (size_t i = 0; i < count; i++) {
        room += 2 * borders[i].count;
        all.high = fmax(all.high, borders[i].tolerance_m / 110000 + 1e-12);
    }
    all.items = malloc(room * sizeof *all.items);
    all.near = calloc(HIGH, WIDE);
    fine = all.items && all.near;
    for (size_t i = 0; i < count && fine; i++)
        for (size_t k = 0; k < borders[i].count; k++) {
            demarc_shared_line *line = &borders[i].lines[k];

            for (size_t end = 0; end < 2 && !line->ring; end++)
                all.items[all.count++] =
                    (tip){line->lon_lat + (end ? 2 * line->count - 2 : 0),
                          &borders[i], &line->end[end]};
        }
    for (size_t i = 0; i < all.count; i++)
        cells_mark(&all, all.items[i].at);
    if (fine)
        qsort(all.items, all.count, sizeof *all.items, tip_order);
    fine = fine && tips_match(&all);
    free(all.items);
    free(all.near);
    return fine ? DEMARC_OK : DEMARC_ENOMEM;
}
