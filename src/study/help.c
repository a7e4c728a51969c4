/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help(): all of it printed from the rows. */
#include "config.h"

#include "study/help.h"

#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "study/measured.h"
#include "study/columns.h"
#include "study/facts.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/interp.h"
#include "value/module.h"
#include "value/param.h"

static void print_signature(FILE *out, const struct nb_op *op)
{
    fprintf(out, "%s(", op->name);
    for (size_t k = 0; k < nb_op_max_args(op); k++) {
        char text[NB_NUM_MAX];
        fprintf(out, "%s%s", k ? ", " : "", op->args[k].name);
        if (op->args[k].optional) {
            nb_num_print(op->args[k].standard, text);
            fprintf(out, "=%s", text);
        }
    }
    fprintf(out, ")");
}

static void print_kinks(FILE *out, const struct nb_op *op)
{
    for (size_t k = 0; k < NB_MAX_KINKS && op->kinks[k].at; k++)
        nb_fact_kink(out, k == 0, &op->kinks[k]);
}

static void print_source(FILE *out, const struct nb_op *op)
{
    if (op->source && op->year)
        fprintf(out, "  %-12s %s, %d\n", _("source"), op->source, op->year);
    else
        nb_fact(out, _("source"), op->source);
}

static void print_error_bound(FILE *out, const struct nb_op *op)
{
    if (!op->slope) {
        nb_fact(out, _("error"), _("4 ulp, or 2^-52 of the largest term near a root"));
        return;
    }
    fprintf(out, _("  %-12s %g ulp for the value, %g ulp for the derivative\n"), _("error"),
            nb_op_ulp(op, false), nb_op_ulp(op, true));
    const struct nb_measured *m = nb_measured_of(op);
    if (m)
        fprintf(out, _("  %-12s %.3f (%.2f %% correctly rounded) and %.3f (%.2f %%)\n"),
                _("measured"), m->value, m->value_correct, m->slope, m->slope_correct);
}

/* What torch.finfo says. */
static void print_format(FILE *out, const struct nb_format *f)
{
    char eps[NB_NUM_MAX], least[NB_NUM_MAX], max[NB_NUM_MAX];
    nb_num_print(f->first_to_last, eps);
    nb_num_print(f->least, least);
    nb_num_print(f->max, max);
    fprintf(out, _("  %-12s %d binary; eps %s, smallest normal %s, max %s\n"), _("digits"),
            f->digits, eps, least, max);
}

static void help_op(FILE *out, const struct nb_op *op)
{
    print_signature(out, op);
    fprintf(out, "  %s\n", op->doc ? _(op->doc) : "");
    nb_fact(out, _("formula"), op->formula);
    nb_fact(out, _("derivative"), op->deriv ? op->deriv : op->partial[0]);
    print_kinks(out, op);
    nb_fact(out, _("range"), op->range);
    nb_fact_limits(out, op->low, op->high);
    nb_fact_shape(out, op->smooth, op->parity, op->monotone, "");
    if (op->form == NB_ELEMENT && (op->slope || op->formula))
        print_error_bound(out, op);
    if (op->format)
        print_format(out, op->format);
    print_source(out, op);
    nb_fact(out, _("PyTorch"), op->torch);
    nb_fact(out, _("Keras"), op->keras);
    nb_fact(out, _("JAX"), op->jax);
    nb_fact(out, _("defaults"), op->defaults);
    nb_fact(out, _("also"), op->aliases);
}

static void print_params(FILE *out, const struct nb_builtin *b)
{
    char name[32], mark;
    bool optional;
    fprintf(out, "%s(", b->name);
    for (size_t k = 0; nb_builtin_param(b, k, name, &optional, &mark); k++) {
        size_t len;
        const char *standard = nb_param_default(b, k, &len);
        fprintf(out, "%s%s%s%s%.*s", k ? ", " : "", mark == '*' ? "*" : "", name,
                optional && mark != '*' ? "=" : "", (int)len, standard);
    }
    fprintf(out, ")");
}

static void print_doc(FILE *out, const struct nb_builtin *b)
{
    const char *doc = _(b->doc), *gap = b->listed ? strstr(doc, "%s") : NULL;
    struct nb_buf text = {0};
    if (gap) {
        nb_buf_addn(&text, doc, (size_t)(gap - doc));
        b->listed(&text);
    }
    nb_buf_add(&text, gap ? gap + strlen("%s") : doc);
    fprintf(out, "  %s\n", nb_buf_text(&text));
    nb_buf_free(&text);
}

static void help_builtin(FILE *out, const struct nb_builtin *b)
{
    print_params(out, b);
    print_doc(out, b);
    if (strcmp(b->name, "set") != 0)
        return;
    const struct nb_setting *row;
    for (size_t k = 0; (row = nb_setting_at(k)); k++)
        fprintf(out, "  %-12s %s\n", row->name, _(row->doc));
}

struct nb_value nb_help_function(struct nb_args *a, const struct nb_function *f)
{
    while (f->of)
        f = f->of;
    if (f->op)
        help_op(a->in->out, f->op);
    else if (f->builtin)
        help_builtin(a->in->out, f->builtin);
    else
        fprintf(a->in->out, "%.*s\n", (int)(f->lambda->span.end - f->lambda->span.start),
                f->unit->text + f->lambda->span.start);
    return nb_none();
}

/* Whether an earlier table has the heading of table k. */
static bool is_continued(const struct nb_interp *in, size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (in->tables[i]->heading && strcmp(in->tables[i]->heading, in->tables[k]->heading) == 0)
            return true;
    return false;
}

/* The names of table `first` and of all that continue it. */
static void list_under_heading(const struct nb_interp *in, size_t first)
{
    const char *heading = in->tables[first]->heading;
    struct nb_columns c = {in->out, 0};
    fprintf(in->out, "%s\n", _(heading));
    for (size_t k = first; k < in->table_count; k++) {
        const struct nb_builtins *t = in->tables[k];
        for (size_t i = 0; t->heading && strcmp(t->heading, heading) == 0 && i < t->count; i++)
            nb_columns_add(&c, t->rows[i].name);
    }
    nb_columns_end(&c);
}

static void list_builtins(const struct nb_interp *in)
{
    for (size_t k = 0; k < in->table_count; k++)
        if (in->tables[k]->heading && !is_continued(in, k))
            list_under_heading(in, k);
}

static void list_ops(FILE *out, const char *heading)
{
    struct nb_columns c = {out, 0};
    const struct nb_op *op;
    fprintf(out, "%s\n", heading);
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        if (!op->internal)
            nb_columns_add(&c, op->name);
    nb_columns_end(&c);
}

static struct nb_value overview(struct nb_args *a)
{
    FILE *out = a->in->out;
    list_ops(out, _("Functions"));
    list_builtins(a->in);
    fprintf(out, "%s\n",
            _("Try  sigmoid(linspace(-5, 5, 11))   silu'(1)   plot(gelu)   help(gelu)"));
    return nb_none();
}

/* A name as it stands in a text: "silu", "np.std". */
static struct nb_value named(struct nb_interp *in, const char *name)
{
    const char *dot = strrchr(name, '.'), *module = NULL;
    char prefix[64];
    if (dot) {
        snprintf(prefix, sizeof prefix, "%.*s", (int)(dot - name), name);
        module = nb_module_find(prefix);
    }
    return module ? nb_interp_member(in, module, dot + 1) : nb_interp_lookup(in, name);
}

static struct nb_value help(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    if (!nb_given(a, 0))
        return overview(a);
    if (v.type == NB_STRING)
        v = named(a->in, v.text->bytes);
    if (v.type == NB_FUNCTION)
        return nb_help_function(a, v.function);
    if (a->arg[0].type == NB_STRING)
        nb_fail(a, NB_ERR_NAME, _("no function is named '%s'"), a->arg[0].text->bytes);
    else
        nb_fail(a, NB_ERR_TYPE, _("there is help on functions, not on %s"), nb_type_name(v));
    nb_err_at(a->err, a->arg_span[0]);
    return NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "help",
     .params = "about=",
     .run = help,
     .doc = N_("Lists what there is, or explains a function.")},
};

const struct nb_builtins nb_help_commands = NB_BUILTINS(rows, NULL);
