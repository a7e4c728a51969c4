/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "viewer/letters.h"

#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"
#include "plot/text.h"

const char *nb_letters_choose(void)
{
    const char *english = N_("derivative"), *text = _(english);
    if (strcmp(text, english) == 0)
        return NULL;
    struct nb_fonts *fonts = nb_fonts_new();
    nb_text_free(nb_text_new(fonts, text, NB_TEXT_PLAIN, 12, 0));
    const bool missing = nb_fonts_missing(fonts) != NULL;
    nb_fonts_free(fonts);
    if (missing)
        nb_i18n_take(NULL, 0);
    return missing ? text : NULL;
}
