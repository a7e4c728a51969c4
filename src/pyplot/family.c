/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that give several numbers for each x. */
#include "config.h"

#include "pyplot/family.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "eval/eval.h"
#include "graph/build.h"
#include "lang/eval_ast.h"
#include "proof/unroll.h"
#include "study/curve_label.h"
#include "value/convert.h"

struct nb_expr *nb_family_member(struct nb_expr *y, size_t i)
{
    const struct nb_view at = {.offset = (ptrdiff_t)i};
    return nb_unroll(nb_view_of((struct nb_builder){y->pool, false}, y, nb_scalar_shape, at));
}

/* A label being written: the text of f up to `from` is in it. */
struct label {
    struct nb_interp *in;
    const struct nb_function *f;
    size_t member, count, from;
    struct nb_buf *out;
    bool found; /* a list */
};

/* Puts a text in place of a part of f's. */
static void replace(struct label *l, struct nb_span part, const char *text)
{
    nb_buf_addn(l->out, l->f->unit->text + l->from, part.start - l->from);
    nb_buf_add(l->out, text);
    l->from = part.end;
}

static bool depends(const struct label *l, const struct nb_ast *a)
{
    bool any = a->kind == NB_AST_NAME && strcmp(a->name, l->f->lambda->names[0]) == 0;
    for (size_t i = 0; i < a->count && !any; i++)
        any = a->kids[i] && depends(l, a->kids[i]);
    return any;
}

/* A list without x, with as many numbers as the family: the member's is put in its place. */
static bool replace_list(struct label *l, struct nb_ast *a)
{
    const bool may = a->kind == NB_AST_LIST || a->kind == NB_AST_NAME || a->kind == NB_AST_CALL;
    struct nb_err err = {0};
    char text[NB_NUM_MAX];
    if (!may || depends(l, a))
        return false;
    const struct nb_value v = nb_interp_eval(l->in, l->f->scope, a, &err);
    if (v.type != NB_LIST && v.type != NB_TENSOR)
        return false;
    struct nb_expr *e = nb_value_expr(l->in, v, a->span, &err);
    if (!e || e->shape.rank != 1 || e->shape.dim[0] != l->count)
        return false;
    double *values = nb_eval(nb_family_member(e, l->member), &err);
    if (!values)
        return false;
    nb_num_print(values[0], text);
    free(values);
    replace(l, a->span, text);
    return l->found = true;
}

/* The letter that is named so; or NULL. */
static const char *greek(const char *name)
{
    static const char *const letters[][2] = {
        {"alpha", "α"}, {"beta", "β"}, {"gamma", "γ"}, {"delta", "δ"}, {"lambda", "λ"},
        {"mu", "μ"},    {"rho", "ρ"},  {"sigma", "σ"}, {"tau", "τ"},   {"theta", "θ"},
    };
    for (size_t i = 0; i < NB_COUNT(letters); i++)
        if (strcmp(letters[i][0], name) == 0)
            return letters[i][1];
    return NULL;
}

static void walk(struct label *l, struct nb_ast *a)
{
    if (replace_list(l, a))
        return;
    for (size_t i = 0; i < a->count; i++) {
        const char *keyword = a->kind == NB_AST_CALL && a->names ? a->names[i] : NULL;
        if (!a->kids[i])
            continue;
        if (keyword && greek(keyword))
            replace(l, a->kids[i]->keyword, greek(keyword));
        walk(l, a->kids[i]);
    }
}

void nb_family_label(struct nb_interp *in, const struct nb_function *f, size_t i, size_t count,
                     struct nb_buf *label)
{
    struct label l = {.in = in, .f = f, .member = i, .count = count, .out = label};
    if (f->kind == NB_LAMBDA && !f->name[0]) {
        struct nb_ast *body = f->lambda->kids[f->lambda->count - 1];
        l.from = body->span.start;
        walk(&l, body);
        nb_buf_addn(label, f->unit->text + l.from, body->span.end - l.from);
    } else {
        nb_function_short_label(in, f, 0, label);
    }
    if (!l.found)
        nb_buf_printf(label, "[%zu]", i);
}
