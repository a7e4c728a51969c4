/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formula printer: precedence decides where brackets go. */
#include "config.h"

#include "core/print.h"

#include <math.h>

#include "base/num.h"
#include "core/op.h"

enum { CALL_PRECEDENCE = 100, UNARY_MINUS = 70, MAX_DEPTH = 1000 };

/* The text under way and where it must end. */
struct printer {
    struct nb_buf *out;
    size_t limit;
    int depth;
};

static void print(struct printer *p, struct nb_expr *e, int at_least);

static bool is_full(const struct printer *p)
{
    return p->out->len > p->limit || p->depth > MAX_DEPTH;
}

static int precedence(const struct nb_expr *e)
{
    if (nb_is_const(e) && (e->num < 0 || signbit(e->num)))
        return UNARY_MINUS;
    if (e->op->form != NB_ELEMENT || e->slope || !e->op->infix)
        return CALL_PRECEDENCE;
    return e->op->precedence;
}

static void print_number(double x, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    nb_buf_addn(out, text, nb_num_print(x, text));
}

static void print_data(struct printer *p, const struct nb_expr *e)
{
    struct nb_buf *out = p->out;
    size_t columns = nb_shape_columns(e->shape);
    nb_buf_add(out, e->shape.rank == 0 ? "tensor(" : "tensor([");
    for (size_t i = 0; i < nb_shape_count(e->shape) && !is_full(p); i++) {
        nb_buf_add(out, i == 0 ? "" : ", ");
        if (e->shape.rank == 2 && i % columns == 0)
            nb_buf_addc(out, '[');
        print_number(e->data[i], out);
        if (e->shape.rank == 2 && i % columns == columns - 1)
            nb_buf_addc(out, ']');
    }
    nb_buf_add(out, e->shape.rank == 0 ? ")" : "])");
}

static void print_range(const struct nb_expr *e, struct nb_buf *out)
{
    static const char *const names[] = {"linspace(", "arange(", "logspace("};
    const struct nb_range r = e->range;
    nb_buf_add(out, names[r.kind]);
    print_number(r.start, out);
    nb_buf_add(out, ", ");
    print_number(r.end, out);
    nb_buf_add(out, ", ");
    print_number(r.kind == NB_ARANGE ? r.step : (double)e->shape.dim[0], out);
    if (r.kind == NB_LOGSPACE) {
        nb_buf_add(out, ", ");
        print_number(r.base, out);
    }
    nb_buf_addc(out, ')');
}

/* Trailing parameters at their defaults are left out. */
static size_t shown_args(const struct nb_expr *e)
{
    size_t n = e->nargs;
    while (n > e->op->operands && e->op->args[n - 1].optional &&
           nb_is_value(e->arg[n - 1], e->op->args[n - 1].standard))
        n--;
    return n;
}

static void print_call(struct printer *p, struct nb_expr *e)
{
    struct nb_buf *out = p->out;
    nb_buf_printf(out, "%s%s(", e->op->name, e->slope ? "'" : "");
    for (size_t k = 0; k < shown_args(e); k++) {
        nb_buf_add(out, k ? ", " : "");
        print(p, e->arg[k], 0);
    }
    nb_buf_addc(out, ')');
}

static void print_view(struct printer *p, struct nb_expr *e)
{
    struct nb_buf *out = p->out;
    if (e->arg[0]->shape.rank == 0) { /* a number, repeated */
        print(p, e->arg[0], CALL_PRECEDENCE);
        return;
    }
    print(p, e->arg[0], CALL_PRECEDENCE);
    if (e->shape.rank == 0)
        nb_buf_printf(out, "[%td]", e->view.offset);
    else
        nb_buf_printf(out, "[%td:%td:%td]", e->view.offset,
                      e->view.offset + e->view.step[1] * (ptrdiff_t)nb_shape_columns(e->shape),
                      e->view.step[1]);
}

static void print_operator(struct printer *p, struct nb_expr *e)
{
    int power = e->op->precedence;
    if (e->nargs == 1) {
        nb_buf_add(p->out, e->op->infix);
        print(p, e->arg[0], power);
        return;
    }
    /* Left associative: the right operand binds tighter. A power is right
     * associative; a comparison would chain, so both its sides do. */
    bool is_power = e->op == &nb_basic_ops[NB_POW];
    bool comparison = e->op->boolean && e->nargs == 2;
    print(p, e->arg[0], is_power || comparison ? power + 1 : power);
    nb_buf_add(p->out, e->op->infix);
    print(p, e->arg[1], is_power ? power : power + 1);
}

static void print_inner(struct printer *p, struct nb_expr *e)
{
    struct nb_buf *out = p->out;
    switch (e->op->form) {
    case NB_CONST:
        if (e->boolean)
            nb_buf_add(out, e->num != 0 ? "True" : "False");
        else
            print_number(e->num, out);
        break;
    case NB_VAR:
        nb_buf_add(out, e->name);
        break;
    case NB_DATA:
        print_data(p, e);
        break;
    case NB_RANGE:
        print_range(e, out);
        break;
    case NB_VIEW:
        print_view(p, e);
        break;
    case NB_ELEMENT:
        if (e->op->infix && !e->slope)
            print_operator(p, e);
        else
            print_call(p, e);
        break;
    default:
        print_call(p, e);
    }
}

static void print(struct printer *p, struct nb_expr *e, int at_least)
{
    if (is_full(p))
        return;
    bool bracket = precedence(e) < at_least;
    p->depth++;
    nb_buf_add(p->out, bracket ? "(" : "");
    print_inner(p, e);
    nb_buf_add(p->out, bracket ? ")" : "");
    p->depth -= !is_full(p); /* stays full all the way up */
}

bool nb_expr_print(struct nb_expr *e, size_t limit, struct nb_buf *out)
{
    struct printer p = {.out = out, .limit = out->len + limit};
    print(&p, e, 0);
    return !is_full(&p);
}
