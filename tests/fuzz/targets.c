/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that mean something, most of the time. */
#include "config.h"

#include "tests/fuzz/fuzz.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "eval/eval.h"
#include "formula/print.h"
#include "graph/rule.h"
#include "graph/subst.h"
#include "library/library.h"
#include "pyplot/pyplot.h"
#include "value/interp.h"

static const char *const tensors[] = {
    "[1, 2, 3]",       "[[1, 2], [3, 4]]", "linspace(-5, 5, 7)", "arange(0, 1, 0.1)",
    "zeros(0)",        "ones((2, 0))",     "[nan, inf, -inf]",   "tensor(2)",
    "[[1], [2], [3]]", "zeros((3, 1))",    "logspace(-3, 3, 5)", "linspace(0, 1, 1e5)",
    "[5e-324, 1e308]", "full((2, 3), -1)", "[[1, 2, 3]]",        "tensor([])",
    "linspace(-3, 3)", "[0, -0.0, 1]",     "arange(3)",          "[True, False]",
};

static const char *const numbers[] = {
    "0",    "1",        "-1",  "2",     "0.5", "-0.0",   "inf",    "-inf", "nan",  "1e308",
    "1e18", "5e-324",   "1e9", "-1e-9", "3",   "2^53",   "-7",     "None", "True", "'torch'",
    "tanh", "x -> x^2", "x",   "y",     "a",   "[x, y]", "(x, 1)", "-1",   "0",    "1",
};

static const char *const after[] = {
    "",        ".sum()", "[0]",  "[-1]", "[::2]", "[1:]", "[:, 0]", ".t()",    ".shape",
    ".item()", "^2",     " @ x", " > 0", " * y",  " - x", "'",      ".mean()", "[0, 1]",
};

/* The names that can be looked up, one of which is picked in one pass. */
struct pick {
    struct grammar_random *r;
    size_t seen;
    char name[64];
};

static void pick_name(const char *name, void *ctx)
{
    struct pick *p = ctx;
    if (grammar_below(p->r, ++p->seen) == 0)
        snprintf(p->name, sizeof p->name, "%s", name);
}

static void argument(struct fuzz *f, struct nb_buf *out)
{
    struct grammar_random *r = &f->random;
    struct grammar_shape shape = {"x y", NULL, NULL, 1 + grammar_below(r, 3)};
    switch (grammar_below(r, 4)) {
    case 0:
        nb_buf_add(out, grammar_any(r, tensors));
        break;
    case 1:
        grammar_expression(r, shape, out);
        break;
    default:
        nb_buf_add(out, grammar_any(r, numbers));
    }
}

/* f(ARGUMENTS), now and then one of them by name. */
static void call(struct fuzz *f, struct nb_interp *in, struct nb_buf *out)
{
    static const char *const keywords[] = {"dim", "alpha", "steps", "axis", "dtype", "beta", "x"};
    struct pick p = {&f->random, 0, ""};
    nb_interp_each_name(in, pick_name, &p);
    nb_buf_add(out, p.name);
    nb_buf_add(out, grammar_below(&f->random, 6) ? "(" : "'(");
    for (size_t k = 0, n = grammar_below(&f->random, 4); k < n; k++) {
        nb_buf_add(out, k ? ", " : "");
        if (k && grammar_below(&f->random, 4) == 0)
            nb_buf_printf(out, "%s=", grammar_any(&f->random, keywords));
        argument(f, out);
    }
    nb_buf_addc(out, ')');
    nb_buf_add(out, grammar_any(&f->random, after));
}

void fuzz_values(struct fuzz *f)
{
    struct nb_interp *in = nb_library_interp(f->nowhere);
    struct nb_buf source = {0};
    nb_buf_printf(&source, "x = %s; y = %s; a = 2\n", grammar_any(&f->random, tensors),
                  grammar_any(&f->random, tensors));
    call(f, in, &source);
    nb_buf_add(&source, grammar_below(&f->random, 2) ? "\ngrad(sum(x*ans), x)" : "\nans + x");
    fuzz_run(f, nb_buf_text(&source));
    nb_buf_free(&source);
    nb_interp_free(in);
}

static void function(struct fuzz *f, struct nb_buf *out)
{
    struct grammar_shape shape = {"x x a", "a", NULL, 1 + grammar_below(&f->random, 7)};
    nb_buf_add(out, "f(x, a=1) = ");
    grammar_expression(&f->random, shape, out);
    nb_buf_addc(out, '\n');
}

void fuzz_derivatives(struct fuzz *f)
{
    static const char *const rules[] = {"right", "left", "mean", "nan", "torch"};
    static const char *const asked[] = {"f'(%s)",          "f''(%s)",  "f'''(%s)",
                                        "grad(f, a)(%s)",  "f'(%s).x", "grad(f', a)(%s)",
                                        "f'(%s, a=[1,2])", "f'(x=%s)"};
    struct nb_buf source = {0};
    nb_buf_printf(&source, "set(kink=\"%s\")\n", grammar_any(&f->random, rules));
    function(f, &source);
    bool tensor = grammar_below(&f->random, 2);
    const char *x = tensor ? grammar_any(&f->random, tensors) : "0.5";
    const char *form = grammar_any(&f->random, asked), *hole = strchr(form, '%');
    nb_buf_addn(&source, form, (size_t)(hole - form));
    nb_buf_printf(&source, "%s%s", x, hole + 2);
    fuzz_run(f, nb_buf_text(&source));
    nb_buf_free(&source);
}

static const struct nb_op of_x_and_a = {
    .name = "text", .args = {{.name = "x"}, {.name = "a"}}, .operands = 2};

static struct nb_expr *read_text(struct nb_pool *pool, const char *text,
                                 struct nb_expr *const *vars)
{
    struct nb_err err = {0};
    struct nb_expr *e = nb_rule((struct nb_builder){pool, false}, &of_x_and_a, text, vars, &err);
    if (!e) {
        fprintf(stderr, "%s\n%s\n", text, err.message);
        abort();
    }
    return e;
}

static bool same(double a, double b)
{
    return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}

/* e at x and a. */
static double value_at(struct nb_expr *e, struct nb_expr *const *vars, double x, double a)
{
    struct nb_err err = {0};
    struct nb_builder b = {e->pool, false};
    struct nb_expr *at[2] = {nb_const(e->pool, x), nb_const(e->pool, a)};
    double y = NAN;
    nb_eval_number(nb_subst(b, e, vars, at, 2, &err), &y, &err);
    return y;
}

/* Into `text`, which the pool looks its templates up by (graph/rule.h): it lives as
 * long as the pool. */
static void check_printed(struct nb_expr *e, struct nb_expr *const *vars, struct nb_buf *text)
{
    enum { LIMIT = 1 << 16 };
    static const double points[] = {-700, -3.7, -1, -0.0, 0, 0.3, 1, 2.5, 40, INFINITY, NAN};
    struct nb_buf again = {0};
    bool whole = nb_expr_print(e, LIMIT, text);
    struct nb_expr *read = whole ? read_text(e->pool, nb_buf_text(text), vars) : e;
    nb_expr_print(read, LIMIT, &again);
    bool equal = strcmp(nb_buf_text(text), nb_buf_text(&again)) == 0;
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        equal &= same(value_at(e, vars, points[i], 0.7), value_at(read, vars, points[i], 0.7));
    if (!equal) {
        fprintf(stderr, "%s\nis not\n%s\n", nb_buf_text(text), nb_buf_text(&again));
        abort();
    }
    nb_buf_free(&again);
}

void fuzz_formulas(struct fuzz *f)
{
    struct nb_interp *in = nb_library_interp(f->nowhere);
    struct grammar_shape shape = {"x x a", "a", NULL, 1 + grammar_below(&f->random, 7)};
    struct nb_expr *vars[2] = {nb_var(in->pool, "x", nb_scalar_shape),
                               nb_var(in->pool, "a", nb_scalar_shape)};
    struct nb_buf text[3] = {0};
    struct nb_err err = {0};
    grammar_expression(&f->random, shape, &text[0]);
    if (f->show)
        fprintf(stderr, "%s\n", nb_buf_text(&text[0]));
    struct nb_expr *e = read_text(in->pool, nb_buf_text(&text[0]), vars);
    struct nb_expr *by = vars[grammar_below(&f->random, 2)];
    enum nb_side side = (enum nb_side)grammar_below(&f->random, 5);
    check_printed(e, vars, &text[1]);
    check_printed(nb_grad(in->pool, e, by, side, &err), vars, &text[2]);
    nb_interp_free(in);
    for (size_t k = 0; k < 3; k++)
        nb_buf_free(&text[k]);
}

/* A line of a file, from a place where one begins. */
static void some_line(struct fuzz *f, struct nb_buf *out)
{
    const char *text = f->files[grammar_below(&f->random, f->file_count)];
    size_t len = strlen(text);
    const char *p = text + grammar_below(&f->random, len + 1);
    while (p > text && p[-1] != '\n')
        p--;
    if (strncmp(p, "nabla> ", 7) == 0)
        p += 7;
    nb_buf_addn(out, p, strcspn(p, "\n"));
}

/* One change at a random place: a piece taken out, doubled, or put in from another
 * line. */
static void change(struct fuzz *f, struct nb_buf *line)
{
    struct nb_buf out = {0}, other = {0};
    const char *text = nb_buf_text(line);
    size_t len = strlen(text), at = grammar_below(&f->random, len + 1);
    size_t piece = grammar_below(&f->random, 1 + (len - at < 12 ? len - at : 12));
    some_line(f, &other);
    size_t from = grammar_below(&f->random, other.len + 1);
    nb_buf_addn(&out, text, at);
    switch (grammar_below(&f->random, 3)) {
    case 0:
        nb_buf_add(&out, text + at + piece);
        break;
    case 1:
        nb_buf_addn(&out, text + at, piece);
        nb_buf_add(&out, text + at);
        break;
    default:
        nb_buf_addn(&out, nb_buf_text(&other) + from,
                    grammar_below(&f->random, other.len - from + 1));
        nb_buf_add(&out, text + at);
    }
    nb_buf_free(&other);
    nb_buf_free(line);
    *line = out;
}

void fuzz_changes(struct fuzz *f)
{
    struct nb_buf source = {0};
    if (f->file_count == 0)
        return;
    for (size_t n = 1 + grammar_below(&f->random, 6); n > 0; n--) {
        struct nb_buf line = {0};
        some_line(f, &line);
        for (size_t k = grammar_below(&f->random, 3); k > 0; k--)
            change(f, &line);
        nb_buf_add(&source, nb_buf_text(&line));
        nb_buf_addc(&source, '\n');
        nb_buf_free(&line);
    }
    fuzz_run(f, nb_buf_text(&source));
    nb_buf_free(&source);
}

static void number_line(struct fuzz *f, FILE *out)
{
    static const char *const lines[] = {
        "1",   "-0x1p-3", " 2.5e3 ", "inf",  "nan", "1e999", "5e-324", "0.1\r", "",
        "abc", "1 2",     "1,2",     "\t-7", "+3",  "0x",    "1e",     "--1",   "1_000",
    };
    if (grammar_below(&f->random, 3))
        fprintf(out, "%.17g\n", ((double)grammar_below(&f->random, 2000003) - 1e6) / 1e5);
    else if (grammar_below(&f->random, 20) == 0)
        fprintf(out, "%.*s\n", (int)grammar_below(&f->random, 90),
                "0000000000000000000000000000000"
                "0000000000000000000000000000000.000000000000000000000000000001e-300");
    else
        fprintf(out, "%s%s", grammar_any(&f->random, lines),
                grammar_below(&f->random, 30) ? "\n" : "");
}

void fuzz_map(struct fuzz *f)
{
    struct grammar_shape shape = {"x", NULL, NULL, grammar_below(&f->random, 4)};
    struct nb_session *s = nb_pyplot_session((struct nb_session_options){.out = f->nowhere});
    struct nb_buf exprs = {0};
    struct nb_err err = {0};
    FILE *in = tmpfile();
    for (size_t k = grammar_below(&f->random, 3); k < 3; k++) {
        nb_buf_add(&exprs, exprs.len ? ", " : "");
        grammar_expression(&f->random, shape, &exprs);
    }
    if (grammar_below(&f->random, 4) == 0)
        nb_buf_add(&exprs, grammar_any(&f->random, after));
    for (size_t n = grammar_below(&f->random, 30); n > 0 && in; n--)
        number_line(f, in);
    if (in) {
        rewind(in);
        fuzz_patience(500);
        nb_session_map(s, nb_buf_text(&exprs), in, &err);
        fuzz_patience(0);
        nb_interrupt_clear();
        fclose(in);
    }
    nb_buf_free(&exprs);
    nb_session_free(s);
}
