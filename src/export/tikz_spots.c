/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marked points, for pgfplots. */
#include "config.h"

#include "export/tikz_spots.h"

#include <math.h>

#include "export/tex_text.h"
#include "export/tikz_axis.h"

/* ",color=nablarrggbb", a colour that tikz.c defines. */
static void add_color(const struct nb_panel *p, const struct nb_spot *s, const char *key,
                      struct nb_buf *out)
{
    const struct nb_rgb c = nb_theme_hue(&p->theme, p->axes->curves[s->curve].look.hue);
    nb_buf_printf(out, ",%s=nabla%02x%02x%02x", key, (unsigned)lround(255 * c.r),
                  (unsigned)lround(255 * c.g), (unsigned)lround(255 * c.b));
}

static void add_mark(const struct nb_panel *p, const struct nb_spot *s, struct nb_buf *out)
{
    nb_buf_add(out, "\\addplot[forget plot,only marks,mark=*,mark size=1.4pt");
    add_color(p, s, "color", out);
    nb_buf_add(out, ",mark options={draw=white}] coordinates { (");
    nb_tikz_pair(p, s->x, s->y, out);
    nb_buf_add(out, ") };\n");
}

static void add_name(const struct nb_panel *p, const struct nb_spot_label *l, struct nb_buf *out)
{
    static const char *const anchors[3][3] = {{"south west", "south", "south east"},
                                              {"west", "center", "east"},
                                              {"north west", "north", "north east"}};
    const struct nb_spot *s = &p->spots.list[l->spot];
    struct nb_buf text = {0};
    nb_buf_printf(out, "\\node[font=\\scriptsize,inner sep=2.5pt,anchor=%s",
                  anchors[lround(2 * l->up)][lround(2 * l->across)]);
    add_color(p, s, "text", out);
    nb_buf_add(out, "] at (axis cs:");
    nb_tikz_pair(p, s->x, s->y, out);
    nb_buf_add(out, ") {");
    nb_spot_text(s, l->brief, &text);
    nb_tex_text(nb_buf_text(&text), out);
    nb_buf_add(out, "};\n");
    nb_buf_free(&text);
}

void nb_tikz_spots(const struct nb_panel *p, struct nb_buf *out)
{
    for (size_t i = 0; i < p->spots.count; i++)
        if (p->spots.list[i].y >= p->y.lo && p->spots.list[i].y <= p->y.hi)
            add_mark(p, &p->spots.list[i], out);
    for (size_t i = 0; i < p->layout.spot_count; i++)
        add_name(p, &p->layout.spots[i], out);
}
