/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that are nothing but their result: a call that is not used is dropped. */
#ifndef NB_NUMBER_PURE_H
#define NB_NUMBER_PURE_H

#define NB_PURE __attribute__((const))

#endif
