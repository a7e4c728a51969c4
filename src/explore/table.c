/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of the curve that is read, for other programs. */
#include "config.h"

#include <math.h>

#include "base/num.h"
#include "explore/explorer_priv.h"

static void add_number(struct nb_buf *out, double x, char after)
{
    char text[NB_NUM_MAX];
    nb_num_print(x, text);
    nb_buf_printf(out, "%s%c", text, after);
}

static void add_name(struct nb_buf *out, const char *label, size_t primes, char after)
{
    nb_buf_add(out, *label ? label : "y");
    while (primes-- > 0)
        nb_buf_addc(out, '\'');
    nb_buf_addc(out, after);
}

char *nb_explorer_table(struct nb_explorer *e)
{
    struct nb_buf out = {0};
    struct nb_panel *p = nb_explorer_panel(e);
    const struct nb_rect *plot = &p->layout.plot;
    const double y = p->cell.y + plot->y + plot->height / 2;
    const size_t columns = (size_t)fmax(plot->width * p->scale, 1);
    for (size_t i = 0; i <= columns; i++) {
        const double at = p->cell.x + plot->x + plot->width * (double)i / (double)columns;
        const struct nb_reading r =
            nb_reading_at(&e->readers, p, at, e->inside ? e->y : y,
                          e->reading.set && e->chosen < 0 ? (int)e->reading.curve : e->chosen);
        const size_t orders = r.orders < 2 ? 1 : 2;
        if (!r.set)
            break;
        if (i == 0) {
            const char *label = p->axes->curves[r.curve].label;
            nb_buf_add(&out, "x\t");
            for (size_t k = 0; k < orders; k++)
                add_name(&out, label, k, k + 1 < orders ? '\t' : '\n');
        }
        add_number(&out, r.x, '\t');
        for (size_t k = 0; k < orders; k++)
            add_number(&out, r.y[k], k + 1 < orders ? '\t' : '\n');
    }
    return nb_buf_take(&out);
}
