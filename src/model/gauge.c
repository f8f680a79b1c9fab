#include "model/gauge.h"

#include <stdlib.h>

void demarc_gauges_free(demarc_gauges *gauges)
{
    free(gauges->items);
    free(gauges->lon);
    free(gauges->lat);
    free(gauges->cum);
    *gauges = (demarc_gauges){0};
}
