#include "measure/pillar_doubt.h"

#include "base/buffer.h"
#include "measure/calibrate.h"

#include <math.h>
#include <stdlib.h>

static demarc_where at_pillar(const demarc_border *border,
                              const demarc_pillar *pillar)
{
    demarc_where where = DEMARC_NOWHERE;

    where.file = border->pillars_file;
    where.line = pillar->line;
    where.feature = pillar->number;
    where.lon = pillar->lon;
    where.lat = pillar->lat;
    return where;
}

void demarc_pillar_why(const demarc_pillar_place *place, demarc_buffer *out,
                       const char **mend)
{
    const char *route = *place->pillar->route ? place->pillar->route : "main";

    *mend = "give it a position, or km between those of pillars that have both";
    switch (place->way) {
    case DEMARC_PILLAR_FAR:
        demarc_buffer_text(out, "is ");
        demarc_buffer_fixed(out, place->offset_m / 1000, 3);
        demarc_buffer_text(out, " km off the line");
        *mend = "check lon and lat, or give it from and until if the line was "
                "moved";
        break;
    case DEMARC_PILLAR_NO_ROUTE:
        demarc_buffer_format(out, "stands on %s, and there is no such route",
                             route);
        *mend = "see demarc stats --by route";
        break;
    case DEMARC_PILLAR_NO_LINE:
        demarc_buffer_text(out, "has no line to stand on");
        break;
    default:
        demarc_buffer_format(out,
                             "has only its km, and no two pillars on %s that "
                             "have both place it on the line",
                             route);
    }
}

static demarc_status place_doubt(demarc_ctx *ctx, const demarc_border *border,
                                 demarc_day day,
                                 const demarc_pillar_place *place)
{
    static const demarc_rule_id rules[] = {
        [DEMARC_PILLAR_NO_ROUTE] = DEMARC_RULE_PILLAR_ROUTE,
        [DEMARC_PILLAR_FAR] = DEMARC_RULE_PILLAR_FAR,
        [DEMARC_PILLAR_LOOSE] = DEMARC_RULE_PILLAR_LOOSE};
    demarc_where where = at_pillar(border, place->pillar);
    demarc_buffer why = {0};
    demarc_status status;
    const char *mend;
    char text[DEMARC_DAY_SIZE];

    demarc_pillar_why(place, &why, &mend);
    if (day > DEMARC_DAY_MIN && day < DEMARC_DAY_MAX)
        demarc_buffer_format(&why, " on %s", demarc_day_format(day, text));
    status = demarc_buffer_status(&why);
    if (status == DEMARC_OK)
        status = demarc_report(ctx, rules[place->way], &where, mend,
                               "pillar %s %s", place->pillar->number, why.data);
    demarc_buffer_free(&why);
    return status;
}

/** The day a pillar comes, or its last one. */
static demarc_day day_of(const demarc_pillar *pillar, bool last)
{
    if (!last)
        return pillar->from;
    return pillar->until < DEMARC_DAY_MAX ? pillar->until - 1 : DEMARC_DAY_MAX;
}

/** Looks at all pillars on the day they come, then on their last: so lines of
 *  one time are asked for together. `told` are those already named. */
static demarc_status places_doubt(demarc_ctx *ctx, const demarc_border *border,
                                  bool last, bool *told)
{
    demarc_status status = DEMARC_OK;

    for (size_t i = 0; i < border->pillar_count && status == DEMARC_OK; i++) {
        const demarc_pillar *pillar = &border->pillars[i];
        demarc_pillar_place place;

        if (told[i])
            continue;
        demarc_pillar_at(border, day_of(pillar, last), pillar, &place);
        told[i] = place.way != DEMARC_PILLAR_NO_LINE &&
                  place.way < DEMARC_PILLAR_POINT;
        if (told[i])
            status = place_doubt(ctx, border, day_of(pillar, last), &place);
    }
    return status;
}

static demarc_status order_doubt(demarc_ctx *ctx, const demarc_border *border,
                                 const demarc_pillar *before,
                                 const demarc_pillar *pillar)
{
    demarc_where where = at_pillar(border, pillar);
    demarc_buffer km = {0};
    demarc_status status;

    demarc_buffer_shortest(&km, pillar->km);
    demarc_buffer_format(&km, ", and pillar %s before it along the line has ",
                         before->number);
    demarc_buffer_shortest(&km, before->km);
    status = demarc_buffer_status(&km);
    if (status == DEMARC_OK)
        status = demarc_report(ctx, DEMARC_RULE_PILLAR_ORDER, &where,
                               "correct the km or the position of one of them",
                               "pillar %s has km %s", pillar->number, km.data);
    demarc_buffer_free(&km);
    return status;
}

demarc_status demarc_pillars_doubt(demarc_ctx *ctx, const demarc_border *border)
{
    bool *told = calloc(border->pillar_count + 1, sizeof *told);
    demarc_calibration all = {0};
    demarc_status status = told ? DEMARC_OK : DEMARC_ENOMEM;

    for (int last = 0; last < 2 && status == DEMARC_OK; last++)
        status = places_doubt(ctx, border, last, told);
    free(told);
    if (status == DEMARC_OK)
        status = demarc_calibrate(border, DEMARC_DAY_MAX, &all);
    for (size_t i = 0; i < all.interval_count && status == DEMARC_OK; i++)
        if (!(all.intervals[i].surveyed_m > 0))
            status = order_doubt(ctx, border,
                                 all.pillars[all.intervals[i].from].pillar,
                                 all.pillars[all.intervals[i].to].pillar);
    demarc_calibration_free(&all);
    return status;
}
