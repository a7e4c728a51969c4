/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG files, with the title and the commands that made the picture. */
#ifndef NB_EXPORT_SVG_OUT_H
#define NB_EXPORT_SVG_OUT_H

#include "export/page.h"

nb_page_writer nb_svg_write;

#endif
