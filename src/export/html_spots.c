/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marked points, for a page's script: html_spots.js draws them. */
#include "config.h"

#include "export/html_spots.h"

#include "export/html_text.h"
#include "formula/js.h"

bool nb_html_has_spots(const struct nb_panel *p)
{
    bool any = p->spots.count > 0;
    for (size_t i = 0; i < p->axes->count; i++)
        any = any || p->axes->curves[i].tangent;
    return any;
}

static const struct nb_spot_label *name_of(const struct nb_panel *p, size_t spot)
{
    for (size_t i = 0; i < p->layout.spot_count; i++)
        if (p->layout.spots[i].spot == spot)
            return &p->layout.spots[i];
    return NULL;
}

static void add_spot(const struct nb_panel *p, size_t i, struct nb_buf *out)
{
    const struct nb_spot *s = &p->spots.list[i];
    const struct nb_spot_label *name = name_of(p, i);
    nb_buf_printf(out, "%s[%zu,", i ? "," : "", s->curve);
    nb_js_number(s->x, out);
    nb_buf_addc(out, ',');
    nb_js_number(s->y, out);
    if (name) {
        struct nb_buf text = {0};
        nb_spot_text(s, name->brief, &text);
        nb_buf_addc(out, ',');
        nb_html_string(nb_buf_text(&text), out);
        nb_buf_printf(out, ",%g,%g", name->across, name->up);
        nb_buf_free(&text);
    }
    nb_buf_addc(out, ']');
}

void nb_html_spots(const struct nb_panel *p, struct nb_buf *out)
{
    if (!nb_html_has_spots(p))
        return;
    nb_buf_add(out, ",spots:[");
    for (size_t i = 0; i < p->spots.count; i++)
        add_spot(p, i, out);
    nb_buf_addc(out, ']');
}
