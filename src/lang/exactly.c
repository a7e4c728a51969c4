/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lang/exactly.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "graph/build.h"
#include "value/builtin.h"

enum { LONGEST = 200 };

static struct nb_value variable(struct nb_interp *in, const char *name)
{
    return nb_number_of(nb_var(in->pool, name, nb_scalar_shape));
}

/* ⅓, 2⅔: their denominators are small. */
static struct nb_value fraction(struct nb_interp *in, const struct nb_ast *a)
{
    double below = 2;
    while (below < 10 && (round(a->num * below) / below != a->num || a->num == round(a->num)))
        below++;
    const struct nb_builder b = {in->pool, false};
    return nb_number_of(
        nb_binary(b, NB_DIV, nb_const(in->pool, round(a->num * below)), nb_const(in->pool, below)));
}

/* The double is all of it. Below 1e-290 nobody knows what the decimal has more. */
static bool is_double(const struct nb_ast *a, const char *text, size_t len)
{
    const bool hexadecimal = len > 1 && (text[1] | 0x20) == 'x';
    const bool zero = strspn(text, "0._") >= len || strspn(text, "0._") == strcspn(text, "eE");
    return a->rest == 0 && isfinite(a->num) && (zero || hexadecimal || fabs(a->num) >= 1e-290);
}

/* A literal of a source text. */
static struct nb_value literal(struct nb_interp *in, const char *source, const struct nb_ast *a,
                               struct nb_err *err)
{
    char decimal[LONGEST + 1];
    const char *text = source + a->span.start;
    const size_t len = a->span.end - a->span.start;
    size_t n = 0;
    if (is_double(a, text, len))
        return nb_number(a->num);
    if (nb_num_scan(text) < len)
        return fraction(in, a);
    if (len > LONGEST) {
        nb_err_set(err, NB_ERR_SIZE, _("a decimal may have %d digits here"), LONGEST);
        nb_err_at(err, a->span);
        return NB_FAILED;
    }
    for (size_t i = 0; i < len; i++)
        if (text[i] != '_')
            decimal[n++] = text[i];
    decimal[n] = '\0';
    return variable(in, decimal);
}

struct nb_value nb_exactly_literal(struct nb_interp *in, const struct nb_ast *a, struct nb_err *err)
{
    return literal(in, in->running->text, a, err);
}

struct nb_value nb_exactly_named(struct nb_interp *in, const struct nb_ast *a, struct nb_value v,
                                 struct nb_err *err)
{
    const bool plain = v.type == NB_NUMBER && nb_is_plain(v) && v.kind == NB_KIND_FLOAT;
    if (!plain || nb_interp_is_own(in, a->name))
        return v;
    if (v.num == M_PI && strcmp(a->name, "pi") == 0)
        return variable(in, "pi");
    if (v.num == M_E && strcmp(a->name, "e") == 0)
        return variable(in, "e");
    if (v.num == 2 * M_PI && strcmp(a->name, "tau") == 0) {
        const struct nb_builder b = {in->pool, false};
        return nb_number_of(nb_binary(b, NB_MUL, nb_const(in->pool, 2), variable(in, "pi").node));
    }
    if (strcmp(a->name, "euler_gamma") == 0) {
        nb_err_set(err, NB_ERR_VALUE, _("'%s' is known as a double only"), a->name);
        nb_err_at(err, a->span);
        return NB_FAILED;
    }
    return v;
}

struct nb_value nb_exactly_standard(struct nb_interp *in, const struct nb_function *f, size_t k)
{
    const struct nb_ast *a = f->lambda->kids[k];
    const bool minus = a && a->kind == NB_AST_OPERATOR && a->op == NB_NEG;
    struct nb_err ignored = {0};
    if (minus)
        a = a->kids[0];
    if (!in->pool->exact || !a || a->kind != NB_AST_NUMBER || f->standard[k].rest == 0)
        return f->standard[k];
    const struct nb_value v = literal(in, f->unit->text, a, &ignored);
    if (!minus || v.type != NB_NUMBER)
        return v;
    const struct nb_builder b = {in->pool, false};
    return nb_number_of(nb_unary(b, NB_NEG, nb_node(in->pool, v)));
}

struct nb_expr *nb_exactly_decimal(struct nb_pool *pool, double standard)
{
    char text[NB_NUM_MAX];
    const size_t len = nb_num_print(standard, text);
    if (!pool->exact || !isfinite(standard) || nb_num_rest(text, len) == 0)
        return nb_const(pool, standard);
    text[len] = '\0';
    return nb_var(pool, text, nb_scalar_shape);
}

static bool only_makes(const struct nb_builtin *b)
{
    static const char *const names[] = {
        "tensor", "zeros", "ones", "full",    "eye",    "arange", "linspace",  "zeros_like",
        "item",   "float", "sort", "flatten", "detach", "diag",   "ones_like", "full_like"};
    const char *dot = strrchr(b->name, '.'), *name = dot ? dot + 1 : b->name;
    for (size_t i = 0; i < NB_COUNT(names); i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* Whether it has numbers that are there without a way to them. */
static bool has_floats(struct nb_value v)
{
    bool has = nb_is_plain(v) && v.type == NB_NUMBER && v.kind == NB_KIND_FLOAT;
    if (v.type == NB_TENSOR)
        return v.node->op->form == NB_DATA && !v.node->boolean;
    if (v.type == NB_LIST || v.type == NB_TUPLE)
        for (size_t i = 0; i < v.list->count && !has; i++)
            has = has_floats(v.list->items[i]);
    return has;
}

struct nb_value nb_exactly_given(struct nb_interp *in, const struct nb_builtin *b,
                                 struct nb_value v, struct nb_err *err)
{
    /* What studies functions has a reason of its own that is none here. */
    const bool lost = v.type == NB_ABSENT && b->of_x && err->kind == NB_ERR_VALUE;
    if (!in->pool->exact || (v.type == NB_ABSENT ? !lost : !has_floats(v) || only_makes(b)))
        return v;
    if (lost)
        *err = (struct nb_err){0};
    nb_err_set(err, NB_ERR_VALUE, _("what %s gives is rounded"), b->name);
    return NB_FAILED;
}
