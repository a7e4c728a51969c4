/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures for other programs. */
#ifndef NB_VIEWER_CLIPBOARD_H
#define NB_VIEWER_CLIPBOARD_H

#include <stdbool.h>

#include "base/err.h"
#include "figure/figure.h"

/* Hands the picture of a figure to the desktop's clipboard as PNG, by wl-copy or xclip, which
 * hold it for as long as somebody wants it. False sets err, in words that stand alone: neither
 * is there, or it failed. */
bool nb_clipboard_take(const struct nb_figure *figure, struct nb_err *err);

#endif
