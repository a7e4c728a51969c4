/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stream filter: numbers in, values of expressions out, in chunks. */
#include "config.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/xalloc.h"
#include "core/eval.h"
#include "session/command.h"

/* The expressions are read as the body of this function. */
#define BEFORE "x -> ("

enum { LINES = 1024 };

struct map {
    struct nb_sampler *sampler;
    size_t count; /* expressions */
    double *x, **y;
    size_t n;    /* numbers in x */
    size_t line; /* of the input, from 1 */
};

/* The values of the expressions at a variable; NULL sets err. */
static struct nb_list *values_at(struct nb_session *s, const char *exprs, struct nb_expr *var,
                                 struct nb_err *err)
{
    struct nb_interp *in = s->in;
    struct nb_buf text = {0};
    nb_buf_printf(&text, BEFORE "%s,)", exprs);
    struct nb_unit *unit = nb_parse(&in->pool->gc, nb_buf_text(&text), err);
    nb_buf_free(&text);
    if (!unit)
        return NULL;
    in->running = unit;
    struct nb_value f = nb_interp_eval(in, NULL, unit->tree->kids[0]->kids[0], err), y = nb_none();
    struct nb_actual x = {.value = nb_number_of(var)};
    if (f.type == NB_FUNCTION)
        y = nb_interp_call(in, f.function, &x, 1, NULL, (struct nb_span){0}, err);
    return y.type == NB_TUPLE ? y.list : NULL;
}

static bool compile(struct nb_session *s, const char *exprs, struct map *m, struct nb_err *err)
{
    struct nb_expr *var = nb_var(s->in->pool, "x", nb_scalar_shape);
    struct nb_list *values = values_at(s, exprs, var, err);
    if (!values)
        return false;
    struct nb_expr **e = nb_xcalloc(values->count, sizeof *e);
    m->count = values->count;
    for (size_t i = 0; i < m->count && err->kind == NB_OK; i++) {
        struct nb_value v = values->items[i];
        if (!nb_is_numeric(v) || v.expr->shape.rank > 0)
            nb_err_set(err, NB_ERR_TYPE, _("expression %zu gives %s, not a number"), i + 1,
                       nb_type_name(v));
        else
            e[i] = v.expr;
    }
    if (err->kind == NB_OK)
        m->sampler = nb_sampler_new(e, m->count, var);
    free(e);
    return err->kind == NB_OK;
}

static bool flush(struct map *m, FILE *out, struct nb_err *err)
{
    if (!nb_sampler_run(m->sampler, m->x, m->n, m->y, err))
        return false;
    for (size_t i = 0; i < m->n; i++)
        for (size_t k = 0; k < m->count; k++)
            fprintf(out, "%.17g%c", m->y[k][i], k + 1 < m->count ? '\t' : '\n');
    m->n = 0;
    if (ferror(out))
        return nb_err_set(err, NB_ERR_FILE, _("write error: %s"), strerror(errno));
    return true;
}

/* Decimal, hexadecimal, inf and nan, as strtod reads them, alone on a line. */
static bool read_number(struct map *m, char *line, struct nb_err *err)
{
    char *end;
    line[strcspn(line, "\r\n")] = '\0';
    double x = strtod(line, &end);
    if (end == line || end[strspn(end, " \t")] != '\0')
        return nb_err_set(err, NB_ERR_VALUE, _("line %zu: '%.40s' is not a number"), m->line, line);
    m->x[m->n++] = x;
    return true;
}

static bool run(struct map *m, FILE *in, FILE *out, struct nb_err *err)
{
    char *line = NULL;
    size_t cap = 0;
    bool ok = true;
    while (ok && getline(&line, &cap, in) > 0) {
        m->line++;
        ok = nb_interrupt_check(err) && read_number(m, line, err);
        if (ok && m->n == LINES)
            ok = flush(m, out, err);
    }
    free(line);
    /* What came before a malformed line is written all the same. */
    struct nb_err last = {0};
    bool flushed = flush(m, out, ok ? err : &last);
    return ok && flushed && nb_interrupt_check(err);
}

bool nb_session_map(struct nb_session *s, const char *exprs, FILE *in, struct nb_err *err)
{
    struct map m = {0};
    if (!compile(s, exprs, &m, err)) {
        /* Spans count from the start of BEFORE; the user knows only exprs. */
        size_t skip = err->span.start < strlen(BEFORE) ? err->span.start : strlen(BEFORE);
        err->span.start -= skip;
        err->span.end -= skip;
        return false;
    }
    m.x = nb_xcalloc(LINES, sizeof *m.x);
    m.y = nb_xcalloc(m.count, sizeof *m.y);
    for (size_t k = 0; k < m.count; k++)
        m.y[k] = nb_xcalloc(LINES, sizeof *m.y[k]);
    bool ok = run(&m, in, s->in->out, err);
    for (size_t k = 0; k < m.count; k++)
        free(m.y[k]);
    free(m.y);
    free(m.x);
    nb_sampler_free(m.sampler);
    return ok;
}
