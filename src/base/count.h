/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NB_BASE_COUNT_H
#define NB_BASE_COUNT_H

#include <stdint.h>

/* The elements of an array (not of a pointer). */
#define NB_COUNT(array) (sizeof(array) / sizeof *(array))

/* Numbers of elements are exact as doubles up to here, and far from what a size_t holds. */
#define NB_MOST_ELEMENTS (SIZE_MAX > UINT32_MAX ? 0x1p53 : 0x1p30)

#endif
