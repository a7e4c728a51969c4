/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions as lines of text: a number, a word that says what the node is,
 * its payload, its arguments' numbers. */
#include "config.h"

#include "eval/wire.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "graph/op.h"
#include "graph/order.h"
#include "rows/range.h"

static bool find_sent(const struct nb_wire_writer *w, const struct nb_expr *e, size_t *number)
{
    for (size_t i = 0; i < w->count; i++) {
        if (w->sent[i] == e) {
            *number = i;
            return true;
        }
    }
    return false;
}

static void write_shape(struct nb_buf *out, struct nb_shape s)
{
    nb_buf_printf(out, " %d %zu %zu", s.rank, s.dim[0], s.dim[1]);
}

static void write_range(struct nb_buf *out, struct nb_range r, size_t count)
{
    nb_buf_printf(out, " %zu %d %a %a %a", count, (int)r.kind, r.start, r.end, r.step);
    nb_buf_printf(out, " %a %a %a %a", r.start_rest, r.end_rest, r.step_rest, r.base);
}

static void write_payload(struct nb_buf *out, const struct nb_expr *e)
{
    switch (e->op->form) {
    case NB_CONST:
        nb_buf_printf(out, " %a%s", e->num, e->boolean ? " bool" : "");
        break;
    case NB_VAR:
        nb_buf_printf(out, " %s", e->name);
        break;
    case NB_DATA:
        write_shape(out, e->shape);
        for (size_t i = 0; i < nb_shape_count(e->shape); i++)
            nb_buf_printf(out, " %a", e->data[i]);
        break;
    case NB_RANGE:
        write_range(out, e->range, e->shape.dim[0]);
        break;
    case NB_REDUCE:
    case NB_ALONG:
    case NB_JOINT:
        nb_buf_printf(out, " %d", e->axis);
        write_shape(out, e->shape);
        break;
    case NB_VIEW:
    case NB_SCATTER:
        nb_buf_printf(out, " %td %td %td", e->view.offset, e->view.step[0], e->view.step[1]);
        write_shape(out, e->shape);
        break;
    case NB_ELEMENT:
        write_shape(out, e->shape);
        break;
    }
}

static void write_node(struct nb_wire_writer *w, struct nb_expr *e)
{
    nb_buf_printf(w->out, "%zu %s%s", w->count, e->slope ? "slope " : "", e->op->name);
    write_payload(w->out, e);
    for (size_t k = 0; k < e->nargs; k++) {
        size_t number = 0;
        find_sent(w, e->arg[k], &number);
        nb_buf_printf(w->out, " %zu", number);
    }
    nb_buf_addc(w->out, '\n');
    w->sent = nb_grow(w->sent, &w->cap, w->count + 1, sizeof *w->sent);
    w->sent[w->count++] = e;
}

size_t nb_wire_write(struct nb_wire_writer *w, struct nb_expr *e)
{
    size_t count, number = 0;
    struct nb_expr **order = nb_order(&e, 1, &count);
    for (size_t i = 0; i < count; i++)
        if (!find_sent(w, order[i], &number))
            write_node(w, order[i]);
    free(order);
    find_sent(w, e, &number);
    return number;
}

void nb_wire_writer_free(struct nb_wire_writer *w)
{
    free(w->sent);
    w->sent = NULL;
    w->count = w->cap = 0;
}

/* A line being read: what is left of it. */
struct cursor {
    const char *at;
    bool bad;
};

/* The next word, into `word`; empty and bad at the end of the line. */
static void read_word(struct cursor *c, char *word, size_t size)
{
    c->at += strspn(c->at, " ");
    size_t len = strcspn(c->at, " ");
    if (len == 0 || len >= size) {
        c->bad = true;
        len = 0;
    }
    memcpy(word, c->at, len);
    word[len] = '\0';
    c->at += len;
}

static double read_double(struct cursor *c)
{
    char word[64], *end;
    read_word(c, word, sizeof word);
    double x = strtod(word, &end);
    c->bad |= *end != '\0';
    return x;
}

static long long read_integer(struct cursor *c)
{
    char word[64], *end;
    read_word(c, word, sizeof word);
    long long n = strtoll(word, &end, 10);
    c->bad |= *end != '\0';
    return n;
}

static size_t read_size(struct cursor *c)
{
    long long n = read_integer(c);
    c->bad |= n < 0;
    return n < 0 ? 0 : (size_t)n;
}

static struct nb_shape read_shape(struct cursor *c)
{
    struct nb_shape s = {.rank = (int)read_integer(c)};
    s.dim[0] = read_size(c);
    s.dim[1] = read_size(c);
    c->bad |= s.rank < 0 || s.rank > NB_MAX_RANK;
    return s;
}

static struct nb_expr *read_data(struct nb_pool *pool, struct cursor *c)
{
    struct nb_shape s = read_shape(c);
    /* Every element takes at least two bytes of the line. */
    if (c->bad || nb_shape_count(s) > strlen(c->at))
        return NULL;
    double *data = nb_xcalloc(nb_shape_count(s), sizeof *data);
    for (size_t i = 0; i < nb_shape_count(s) && !c->bad; i++)
        data[i] = read_double(c);
    return nb_data_take(pool, s, data);
}

static struct nb_expr *read_range(struct nb_pool *pool, struct cursor *c)
{
    size_t count = read_size(c);
    long long kind = read_integer(c);
    struct nb_range r = {.kind = (enum nb_range_kind)kind};
    double *const fields[] = {&r.start,    &r.end,       &r.step, &r.start_rest,
                              &r.end_rest, &r.step_rest, &r.base};
    for (size_t i = 0; i < NB_COUNT(fields); i++)
        *fields[i] = read_double(c);
    if (c->bad || kind < NB_LINSPACE || kind > NB_STEPPED)
        return NULL;
    if (r.kind == NB_LOGSPACE)
        nb_range_set_base(&r, r.base);
    return nb_range_of(pool, r, count);
}

static const struct nb_op *find_op(const char *name)
{
    static const struct nb_op *const others[] = {
        &nb_const_op,   &nb_var_op, &nb_data_op, &nb_range_op, &nb_view_op,
        &nb_scatter_op, &nb_sum_op, &nb_prod_op, &nb_max_op,   &nb_min_op,
    };
    for (size_t i = 0; i < NB_COUNT(others); i++)
        if (strcmp(others[i]->name, name) == 0)
            return others[i];
    return nb_op_find(name);
}

/* Whether it can be computed: by a kernel, or by its row's formula. */
static bool is_computable(const struct nb_expr *e)
{
    if (e->op->form != NB_ELEMENT)
        return true;
    return e->slope ? e->op->slope != NULL : e->op->value || nb_op_computed(e->op);
}

static struct nb_expr *read_interior(struct nb_wire_reader *r, struct nb_expr *like,
                                     struct cursor *c)
{
    enum nb_form form = like->op->form;
    if (form == NB_REDUCE || form == NB_ALONG || form == NB_JOINT)
        like->axis = (int)read_integer(c);
    if (like->op->form == NB_VIEW || like->op->form == NB_SCATTER) {
        like->view.offset = (ptrdiff_t)read_integer(c);
        like->view.step[0] = (ptrdiff_t)read_integer(c);
        like->view.step[1] = (ptrdiff_t)read_integer(c);
    }
    like->shape = read_shape(c);
    like->boolean = like->op->boolean;
    struct nb_expr *args[NB_MAX_ARGS];
    size_t n = like->op->form == NB_ALONG ? 1 : nb_op_max_args(like->op);
    for (size_t k = 0; k < n; k++)
        if (!(args[k] = nb_wire_node(r, read_size(c))))
            return NULL;
    if (like->op->form == NB_VIEW)
        like->boolean = args[0]->boolean;
    return c->bad || !is_computable(like) ? NULL : nb_intern(r->pool, like, args, n);
}

static struct nb_expr *read_node(struct nb_wire_reader *r, struct cursor *c)
{
    char word[64] = "";
    read_word(c, word, sizeof word);
    struct nb_expr like = {.slope = strcmp(word, "slope") == 0};
    if (like.slope)
        read_word(c, word, sizeof word);
    like.op = find_op(word);
    if (!like.op)
        return NULL;
    switch (like.op->form) {
    case NB_CONST: {
        double value = read_double(c);
        if (strcmp(c->at, " bool") == 0) {
            c->at += strlen(c->at);
            return nb_bool(r->pool, value != 0);
        }
        return c->bad ? NULL : nb_const(r->pool, value);
    }
    case NB_VAR:
        read_word(c, word, sizeof word);
        return c->bad ? NULL : nb_var(r->pool, word, nb_scalar_shape);
    case NB_DATA:
        return read_data(r->pool, c);
    case NB_RANGE:
        return read_range(r->pool, c);
    default:
        return read_interior(r, &like, c);
    }
}

bool nb_wire_read(struct nb_wire_reader *r, const char *line, struct nb_err *err)
{
    struct cursor c = {line, false};
    size_t number = read_size(&c);
    struct nb_expr *e = c.bad || number != r->count ? NULL : read_node(r, &c);
    if (!e || c.bad || c.at[strspn(c.at, " ")] != '\0')
        return nb_err_set(err, NB_ERR_VALUE, _("malformed expression line '%.60s'"), line);
    r->nodes = nb_grow(r->nodes, &r->cap, r->count + 1, sizeof(struct nb_expr *));
    r->nodes[r->count++] = e;
    return true;
}

struct nb_expr *nb_wire_node(const struct nb_wire_reader *r, size_t number)
{
    return number < r->count ? r->nodes[number] : NULL;
}

void nb_wire_reader_free(struct nb_wire_reader *r)
{
    free(r->nodes);
    r->nodes = NULL;
    r->count = r->cap = 0;
}
