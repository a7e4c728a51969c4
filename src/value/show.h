/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as text: tensors as PyTorch prints them, numbers by the shortest text
 * that reads back. */
#ifndef NB_VALUE_SHOW_H
#define NB_VALUE_SHOW_H

#include "base/buf.h"
#include "base/err.h"
#include "value/settings.h"
#include "value/value.h"

/* Appends what the prompt shows (strings quoted) or, with `plain`, what
 * print() writes. False sets err: values are computed here. */
bool nb_show(struct nb_value v, const struct nb_settings *settings, bool plain, struct nb_buf *out,
             struct nb_err *err);

#endif
