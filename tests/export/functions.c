/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every row as JavaScript, with nabla's own values beside it: for functions.js, which
 * compares them. Writes a program and a file of doubles into the folder that its argument
 * names. A row that has no spelling must be in the list of those, with the reason. */
#include "config.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "formula/js.h"
#include "graph/lower.h"
#include "tests/unit/unit.h"

enum { POINTS = 1000, EDGES = 9, OPERANDS = 3 };

static const struct {
    const char *row, *reason;
} unspelled[] = {
    {"softmax", "takes a line of numbers"},
    {"softmin", "takes a line of numbers"},
    {"softmax_rest", "takes a line of numbers"},
    {"log_softmax", "takes a line of numbers"},
    {"logsumexp", "takes a line of numbers"},
    {"logmeanexp", "takes a line of numbers"},
    {"hardmax", "takes a line of numbers"},
    {"sparsemax", "takes a line of numbers"},
    {"entmax15", "takes a line of numbers"},
    {"matmul", "takes tensors"},
    {"cat", "takes tensors"},
    {"gather", "takes tensors"},
    {"place", "takes tensors"},
    {"recurrence", "takes tensors"},
    {"cumsum", "takes a line of numbers"},
    {"cumprod", "takes a line of numbers"},
    {"norm_2", "takes a line of numbers"},
    {"argmax", "takes a line of numbers"},
    {"argmin", "takes a line of numbers"},
    {"argsort", "takes a line of numbers"},
};

static struct nb_buf code, functions;
static FILE *numbers;
static int failures, count;

static bool is_listed(const struct nb_op *op)
{
    for (size_t i = 0; i < sizeof unspelled / sizeof *unspelled; i++)
        if (strcmp(unspelled[i].row, op->name) == 0)
            return true;
    return false;
}

static void fail(const char *name, const char *what)
{
    printf("%s: %s\n", name, what);
    failures++;
}

/* One function of x: its text, its points, its values and those a little beside, by
 * which a root is told from a tail. */
static void add(const char *name, const char *part, struct nb_expr *y, struct nb_expr *x, double lo,
                double hi)
{
    static double at[POINTS], beside[POINTS], value[3][POINTS];
    const double edges[EDGES] = {lo, hi, 0, -1, 1, -3, 3, 0.5, -0.5};
    char title[80];
    snprintf(title, sizeof title, "%s%s", name, part);
    y = nb_lower(y);
    struct nb_buf text = {0};
    if (!nb_js_function(y, x, NULL, 0, &text)) {
        fail(title, "has no spelling");
        return;
    }
    unit_points(lo, hi, at, POINTS);
    for (size_t i = 0; i < EDGES; i++)
        at[i] = fmin(fmax(edges[i], lo), hi);
    unit_sample(y, x, at, POINTS, value[0]);
    for (int k = 1; k <= 2; k++) {
        for (size_t i = 0; i < POINTS; i++)
            beside[i] = at[i] + (k == 1 ? -1 : 1) * 0.02 * fmax(fabs(at[i]), 0.5);
        unit_sample(y, x, beside, POINTS, value[k]);
    }
    fwrite(at, sizeof at, 1, numbers);
    fwrite(value, sizeof value, 1, numbers);
    nb_buf_printf(&code, "[\"%s\",%s],\n", title, nb_buf_text(&text));
    nb_buf_add(&functions, nb_buf_text(&text));
    nb_buf_free(&text);
    count++;
}

/* The value, the slope as a primitive, and two derivatives. */
static void add_all(const char *name, const struct nb_op *op, struct nb_expr *const *args,
                    struct nb_expr *x, double lo, double hi)
{
    struct nb_err err = {0};
    struct nb_expr *y = nb_call(unit_builder(), op, args, &err);
    add(name, "", y, x, lo, hi);
    if (op->slope)
        add(name, " slope", nb_call_slope(unit_builder(), op, args, &err), x, lo, hi);
    struct nb_expr *d = unit_grad(y, x), *dd = unit_grad(d, x);
    add(name, "'", d, x, lo, hi);
    add(name, "''", dd, x, lo, hi);
}

/* Its operands are digits and an exponent: whole numbers. */
static bool is_of_digits(const struct nb_op *op)
{
    return strcmp(op->name, "ulp") == 0 || strcmp(op->name, "format_place") == 0;
}

/* The i-th argument of the k-th trial: numbers, where x is not. */
static double operand_of(const struct nb_op *op, size_t i, size_t k)
{
    static const double others[OPERANDS] = {0.75, -1.25, 2}, whole[OPERANDS] = {0, 24, -4};
    if (i >= op->operands)
        return op->args[i].standard;
    return is_of_digits(op) ? whole[i] : others[(i + k) % OPERANDS];
}

/* A row of several operands: x in the place of each, numbers in the others. */
static void add_operands(const struct nb_op *op)
{
    for (size_t place = 0; place < (is_of_digits(op) ? 1 : op->operands); place++)
        for (size_t k = 0; k < OPERANDS; k++) {
            struct nb_expr *x = unit_var(), *args[NB_MAX_ARGS];
            for (size_t i = 0; i < nb_op_max_args(op); i++)
                args[i] = nb_const(unit_pool, operand_of(op, i, k));
            args[place] = x;
            char name[64];
            snprintf(name, sizeof name, "%s/%zu.%zu", op->name, place, k);
            add_all(name, op, args, x, -6, 6);
        }
}

static void add_row(const struct nb_op *op)
{
    const struct unit_case *c = unit_cases();
    bool found = false;
    if (op->form != NB_ELEMENT) {
        if (!is_listed(op))
            fail(op->name, "is not elementwise and in no list");
        return;
    }
    for (; c->op; c++) {
        if (strcmp(c->op, op->name) != 0)
            continue;
        struct nb_expr *x = unit_var(), *args[NB_MAX_ARGS];
        unit_args(c, x, args);
        add_all(op->name, op, args, x, c->lo, c->hi);
        if (c->hi == 7 && c->lo == -7)
            add_all(op->name, op, args, x, -40, 40);
        found = true;
    }
    if (!found)
        add_operands(op);
}

static bool write_text(const char *dir, const char *name, const struct nb_buf *text)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *out = fopen(path, "w");
    if (!out)
        return false;
    fwrite(text->bytes, 1, text->len, out);
    return fclose(out) == 0;
}

int main(int argc, char **argv)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/functions.bin", argc == 2 ? argv[1] : ".");
    numbers = fopen(path, "wb");
    if (!numbers)
        return 99;
    unit_setup(NULL);
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        add_row(op);
    struct nb_buf all = {0};
    nb_js_helpers(nb_buf_text(&functions), &all);
    nb_buf_printf(&all, "exports.cases=[\n%s];\n", nb_buf_text(&code));
    const bool good = fclose(numbers) == 0 && write_text(argv[1], "cases.js", &all);
    printf("%d functions, %zu bytes of helpers\n", count, all.len - code.len);
    nb_buf_free(&all);
    nb_buf_free(&code);
    nb_buf_free(&functions);
    unit_teardown(NULL);
    return good && !failures ? 0 : 1;
}
