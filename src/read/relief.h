/** relief.h - heights from any raster that raster.h opens. */
#ifndef DEMARC_READ_RELIEF_H
#define DEMARC_READ_RELIEF_H

#include "model/relief.h"

/**
 * A demarc_relief_fn. Only the window that the view shows is read; where its
 * cells are smaller than pixels, so many of them are averaged that they are
 * about as large. So a file of any size takes little memory, and more time
 * without overviews in it.
 */
demarc_relief_fn demarc_relief_read;

#endif
