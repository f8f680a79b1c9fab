#include "model/relief.h"

#include <stdlib.h>

void demarc_heights_free(demarc_heights *heights)
{
    free(heights->metres);
    free(heights->cells);
    *heights = (demarc_heights){0};
}
