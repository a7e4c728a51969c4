/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF file with fewer bytes and the same picture. */
#ifndef NB_EXPORT_PDF_PACK_H
#define NB_EXPORT_PDF_PACK_H

#include "base/buf.h"

/* Packs a file that cairo wrote, of PDF 1.4; one of another form stays as it is. The page and
 * what is said of the file remain plain text. */
void nb_pdf_pack(struct nb_buf *file);

#endif
