#include "base/right.h"
#include "model/right.h"
#include <geos_c.h>
#include <gdal.h>
#include <pango/pango.h>
#  include "read/right.h"
#include "wrong.h"
