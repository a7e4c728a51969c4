/* SPDX-License-Identifier: GPL-3.0-or-later */
/* help(): all of it printed from the rows. */
#include "config.h"

#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "rows/measured.h"
#include "session/columns.h"
#include "session/facts.h"
#include "value/convert.h"
#include "value/function.h"
#include "value/param.h"

static const struct nb_value failed = {.type = NB_ABSENT};

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

void nb_fact(FILE *out, const char *name, const char *text)
{
    if (text)
        fprintf(out, "  %-12s %s\n", name, text);
}

void nb_fact_kink(FILE *out, bool first, const struct nb_kink *kink)
{
    fprintf(out, _("  %-12s x = %s: slope %s on the left, %s on the right, PyTorch says %s\n"),
            first ? _("kinks") : "", kink->at, kink->left, kink->right, kink->torch);
}

static void print_kinks(FILE *out, const struct nb_op *op)
{
    for (size_t k = 0; k < NB_MAX_KINKS && op->kinks[k].at; k++)
        nb_fact_kink(out, k == 0, &op->kinks[k]);
}

/* Words that the enums of op.h stand for, by their values. */
static const char *const smooth_words[] = {
    NULL,
    N_("jumps"),
    N_("continuous"),
    N_("once differentiable"),
    N_("twice differentiable"),
    N_("smooth"),
};
static const char *const parity_words[] = {NULL, N_("odd"), N_("even")};
static const char *const monotone_words[] = {NULL, N_("rising"), N_("falling")};

void nb_fact_shape(FILE *out, enum nb_smooth smooth, enum nb_parity parity,
                   enum nb_monotone monotone, const char *where)
{
    const char *words[] = {smooth_words[smooth], parity_words[parity], monotone_words[monotone]};
    struct nb_buf text = {0};
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (words[k])
            nb_buf_printf(&text, "%s%s", text.len ? ", " : "", _(words[k]));
    if (text.len) {
        nb_buf_add(&text, where);
        nb_fact(out, _("shape"), nb_buf_text(&text));
    }
    nb_buf_free(&text);
}

void nb_fact_limits(FILE *out, const char *low, const char *high)
{
    if (low && high)
        fprintf(out, _("  %-12s %s at -inf, %s at inf\n"), _("limits"), low, high);
    else if (low || high)
        fprintf(out, _("  %-12s %s at %s\n"), _("limits"), low ? low : high, low ? "-inf" : "inf");
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
    if (op->slope)
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
    for (size_t k = 0; nb_builtin_param(b, k, name, &optional, &mark); k++)
        fprintf(out, "%s%s%s%s", k ? ", " : "", mark == '*' ? "*" : "", name,
                optional && mark != '*' ? "=" : "");
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

static void list_builtins(FILE *out, const char *heading, const struct nb_builtins *rows)
{
    struct nb_columns c = {out, 0};
    fprintf(out, "%s\n", heading);
    for (size_t i = 0; i < rows->count; i++)
        nb_columns_add(&c, rows->rows[i].name);
    nb_columns_end(&c);
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
    list_builtins(out, _("Tensors"), &nb_tensor_builtins);
    list_builtins(out, _("Gates"), &nb_gated_builtins);
    list_builtins(out, _("Formats"), &nb_format_builtins);
    list_builtins(out, _("Language"), &nb_basic_builtins);
    list_builtins(out, _("Plots"), &nb_plot_commands);
    list_builtins(out, _("Facts"), &nb_fact_commands);
    list_builtins(out, _("Studies"), &nb_study_commands);
    list_builtins(out, _("Formulas"), &nb_formula_commands);
    fprintf(out, "%s\n",
            _("Try  sigmoid(linspace(-5, 5, 11))   silu'(1)   plot(gelu)   help(gelu)"));
    return nb_none();
}

static struct nb_value help(struct nb_args *a)
{
    struct nb_value v = a->arg[0];
    if (!nb_given(a, 0))
        return overview(a);
    if (v.type == NB_STRING)
        v = nb_interp_lookup(a->in, v.text->bytes);
    if (v.type == NB_FUNCTION)
        return nb_help_function(a, v.function);
    if (a->arg[0].type == NB_STRING)
        nb_fail(a, NB_ERR_NAME, _("no function is named '%s'"), a->arg[0].text->bytes);
    else
        nb_fail(a, NB_ERR_TYPE, _("there is help on functions, not on %s"), nb_type_name(v));
    nb_err_at(a->err, a->arg_span[0]);
    return failed;
}

static const struct nb_builtin rows[] = {
    {.name = "help",
     .params = "about=",
     .run = help,
     .doc = N_("Lists what there is, or explains a function.")},
};

const struct nb_builtins nb_help_commands = {rows, sizeof rows / sizeof *rows};
