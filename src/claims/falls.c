/* Cumulative lengths that fall: in print at all, and at one publisher. */
#include "claims/record.h"

#include <string.h>

/* News of another paper may be so many days late. */
enum { NEWS_DAYS = 7 };

/* A fall that is told once: the height it fell from, and what lies below. */
typedef struct fall {
    demarc_record *record;
    demarc_measure measure;
    demarc_rule_id rule;
    int days; /* a lower figure so soon after may not know better */
    const demarc_entry **cited; /* the height first */
    size_t count;
    /* the claim that leaves least room below, and the one before it that is
     * older than `days` */
    const demarc_entry *bar, *older;
} fall;

static const char *unit_of(demarc_measure measure)
{
    return measure == DEMARC_PERCENT ? "%" : "km";
}

static void fall_tell(fall *of)
{
    const demarc_entry *from = of->count ? of->cited[0] : NULL;
    const demarc_entry *to = of->count > 1 ? of->cited[1] : NULL;

    if (to)
        demarc_remark_add(
            of->record, of->rule, DEMARC_WARNING, of->cited, of->count,
            of->rule == DEMARC_RULE_SOURCE_FALLS
                ? "%s %s, and %s %s later at the same source"
                : "%s %s, and %s %s later",
            demarc_entry_text(from, of->measure), unit_of(of->measure),
            demarc_entry_text(to, of->measure), unit_of(of->measure));
    of->count = 0;
}

/* Did anything between the two undo what was done? */
static bool undone(const demarc_record *record, const demarc_entry *before,
                   const demarc_entry *after)
{
    for (size_t i = 0; i < record->undoing_count; i++)
        if (record->undoing[i]->date.latest >= before->from &&
            record->undoing[i]->date.earliest <= after->by)
            return true;
    return false;
}

static bool is_below(demarc_measure measure, int days,
                     const demarc_entry *entry, const demarc_entry *height)
{
    return (long)entry->from > (long)height->by + days &&
           entry->published >= height->published &&
           demarc_range_below(
               demarc_entry_range(entry, measure, DEMARC_LOOSE),
               demarc_entry_range(height, measure, DEMARC_LOOSE));
}

static bool is_above(demarc_measure measure, const demarc_entry *entry,
                     const demarc_entry *bar)
{
    return demarc_entry_range(entry, measure, DEMARC_LOOSE).low >
           demarc_entry_range(bar, measure, DEMARC_LOOSE).low;
}

static void fall_start(fall *of, const demarc_entry *entry)
{
    fall_tell(of);
    of->cited[of->count++] = entry;
}

static bool fell(const fall *of, const demarc_entry *entry,
                 const demarc_entry *bar)
{
    return bar && is_below(of->measure, of->days, entry, bar) &&
           !undone(of->record, bar, entry);
}

/* Takes the next entry by time. */
static void fall_take(fall *of, const demarc_entry *entry)
{
    const demarc_entry *bar = of->bar;

    if (fell(of, entry, bar) || fell(of, entry, of->older)) {
        of->cited[of->count++] = entry;
        return;
    }
    if (bar && entry->from > bar->by && undone(of->record, bar, entry))
        bar = of->older = NULL;
    if (bar && !is_above(of->measure, entry, bar))
        return;
    if (bar && (long)bar->by + of->days < entry->from)
        of->older = bar;
    if (!bar || demarc_range_below(
                    demarc_entry_range(of->cited[0], of->measure, DEMARC_LOOSE),
                    demarc_entry_range(entry, of->measure, DEMARC_LOOSE)))
        fall_start(of, entry);
    of->bar = entry;
}

static void fall_end(fall *of)
{
    fall_tell(of);
    of->bar = of->older = NULL;
}

static void all_check(fall *of)
{
    const demarc_series *all = &of->record->of[of->measure];

    for (size_t i = 0; i < all->count; i++)
        fall_take(of, all->items[i]);
    fall_end(of);
}

/* The entries of each publisher on their own; one without a name is none. */
static void sources_check(fall *of, bool *done)
{
    const demarc_series *all = &of->record->of[of->measure];

    memset(done, 0, of->record->count * sizeof *done);
    for (size_t i = 0; i < all->count; i++) {
        const size_t source = all->items[i]->source;

        if (done[source] || !*all->items[i]->claim->source)
            continue;
        done[source] = true;
        for (size_t k = i; k < all->count; k++)
            if (all->items[k]->source == source)
                fall_take(of, all->items[k]);
        fall_end(of);
    }
}

void demarc_check_falls(demarc_record *record)
{
    fall of = {.record = record,
               .measure = DEMARC_KM_CUMULATIVE,
               .rule = DEMARC_RULE_CUMULATIVE_FALLS,
               .days = NEWS_DAYS,
               .cited =
                   demarc_record_take(record, record->count, sizeof *of.cited)};
    bool *done = demarc_record_take(record, record->count, sizeof *done);

    if (!of.cited || !done)
        return;
    all_check(&of);
    of.rule = DEMARC_RULE_SOURCE_FALLS;
    of.days = 0;
    sources_check(&of, done);
    of.measure = DEMARC_PERCENT;
    sources_check(&of, done);
}
