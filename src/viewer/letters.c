/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "viewer/letters.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "plot/text.h"

char *nb_letters_choose(void)
{
    const char *english = N_("derivative"), *text = _(english);
    struct nb_buf note = {0};
    if (strcmp(text, english) == 0)
        return NULL;
    struct nb_fonts *fonts = nb_fonts_new();
    nb_text_free(nb_text_new(fonts, text, NB_TEXT_PLAIN, 12, 0));
    if (nb_fonts_missing(fonts)) {
        nb_buf_printf(&note,
                      _("the window is in English: no installed font has all of '%s'; "
                        "install fonts-noto-cjk"),
                      text);
        nb_i18n_take(NULL, 0);
    }
    nb_fonts_free(fonts);
    return note.len > 0 ? nb_buf_take(&note) : NULL;
}
