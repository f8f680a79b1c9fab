/* A segments file as GeoJSON: lines with the fields that stats reads, and
 * every coordinate to the last digit, since cutting at seven would move what
 * others are to be compared with. */
#include "base/buffer.h"
#include "measure/dateline.h"
#include "measure/extraction.h"
#include "write/members.h"
#include "write/writers.h"

typedef struct job {
    demarc_extraction *from;
    demarc_buffer *out;
    size_t features;
} job;

static void positions(job *to, const double *lon_lat, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        demarc_buffer_char(to->out, i ? ',' : '[');
        demarc_buffer_char(to->out, '[');
        demarc_buffer_shortest(to->out, lon_lat[2 * i]);
        demarc_buffer_char(to->out, ',');
        demarc_buffer_shortest(to->out, lon_lat[2 * i + 1]);
        demarc_buffer_char(to->out, ']');
    }
    demarc_buffer_char(to->out, ']');
}

static demarc_status geometry(job *to, const demarc_shared_line *line)
{
    demarc_parts parts;
    demarc_status status =
        demarc_dateline_cut(line->lon_lat, line->count, &parts);

    if (status != DEMARC_OK)
        return status;
    demarc_buffer_format(
        to->out, "{\"type\":\"%sLineString\",\"coordinates\":%s",
        parts.count > 1 ? "Multi" : "", parts.count > 1 ? "[" : "");
    for (size_t i = 0; i < parts.count; i++) {
        if (i > 0)
            demarc_buffer_char(to->out, ',');
        positions(to, parts.lon_lat + 2 * parts.start[i],
                  parts.start[i + 1] - parts.start[i]);
    }
    demarc_buffer_text(to->out, parts.count > 1 ? "]}" : "}");
    demarc_parts_free(&parts);
    return DEMARC_OK;
}

/** "Kyrgyzstan - Tajikistan", and behind it ", enclave ring 1". */
static void name_member(job *to, const demarc_area *a, const demarc_area *b,
                        const demarc_shared_line *line)
{
    demarc_buffer name = {0};

    demarc_buffer_format(&name, "%s - %s%s", *a->name ? a->name : a->code,
                         *b->name ? b->name : b->code,
                         line->ring ? ", ring" : "");
    demarc_member_text(to->out, "name", name.data ? name.data : "");
    to->out->failed |= name.failed;
    demarc_buffer_free(&name);
}

static demarc_status line_write(job *to, const demarc_shared_border *border,
                                size_t i)
{
    const demarc_shared_line *line = &border->lines[i];
    const demarc_area *a = &to->from->areas.items[border->a];
    const demarc_area *b = &to->from->areas.items[border->b];
    const char *id = demarc_extraction_id(to->from, border, i);
    const char *name = demarc_extraction_border(to->from, border);
    demarc_status status;

    if (!id || !name)
        return DEMARC_ENOMEM;
    demarc_buffer_text(to->out, to->features++ ? ",\n" : "\n");
    demarc_buffer_text(to->out, "{\"type\":\"Feature\",\"properties\":{");
    demarc_member_text(to->out, "id", id);
    name_member(to, a, b, line);
    demarc_member_text(to->out, "border", name);
    demarc_member_text(to->out, "left", line->turned ? b->code : a->code);
    demarc_member_text(to->out, "right", line->turned ? a->code : b->code);
    demarc_member_text(to->out, "route", "");
    demarc_member_text(to->out, "stage", "");
    demarc_member_text(to->out, "source", to->from->file[a->source]);
    demarc_buffer_text(to->out, "},\"geometry\":");
    status = geometry(to, line);
    demarc_buffer_char(to->out, '}');
    return status;
}

demarc_status demarc_write_segments(demarc_ctx *ctx, demarc_extraction *lines,
                                    demarc_buffer *out)
{
    job to = {lines, out, 0};
    demarc_status status = DEMARC_OK;

    (void)ctx;
    demarc_buffer_text(out, "{\"type\":\"FeatureCollection\",\"features\":[");
    for (size_t i = 0; i < lines->shared.count; i++)
        for (size_t k = 0; k < lines->shared.borders[i].count && !status; k++)
            status = line_write(&to, &lines->shared.borders[i], k);
    demarc_buffer_text(out, "\n]}\n");
    return status;
}
