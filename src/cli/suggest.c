#include "cli/suggest.h"

#include <string.h>

enum { LONGEST = 31 };

cli_suggestion cli_suggestion_start(const char *word, size_t length)
{
    return (cli_suggestion){.word = word, .length = length};
}

/** What ogr2ogr, mapshaper, git and others call it, and what demarc does. */
static const char *const meanings[][2] = {
    {"date", "as-of"},
    {"day", "as-of"},
    {"at", "as-of"},
    {"when", "as-of"},
    {"until", "as-of"},
    {"outfile", "output"},
    {"output-file", "output"},
    {"file", "output"},
    {"force", "overwrite"},
    {"replace", "overwrite"},
    {"clobber", "overwrite"},
    {"crs", "assume-crs"},
    {"srs", "assume-crs"},
    {"epsg", "assume-crs"},
    {"s_srs", "assume-crs"},
    {"a_srs", "assume-crs"},
    {"units", "unit"},
    {"charset", "encoding"},
    {"silent", "quiet"},
    {"lines", "segments"},
    {"geodata", "segments"},
    {"input", "segments"},
    {"timeline", "events"},
    {"csv-file", "events"},
    {"column", "field"},
    {"group-by", "by"},
    {"per", "by"},
    {"id", "border"},
    {"decimals", "digits"},
    {"precision", "digits"},
    {"vocabulary", "schema"},
    {"worldview", "view"},
    {"explain", "rule"},
    {"to", "format"},
};

const char *cli_suggestion_meant(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++)
        if (strlen(meanings[i][0]) == length &&
            strncmp(meanings[i][0], word, length) == 0)
            return meanings[i][1];
    return NULL;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Damerau's: insert, delete, replace, or swap two neighbours (in its simple
 * form, optimal string alignment). */
static size_t distance_of(const char *a, size_t m, const char *b, size_t n)
{
    size_t cost[LONGEST + 1][LONGEST + 1];

    for (size_t i = 0; i <= m; i++)
        cost[i][0] = i;
    for (size_t j = 0; j <= n; j++)
        cost[0][j] = j;
    for (size_t i = 1; i <= m; i++)
        for (size_t j = 1; j <= n; j++) {
            size_t best = cost[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

            best = least(best, least(cost[i - 1][j], cost[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = least(best, cost[i - 2][j - 2] + 1);
            cost[i][j] = best;
        }
    return cost[m][n];
}

void cli_suggestion_try(cli_suggestion *guess, const char *name)
{
    size_t length = strlen(name), distance;

    if (guess->length > LONGEST || length > LONGEST || guess->length < 2)
        return;
    if (strncmp(name, guess->word, guess->length) == 0)
        distance = 1;
    else
        distance = distance_of(guess->word, guess->length, name, length);
    if (distance * 3 > guess->length + 1) /* a third may be wrong */
        return;
    if (!guess->best || distance < guess->distance) {
        guess->best = name;
        guess->distance = distance;
    }
}
