/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Curves for programs that compute them themselves, and their lines of text. */
#include "config.h"

#include "figure/live.h"

#include <math.h>
#include <stdlib.h>

#include "figure/message.h"
#include "base/xalloc.h"
#include "graph/order.h"
#include "graph/subst.h"

void nb_live_find(struct nb_curve *c, struct nb_pool *pool, enum nb_side side)
{
    struct nb_live *l = &c->live;
    struct nb_err err = {0}; /* no derivative: then it is not told */
    if (!c->y)
        return;
    if (!l->slope)
        l->slope = nb_grad(pool, l->y ? l->y : c->y, c->var, side, &err);
}

struct nb_expr *nb_live_with(const struct nb_figure *f, struct nb_pool *pool, struct nb_expr *e,
                             const double *values)
{
    struct nb_expr **vars = nb_xcalloc(f->param_count, 2 * sizeof *vars);
    struct nb_expr **numbers = vars + f->param_count;
    struct nb_err err = {0};
    for (size_t i = 0; i < f->param_count; i++) {
        vars[i] = f->params[i].var;
        numbers[i] = nb_const(pool, values[i]);
    }
    e = nb_subst((struct nb_builder){pool, false}, e, vars, numbers, f->param_count, &err);
    free(vars);
    return e;
}

/* A curve's function is another now, of which others may be derivatives. */
static void replace(struct nb_axes *a, struct nb_curve *c, struct nb_expr *y)
{
    struct nb_expr *const was = c->y;
    for (size_t i = 0; i < a->count; i++)
        if (a->curves[i].of == was)
            a->curves[i].of = y;
    c->y = y;
}

void nb_live_move(struct nb_figure *f, struct nb_pool *pool, const double *values)
{
    for (size_t i = 0; i < f->param_count; i++)
        f->params[i].value = values[i];
    for (size_t i = 0; i < f->count; i++)
        for (size_t k = 0; k < f->axes[i].count; k++) {
            struct nb_curve *c = &f->axes[i].curves[k];
            struct nb_expr *y = c->y && c->live.y ? nb_live_with(f, pool, c->live.y, values) : NULL;
            if (y)
                replace(&f->axes[i], c, y);
        }
}

static bool is_among(const struct nb_expr *var, const struct nb_parameter *params, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (params[i].var == var)
            return true;
    return false;
}

bool nb_live_is_function(struct nb_expr *e, const struct nb_expr *var,
                         const struct nb_parameter *params, size_t count)
{
    if (e->shape.rank != 0 || !var->name || var->shape.rank != 0)
        return false;
    size_t nodes;
    struct nb_expr **order = nb_order(&e, 1, &nodes);
    bool good = true;
    for (size_t i = 0; i < nodes; i++)
        good = good && (!order[i]->name || order[i] == var || is_among(order[i], params, count));
    free(order);
    return good;
}

void nb_live_write_parameter(const struct nb_parameter *p, struct nb_wire_writer *wire)
{
    const size_t number = nb_wire_write(wire, p->var);
    nb_buf_printf(wire->out, "param %zu %a ", number, p->value);
    nb_message_escape(wire->out, p->name);
    nb_buf_addc(wire->out, '\n');
}

static void write_line(const char *word, struct nb_expr *e, struct nb_wire_writer *wire)
{
    const size_t number = nb_wire_write(wire, e);
    nb_buf_printf(wire->out, "%s %zu\n", word, number);
}

void nb_live_write(const struct nb_curve *c, struct nb_wire_writer *wire)
{
    const struct nb_live *l = &c->live;
    if (l->y)
        write_line("live", l->y, wire);
    if (l->slope) /* somebody asked */
        write_line("slope", l->slope, wire);
}

bool nb_live_read_parameter(struct nb_figure_reader *r, const char *p)
{
    size_t number;
    double value;
    if (!nb_message_size(&p, &number) || !nb_message_double(&p, &value) || !isfinite(value))
        return false;
    struct nb_expr *var = nb_wire_node(&r->wire, number);
    if (!var || !var->name || var->shape.rank != 0)
        return false;
    char *name = nb_message_unescape(p);
    nb_figure_add_parameter(r->figure, name, value, var);
    free(name);
    return true;
}

/* The curve that lines are about: the last one, a function; else NULL. */
static struct nb_curve *curve_of(const struct nb_figure_reader *r)
{
    const struct nb_axes *a = &r->figure->axes[r->figure->count - 1];
    struct nb_curve *c = a->count ? &a->curves[a->count - 1] : NULL;
    return c && c->y ? c : NULL;
}

/* The expression with the number at p, a function of the last curve's variable and of
 * the parameters; or NULL. */
static struct nb_expr *read_expr(const struct nb_figure_reader *r, const char *p)
{
    const struct nb_curve *c = curve_of(r);
    size_t number;
    struct nb_expr *e = c && nb_message_size(&p, &number) ? nb_wire_node(&r->wire, number) : NULL;
    const struct nb_figure *f = r->figure;
    return e && nb_live_is_function(e, c->var, f->params, f->param_count) ? e : NULL;
}

bool nb_live_read(struct nb_figure_reader *r, const char *p)
{
    struct nb_expr *e = read_expr(r, p);
    if (e)
        curve_of(r)->live.y = e;
    return e;
}

bool nb_live_read_slope(struct nb_figure_reader *r, const char *p)
{
    struct nb_expr *e = read_expr(r, p);
    if (e)
        curve_of(r)->live.slope = e;
    return e;
}
