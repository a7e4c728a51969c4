/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PNG files, with a physical size and the commands that made the picture. */
#ifndef NB_EXPORT_PNG_OUT_H
#define NB_EXPORT_PNG_OUT_H

#include "export/page.h"

nb_page_writer nb_png_write;

#endif
