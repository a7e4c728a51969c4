/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figure: what a plot shows, and its text form. */
#include "config.h"

#include "plot/figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "core/lower.h"
#include "plot/message.h"

enum { POINTS_PER_LINE = 64, MAX_ORDER = 9, MAX_HUE = 1 << 20 };

void nb_figure_init(struct nb_figure *f)
{
    *f = (struct nb_figure){0};
}

void nb_figure_free(struct nb_figure *f)
{
    for (size_t i = 0; i < f->count; i++) {
        free(f->curves[i].xs);
        free(f->curves[i].ys);
        free(f->curves[i].events);
        free(f->curves[i].label);
    }
    free(f->curves);
    free(f->title);
    free(f->xlabel);
    free(f->ylabel);
    free(f->recipe);
    nb_figure_init(f);
}

bool nb_figure_is_empty(const struct nb_figure *f)
{
    return f->count == 0;
}

static struct nb_curve *add_curve(struct nb_figure *f, const char *label, int hue, int order)
{
    f->curves = nb_grow(f->curves, &f->cap, f->count + 1, sizeof *f->curves);
    struct nb_curve *c = &f->curves[f->count++];
    *c = (struct nb_curve){.label = nb_xstrdup(label ? label : ""), .hue = hue, .order = order};
    return c;
}

void nb_figure_add_function(struct nb_figure *f, struct nb_pool *pool, struct nb_expr *y,
                            struct nb_expr *var, const char *label, int hue, int order)
{
    struct nb_curve *c = add_curve(f, label, hue, order);
    c->y = y;
    c->var = var;
    c->event_count = c->event_cap = nb_events(pool, y, &c->events);
}

void nb_figure_add_data(struct nb_figure *f, double *xs, double *ys, size_t count,
                        const char *label, int hue, int order)
{
    struct nb_curve *c = add_curve(f, label, hue, order);
    c->xs = xs;
    c->ys = ys;
    c->count = count;
}

void nb_figure_set_text(char **field, const char *text)
{
    char *copy = text ? nb_xstrdup(text) : NULL;
    free(*field);
    *field = copy;
}

void nb_figure_mark(struct nb_figure *f, struct nb_gc *gc)
{
    for (size_t i = 0; i < f->count; i++) {
        nb_gc_mark(gc, (struct nb_obj *)f->curves[i].y);
        nb_gc_mark(gc, (struct nb_obj *)f->curves[i].var);
        for (size_t j = 0; j < f->curves[i].event_count; j++)
            nb_gc_mark(gc, (struct nb_obj *)f->curves[i].events[j].g);
    }
}

/* The fields that are texts or limits: one row each, for writing and reading. */
static const struct {
    const char *word;
    size_t offset;
} texts[] =
    {
        {"title", offsetof(struct nb_figure, title)},
        {"xlabel", offsetof(struct nb_figure, xlabel)},
        {"ylabel", offsetof(struct nb_figure, ylabel)},
        {"recipe", offsetof(struct nb_figure, recipe)},
},
  limits[] = {
      {"x", offsetof(struct nb_figure, x)},
      {"y", offsetof(struct nb_figure, y)},
      {"xdefault", offsetof(struct nb_figure, x_default)},
};
static const char *const legends[] = {
    [NB_LEGEND_AUTO] = "auto", [NB_LEGEND_NONE] = "none", [NB_LEGEND_BOX] = "box"};

#define COUNT_OF(table) (sizeof(table) / sizeof *(table))

static void write_points(const struct nb_curve *c, struct nb_buf *out)
{
    for (size_t i = 0; i < c->count; i++) {
        nb_buf_add(out, i % POINTS_PER_LINE == 0 ? "points" : "");
        nb_buf_printf(out, " %a %a", c->xs[i], c->ys[i]);
        if (i + 1 == c->count || (i + 1) % POINTS_PER_LINE == 0)
            nb_buf_addc(out, '\n');
    }
}

static void write_curve(const struct nb_curve *c, struct nb_wire_writer *wire)
{
    struct nb_buf *out = wire->out;
    if (c->y) {
        const size_t var = nb_wire_write(wire, c->var), y = nb_wire_write(wire, nb_lower(c->y));
        nb_buf_printf(out, "curve function %zu %zu", y, var);
    } else {
        nb_buf_add(out, "curve data");
    }
    nb_buf_printf(out, " hue %d order %d label ", c->hue, c->order);
    nb_message_escape(out, c->label);
    nb_buf_addc(out, '\n');
    for (size_t i = 0; i < c->event_count; i++) {
        const size_t g = nb_wire_write(wire, nb_lower(c->events[i].g));
        nb_buf_printf(out, "event %s %zu\n", c->events[i].integer ? "integer" : "zero", g);
    }
    if (!c->y)
        write_points(c, out);
}

void nb_figure_write(const struct nb_figure *f, struct nb_buf *out)
{
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        const char *text = *(char *const *)((const char *)f + texts[i].offset);
        if (!text)
            continue;
        nb_buf_printf(out, "%s ", texts[i].word);
        nb_message_escape(out, text);
        nb_buf_addc(out, '\n');
    }
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        const struct nb_limits *l =
            (const struct nb_limits *)(const void *)((const char *)f + limits[i].offset);
        if (l->set)
            nb_buf_printf(out, "%s %a %a\n", limits[i].word, l->lo, l->hi);
    }
    nb_buf_printf(out, "legend %s\n", legends[f->legend]);
    if (f->no_grid)
        nb_buf_add(out, "nogrid\n");
    struct nb_wire_writer wire = {.out = out};
    for (size_t i = 0; i < f->count; i++)
        write_curve(&f->curves[i], &wire);
    nb_wire_writer_free(&wire);
}

static bool malformed(const char *line, struct nb_err *err)
{
    return nb_err_set(err, NB_ERR_SYNTAX, _("malformed figure line '%.80s'"), line);
}

/* Whether e is a number that depends on var alone: what a sampler takes. */
static bool is_function_of(struct nb_expr *e, const struct nb_expr *var)
{
    if (e->shape.rank != 0 || !var->name || var->shape.rank != 0)
        return false;
    size_t count;
    struct nb_expr **order = nb_order(&e, 1, &count);
    bool good = true;
    for (size_t i = 0; i < count; i++)
        good = good && (!order[i]->name || order[i] == var);
    free(order);
    return good;
}

static bool read_int(const char **p, const char *word, int max, int *value)
{
    size_t n;
    if (!nb_message_word(p, word) || !nb_message_size(p, &n) || n > (size_t)max)
        return false;
    *value = (int)n;
    return true;
}

static bool read_curve(struct nb_figure_reader *r, const char *p)
{
    struct nb_expr *y = NULL, *var = NULL;
    if (nb_message_word(&p, "function")) {
        size_t y_number, var_number;
        if (!nb_message_size(&p, &y_number) || !nb_message_size(&p, &var_number))
            return false;
        y = nb_wire_node(&r->wire, y_number);
        var = nb_wire_node(&r->wire, var_number);
        if (!y || !var || !is_function_of(y, var))
            return false;
    } else if (!nb_message_word(&p, "data")) {
        return false;
    }
    int hue, order;
    if (!read_int(&p, "hue", MAX_HUE, &hue) || !read_int(&p, "order", MAX_ORDER, &order) ||
        !nb_message_word(&p, "label"))
        return false;
    char *label = nb_message_unescape(p);
    struct nb_curve *c = add_curve(r->figure, label, hue, order);
    c->y = y;
    c->var = var;
    free(label);
    r->x_cap = r->y_cap = 0;
    return true;
}

static struct nb_curve *last_curve(struct nb_figure *f)
{
    return f->count ? &f->curves[f->count - 1] : NULL;
}

static bool read_event(struct nb_figure_reader *r, const char *p)
{
    struct nb_curve *c = last_curve(r->figure);
    size_t number;
    const bool integer = nb_message_word(&p, "integer");
    if ((!integer && !nb_message_word(&p, "zero")) || !nb_message_size(&p, &number))
        return false;
    struct nb_expr *g = nb_wire_node(&r->wire, number);
    if (!c || !c->y || !g || !is_function_of(g, c->var))
        return false;
    c->events = nb_grow(c->events, &c->event_cap, c->event_count + 1, sizeof *c->events);
    c->events[c->event_count++] = (struct nb_event){g, integer};
    return true;
}

static bool read_points(struct nb_figure_reader *r, const char *p)
{
    struct nb_curve *c = last_curve(r->figure);
    if (!c || c->y)
        return false;
    while (*p) {
        double x, y;
        if (!nb_message_double(&p, &x) || !nb_message_double(&p, &y))
            return false;
        c->xs = nb_grow(c->xs, &r->x_cap, c->count + 1, sizeof *c->xs);
        c->ys = nb_grow(c->ys, &r->y_cap, c->count + 1, sizeof *c->ys);
        c->xs[c->count] = x;
        c->ys[c->count++] = y;
    }
    return true;
}

static bool read_limits(struct nb_limits *l, const char *p)
{
    double lo, hi;
    if (!nb_message_double(&p, &lo) || !nb_message_double(&p, &hi) || !isfinite(lo) ||
        !isfinite(hi) || lo >= hi)
        return false;
    *l = (struct nb_limits){.lo = lo, .hi = hi, .set = true};
    return true;
}

static bool read_legend(struct nb_figure *f, const char *p)
{
    for (size_t i = 0; i < COUNT_OF(legends); i++)
        if (strcmp(p, legends[i]) == 0) {
            f->legend = (enum nb_legend)i;
            return true;
        }
    return false;
}

/* A text or limits field; *known says whether the line is one. */
static bool read_field(struct nb_figure *f, const char *line, bool *known)
{
    *known = true;
    for (size_t i = 0; i < COUNT_OF(texts); i++)
        if (nb_message_word(&line, texts[i].word)) {
            char **field = (char **)(void *)((char *)f + texts[i].offset);
            free(*field);
            *field = nb_message_unescape(line);
            return true;
        }
    for (size_t i = 0; i < COUNT_OF(limits); i++)
        if (nb_message_word(&line, limits[i].word))
            return read_limits((struct nb_limits *)(void *)((char *)f + limits[i].offset), line);
    *known = false;
    return true;
}

bool nb_figure_read(struct nb_figure_reader *r, const char *line, struct nb_err *err)
{
    if (line[0] >= '0' && line[0] <= '9')
        return nb_wire_read(&r->wire, line, err);
    const char *p = line;
    bool known, good = true;
    if (nb_message_word(&p, "curve"))
        good = read_curve(r, p);
    else if (nb_message_word(&p, "event"))
        good = read_event(r, p);
    else if (nb_message_word(&p, "points"))
        good = read_points(r, p);
    else if (nb_message_word(&p, "legend"))
        good = read_legend(r->figure, p);
    else if (nb_message_word(&p, "nogrid"))
        r->figure->no_grid = true;
    else
        good = read_field(r->figure, p, &known);
    return good || malformed(line, err);
}
