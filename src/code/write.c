/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing a DAG as statements: a node that is used once is written where it is used, what is used
 * several times, and what is long, gets a name. */
#include "config.h"

#include "code/write.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "code/expand.h"
#include "graph/op.h"
#include "graph/order.h"

enum { LONGEST = 48 }; /* bytes of an inner expression without a name */

struct written {
    char *text; /* owned */
    enum nb_spelling_level level;
    bool of_x; /* not the same for all elements */
};

struct writer {
    const struct nb_code *code;
    const struct nb_code_style *style;
    const struct nb_code_words *words;
    struct nb_names names;
    struct nb_expr **order;
    size_t count;
    size_t *uses;
    struct written *done;
    struct nb_buf *out;
};

/* What a temporary is called, by what it is. */
static const struct {
    const char *op, *name;
} names_of_ops[] = {
    {"exp", "e"},      {"expm1", "e"},    {"log", "log_of"}, {"log1p", "log_of"}, {"add", "total"},
    {"sub", "diff"},   {"mul", "prod"},   {"div", "ratio"},  {"neg", "minus"},    {"pow", "power"},
    {"where", "part"}, {"clamp", "held"}, {"abs", "size"},   {"sqrt", "root"},    {"hypot", "root"},
    {"tanh", "th"},    {"sin", "sine"},   {"cos", "cosine"}, {"erf", "erf_of"},   {"erfc", "tail"},
    {"gamma", "g_of"}, {"sinh", "sh"},    {"cosh", "ch"},    {"cbrt", "root"},    {"lt", "below"},
    {"le", "below"},   {"gt", "above"},   {"ge", "above"},
};

static const char *name_of(const struct nb_expr *e)
{
    for (size_t i = 0; i < NB_COUNT(names_of_ops); i++)
        if (strcmp(names_of_ops[i].op, e->op->name) == 0)
            return names_of_ops[i].name;
    return "t";
}

static size_t index_of(const struct writer *w, const struct nb_expr *e)
{
    return nb_order_find(w->order, w->count, e);
}

static void count_uses(struct writer *w, const struct nb_expr *e)
{
    const char *spelling = nb_code_spelling(e, w->style->dialect);
    for (size_t i = 0; spelling && spelling[i]; i++) {
        const int k = nb_code_argument(spelling, i);
        if (k >= 0)
            w->uses[index_of(w, e->arg[k])]++;
    }
}

/* Adds a format with its name and its text. */
static void put(struct nb_buf *out, const char *format, const char *name, const char *text)
{
    for (; *format; format++) {
        if (*format == '~')
            nb_buf_add(out, name);
        else if (*format == '^')
            nb_buf_add(out, text);
        else
            nb_buf_addc(out, *format);
    }
}

/* 1.0, 1e-05, with the point that makes it no whole number. */
void nb_code_number(const struct nb_code_style *style, double x, struct nb_buf *out)
{
    char text[NB_NUM_MAX];
    struct nb_buf digits = {0};
    nb_num_print(fabs(x), text);
    nb_buf_printf(&digits, "%s%s", text, strpbrk(text, ".en") ? "" : ".0");
    nb_buf_add(out, signbit(x) && !isnan(x) ? "-" : "");
    if (!isfinite(x))
        nb_buf_add(out, isnan(x) ? style->nan : style->infinity);
    else
        put(out, style->number, "", nb_buf_text(&digits));
    nb_buf_free(&digits);
}

/* What a tensor of single precision could not hold is its largest number there. */
static void write_constant(const struct writer *w, double x, struct nb_buf *out)
{
    struct nb_buf digits = {0};
    if (!w->style->huge || !isfinite(x) || fabs(x) <= FLT_MAX) {
        nb_code_number(w->style, x, out);
        return;
    }
    nb_code_number(w->style, fabs(x), &digits);
    nb_buf_add(out, x < 0 ? "-" : "");
    put(out, w->style->huge, nb_buf_text(&w->words->var[0]), nb_buf_text(&digits));
    nb_buf_free(&digits);
}

static void write_leaf(struct writer *w, size_t i)
{
    const struct nb_expr *e = w->order[i];
    struct nb_buf text = {0};
    w->done[i] = (struct written){.level = NB_LEVEL_ATOM};
    if (nb_is_const(e)) {
        write_constant(w, e->num, &text);
        w->done[i].level = signbit(e->num) ? NB_LEVEL_SIGN : NB_LEVEL_ATOM;
    }
    for (size_t k = 0; k < w->code->count; k++)
        if (w->code->var[k] == e) {
            nb_buf_add(&text, nb_buf_text(&w->words->var[k]));
            w->done[i].of_x = k == 0;
        }
    w->done[i].text = nb_buf_take(&text);
}

/* An argument where character `at` of the spelling stands. */
static void add_argument(const struct writer *w, const struct nb_expr *e, const char *spelling,
                         size_t at, bool as_tensor, struct nb_buf *out)
{
    const struct nb_expr *arg = e->arg[nb_code_argument(spelling, at)];
    const struct written *a = &w->done[index_of(w, arg)];
    /* An exponent, and the order of polygamma, are whole where they can be. */
    const bool whole = at > 0 && strstr(spelling, arg == e->arg[0] ? "@polygamma" : "**");
    const bool bracket = a->level < nb_code_level_at(spelling, at);
    if (whole && nb_is_const(arg) && arg->num == rint(arg->num) && fabs(arg->num) < 100)
        nb_buf_printf(out, "%d", (int)arg->num);
    else if (as_tensor && !a->of_x)
        put(out, w->style->tensor, nb_buf_text(&w->words->var[0]), a->text);
    else
        put(out, bracket ? "(^)" : "^", "", a->text);
}

/* Numbers are tensors where a function of the module takes nothing else: all arguments of
 * most, the second of a choice between numbers. */
static bool wants_tensor(const struct writer *w, const struct nb_expr *e, const char *spelling,
                         size_t at)
{
    const int k = nb_code_argument(spelling, at);
    if (!w->style->tensor || !strchr(spelling, '@') || nb_basic_of(e->op) == NB_POW)
        return false;
    if (nb_basic_of(e->op) == NB_WHERE)
        return k == 1 && !w->done[index_of(w, e->arg[2])].of_x;
    return k == 0 || strcmp(e->op->name, "clamp") != 0;
}

/* A choice that is the same for all elements is Python's. */
static const char *spelling_of(const struct writer *w, const struct nb_expr *e)
{
    const bool choice = w->style->tensor && nb_basic_of(e->op) == NB_WHERE;
    if (choice && !w->done[index_of(w, e->arg[0])].of_x)
        return "(B if A else C)";
    return nb_code_spelling(e, w->style->dialect);
}

static void write_spelled(struct writer *w, size_t i, struct nb_buf *out)
{
    const struct nb_expr *e = w->order[i];
    const char *spelling = spelling_of(w, e);
    for (size_t k = 0; spelling[k]; k++) {
        if (nb_code_argument(spelling, k) >= 0)
            add_argument(w, e, spelling, k, wants_tensor(w, e, spelling, k), out);
        else if (spelling[k] == '@')
            nb_buf_add(out, nb_code_module(w->style->dialect));
        else if (spelling[k] == '#')
            nb_buf_add(out, w->style->dialect <= NB_IN_CUDA ? "nabla_" : "_");
        else
            nb_buf_addc(out, spelling[k]);
    }
    w->done[i].level = nb_code_level(spelling);
    for (size_t k = 0; k < e->nargs; k++)
        w->done[i].of_x |= w->done[index_of(w, e->arg[k])].of_x;
    w->done[i].of_x |= w->style->tensor && strchr(spelling, '@') && !w->done[i].of_x;
}

static void write_node(struct writer *w, size_t i)
{
    const struct nb_expr *e = w->order[i];
    struct nb_buf text = {0}, name = {0};
    if (nb_is_leaf(e)) {
        write_leaf(w, i);
        return;
    }
    write_spelled(w, i, &text);
    if (i + 1 < w->count && (w->uses[i] > 1 || text.len > LONGEST)) {
        nb_names_add(&w->names, name_of(e), &name);
        put(w->out, w->style->assign, nb_buf_text(&name), nb_buf_text(&text));
        w->done[i].level = NB_LEVEL_ATOM;
        nb_buf_free(&text);
        w->done[i].text = nb_buf_take(&name);
        return;
    }
    w->done[i].text = nb_buf_take(&text);
}

static void write_unused(struct writer *w)
{
    for (size_t k = 0; w->style->unused && k < w->code->count; k++) {
        const struct nb_expr *var = w->code->var[k];
        if (w->order[index_of(w, var)] != var)
            put(w->out, w->style->unused, nb_buf_text(&w->words->var[k]), "");
    }
}

static void write_result(struct writer *w)
{
    const struct written *y = &w->done[w->count - 1];
    struct nb_buf text = {0};
    if (w->style->tensor && !y->of_x)
        put(&text, w->style->tensor, nb_buf_text(&w->words->var[0]), y->text);
    else
        nb_buf_add(&text, y->text);
    put(w->out, w->style->result, "", nb_buf_text(&text));
    nb_buf_free(&text);
}

bool nb_code_body(const struct nb_code *c, int which, const struct nb_code_style *style,
                  const struct nb_code_words *words, struct nb_buf *out, struct nb_err *err)
{
    struct writer w = {.code = c, .style = style, .words = words, .out = out};
    struct nb_expr *e = nb_code_expand(c->order[which], style->dialect, err);
    if (!e)
        return false;
    nb_buf_add(&w.names.used, nb_buf_text(&words->names.used));
    w.order = nb_order(&e, 1, &w.count);
    w.uses = nb_xcalloc(w.count, sizeof *w.uses);
    w.done = nb_xcalloc(w.count, sizeof *w.done);
    for (size_t i = 0; i < w.count; i++)
        count_uses(&w, w.order[i]);
    write_unused(&w);
    for (size_t i = 0; i < w.count; i++)
        write_node(&w, i);
    write_result(&w);
    for (size_t i = 0; i < w.count; i++)
        free(w.done[i].text);
    free(w.done);
    free(w.uses);
    free(w.order);
    nb_names_end(&w.names);
    return true;
}

void nb_code_words_start(struct nb_code_words *w, const struct nb_code *c, bool python,
                         const char *more)
{
    static const char *const beside[] = {"prime", "second", "value", "forward", "backward"};
    *w = (struct nb_code_words){0};
    nb_names_start(&w->names, python, more);
    nb_names_add(&w->names, c->name, &w->function);
    for (size_t i = 0; i < NB_COUNT(beside); i++)
        nb_buf_printf(&w->names.used, "%s_%s ", nb_buf_text(&w->function), beside[i]);
    for (size_t k = 0; k < c->count; k++)
        nb_names_add(&w->names, c->var[k]->name, &w->var[k]);
}

void nb_code_words_end(struct nb_code_words *w)
{
    nb_buf_free(&w->function);
    for (size_t k = 0; k < NB_MAX_ARGS; k++)
        nb_buf_free(&w->var[k]);
    nb_names_end(&w->names);
}
