/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of keys, over the picture: groups under headings, in as many columns as let the
 * type be largest. */
#include "config.h"

#include <math.h>

#include "base/i18n.h"
#include "explore/deeds.h"
#include "explore/explorer_priv.h"

static const double largest = 13, margin = 16;
static const double leading = 1.6, between = 2, heading = 1.15; /* in sizes of type */
enum { COLUMNS = 4 };

static bool is_heading(const struct nb_deed *d)
{
    return !d->keys;
}

static bool is_told(const struct nb_deed *d)
{
    return d->keys && *d->keys;
}

/* The widths of what is told, in sizes of type. */
struct widths {
    double keys, docs;
};

static double width_of(const struct nb_explorer *e, const char *text)
{
    const double size = 16;
    struct nb_layout_text *t = nb_text_new(e->marks.fonts, text, NB_TEXT_PLAIN, size, 0);
    const double width = nb_text_width(t) / size;
    nb_text_free(t);
    return width;
}

static struct widths measure(const struct nb_explorer *e)
{
    struct widths w = {0, 0};
    for (size_t i = 0; i < nb_deed_count; i++)
        if (is_told(&nb_deeds[i])) {
            w.keys = fmax(w.keys, width_of(e, _(nb_deeds[i].keys)));
            w.docs = fmax(w.docs, width_of(e, _(nb_deeds[i].doc)));
        }
    return w;
}

/* The lines of the group that begins with a heading; two for that. */
static size_t lines_of(size_t first)
{
    size_t n = 2;
    for (size_t i = first + 1; i < nb_deed_count && !is_heading(&nb_deeds[i]); i++)
        n += is_told(&nb_deeds[i]);
    return n;
}

/* The columns that groups fill where none is longer than that. */
static size_t columns_of(size_t lines)
{
    size_t columns = 1, used = 0;
    for (size_t i = 0; i < nb_deed_count; i++) {
        if (!is_heading(&nb_deeds[i]))
            continue;
        const size_t n = lines_of(i);
        if (used > 0 && used + n > lines) {
            columns++;
            used = 0;
        }
        used += n;
    }
    return columns;
}

/* How the list is set. */
struct setting {
    size_t columns, lines; /* lines: of the longest column */
    double size;
};

static struct setting set_in(const struct nb_explorer *e, const struct widths *w, size_t columns)
{
    struct setting s = {columns, 1, largest};
    for (size_t i = 0; i < nb_deed_count; i++)
        if (is_heading(&nb_deeds[i]) && lines_of(i) > s.lines)
            s.lines = lines_of(i);
    while (columns_of(s.lines) > columns)
        s.lines++;
    const double column = w->keys + 1 + w->docs;
    const double wide = column * (double)columns + between * (double)(columns - 1);
    s.size = fmin(s.size, (e->height - 2 * margin) / (leading * (double)s.lines));
    s.size = fmin(s.size, (e->width - 2 * margin) / wide);
    return s;
}

static struct setting best_setting(const struct nb_explorer *e, const struct widths *w)
{
    struct setting best = set_in(e, w, 1);
    for (size_t n = 2; n <= COLUMNS; n++) {
        const struct setting s = set_in(e, w, n);
        if (s.size > best.size)
            best = s;
    }
    return best;
}

static void write(struct nb_explorer *e, double x, double y, const char *text, double size,
                  struct nb_rgb color, double across)
{
    struct nb_overlay_mark *m = nb_overlay_text(&e->marks, x, y, text, size, color);
    m->across = across;
    m->down = 0.5;
    m->plain = true;
}

/* Writes the rows of a group from y on, which is the middle of its first line. */
static void write_group(struct nb_explorer *e, size_t first, double x, double y, double size,
                        double keys)
{
    const struct nb_theme *t = e->scene->theme;
    const double step = leading * size, docs = x + (keys + 1) * size;
    write(e, docs, y + 0.6 * step, _(nb_deeds[first].doc), heading * size, t->ink, 0);
    e->marks.list[e->marks.count - 1].alpha = 0.55;
    y += 2 * step;
    for (size_t i = first + 1; i < nb_deed_count && !is_heading(&nb_deeds[i]); i++) {
        const struct nb_deed *d = &nb_deeds[i];
        if (!is_told(d))
            continue;
        write(e, x + keys * size, y, _(d->keys), size, nb_theme_hue(t, 0), 1);
        write(e, docs, y, _(d->doc), size, t->ink, 0);
        y += step;
    }
}

void nb_keys_make(struct nb_explorer *e)
{
    const struct widths w = measure(e);
    const struct setting s = best_setting(e, &w);
    const double column = (w.keys + 1 + w.docs + between) * s.size, step = leading * s.size;
    const double top = (e->height - step * (double)s.lines) / 2 + step / 2;
    double x = (e->width - column * (double)s.columns + between * s.size) / 2;
    size_t used = 0;
    nb_overlay_box(&e->marks, (struct nb_rect){0, 0, e->width, e->height},
                   e->scene->theme->background)
        ->alpha = 0.96;
    for (size_t i = 0; i < nb_deed_count; i++) {
        if (!is_heading(&nb_deeds[i]))
            continue;
        const size_t n = lines_of(i);
        if (used > 0 && used + n > s.lines) {
            x += column;
            used = 0;
        }
        write_group(e, i, x, top + step * (double)used, s.size, w.keys);
        used += n;
    }
}
