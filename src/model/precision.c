#include "model/precision.h"

#include "model/word.h"

#include <math.h>
#include <stddef.h>

static const struct {
    const char *word;
    double metres;
} words[] = {
    {"", 1000},      {"exact", 1000},  {"near", 10000},
    {"adm2", 50000}, {"adm1", 200000},
};

double demarc_precision_metres(const char *word)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (demarc_word_same(word, words[i].word))
            return words[i].metres;
    return INFINITY;
}
