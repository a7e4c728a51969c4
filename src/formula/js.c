/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions as JavaScript.
 *
 * A node that is used once is written where it is used; what is used several times, or
 * several times by one spelling, becomes a constant of the function. */
#include "config.h"

#include "formula/js.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/xalloc.h"
#include "graph/order.h"

struct writer {
    struct nb_expr **order;
    size_t count;
    size_t *uses; /* of each node, by the spellings of its users */
    char **text;  /* of each node so far; owned */
    const struct nb_expr *x;
    struct nb_expr *const *params;
    size_t nparams;
    struct nb_buf constants; /* "t0=...,t1=..." */
    size_t names;
    bool open; /* a parameter was written */
};

/* Python's layout without what JavaScript does not ask for: 0.5 is .5, 1e-05 is 1e-5. */
void nb_js_number(double x, struct nb_buf *out)
{
    char text[NB_NUM_MAX], *p = text;
    if (!isfinite(x)) {
        nb_buf_add(out, isnan(x) ? "NaN" : x < 0 ? "-1/0" : "1/0");
        return;
    }
    nb_num_print(x, text);
    if (*p == '-')
        nb_buf_addc(out, *p++);
    if (p[0] == '0' && p[1] == '.')
        p++;
    for (; *p; p++) {
        nb_buf_addc(out, *p);
        if (*p != 'e')
            continue;
        if (p[1] == '-')
            nb_buf_addc(out, '-');
        p += strspn(p + 1, "+-0");
    }
}

static const char *spelling_of(const struct nb_expr *e)
{
    const struct nb_spelling *s = nb_js_spelling(e->op);
    return !s ? NULL : e->slope ? s->slope : s->value;
}

/* Which argument a letter of a spelling of e is; -1: it is itself. */
static int argument_of(const struct nb_expr *e, const char *spelling, size_t i)
{
    const char c = spelling[i];
    const bool alone = i == 0 || !isalpha((unsigned char)spelling[i - 1]);
    return alone && c >= 'A' && c < 'A' + (int)e->nargs ? c - 'A' : -1;
}

static bool count_uses(struct writer *s, const struct nb_expr *e)
{
    const char *spelling = spelling_of(e);
    if (e->op->form == NB_CONST || e->op->form == NB_VAR)
        return e->shape.rank == 0;
    if (e->op->form != NB_ELEMENT || e->shape.rank > 0 || !spelling)
        return false;
    for (size_t i = 0; spelling[i]; i++) {
        const int k = argument_of(e, spelling, i);
        if (k >= 0)
            s->uses[nb_order_find(s->order, s->count, e->arg[k])]++;
    }
    return true;
}

static bool add_variable(struct writer *s, const struct nb_expr *e, struct nb_buf *out)
{
    for (size_t i = 0; i < s->nparams; i++)
        if (s->params[i] == e) {
            nb_buf_printf(out, "p[%zu]", i);
            s->open = true;
            return true;
        }
    nb_buf_add(out, "x");
    return e == s->x;
}

static void add_constant(double x, struct nb_buf *out)
{
    const bool atom = x >= 0 && isfinite(x) && !signbit(x);
    nb_buf_add(out, atom ? "" : "(");
    nb_js_number(x, out);
    nb_buf_add(out, atom ? "" : ")");
}

static void add_spelled(const struct writer *s, const struct nb_expr *e, struct nb_buf *out)
{
    const char *spelling = spelling_of(e);
    const size_t truths = nb_js_spelling(e->op)->truths;
    for (size_t i = 0; spelling[i]; i++) {
        const int k = argument_of(e, spelling, i);
        if (k < 0) {
            nb_buf_addc(out, spelling[i]);
            continue;
        }
        const bool asked = (size_t)k < truths && !e->arg[k]->boolean;
        nb_buf_add(out, asked ? "(" : "");
        nb_buf_add(out, s->text[nb_order_find(s->order, s->count, e->arg[k])]);
        nb_buf_add(out, asked ? "!=0)" : "");
    }
}

/* Adds a text without the brackets around all of it. */
static void add_bare(const char *text, struct nb_buf *out)
{
    const size_t len = strlen(text);
    int depth = 0;
    size_t end = 0;
    for (; end < len && (end == 0 || depth > 0); end++)
        depth += (text[end] == '(') - (text[end] == ')');
    const bool wrapped = len > 1 && text[0] == '(' && end == len;
    nb_buf_addn(out, text + wrapped, len - 2 * (size_t)wrapped);
}

/* The text of node i, or its name where it is a constant of the function. */
static bool spell(struct writer *s, size_t i)
{
    const struct nb_expr *e = s->order[i];
    struct nb_buf text = {0};
    bool good = true;
    if (e->op->form == NB_CONST)
        add_constant(e->num, &text);
    else if (e->op->form == NB_VAR)
        good = add_variable(s, e, &text);
    else
        add_spelled(s, e, &text);
    if (s->uses[i] > 1 && e->op->form == NB_ELEMENT) {
        nb_buf_printf(&s->constants, "%st%zu=", s->names ? "," : "const ", s->names);
        add_bare(nb_buf_text(&text), &s->constants);
        nb_buf_clear(&text);
        nb_buf_printf(&text, "t%zu", s->names++);
    }
    s->text[i] = nb_buf_take(&text);
    return good;
}

static void add_function(const struct writer *s, const struct nb_expr *y, struct nb_buf *out)
{
    const char *value = s->text[nb_order_find(s->order, s->count, y)];
    const char *sign = y->boolean ? "+" : "";
    nb_buf_add(out, s->open ? "(x,p)=>" : "x=>");
    if (s->names)
        nb_buf_printf(out, "{%s;return ", nb_buf_text(&s->constants));
    nb_buf_add(out, sign);
    if (*sign)
        nb_buf_add(out, value);
    else
        add_bare(value, out);
    nb_buf_add(out, s->names ? "}" : "");
}

bool nb_js_function(struct nb_expr *y, const struct nb_expr *x, struct nb_expr *const *p,
                    size_t count, struct nb_buf *out)
{
    struct writer s = {.x = x, .params = p, .nparams = count};
    bool good = true;
    s.order = nb_order(&y, 1, &s.count);
    s.uses = nb_xcalloc(s.count, sizeof *s.uses);
    s.text = nb_xcalloc(s.count, sizeof *s.text);
    for (size_t i = 0; i < s.count && good; i++)
        good = count_uses(&s, s.order[i]);
    for (size_t i = 0; i < s.count && good; i++)
        good = spell(&s, i);
    if (good)
        add_function(&s, y, out);
    for (size_t i = 0; i < s.count; i++)
        free(s.text[i]);
    free(s.text);
    free(s.uses);
    free(s.order);
    nb_buf_free(&s.constants);
    return good;
}

static size_t helper_count(void)
{
    size_t n = 0;
    while (nb_js_helper_at(n).name)
        n++;
    return n;
}

/* Marks the helpers that the text names, and what they name. */
static void need(const char *text, bool *needed)
{
    for (const char *p = strchr(text, '$'); p; p = strchr(p + 1, '$')) {
        size_t len = 1;
        while (isalnum((unsigned char)p[len]) || p[len] == '_')
            len++;
        for (size_t i = 0; nb_js_helper_at(i).name; i++) {
            const struct nb_js_helper h = nb_js_helper_at(i);
            if (needed[i] || strlen(h.name) != len || strncmp(h.name, p, len) != 0)
                continue;
            needed[i] = true;
            need(h.text, needed);
        }
    }
}

void nb_js_helpers(const char *text, struct nb_buf *out)
{
    bool *needed = nb_xcalloc(helper_count(), sizeof *needed);
    const char *before = "const ";
    need(text, needed);
    for (size_t i = 0; nb_js_helper_at(i).name; i++) {
        if (!needed[i])
            continue;
        nb_buf_printf(out, "%s%s=%s", before, nb_js_helper_at(i).name, nb_js_helper_at(i).text);
        before = ",\n";
    }
    nb_buf_add(out, *before == ',' ? ";\n" : "");
    free(needed);
}
