#include "read/parties.h"

#include "base/text.h"
#include "model/countries.h"
#include "read/csv.h"

#include <string.h>

/* What follows killed_ or wounded_, in capital letters; "" if nothing does. */
static const char *party_of(demarc_arena *arena, const char *column)
{
    const char *behind = strchr(column, '_');
    size_t length = behind ? (size_t)(behind - column) : 0;
    char *head = demarc_arena_copy(arena, column, length);
    char *id = demarc_arena_copy(arena, behind ? behind + 1 : "",
                                 behind ? strlen(behind + 1) : 0);

    if (!head || !id)
        return NULL;
    if (!demarc_text_same(head, "killed") && !demarc_text_same(head, "wounded"))
        return "";
    for (char *at = id; *at; at++)
        if (*at >= 'a' && *at <= 'z')
            *at = (char)(*at - 'a' + 'A');
    return id;
}

static bool has_party(const demarc_package *package, const char *id)
{
    for (size_t i = 0; i < package->party_count; i++)
        if (strcmp(package->parties[i].id, id) == 0)
            return true;
    return false;
}

static demarc_status parties_find(demarc_arena *arena, const demarc_csv *csv,
                                  demarc_package *out)
{
    out->parties =
        demarc_arena_take(arena, csv->column_count * sizeof *out->parties);
    out->party_count = 0;
    if (!out->parties)
        return DEMARC_ENOMEM;
    for (size_t i = 0; i < csv->column_count; i++) {
        const char *id = party_of(arena, csv->columns[i]);
        const demarc_country *country;

        if (!id)
            return DEMARC_ENOMEM;
        if (!*id || has_party(out, id))
            continue;
        country = demarc_country_find(id);
        out->parties[out->party_count++] =
            (demarc_party){id, country ? country->name : id};
    }
    return DEMARC_OK;
}

demarc_status demarc_parties_read(demarc_ctx *ctx, demarc_arena *arena,
                                  const char *path, const char *encoding,
                                  demarc_package *out)
{
    demarc_csv csv;
    demarc_status status = demarc_csv_open(ctx, arena, path, encoding, &csv);

    if (status == DEMARC_OK)
        status = parties_find(arena, &csv, out);
    demarc_csv_close(&csv);
    return status;
}
