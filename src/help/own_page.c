/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be found out about a function that has no row. Facts are stated as facts only
 * where they are. */
#include "config.h"

#include "help/own_page.h"

#include <math.h>
#include <stdlib.h>

#include "base/i18n.h"
#include "base/num.h"
#include "formula/notation.h"
#include "frameworks/names.h"
#include "graph/build.h"
#include "help/facts.h"
#include "help/own_facts.h"
#include "help/picture.h"
#include "lang/activation.h"
#include "proof/bounds.h"
#include "study/subject.h"
#include "value/function.h"
#include "value/interp.h"

enum { LONGEST_FORMULA = 400 };

/* As the commands about formulas show it. */
static bool add_formula(struct nb_leaf *p, struct nb_args *a, const char *name,
                        const struct nb_subject *shown)
{
    struct nb_buf text = {0};
    bool ok = nb_subject_print(a, shown->e, &nb_text_style, &text);
    if (ok && text.len <= LONGEST_FORMULA)
        nb_leaf_fact(p, NB_LEAF_KEY, name, nb_buf_text(&text));
    else if (ok)
        nb_leaf_fact(p, NB_LEAF_KEY, name, _("too long to print"));
    nb_buf_free(&text);
    return ok;
}

static bool add_formulas(struct nb_leaf *p, const struct nb_study *s)
{
    struct nb_subject value, slope;
    return nb_subject_read(s->args, 0, &value) && nb_subject_derive(s->args, &value, &slope) &&
           add_formula(p, s->args, _("formula"), &value) &&
           add_formula(p, s->args, _("derivative"), &slope);
}

static void add_kink(struct nb_leaf *p, bool first, const struct nb_bend *b)
{
    char text[5][NB_NUM_MAX];
    bool changed = !isnan(b->later);
    nb_num_print(b->x, text[0]);
    nb_num_print(b->slope[0], text[1]);
    nb_num_print(b->slope[1], text[2]);
    nb_num_print(b->torch, text[3]);
    nb_num_print(b->later, text[4]);
    nb_fact_kink(p, first,
                 &(struct nb_kink){text[0], text[1], text[2], text[3], NULL,
                                   changed ? text[4] : NULL, b->since});
}

static void add_kinks(struct nb_leaf *p, const struct nb_bends *bends)
{
    enum { MOST = 5 };
    size_t count = 0;
    for (size_t i = 0; i < bends->count; i++)
        if (nb_bend_is_kink(&bends->list[i]) && ++count <= MOST)
            add_kink(p, count == 1, &bends->list[i]);
    if (count > MOST) {
        struct nb_buf text = {0};
        nb_buf_printf(&text, _("and %zu more: kinks(f)"), count - MOST);
        nb_leaf_fact(p, NB_LEAF_FACT, "", nb_buf_text(&text));
        nb_buf_free(&text);
    }
}

/* Whether an end of the enclosure over all numbers is one of values: a limit far out, or an
 * end of those of -10..10. Where it is neither it may be wider than the values are. */
static bool is_reached(double end, double inner, const double limit[2])
{
    return end == inner || end == limit[0] || end == limit[1] ||
           fabs(end - inner) <= 1e-9 * fabs(inner);
}

static void add_range(struct nb_leaf *p, const struct nb_study *s, const double limit[2])
{
    struct nb_err err = {0};
    struct nb_interval all, r;
    struct nb_buf text = {0};
    if (!nb_bounds_find(s->y, s->x, -INFINITY, INFINITY, &all, &err) ||
        !nb_bounds_find(s->y, s->x, -10, 10, &r, &err))
        return;
    const bool reached = is_reached(all.lo, r.lo, limit) && is_reached(all.hi, r.hi, limit);
    if (all.defined == NB_NOWHERE)
        nb_buf_add(&text, _("no values"));
    else if (reached && all.lo == all.hi)
        nb_buf_printf(&text, "%.10g", all.lo + 0.0);
    else if (reached)
        nb_buf_printf(&text, _("from %.10g to %.10g"), all.lo + 0.0, all.hi + 0.0);
    else
        nb_buf_printf(&text, _("from %.6g to %.6g, for x from -10 to 10"), r.lo + 0.0, r.hi + 0.0);
    nb_leaf_fact(p, NB_LEAF_FACT, _("range"), nb_buf_text(&text));
    nb_buf_free(&text);
}

static void add_picture(struct nb_leaf *p, const struct nb_study *s)
{
    struct nb_err err = {0};
    if (nb_leaf_is_seen(p) && !nb_is_const(s->y))
        nb_help_picture(p, s->y, nb_grad(s->args->in->pool, s->y, s->x, NB_RIGHT, &err), s->x,
                        nb_study_interval);
}

/* What was written there, in the unit of the function. */
static void add_written(struct nb_buf *out, const struct nb_function *f, const struct nb_ast *a)
{
    nb_buf_addn(out, f->unit->text + a->span.start, a->span.end - a->span.start);
}

/* The name, of a lambda that has one with its parameters. */
static void add_head(struct nb_leaf *p, const struct nb_function *f)
{
    struct nb_buf head = {0};
    const struct nb_ast *lambda =
        f->kind == NB_LAMBDA && f->name[0] && !f->label ? f->lambda : NULL;
    nb_function_label(f, &head);
    for (size_t k = 0; lambda && k + 1 < lambda->count; k++) {
        nb_buf_printf(&head, "%s%s", k ? ", " : "(", lambda->names[k]);
        if (lambda->kids[k]) {
            nb_buf_addc(&head, '=');
            add_written(&head, f, lambda->kids[k]);
        }
    }
    nb_buf_add(&head, lambda && lambda->count > 1 ? ")" : "");
    nb_leaf_head(p, nb_buf_text(&head));
    nb_buf_free(&head);
}

/* What was written behind it; of a framework's function what is behind its parameters. */
static void add_doc(struct nb_leaf *p, const struct nb_function *f)
{
    struct nb_buf text = {0};
    if (nb_function_doc(f))
        nb_buf_add(&text, nb_function_doc(f));
    else if (f->kind == NB_LAMBDA && f->unit->own)
        add_written(&text, f, f->lambda->kids[f->lambda->count - 1]);
    if (text.len)
        nb_leaf_text(p, NB_LEAF_KEY, nb_buf_text(&text));
    nb_buf_free(&text);
}

bool nb_help_own(struct nb_leaf *p, const struct nb_study *s, const struct nb_bends *bends)
{
    struct nb_own_shape shape;
    char low[NB_NUM_MAX], high[NB_NUM_MAX];
    if (!nb_own_shape_find(s, &shape))
        return false;
    add_head(p, s->f);
    add_doc(p, s->f);
    if (!add_formulas(p, s))
        return false;
    add_kinks(p, bends);
    const double limit[2] = {nb_own_limit(s, -1), nb_own_limit(s, 1)};
    nb_num_print(limit[0], low);
    nb_num_print(limit[1], high);
    add_range(p, s, limit);
    nb_fact_limits(p, isnan(limit[0]) ? NULL : low, isnan(limit[1]) ? NULL : high);
    nb_fact_shape(p, nb_own_roughness(bends), shape.parity, shape.monotone,
                  _(", at 2001 points of -10..10"));
    return true;
}

/* The row of a framework's function that takes no single numbers; NULL: another function. */
static const struct nb_framework_name *of_tensors(const struct nb_function *f)
{
    const struct nb_framework_name *row;
    for (size_t i = 0; f->kind == NB_LAMBDA && f->unit->own && (row = nb_framework_name_at(i));
         i++) {
        const struct nb_op *op = nb_op_find(row->of);
        if (row->name == f->name)
            return op && op->form == NB_ELEMENT ? NULL : row;
    }
    return NULL;
}

bool nb_help_own_function(struct nb_leaf *p, struct nb_args *a)
{
    const struct nb_function *f = a->arg[0].type == NB_FUNCTION ? a->arg[0].function : NULL;
    const struct nb_framework_name *row = f ? of_tensors(f) : NULL;
    if (row) {
        add_head(p, f);
        add_doc(p, f);
        nb_leaf_fact(p, NB_LEAF_DETAIL, _("see also"), row->of);
        return true;
    }
    struct nb_study s;
    struct nb_bends bends;
    if (!nb_study_arg(&s, a, 0))
        return false;
    const struct nb_limits range = nb_bends_range(&s);
    bool ok = nb_bends_find(&s, range.lo, range.hi, &bends) && nb_help_own(p, &s, &bends);
    free(bends.list);
    if (ok) {
        nb_leaf_fact(p, NB_LEAF_DETAIL, _("see also"), "plot points describe explain info");
        add_picture(p, &s);
    }
    return ok;
}
