#include "base/right.h"
#include "demarc.h"
#include "model/right.h"
#include "read/other.h"

#include <gdal_utils.h>
#include <sys/stat.h>
