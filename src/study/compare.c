/* SPDX-License-Identifier: GPL-3.0-or-later */
/* compare(f, x): f and f' exactly, and as PyTorch and JAX compute them in double
 * precision. Their algorithms are rows: formulas, evaluated step by step as they
 * are written. tests/torch/frameworks.sh holds PyTorch's against PyTorch itself. */
#include "config.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "eval/eval.h"
#include "graph/rule.h"
#include "study/cells.h"
#include "study/study.h"
#include "value/builtin.h"
#include "value/convert.h"
#include "value/interp.h"

enum { MOST_POINTS = 1000 };

/* What several rows have in common. */
#define SIGMOID "1/(1 + exp(-x))"
#define CDF "0.5*(1 + erf(x*0.7071067811865476))"
#define GELU_TANH "tanh(0.7978845608028654*(x + 0.044715*(x*x*x)))"
#define MISH_TANH "tanh(log1p(exp(x)))"
#define TANH_SLOPE "(1 - tanh(x)*tanh(x))"
#define LOG_TAIL "exp(-abs(x))/(1 + exp(-abs(x)))"

/* How a framework computes a row's function and the derivative that its automatic
 * differentiation reports, in the names of the row's arguments. PyTorch's are those
 * of aten/src/ATen/native/cpu in release 1.13, and where it says so in a later one;
 * JAX's differ from the mathematics at kinks only. */
static const struct algorithm {
    const char *op, *framework, *value, *slope;
} algorithms[] = {
    {"sigmoid", "PyTorch", SIGMOID, "(1 - " SIGMOID ")*(" SIGMOID ")"},
    {"tanh", "PyTorch", "tanh(x)", TANH_SLOPE},
    {"silu", "PyTorch", "x/(1 + exp(-x))", SIGMOID "*(1 + x*(1 - " SIGMOID "))"},
    {"gelu", "PyTorch", "x*0.5*(1 + erf(x*0.7071067811865476))",
     CDF " + x*(exp(x*x*-0.5)*0.3989422804014327)"},
    {"gelu_tanh", "PyTorch", "0.5*x*(1 + " GELU_TANH ")",
     "0.5*(1 + " GELU_TANH ") + 0.5*x*(1 - " GELU_TANH "*" GELU_TANH
     ")*(0.7978845608028654*(1 + 3*0.044715*(x*x)))"},
    {"softplus", "PyTorch", "where(x*beta > threshold, x, log1p(exp(x*beta))/beta)",
     "where(x*beta > threshold, 1, exp(x*beta)/(exp(x*beta) + 1))"},
    {"logsigmoid", "PyTorch", "minimum(x, 0) - log1p(exp(-abs(x)))",
     "where(x < 0, 1 - " LOG_TAIL ", " LOG_TAIL ")"},
    {"mish", "PyTorch", "x*" MISH_TANH,
     MISH_TANH " + x*(" SIGMOID ")*(1 - " MISH_TANH "*" MISH_TANH ")"},
    {"elu", "PyTorch", "where(x <= 0, (exp(x) - 1)*alpha, x)", "where(x <= 0, alpha*exp(x), 1)"},
    {"selu", "PyTorch", "where(x <= 0, (exp(x) - 1)*1.7580993408473768, x*1.0507009873554805)",
     "where(x <= 0, 1.7580993408473768*exp(x), 1.0507009873554805)"},
    {"celu", "PyTorch", "where(x <= 0, (exp(x*(1/alpha)) - 1)*alpha, x)",
     "where(x <= 0, 1/float32(alpha)*alpha*exp(x*(1/float32(alpha))), 1)"},
    {"softsign", "PyTorch", "x/(1 + abs(x))",
     "1/(1 + abs(x)) - x/(1 + abs(x))/(1 + abs(x))*sign(x)"},
    {"tanhshrink", "PyTorch", "x - tanh(x)", "1 - " TANH_SLOPE},
    {"hardswish", "PyTorch", "x*clamp(x + 3, 0, 6)/6",
     "where(x < -3, 0, where(x <= 3, x/3 + 0.5, 1))"},
    {"hardswish", "PyTorch 2.7", "x*clamp(x + 3, 0, 6)/6",
     "where(x <= -3, 0, where(x < 3, x/3 + 0.5, 1))"},
    {"hardsigmoid", "PyTorch", "clamp(x + 3, 0, 6)/6",
     "where((x > -3) & (x < 3), 0.1666666716337204, 0)"},
    {"hardtanh", "PyTorch", "clamp(x, min_val, max_val)",
     "where((x <= min_val) | (x >= max_val), 0, 1)"},
    {"relu6", "PyTorch", "clamp(x, 0, 6)", "where((x <= 0) | (x >= 6), 0, 1)"},
    {"relu", "PyTorch", "maximum(x, 0)", "where(x <= 0, 0, 1)"},
    {"leaky_relu", "PyTorch", "where(x > 0, x, x*negative_slope)",
     "where(x > 0, 1, negative_slope)"},
    {"softshrink", "PyTorch", "where(x > lambd, x - lambd, where(x < -lambd, x + lambd, 0))",
     "where((x >= -lambd) & (x <= lambd), 0, 1)"},
    {"hardshrink", "PyTorch", "where((x >= -lambd) & (x <= lambd), 0, x)",
     "where((x >= -lambd) & (x <= lambd), 0, 1)"},
    {"threshold", "PyTorch", "where(x <= threshold, value, x)", "where(x <= threshold, 0, 1)"},
    {"abs", "PyTorch", "abs(x)", "sign(x)"},
    {"relu", "JAX", "maximum(x, 0)", "where(x > 0, 1, 0)"},
    {"relu6", "JAX", "clamp(x, 0, 6)", "where((x > 0) & (x < 6), 1, 0)"},
    {"leaky_relu", "JAX", "where(x >= 0, x, x*negative_slope)", "where(x >= 0, 1, negative_slope)"},
    {"hardtanh", "JAX", "clamp(x, min_val, max_val)", "where((x < min_val) | (x > max_val), 0, 1)"},
};
enum { ALGORITHMS = NB_COUNT(algorithms) };

/* Whether no row before the k-th is of its framework. */
static bool is_first(size_t k)
{
    for (size_t i = 0; i < k; i++)
        if (strcmp(algorithms[i].framework, algorithms[k].framework) == 0)
            return false;
    return true;
}

static void list_frameworks(struct nb_buf *out)
{
    size_t count = 0, n = 0;
    for (size_t k = 0; k < ALGORITHMS; k++)
        count += is_first(k);
    for (size_t k = 0; k < ALGORITHMS; k++)
        if (is_first(k))
            nb_buf_item(out, algorithms[k].framework, n++, count, _("and"));
}

/* The distance in units in the last place of the exact number. */
static double ulps(double got, double exact)
{
    if (got == exact || (isnan(got) && isnan(exact)))
        return 0;
    int e = exact == 0 || !isfinite(exact) ? DBL_MIN_EXP - 1 : ilogb(exact);
    return fabs(got - exact) / ldexp(1, (e < DBL_MIN_EXP - 1 ? DBL_MIN_EXP - 1 : e) - 52);
}

/* One computation at all points: NULL sets err. */
static double *values_of(const struct nb_study *s, struct nb_expr *e, const double *x, size_t n)
{
    double *y = nb_xcalloc(n + 1, sizeof *y);
    if (e && nb_study_values(s, e, x, n, y))
        return y;
    free(y);
    return NULL;
}

static double *values_of_text(const struct nb_study *s, const char *text, const double *x, size_t n)
{
    struct nb_builder b = {s->args->in->pool, false};
    return values_of(s, nb_rule(b, s->row, text, s->y->arg, s->args->err), x, n);
}

/* Value and slope at all points, by one way. */
struct way {
    const char *name;
    double *value, *slope, *left; /* left: of the exact one, the slope on the left */
};

static void add_ulps(struct nb_cells *t, double got, double exact)
{
    char text[32];
    snprintf(text, sizeof text, "%.3g", ulps(got, exact));
    nb_cells_text(t, text);
}

/* At a kink both slopes are right, and no answer is off by so many ulp. */
static void add_kink(struct nb_cells *t, double slope, const double *left)
{
    char text[2][NB_NUM_MAX];
    struct nb_buf both = {0};
    nb_num_print(slope, text[1]);
    if (left) {
        nb_num_print(*left, text[0]);
        nb_buf_printf(&both, "%s | ", text[0]);
    }
    nb_buf_add(&both, text[1]);
    nb_cells_text(t, nb_buf_text(&both));
    nb_cells_text(t, "-");
    nb_buf_free(&both);
}

static void add_row(struct nb_cells *t, double x, const struct way *w, const struct way *exact,
                    size_t i)
{
    nb_cells_number(t, x);
    nb_cells_text(t, w->name);
    nb_cells_number(t, w->value[i]);
    add_ulps(t, w->value[i], exact->value[i]);
    if (exact->left[i] < exact->slope[i] || exact->left[i] > exact->slope[i]) {
        add_kink(t, w->slope[i], w->left ? &w->left[i] : NULL);
        return;
    }
    nb_cells_number(t, w->slope[i]);
    add_ulps(t, w->slope[i], exact->slope[i]);
}

static void print(const struct nb_study *s, const struct way *ways, size_t count, const double *x,
                  size_t n)
{
    struct nb_cells t;
    nb_cells_init(&t, _("x by value ulp derivative ulp"));
    t.keys = 2;
    t.together = 1U << 3 | 1U << 5; /* a value and its ulp */
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < count; k++)
            add_row(&t, x[i], &ways[k], &ways[0], i);
    nb_cells_print(&t, NB_CELLS_PLAIN, s->args->in->out);
    nb_cells_free(&t);
}

static bool compare_at(const struct nb_study *s, const double *x, size_t n)
{
    struct way ways[1 + ALGORITHMS] = {{_("exact"), values_of(s, s->y, x, n),
                                        values_of(s, nb_study_derivative(s, 1, NB_RIGHT), x, n),
                                        values_of(s, nb_study_derivative(s, 1, NB_LEFT), x, n)}};
    size_t count = 1;
    for (size_t k = 0; k < ALGORITHMS; k++) {
        const struct algorithm *g = &algorithms[k];
        if (strcmp(g->op, s->row->name) == 0)
            ways[count++] = (struct way){g->framework, values_of_text(s, g->value, x, n),
                                         values_of_text(s, g->slope, x, n), NULL};
    }
    bool ok = s->args->err->kind == NB_OK;
    if (ok)
        print(s, ways, count, x, n);
    for (size_t k = 0; k < count; k++) {
        free(ways[k].value);
        free(ways[k].slope);
        free(ways[k].left);
    }
    return ok;
}

static bool is_known(const struct nb_study *s)
{
    struct nb_buf names = {0};
    for (size_t k = 0; k < ALGORITHMS; k++) {
        if (s->row && strcmp(algorithms[k].op, s->row->name) == 0) {
            nb_buf_free(&names);
            return true;
        }
        if (strcmp(algorithms[k].framework, algorithms[0].framework) == 0)
            nb_buf_printf(&names, "%s%s", k ? ", " : "", algorithms[k].op);
    }
    nb_fail(s->args, NB_ERR_VALUE, _("compare knows how %s computes %s"), algorithms[0].framework,
            nb_buf_text(&names));
    nb_err_hint(s->args->err, _("of another function: check(f, x)"));
    nb_err_at(s->args->err, s->span);
    nb_buf_free(&names);
    return false;
}

static struct nb_value compare(struct nb_args *a)
{
    static const double standard[] = {-20, -5, -1, 0, 1, 5, 20};
    struct nb_study s;
    struct nb_expr *points = NULL;
    if (!nb_study_arg(&s, a, 0) || !is_known(&s) || !nb_arg_tensor(a, 1, &points))
        return NB_FAILED;
    size_t n = points ? nb_shape_count(points->shape) : NB_COUNT(standard);
    if (n > MOST_POINTS) {
        nb_fail(a, NB_ERR_SIZE, _("%zu points are too many; at most %d"), n, MOST_POINTS);
        nb_err_at(a->err, a->arg_span[1]);
        return NB_FAILED;
    }
    double *given = points ? nb_eval(points, a->err) : NULL;
    bool ok = a->err->kind == NB_OK && compare_at(&s, given ? given : standard, n);
    free(given);
    return ok ? nb_none() : NB_FAILED;
}

static const struct nb_builtin rows[] = {
    {.name = "compare",
     .params = "f, x=",
     .of_x = true,
     .run = compare,
     .doc = N_("f and f' exactly, and as %s compute them."),
     .listed = list_frameworks},
};

const struct nb_builtins nb_compare_commands = NB_BUILTINS(rows, N_("Facts"));
