#include "demarc_terms.h"
#include <stdint.h>
#include "base/right.h"
