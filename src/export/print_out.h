/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files for paper, PDF and EPS, with the title and the commands that made the picture. */
#ifndef NB_EXPORT_PRINT_OUT_H
#define NB_EXPORT_PRINT_OUT_H

#include "export/page.h"

nb_page_writer nb_pdf_write, nb_eps_write;

#endif
