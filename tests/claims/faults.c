/* Twelve kinds of fault, each planted a thousand times in a consistent record,
 * are found 99 times in a hundred. Found is an error or a warning that cites
 * the row. The oracle is how the fault is made. */
#include "tap.h"
#include "telling.h"

enum { TRIES = 1000, QUICK_TRIES = 50, MOST_SEEDS = 20 };

/* Plants the fault and returns its row; NULL where the story has no place for
 * it. */
typedef story_row *plant_fn(story *of);

static bool gives(const story_row *row, demarc_measure measure)
{
    return !isnan(row->figure[measure]);
}

/* A row, by chance, that gives these; NULL if there is none. */
static story_row *row_with(story *of, demarc_measure a, demarc_measure b)
{
    const size_t first = dice_below(&of->dice, of->row_count);

    for (size_t i = 0; i < of->row_count; i++) {
        story_row *row = &of->rows[(first + i) % of->row_count];

        if (gives(row, a) && gives(row, b) && !row->period)
            return row;
    }
    return NULL;
}

static bool exact(const story *of, const story_row *row)
{
    return of->papers[row->paper].digits >= 0;
}

/* A percentage some points off, beside its km and total. */
static story_row *percent_off(story *of)
{
    story_row *row = row_with(of, DEMARC_KM_CUMULATIVE, DEMARC_PERCENT);
    const double off = dice_real(&of->dice, 2, 12);

    if (!row || !exact(of, row) || !gives(row, DEMARC_KM_TOTAL))
        return NULL;
    row->figure[DEMARC_PERCENT] +=
        row->figure[DEMARC_PERCENT] > 50 ? -off : off;
    return row;
}

/* What is done and left do not make the total. */
static story_row *sum_off(story *of)
{
    story_row *row = row_with(of, DEMARC_KM_CUMULATIVE, DEMARC_KM_REMAINING);

    if (!row || !exact(of, row) || !gives(row, DEMARC_KM_TOTAL))
        return NULL;
    row->figure[DEMARC_KM_REMAINING] +=
        row->figure[DEMARC_KM_TOTAL] * dice_real(&of->dice, 0.02, 0.2);
    return row;
}

/* A length below what was reached long before. */
static story_row *length_falls(story *of)
{
    story_row *row = row_with(of, DEMARC_KM_CUMULATIVE, DEMARC_KM_CUMULATIVE);
    double before = 0;

    if (!row || !exact(of, row))
        return NULL;
    for (size_t i = 0; i < of->row_count; i++)
        if (exact(of, &of->rows[i]) &&
            gives(&of->rows[i], DEMARC_KM_CUMULATIVE) &&
            of->rows[i].day + 30 < of->events[row->event].day)
            before = fmax(before, of->rows[i].figure[DEMARC_KM_CUMULATIVE]);
    if (before < 20)
        return NULL;
    row->figure[DEMARC_KM_CUMULATIVE] =
        before * dice_real(&of->dice, 0.5, 0.93);
    row->figure[DEMARC_KM_REMAINING] = row->figure[DEMARC_PERCENT] = NAN;
    return row;
}

/* More done than there is, or a coverage above 100 %. */
static story_row *over_total(story *of)
{
    const bool percent = dice_one_in(&of->dice, 2);
    story_row *row = row_with(of, percent ? DEMARC_PERCENT : DEMARC_KM_TOTAL,
                              percent ? DEMARC_PERCENT : DEMARC_KM_CUMULATIVE);
    const double times = dice_real(&of->dice, 1.02, 1.5);

    if (!row || !exact(of, row))
        return NULL;
    if (percent)
        row->figure[DEMARC_PERCENT] = 100 * times;
    else
        row->figure[DEMARC_KM_CUMULATIVE] =
            times * row->figure[DEMARC_KM_TOTAL];
    return row;
}

/* What is done, printed as what remains. */
static story_row *roles_swap(story *of)
{
    story_row *row = row_with(of, DEMARC_KM_CUMULATIVE, DEMARC_KM_TOTAL);
    double total, done;

    if (!row || !exact(of, row))
        return NULL;
    total = row->figure[DEMARC_KM_TOTAL];
    done = row->figure[DEMARC_KM_CUMULATIVE];
    if (fabs(total - 2 * done) < 0.35 * total || done < 0.2 * total)
        return NULL; /* next to the middle nobody could tell */
    for (size_t i = 0; i < DEMARC_MEASURE_COUNT; i++)
        row->figure[i] = NAN;
    row->figure[DEMARC_KM_TOTAL] = total;
    row->figure[DEMARC_KM_REMAINING] = done;
    return row;
}

/* A digit too many, or a number from elsewhere. */
static story_row *total_far(story *of)
{
    story_row *row = row_with(of, DEMARC_KM_TOTAL, DEMARC_KM_TOTAL);

    if (!row)
        return NULL;
    for (size_t i = 0; i < DEMARC_MEASURE_COUNT; i++)
        if (i != DEMARC_KM_TOTAL)
            row->figure[i] = NAN;
    row->figure[DEMARC_KM_TOTAL] *= dice_one_in(&of->dice, 2)
                                        ? dice_real(&of->dice, 1.4, 10)
                                        : dice_real(&of->dice, 0.1, 0.65);
    return row;
}

/* Demarcated before any treaty. */
static story_row *word_early(story *of)
{
    story_row *row = row_with(of, DEMARC_KM_INCREMENT, DEMARC_KM_INCREMENT);

    if (!row || of->events[row->event].last >= of->treaty)
        return NULL;
    row->word = "demarcated";
    return row;
}

/* An early toll, printed again by a paper that had a newer one. */
static story_row *toll_old(story *of)
{
    for (size_t i = dice_below(&of->dice, of->row_count); i + 1 < of->row_count;
         i++) {
        story_row *row = &of->rows[i], *next = &of->rows[i + 1], *late;

        if (isnan(row->killed[0]) || row->event != next->event ||
            !(next->killed[0] > row->killed[0]))
            continue;
        next->paper = row->paper;
        late = story_row_add(of, row->event, row->paper, next->day + 50);
        late->killed[0] = row->killed[0];
        return late;
    }
    return NULL;
}

/* The right day of another year. */
static story_row *year_off(story *of)
{
    story_row *row = &of->rows[dice_below(&of->dice, of->row_count)];
    const story_event *event = &of->events[row->event];
    const int days = dice_one_in(&of->dice, 2) ? 365 : -365;

    if (row->date > 0 || row->period || event->last - event->day > 20 ||
        (row > of->rows && row[-1].event != row->event) || row == of->rows)
        return NULL;
    row->date = event->day + days;
    row->last = event->last + days;
    return row;
}

/* More announced than the length grew by. */
static story_row *increment_big(story *of)
{
    for (size_t i = dice_below(&of->dice, of->row_count); i < of->row_count;
         i++) {
        story_row *row = &of->rows[i];
        bool before = false, after = false;

        if (!gives(row, DEMARC_KM_INCREMENT) || row->period || !exact(of, row))
            continue;
        for (size_t k = 0; k < of->row_count; k++) {
            const story_row *other = &of->rows[k];

            if (!gives(other, DEMARC_KM_CUMULATIVE) || !exact(of, other))
                continue;
            before = before || other->day + 40 < of->events[row->event].day;
            after = after || of->events[other->event].day >
                                 of->events[row->event].last + 40;
            if (other->event == row->event && other != row)
                after = false;
        }
        if (!before || !after)
            continue;
        for (size_t k = 0; k < of->row_count; k++)
            if (of->rows[k].event == row->event && &of->rows[k] != row)
                of->rows[k].figure[DEMARC_KM_INCREMENT] = NAN;
        row->figure[DEMARC_KM_INCREMENT] +=
            of->total * dice_real(&of->dice, 1.0, 2.0);
        return row;
    }
    return NULL;
}

/* A sum of a year that is less than its parts. */
static story_row *sum_small(story *of)
{
    for (size_t i = of->row_count; i-- > 0;) {
        story_row *row = &of->rows[i];

        if (row->scope == DEMARC_SCOPE_AGGREGATE && row->killed[0] >= 12) {
            row->killed[0] = 0;
            return row;
        }
    }
    return NULL;
}

/* A sum of a year of which the parts are told too, and no mark on it. */
static story_row *sum_unmarked(story *of)
{
    for (size_t i = of->row_count; i-- > 0;) {
        story_row *row = &of->rows[i];
        const story_event *year = &of->events[row->event];
        size_t clashes = 0;

        for (size_t k = 0; k < of->event_count; k++)
            clashes += strcmp(of->events[k].type, "clash") == 0 &&
                       of->events[k].day >= year->day &&
                       of->events[k].last <= year->last;
        if (row->scope != DEMARC_SCOPE_AGGREGATE || row->killed[0] < 6 ||
            clashes < 2)
            continue;
        row->scope = DEMARC_SCOPE_ALL;
        return row;
    }
    return NULL;
}

/* Is a warning or an error about the row? */
static bool is_found(const story *of, const story_row *row)
{
    const long line = row - of->rows + 2;
    demarc_record record;
    bool found = false;

    if (demarc_record_make(&of->border, &(demarc_record_how){0}, &record) ||
        demarc_record_check(&record)) {
        puts("Bail out! out of memory");
        exit(1);
    }
    for (size_t i = 0; i < record.remark_count; i++)
        for (size_t k = 0; k < record.remarks[i].count; k++)
            found =
                found || (record.remarks[i].severity > DEMARC_NOTE &&
                          record.remarks[i].entries[k]->claim->line == line);
    demarc_record_free(&record);
    return found;
}

static void check_kind(plant_fn *plant, const char *name)
{
    const int tries = getenv("QUICK") ? QUICK_TRIES : TRIES;
    int planted = 0, found = 0;

    for (int seed = 0; planted < tries && seed < tries * MOST_SEEDS; seed++) {
        story of;
        story_row *row;

        story_make(&of, 500000 + (uint64_t)seed);
        row = plant(&of);
        if (row) {
            story_tell(&of);
            planted++;
            if (is_found(&of, row))
                found++;
            else if (getenv("SHOW"))
                printf("# %s: seed %d line %td\n", name, seed,
                       row - of.rows + 2);
        }
        story_free(&of);
    }
    ok(planted == tries && found >= 0.99 * tries, "%s: %d of %d found", name,
       found, planted);
}

int main(void)
{
    static const struct {
        plant_fn *plant;
        const char *name;
    } kinds[] = {{percent_off, "a percentage off"},
                 {sum_off, "a sum off"},
                 {length_falls, "a length that falls"},
                 {over_total, "more than there is"},
                 {roles_swap, "roles swapped"},
                 {total_far, "a total far off"},
                 {word_early, "demarcated before a treaty"},
                 {toll_old, "an old toll"},
                 {year_off, "a year off"},
                 {increment_big, "an increment too great"},
                 {sum_small, "a sum less than its parts"},
                 {sum_unmarked, "a sum that repeats its parts"}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        check_kind(kinds[i].plant, kinds[i].name);
    return done();
}
