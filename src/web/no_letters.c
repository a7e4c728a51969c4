/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters measured without a font's file, for a program that sets none: a page's script
 * does. The widths are those of DejaVu Sans. */
#include "config.h"

#include "plot/letters.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xalloc.h"

/* Thousandths of the size, from the blank on. */
static const short widths[] = {
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838,
};

enum { FIRST = ' ', USUAL = 600, WIDE = 1000 };
static const double ascent = 0.928, descent = 0.236, script_size = 0.7;
static const double raise = 0.48, lower = 0.14; /* of scripts */

struct nb_letters {
    char none;
};

struct nb_set_line {
    struct nb_type_line type;
    double width, height;
};

struct nb_letters *nb_letters_new(void)
{
    return nb_xcalloc(1, sizeof(struct nb_letters));
}

void nb_letters_free(struct nb_letters *l)
{
    free(l);
}

static double width_of(const char *text)
{
    double sum = 0;
    for (size_t used; *text; text += used) {
        const uint32_t c = nb_utf8_decode(text, strlen(text), &used);
        const bool known = c >= FIRST && c - FIRST < sizeof widths / sizeof *widths;
        sum += known ? widths[c - FIRST] : nb_utf8_width(c) > 1 ? WIDE : USUAL;
    }
    return sum / 1000;
}

/* Pieces side by side on one baseline. */
struct nb_set_line *nb_letters_set(struct nb_letters *l, struct nb_type_line *line, double size)
{
    (void)l;
    struct nb_set_line *s = nb_xcalloc(1, sizeof *s);
    double above = ascent * size, below = descent * size;
    for (size_t i = 0; i < line->count; i++) {
        struct nb_type_piece *p = &line->pieces[i];
        const double rise = p->script > 0 ? raise * size : p->script < 0 ? -lower * size : 0;
        p->size = p->script ? script_size * size : size;
        above = fmax(above, ascent * p->size + rise);
        below = fmax(below, descent * p->size - rise);
        p->x = s->width;
        s->width += width_of(p->text) * p->size;
    }
    s->type = *line;
    s->type.width = s->width;
    s->height = above + below;
    *line = (struct nb_type_line){0};
    return s;
}

void nb_set_line_free(struct nb_set_line *s)
{
    nb_type_line_free(&s->type);
    free(s);
}

void nb_set_line_size(const struct nb_set_line *s, double *width, double *height)
{
    *width = s->width;
    *height = s->height;
}

const struct nb_type_line *nb_set_line_type(const struct nb_set_line *s)
{
    return &s->type;
}

void nb_set_line_draw(const struct nb_set_line *s, cairo_t *cr)
{
    (void)s;
    (void)cr;
}
