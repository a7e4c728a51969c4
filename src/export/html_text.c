/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of HTML. */
#include "config.h"

#include "export/html_text.h"

#include <math.h>

void nb_html_text(const char *text, struct nb_buf *out)
{
    for (; *text; text++)
        switch (*text) {
        case '<':
            nb_buf_add(out, "&lt;");
            break;
        case '>':
            nb_buf_add(out, "&gt;");
            break;
        case '&':
            nb_buf_add(out, "&amp;");
            break;
        case '"':
            nb_buf_add(out, "&quot;");
            break;
        default:
            if ((unsigned char)*text >= ' ' || *text == '\n' || *text == '\t')
                nb_buf_addc(out, *text);
        }
}

static unsigned byte_of(double share)
{
    return (unsigned)lround(255 * fmin(fmax(share, 0), 1));
}

void nb_html_color(struct nb_rgb c, struct nb_buf *out)
{
    nb_buf_printf(out, "#%02x%02x%02x", byte_of(c.r), byte_of(c.g), byte_of(c.b));
}
