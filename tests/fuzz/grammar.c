/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random expressions. Trees have one long branch: full ones of depth 8 would have
 * hundreds of nodes and overflow nearly everywhere. */
#include "config.h"

#include "tests/fuzz/grammar.h"

#include <math.h>
#include <string.h>

#include "base/num.h"

struct grammar_random grammar_seed(uint64_t seed, uint64_t i)
{
    struct grammar_random r = {(seed * 1000003 + i) * 0x9e3779b97f4a7c15u | 1};
    grammar_below(&r, 1);
    return r;
}

size_t grammar_below(struct grammar_random *r, size_t n)
{
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return (size_t)((r->state * 0x2545f4914f6cdd1du) >> 33) % n;
}

static bool is_differentiable(const struct nb_op *op)
{
    return op->form == NB_ELEMENT && !op->internal && !op->boolean && !op->format &&
           strcmp(op->name, "ulp") != 0 && strcmp(op->name, "where") != 0;
}

const struct nb_op *grammar_row(size_t index)
{
    const struct nb_op *op;
    for (size_t i = 0; (op = nb_op_at(i)); i++)
        if (is_differentiable(op) && index-- == 0)
            return op;
    return NULL;
}

size_t grammar_rows(void)
{
    size_t n = 0;
    while (grammar_row(n))
        n++;
    return n;
}

static void add_number(double x, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    nb_buf_addn(out, text, nb_num_print(x, text));
}

/* From 0.25 to 3, in quarters now and then, to many digits otherwise. */
static double some_number(struct grammar_random *r)
{
    if (grammar_below(r, 2))
        return 0.25 * (double)(1 + grammar_below(r, 12));
    return 0.25 + (double)grammar_below(r, 1000003) / 363637;
}

static void variable(struct grammar_random *r, const char *names, struct nb_buf *out)
{
    size_t count = 1;
    for (const char *p = names; *p; p++)
        count += *p == ' ';
    size_t k = grammar_below(r, count);
    for (; k > 0; k--)
        names = strchr(names, ' ') + 1;
    nb_buf_addn(out, names, strcspn(names, " "));
}

static void leaf(struct grammar_random *r, struct grammar_shape shape, struct nb_buf *out)
{
    if (grammar_below(r, 4))
        variable(r, shape.variables, out);
    else
        add_number(some_number(r), out);
}

static void expression(struct grammar_random *r, struct grammar_shape shape, struct nb_buf *out);

/* The expression below an operation: its long branch, or a short one. */
static void branch(struct grammar_random *r, struct grammar_shape shape, bool is_long,
                   struct nb_buf *out)
{
    shape.first = NULL;
    shape.depth--;
    if (!is_long && shape.depth > 2)
        shape.depth = grammar_below(r, 3);
    expression(r, shape, out);
}

static void binary(struct grammar_random *r, struct grammar_shape shape, struct nb_buf *out)
{
    static const char *const operators[] = {" + ", " - ", "*", "/", " + ", "*"};
    bool right = grammar_below(r, 2);
    nb_buf_addc(out, '(');
    branch(r, shape, !right, out);
    nb_buf_add(out, grammar_any(r, operators));
    branch(r, shape, right, out);
    nb_buf_addc(out, ')');
}

static void power(struct grammar_random *r, struct grammar_shape shape, struct nb_buf *out)
{
    static const char *const exponents[] = {"2", "3", "2", "4", "0.5", "1.5", "(-1)", "(-2)"};
    nb_buf_addc(out, '(');
    branch(r, shape, true, out);
    nb_buf_add(out, ")^");
    nb_buf_add(out, grammar_any(r, exponents));
}

static void choice(struct grammar_random *r, struct grammar_shape shape, struct nb_buf *out)
{
    static const char *const comparisons[] = {" < ", " <= ", " > ", " >= ", " != "};
    nb_buf_add(out, "where(");
    branch(r, shape, false, out);
    nb_buf_add(out, grammar_any(r, comparisons));
    branch(r, shape, false, out);
    nb_buf_add(out, ", ");
    branch(r, shape, true, out);
    nb_buf_add(out, ", ");
    branch(r, shape, false, out);
    nb_buf_addc(out, ')');
}

/* Near the default; what has none (clamp's are infinite) is anything. A
 * variable may take its place. */
static void parameter(struct grammar_random *r, const struct nb_arg *arg, const char *variable,
                      struct nb_buf *out)
{
    if (variable && grammar_below(r, 3) == 0) {
        nb_buf_printf(out, ", %s=%s", arg->name, variable);
        return;
    }
    double factor = 0.75 + (double)grammar_below(r, 1001) / 2000;
    nb_buf_printf(out, ", %s=", arg->name);
    if (isfinite(arg->standard))
        add_number(arg->standard * factor, out);
    else
        add_number(copysign(some_number(r), arg->standard), out);
}

/* A call; its slope where a prime stands for a kernel's own. */
static void row(struct grammar_random *r, struct grammar_shape shape, const struct nb_op *op,
                struct nb_buf *out)
{
    bool slope = op->slope && grammar_below(r, 5) == 0;
    nb_buf_printf(out, "%s%s(", op->name, slope ? "'" : "");
    for (size_t k = 0; k < op->operands; k++) {
        nb_buf_add(out, k ? ", " : "");
        branch(r, shape, k == 0, out);
    }
    for (size_t k = op->operands; k < nb_op_max_args(op); k++)
        if (grammar_below(r, 2))
            parameter(r, &op->args[k], slope ? NULL : shape.parameter, out);
    nb_buf_addc(out, ')');
}

static void expression(struct grammar_random *r, struct grammar_shape shape, struct nb_buf *out)
{
    if (shape.depth == 0) {
        leaf(r, shape, out);
        return;
    }
    size_t kind = grammar_below(r, 20);
    if (shape.first)
        row(r, shape, shape.first, out);
    else if (kind < 11)
        row(r, shape, grammar_row(grammar_below(r, grammar_rows())), out);
    else if (kind < 17)
        binary(r, shape, out);
    else if (kind < 18)
        power(r, shape, out);
    else if (kind < 19)
        choice(r, shape, out);
    else
        branch(r, shape, true, out);
}

void grammar_expression(struct grammar_random *r, struct grammar_shape shape, struct nb_buf *out)
{
    expression(r, shape, out);
}
