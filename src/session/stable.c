/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Functions that equal another one: the stable twin, and the catalogue's own. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/num.h"
#include "core/diff.h"
#include "core/eval.h"
#include "core/notation.h"
#include "core/simplify.h"
#include "core/stable.h"
#include "session/command.h"
#include "session/subject.h"

static const struct nb_value failed = {.type = NB_ABSENT};

/* The rewrites so far, as lines; a rewrite found twice is told once. */
struct report {
    struct nb_args *a;
    struct nb_buf lines;
};

static void tell(const struct nb_law_use *use, void *ctx)
{
    struct report *r = ctx;
    struct nb_buf line = {0};
    struct nb_expr *before = nb_simplify_by(use->before, NULL, 0, NULL, NULL);
    bool ok = nb_subject_print(r->a, before, &nb_text_style, &line);
    nb_buf_add(&line, _("  is  "));
    ok = ok && nb_subject_print(r->a, use->after, &nb_text_style, &line);
    nb_buf_addc(&line, '\n');
    if (ok && !strstr(nb_buf_text(&r->lines), nb_buf_text(&line)))
        nb_buf_add(&r->lines, nb_buf_text(&line));
    nb_buf_free(&line);
}

/* "lambda x, a=1: " before the body; "x -> " when there is nothing but x. */
static void print_head(const struct nb_subject *s, struct nb_buf *out)
{
    char name[32], text[NB_NUM_MAX];
    const struct nb_function *f = s->function;
    while (f->of)
        f = f->of;
    nb_buf_add(out, s->count == 1 ? "" : "lambda ");
    for (size_t k = 0, n = 0; nb_function_param(f, k, name); k++) {
        bool open = n < s->count && strcmp(s->var[n]->name, name) == 0;
        bool standard = f->op ? f->op->args[k].optional : f->standard[k].type == NB_NUMBER;
        double value = f->op ? f->op->args[k].standard : 0;
        struct nb_err ignored = {0};
        if (!open)
            continue;
        nb_buf_printf(out, "%s%s", n++ ? ", " : "", name);
        if (!f->op && standard)
            nb_value_number(f->standard[k], &value, &ignored);
        if (standard)
            nb_buf_printf(out, "=%.*s", (int)nb_num_print(value, text), text);
    }
    nb_buf_add(out, s->count == 1 ? " -> " : ": ");
}

/* The function that a text of the language describes. */
static struct nb_value function_of(struct nb_args *a, const char *text)
{
    struct nb_unit *unit = nb_parse(&a->in->pool->gc, text, a->err);
    struct nb_unit *caller = a->in->running;
    if (!unit)
        return failed;
    a->in->running = unit;
    struct nb_value f = nb_interp_eval(a->in, NULL, unit->tree->kids[0]->kids[0], a->err);
    a->in->running = caller;
    return f;
}

static struct nb_value stable(struct nb_args *a)
{
    struct nb_subject s;
    struct report r = {.a = a};
    if (a->arg[0].type != NB_FUNCTION) {
        nb_fail(a, NB_ERR_TYPE, _("expected a function, not %s"), nb_type_name(a->arg[0]));
        nb_err_at(a->err, a->arg_span[0]);
        return failed;
    }
    if (!nb_subject_open(a, a->arg[0].function, a->arg_span[0], &s))
        return failed;
    struct nb_expr *twin = nb_stable(s.e, tell, &r);
    struct nb_buf text = {0};
    struct nb_value f = a->arg[0];
    print_head(&s, &text);
    if (r.lines.len == 0)
        fprintf(a->in->out, "%s\n", _("nothing to rewrite"));
    else if (nb_subject_print(a, twin, &nb_text_style, &text))
        f = function_of(a, nb_buf_text(&text));
    else
        f = failed;
    fprintf(a->in->out, "%s", nb_buf_text(&r.lines));
    nb_buf_free(&r.lines);
    nb_buf_free(&text);
    return f;
}

static const struct nb_builtin rows[] = {
    {"stable", NULL, "f", true, stable,
     N_("The same function, written so that it keeps its digits.")},
};

const struct nb_builtins nb_stable_commands = {rows, sizeof rows / sizeof *rows};
