/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JPEG files, for who asks for one: lines and letters are sharper in PNG, and smaller. */
#ifndef NB_EXPORT_JPEG_OUT_H
#define NB_EXPORT_JPEG_OUT_H

#include "export/page.h"

nb_page_writer nb_jpeg_write;

#endif
