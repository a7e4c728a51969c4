/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stream filter: numbers in, values of expressions out, in chunks. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/num.h"
#include "base/xalloc.h"
#include "eval/sampler.h"
#include "lang/call.h"
#include "lang/eval_ast.h"
#include "session/command.h"

/* The expressions are read as the body of this function. */
#define BEFORE "x -> ("

enum { LINES = 1024, LINE_MAX_BYTES = 1 << 16 };

struct map {
    struct nb_sampler *sampler;
    size_t count; /* expressions */
    double *x, **y;
    bool *blank; /* of which lines are empty */
    size_t n;    /* lines in x */
    size_t line; /* of the input, from 1 */
    char *text;  /* of the results: room for LINES lines */
};

/* What was read and not yet taken: block[start .. end). */
struct input {
    int fd;
    bool ended;
    size_t start, end;
    char block[LINE_MAX_BYTES + 1]; /* and the NUL of a last line */
};

/* The values of the expressions at a variable; NULL sets err. */
static struct nb_list *values_at(struct nb_session *s, const char *exprs, struct nb_expr *var,
                                 struct nb_err *err)
{
    struct nb_interp *in = s->in;
    struct nb_buf text = {0};
    nb_buf_printf(&text, BEFORE "%s,)", exprs);
    struct nb_unit *unit = nb_interp_parse(in, nb_buf_text(&text), err);
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
        if (!nb_is_numeric(v) || nb_shape_of(v).rank > 0)
            nb_err_set(err, NB_ERR_TYPE, _("expression %zu gives %s, not a number"), i + 1,
                       nb_type_name(v));
        else
            e[i] = nb_node(s->in->pool, v);
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
    char *p = m->text;
    for (size_t i = 0; i < m->n; i++) {
        if (m->blank[i]) {
            *p++ = '\n';
            continue;
        }
        for (size_t k = 0; k < m->count; k++) {
            p += nb_num_print17(m->y[k][i], p);
            *p++ = k + 1 < m->count ? '\t' : '\n';
        }
    }
    m->n = 0;
    size_t len = (size_t)(p - m->text);
    if (fwrite(m->text, 1, len, out) != len)
        return nb_err_set(err, NB_ERR_FILE, _("write error: %s"), nb_i18n_cause(errno));
    return true;
}

/* Decimal, hexadecimal, inf and nan, as strtod reads them, alone on a line of
 * `len` bytes, after which there is room for a NUL. A line of blanks is a number that
 * is missing, and gives an empty line. */
static bool read_number(struct map *m, char *line, size_t len, struct nb_err *err)
{
    double *x = &m->x[m->n];
    bool *blank = &m->blank[m->n++];
    *blank = false;
    if (len > 0 && nb_num_read(line, len, x) == len)
        return true;
    char *end;
    line[len] = '\0';
    line[strcspn(line, "\r")] = '\0';
    *blank = line[strspn(line, " \t")] == '\0';
    *x = 0;
    if (*blank)
        return true;
    *x = strtod(line, &end);
    if (end != line && end[strspn(end, " \t")] == '\0')
        return true;
    m->n--;
    return nb_err_set(err, NB_ERR_VALUE, _("line %zu: '%.40s' is not a number"), m->line, line);
}

/* More of the input behind what is left of it; false sets err. */
static bool refill(struct input *in, size_t line, struct nb_err *err)
{
    memmove(in->block, in->block + in->start, in->end - in->start);
    in->end -= in->start;
    in->start = 0;
    if (in->end == LINE_MAX_BYTES)
        return nb_err_set(err, NB_ERR_VALUE, _("line %zu is longer than %d characters"), line,
                          LINE_MAX_BYTES);
    ssize_t n;
    do {
        if (!nb_interrupt_check(err))
            return false;
        n = read(in->fd, in->block + in->end, LINE_MAX_BYTES - in->end);
    } while (n < 0 && errno == EINTR);
    if (n < 0)
        return nb_err_set(err, NB_ERR_FILE, _("read error: %s"), nb_i18n_cause(errno));
    in->ended = n == 0;
    in->end += (size_t)n;
    return true;
}

/* Takes the whole lines of the block, and at the end of the input its rest. */
static bool take_lines(struct map *m, struct input *in, FILE *out, struct nb_err *err)
{
    while (in->start < in->end) {
        char *line = in->block + in->start;
        size_t left = in->end - in->start;
        char *newline = memchr(line, '\n', left);
        if (!newline && !in->ended)
            return true;
        size_t len = newline ? (size_t)(newline - line) : left;
        m->line++;
        if (!read_number(m, line, len, err) || (m->n == LINES && !flush(m, out, err)))
            return false;
        in->start += len + (newline != NULL);
    }
    return true;
}

static bool run(struct map *m, struct input *in, FILE *out, struct nb_err *err)
{
    bool ok = true;
    while (ok && !in->ended)
        ok = refill(in, m->line + 1, err) && take_lines(m, in, out, err);
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
    m.blank = nb_xcalloc(LINES, sizeof *m.blank);
    m.y = nb_xcalloc(m.count, sizeof *m.y);
    for (size_t k = 0; k < m.count; k++)
        m.y[k] = nb_xcalloc(LINES, sizeof *m.y[k]);
    m.text = nb_xcalloc(LINES * m.count, NB_NUM_MAX);
    struct input *input = nb_xcalloc(1, sizeof *input);
    input->fd = fileno(in);
    bool ok = run(&m, input, s->in->out, err);
    free(input);
    free(m.text);
    for (size_t k = 0; k < m.count; k++)
        free(m.y[k]);
    free(m.y);
    free(m.blank);
    free(m.x);
    nb_sampler_free(m.sampler);
    return ok;
}
