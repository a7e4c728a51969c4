/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves as text. */
#include "config.h"

#include "figure/curve_text.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/shared.h"
#include "base/xalloc.h"
#include "figure/handover.h"
#include "figure/live.h"
#include "figure/message.h"
#include "figure/points_text.h"

enum { MAX_ORDER = 9 };

/* What is as the order has it is not said. */
void nb_look_text_write(const struct nb_stroke *l, struct nb_buf *out)
{
    nb_buf_printf(out, " hue %d order %d", l->hue, l->order);
    if (l->width > 0)
        nb_buf_printf(out, " width %a", l->width);
    if (l->faint > 0)
        nb_buf_printf(out, " faint %a", l->faint);
    if (l->marked)
        nb_buf_add(out, " marked");
    if (l->bare)
        nb_buf_add(out, " bare");
    if (l->ordered)
        nb_buf_printf(out, " z %a", l->z);
}

void nb_label_text_write(const char *word, const char *label, struct nb_buf *out)
{
    nb_buf_printf(out, " %s ", word);
    nb_message_escape(out, label);
    nb_buf_addc(out, '\n');
}

void nb_curve_text_write(const struct nb_axes *a, const struct nb_curve *c,
                         const struct nb_points_way *way, struct nb_wire_writer *wire)
{
    struct nb_buf *out = wire->out;
    if (c->y) {
        const size_t var = nb_wire_write(wire, c->var), y = nb_wire_write(wire, c->y);
        const size_t of = c->of ? nb_wire_write(wire, c->of) : 0;
        nb_buf_printf(out, "curve function %zu %zu", y, var);
        if (c->of)
            nb_buf_printf(out, " of %zu", of);
        if (c->tangent)
            nb_buf_printf(out, " at %a", c->at);
        nb_buf_add(out, c->points ? " points" : "");
        nb_buf_add(out, c->aside ? " aside" : "");
    } else {
        const struct nb_implicit *f = &c->implicit;
        size_t at[3] = {0, 0, 0};
        if (f->f) {
            at[0] = nb_wire_write(wire, f->f);
            at[1] = nb_wire_write(wire, f->x);
            at[2] = nb_wire_write(wire, f->y);
        }
        nb_buf_printf(out, "curve data%s", c->pin ? " pin" : "");
        if (f->f)
            nb_buf_printf(out, " zero %zu %zu %zu", at[0], at[1], at[2]);
    }
    nb_look_text_write(&c->look, out);
    nb_buf_add(out, c->right ? " right" : "");
    nb_label_text_write("label", c->label, out);
    nb_live_write(c, wire);
    if (!c->y)
        nb_points_write(a, c, way);
}

bool nb_text_int(const char **p, const char *word, int max, int *value)
{
    size_t n;
    if (!nb_message_word(p, word) || !nb_message_size(p, &n) || n > (size_t)max)
        return false;
    *value = (int)n;
    return true;
}

bool nb_text_positive(const char **p, double *value)
{
    return nb_message_double(p, value) && *value > 0 && isfinite(*value);
}

bool nb_look_text_read(const char **p, struct nb_stroke *l)
{
    *l = (struct nb_stroke){0};
    if (!nb_text_int(p, "hue", NB_HUE_MAX, &l->hue) ||
        !nb_text_int(p, "order", MAX_ORDER, &l->order))
        return false;
    if (nb_message_word(p, "width") && !nb_text_positive(p, &l->width))
        return false;
    if (nb_message_word(p, "faint") && (!nb_text_positive(p, &l->faint) || l->faint > 1))
        return false;
    l->marked = nb_message_word(p, "marked");
    l->bare = nb_message_word(p, "bare");
    l->ordered = nb_message_word(p, "z");
    return !l->ordered || (nb_message_double(p, &l->z) && isfinite(l->z));
}

static struct nb_axes *last_axes(const struct nb_figure *f)
{
    return &f->axes[f->count - 1];
}

/* The expressions of an implicit curve. */
static bool read_implicit(struct nb_figure_reader *r, const char **p, struct nb_implicit *out)
{
    struct nb_expr **const parts[] = {&out->f, &out->x, &out->y};
    for (size_t i = 0; i < 3; i++) {
        size_t number;
        if (!nb_message_size(p, &number) || !(*parts[i] = nb_wire_node(&r->wire, number)))
            return false;
    }
    const struct nb_parameter other = {.var = out->y};
    return out->y->name && nb_live_is_function(out->f, out->x, &other, 1);
}

/* The expressions of a function curve, and what it is of another. */
static bool read_function(struct nb_figure_reader *r, const char **p, struct nb_curve *c)
{
    size_t y, var, of;
    if (!nb_message_size(p, &y) || !nb_message_size(p, &var))
        return false;
    c->y = nb_wire_node(&r->wire, y);
    c->var = nb_wire_node(&r->wire, var);
    if (!c->y || !c->var || !nb_live_is_function(c->y, c->var, NULL, 0))
        return false;
    if (nb_message_word(p, "of") &&
        (!nb_message_size(p, &of) || !(c->of = nb_wire_node(&r->wire, of)) ||
         !nb_live_is_function(c->of, c->var, NULL, 0)))
        return false;
    c->tangent = nb_message_word(p, "at");
    if (c->tangent && (!nb_message_double(p, &c->at) || !isfinite(c->at)))
        return false;
    c->points = nb_message_word(p, "points");
    c->aside = nb_message_word(p, "aside");
    return true;
}

bool nb_curve_text_read(struct nb_figure_reader *r, const char *p)
{
    struct nb_curve read = {.y = NULL};
    struct nb_implicit implicit = {0};
    if (nb_message_word(&p, "function")) {
        if (!read_function(r, &p, &read))
            return false;
    } else {
        if (!nb_message_word(&p, "data"))
            return false;
        read.pin = nb_message_word(&p, "pin");
        if (nb_message_word(&p, "zero") && !read_implicit(r, &p, &implicit))
            return false;
    }
    struct nb_stroke look;
    if (!nb_look_text_read(&p, &look))
        return false;
    const bool right = nb_message_word(&p, "right");
    /* Only a second axis has limits of its own. */
    if ((right && !last_axes(r->figure)->twin) || !nb_message_word(&p, "label"))
        return false;
    char *label = nb_message_unescape(p);
    struct nb_curve *c = nb_axes_add_curve(last_axes(r->figure), label, look);
    read.label = c->label;
    read.look = look;
    read.right = right;
    read.implicit = implicit;
    *c = read;
    free(label);
    r->x_cap = r->y_cap = 0;
    return true;
}

static struct nb_curve *last_curve(const struct nb_figure *f)
{
    const struct nb_axes *a = last_axes(f);
    return a->count ? &a->curves[a->count - 1] : NULL;
}

static bool read_points(struct nb_figure_reader *r, const char *p,
                        bool (*read)(const char **line, double *value))
{
    struct nb_curve *c = last_curve(r->figure);
    if (!c || c->y || c->mapped)
        return false;
    while (*p) {
        double x, y;
        if (!read(&p, &x) || !read(&p, &y))
            return false;
        c->xs = nb_grow(c->xs, &r->x_cap, c->count + 1, sizeof *c->xs);
        c->ys = nb_grow(c->ys, &r->y_cap, c->count + 1, sizeof *c->ys);
        c->xs[c->count] = x;
        c->ys[c->count++] = y;
    }
    return true;
}

bool nb_curve_text_read_points(struct nb_figure_reader *r, const char *p)
{
    return read_points(r, p, nb_message_double);
}

bool nb_curve_text_read_bits(struct nb_figure_reader *r, const char *p)
{
    return read_points(r, p, nb_message_bits);
}

/* All points of a curve, x before y, in the memory whose descriptor came with the line. */
bool nb_curve_text_read_shared(struct nb_figure_reader *r, const char *p)
{
    struct nb_curve *c = last_curve(r->figure);
    const int fd = r->shares ? nb_handover_take(r->shares) : -1;
    size_t count;
    bool good = fd >= 0 && c && !c->y && c->count == 0 && nb_message_size(&p, &count) &&
                count <= SIZE_MAX / 2 / sizeof *c->xs;
    const size_t len = good ? 2 * count * sizeof *c->xs : 0;
    double *map = good ? nb_shared_map(fd, len) : NULL;
    if (map) {
        c->xs = map;
        c->ys = map + count;
        c->count = count;
        c->mapped = len;
    }
    if (fd >= 0)
        close(fd);
    return map != NULL;
}
