/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef NB_BASE_COUNT_H
#define NB_BASE_COUNT_H

/* The elements of an array (not of a pointer). */
#define NB_COUNT(array) (sizeof(array) / sizeof *(array))

#endif
