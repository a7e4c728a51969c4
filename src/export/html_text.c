/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of HTML. */
#include "config.h"

#include "export/html_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"

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

/* The picture's markup, of its tags those that are in the list alone. */
static void add_markup(const char *text, enum nb_text_kind kind, const char *const *kept,
                       size_t count, struct nb_buf *out)
{
    char *markup = nb_text_markup(text, kind);
    for (const char *p = markup; *p; p++) {
        const size_t len = *p == '<' ? strcspn(p, ">") + 1 : 1;
        bool keep = *p != '<' && ((unsigned char)*p >= ' ' || *p == '\n' || *p == '\t');
        for (size_t i = 0; i < count; i++)
            keep = keep || strncmp(p, kept[i], strlen(kept[i])) == 0;
        nb_buf_addn(out, p, keep ? len : 0);
        p += len - 1;
    }
    free(markup);
}

void nb_html_markup(const char *text, enum nb_text_kind kind, struct nb_buf *out)
{
    static const char *const kept[] = {"<i>", "</i>", "<sup>", "</sup>", "<sub>", "</sub>"};
    add_markup(text, kind, kept, NB_COUNT(kept), out);
}

void nb_html_plain(const char *text, enum nb_text_kind kind, struct nb_buf *out)
{
    add_markup(text, kind, NULL, 0, out);
}

static unsigned byte_of(double share)
{
    return (unsigned)lround(255 * fmin(fmax(share, 0), 1));
}

void nb_html_color(struct nb_rgb c, struct nb_buf *out)
{
    nb_buf_printf(out, "#%02x%02x%02x", byte_of(c.r), byte_of(c.g), byte_of(c.b));
}

void nb_html_string(const char *text, struct nb_buf *out)
{
    nb_buf_addc(out, '"');
    for (const char *p = text; *p; p++) {
        const unsigned char c = (unsigned char)*p;
        /* No tag ends the script; two line ends that are letters elsewhere. */
        const bool line_end =
            strncmp(p, "\xe2\x80\xa8", 3) == 0 || strncmp(p, "\xe2\x80\xa9", 3) == 0;
        if (line_end) {
            nb_buf_addc(out, ' ');
            p += 2;
        } else if (c < ' ' || c == '<' || c == '"' || c == '\\') {
            nb_buf_printf(out, "\\u%04x", c);
        } else {
            nb_buf_addc(out, *p);
        }
    }
    nb_buf_addc(out, '"');
}
