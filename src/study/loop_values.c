/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Variables of loops by their values: the tree says which loops are around a body, and its
 * scope what their variables are. */
#include "config.h"

#include "study/loop_values.h"

#include <ctype.h>
#include <string.h>

#include "base/num.h"
#include "value/function.h"

/* A body being written: up to `at` its source is out. */
struct body {
    struct nb_interp *in;
    const struct nb_function *f;
    const char *text;
    size_t at;
    struct nb_buf *out;
};

static bool holds(const struct nb_ast *a, struct nb_span span)
{
    return a && a->span.start <= span.start && a->span.end >= span.end;
}

static bool gives_name(const struct nb_ast *a, const char *name)
{
    for (size_t i = 0; i < a->name_count; i++)
        if (strcmp(a->names[i], name) == 0)
            return true;
    return false;
}

/* Whether a loop around the span, in the tree from `a` down, gives the name values. */
static bool is_of_loop(const struct nb_ast *a, struct nb_span span, const char *name)
{
    while (a) {
        if ((a->kind == NB_AST_FOR || a->kind == NB_AST_COMPREHENSION) && gives_name(a, name))
            return true;
        const struct nb_ast *inner = NULL;
        for (size_t i = 0; i < a->count; i++)
            if (holds(a->kids[i], span))
                inner = a->kids[i];
        a = inner;
    }
    return false;
}

static bool is_parameter(const struct nb_function *f, const char *name)
{
    for (size_t i = 0; i + 1 < f->lambda->count; i++)
        if (strcmp(f->lambda->names[i], name) == 0)
            return true;
    return false;
}

static struct nb_value value_of(const struct body *b, const char *name)
{
    for (const struct nb_scope *s = b->f->scope; s; s = s->outer)
        for (size_t i = 0; i < s->count; i++)
            if (strcmp(s->names[i], name) == 0)
                return s->values[i];
    return nb_interp_lookup(b->in, name);
}

/* In brackets where a sign would meet an operator, with a star where digits would meet. */
static void add_number(const struct body *b, double x)
{
    char digits[NB_NUM_MAX];
    const char *text = nb_buf_text(b->out);
    size_t len = b->out->len;
    const char before = len > 0 ? text[len - 1] : '(';
    while (len > 0 && text[len - 1] == ' ')
        len--;
    const bool bare = x >= 0 || len == 0 || strchr("(,=", text[len - 1]);
    nb_num_print(x, digits);
    nb_buf_add(b->out, isalnum((unsigned char)before) ? "*" : "");
    nb_buf_printf(b->out, bare ? "%s" : "(%s)", digits);
}

static void write_name(struct body *b, const struct nb_ast *a)
{
    const struct nb_value v = value_of(b, a->name);
    const bool number = v.type == NB_NUMBER && v.kind != NB_KIND_NODE;
    if ((!number && v.type != NB_FUNCTION) || a->span.start < b->at)
        return;
    nb_buf_addn(b->out, b->text + b->at, a->span.start - b->at);
    if (number)
        add_number(b, v.num);
    else
        nb_function_label(v.function, b->out);
    b->at = a->span.end;
}

static void write_names(struct body *b, const struct nb_ast *a)
{
    if (!a)
        return;
    if (a->kind == NB_AST_NAME && !is_parameter(b->f, a->name) &&
        is_of_loop(b->f->unit->tree, b->f->lambda->span, a->name))
        write_name(b, a);
    for (size_t i = 0; i < a->count; i++)
        write_names(b, a->kids[i]);
}

void nb_loop_values(struct nb_interp *in, const struct nb_function *f, struct nb_buf *out)
{
    const struct nb_ast *body = f->lambda->kids[f->lambda->count - 1];
    struct body b = {in, f, f->unit->text, body->span.start, out};
    write_names(&b, body);
    nb_buf_addn(out, b.text + b.at, body->span.end - b.at);
}
