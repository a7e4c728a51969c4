/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points of interest, found by a thread. The functions travel as they travel to another
 * program: a pool is one thread's. */
#include "config.h"

#include "seen/search.h"

#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "base/interrupt.h"
#include "base/xalloc.h"
#include "eval/wire.h"
#include "eval/sampler.h"
#include "graph/build.h"
#include "graph/diff.h"
#include "graph/rule.h"
#include "graph/subst.h"
#include "proof/roots.h"

enum {
    STACK = 8 << 20,
    MOST_BOXES = 20000 /* that two functions are compared on */
};

/* A function as it travels. */
struct traveller {
    size_t curve;      /* of the axes */
    size_t y, var;     /* its nodes' numbers */
    struct nb_expr *f; /* as it arrived, in the search's variable */
};

struct nb_search {
    pthread_t thread;
    bool started;
    atomic_bool given_up, done;
    char *text; /* the nodes, a line each; owned */
    nb_rule_reader *reader;
    struct traveller *functions; /* owned */
    size_t count;
    double lo, hi;
    struct nb_expr *var; /* of all of them, in the pool of the search */
    struct nb_poi *list; /* what was found; owned */
    size_t found, cap;
};

/* ---- the thread ------------------------------------------------------------- */

static bool arrive(struct nb_search *s, struct nb_pool *pool)
{
    struct nb_wire_reader reader = {.pool = pool};
    struct nb_err err = {0};
    const struct nb_builder b = {pool, false};
    bool ok = true;
    char *rest = NULL;
    for (char *line = strtok_r(s->text, "\n", &rest); line && ok;
         line = strtok_r(NULL, "\n", &rest))
        ok = nb_wire_read(&reader, line, &err);
    s->var = nb_var(pool, "x", (struct nb_shape){0});
    for (size_t i = 0; i < s->count && ok; i++) {
        struct nb_expr *var = nb_wire_node(&reader, s->functions[i].var);
        s->functions[i].f =
            nb_subst(b, nb_wire_node(&reader, s->functions[i].y), &var, &s->var, 1, &err);
        ok = s->functions[i].f != NULL;
    }
    nb_wire_reader_free(&reader);
    return ok;
}

static void add(struct nb_search *s, struct nb_poi p)
{
    p.x = p.x == 0 ? 0 : p.x; /* never -0 */
    p.y = p.y == 0 ? 0 : p.y;
    s->list = nb_grow(s->list, &s->cap, s->found + 1, sizeof *s->list);
    s->list[s->found++] = p;
}

/* What is not one point, or is none for sure, is none of interest. */
static bool is_point(const struct nb_mark *m)
{
    return m->kind != NB_MARK_ZERO && m->kind != NB_MARK_CONSTANT && m->kind != NB_MARK_OPEN &&
           (isfinite(m->y) || m->kind == NB_MARK_POLE || m->kind == NB_MARK_JUMP);
}

static void find_marks(struct nb_search *s, const struct traveller *t)
{
    struct nb_marks marks = {0};
    struct nb_err err = {0};
    nb_marks_find(t->f, s->var, s->lo, s->hi, &marks, &err);
    for (size_t i = 0; i < marks.count; i++) {
        const struct nb_mark *m = &marks.list[i];
        if (is_point(m))
            add(s,
                (struct nb_poi){1u << m->kind, t->curve, t->curve, m->x, m->y, m->left, m->right});
    }
    nb_marks_free(&marks);
}

static double value_of(struct nb_search *s, const struct traveller *t, double x)
{
    struct nb_err err = {0};
    struct nb_sampler *sampler = nb_sampler_new(&t->f, 1, s->var);
    double y = NAN, *out = &y;
    nb_sampler_run(sampler, &x, 1, &out, &err);
    nb_sampler_free(sampler);
    return y;
}

/* Where two functions meet: the roots of their difference. */
static void find_crossings(struct nb_search *s, const struct traveller *a,
                           const struct traveller *b)
{
    struct nb_roots roots = {0};
    struct nb_err err = {0};
    struct nb_expr *gap = nb_binary((struct nb_builder){s->var->pool, false}, NB_SUB, a->f, b->f);
    if (!nb_depends(gap, s->var))
        return;
    nb_roots_find_within(gap, s->var, s->lo, s->hi, MOST_BOXES, &roots, &err);
    for (size_t i = 0; i < roots.count; i++) {
        const struct nb_root *r = &roots.list[i];
        const bool meet = r->kind == NB_ROOT_CROSSES || r->kind == NB_ROOT_TOUCHES;
        const double y = meet && r->zero ? value_of(s, a, r->x) : NAN;
        if (isfinite(y))
            add(s, (struct nb_poi){NB_POINT_CROSSING, a->curve, b->curve, r->x, y, NAN, NAN});
    }
    nb_roots_free(&roots);
}

static int by_place(const void *a, const void *b)
{
    const struct nb_poi *p = a, *q = b;
    if (p->x != q->x)
        return p->x < q->x ? -1 : 1;
    return (p->curve > q->curve) - (p->curve < q->curve);
}

/* The same point of a curve, found as two kinds: a few doubles apart at most. */
static bool is_same(const struct nb_poi *p, const struct nb_poi *q)
{
    const unsigned lone = NB_POINT_CROSSING | 1u << NB_MARK_ASYMPTOTE;
    return p->curve == q->curve && !(p->kinds & lone) && !(q->kinds & lone) &&
           fabs(p->x - q->x) <= 0x1p-46 * fabs(p->x);
}

/* A root is 0 to the last bit, and slopes and limits are those of kinks and jumps. */
static void join(struct nb_poi *to, const struct nb_poi *p)
{
    const unsigned places = 1u << NB_MARK_KINK | 1u << NB_MARK_JUMP;
    if (p->kinds & 1u << NB_MARK_ROOT)
        to->y = 0;
    if (p->kinds & places) {
        to->x = p->x;
        to->left = p->left;
        to->right = p->right;
    }
    to->kinds |= p->kinds;
}

static void join_all(struct nb_search *s)
{
    size_t n = 0;
    qsort(s->list, s->found, sizeof *s->list, by_place);
    for (size_t i = 0; i < s->found; i++) {
        size_t k = n;
        while (k > 0 && n - k < s->count && !is_same(&s->list[k - 1], &s->list[i]))
            k--;
        if (k > 0 && is_same(&s->list[k - 1], &s->list[i]))
            join(&s->list[k - 1], &s->list[i]);
        else
            s->list[n++] = s->list[i];
    }
    s->found = n;
}

static void *run(void *arg)
{
    struct nb_search *s = arg;
    struct nb_pool *pool = nb_pool_new();
    nb_interrupt_heed(&s->given_up);
    if (s->reader)
        nb_rules_set_reader(pool, s->reader);
    if (arrive(s, pool)) {
        for (size_t i = 0; i < s->count && !s->given_up; i++)
            find_marks(s, &s->functions[i]);
        for (size_t i = 0; i < s->count; i++)
            for (size_t k = i + 1; k < s->count && !s->given_up; k++)
                find_crossings(s, &s->functions[i], &s->functions[k]);
        if (s->found > 0)
            join_all(s);
    }
    nb_pool_free(pool);
    s->done = true;
    return NULL;
}

/* ---- beside it -------------------------------------------------------------- */

static void pack(struct nb_search *s, const struct nb_axes *axes, const size_t *curves)
{
    struct nb_buf text = {0};
    struct nb_wire_writer w = {.out = &text};
    for (size_t i = 0; i < s->count; i++) {
        const struct nb_curve *c = &axes->curves[curves[i]];
        struct traveller *t = &s->functions[i];
        t->curve = curves[i];
        t->var = nb_wire_write(&w, c->var);
        t->y = nb_wire_write(&w, c->y);
        s->reader = nb_rules_reader(c->y->pool);
    }
    nb_wire_writer_free(&w);
    s->text = nb_buf_take(&text);
}

/* Signals are for others, and formulas need a usual stack. */
static bool start(struct nb_search *s)
{
    sigset_t all, before;
    pthread_attr_t attributes;
    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    const bool started = pthread_create(&s->thread, &attributes, run, s) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return started;
}

struct nb_search *nb_search_begin(const struct nb_axes *axes, const size_t *curves, size_t count,
                                  double lo, double hi)
{
    struct nb_search *s = nb_xcalloc(1, sizeof *s);
    s->functions = nb_xcalloc(count + 1, sizeof *s->functions);
    s->count = count;
    s->lo = lo;
    s->hi = hi;
    pack(s, axes, curves);
    s->started = start(s);
    if (!s->started)
        s->done = true;
    return s;
}

bool nb_search_is_done(const struct nb_search *s)
{
    return s->done;
}

void nb_search_give_up(struct nb_search *s)
{
    s->given_up = true;
}

struct nb_pois nb_search_end(struct nb_search *s)
{
    if (s->started)
        pthread_join(s->thread, NULL);
    struct nb_pois found = {s->list, s->found};
    if (s->given_up) {
        free(s->list);
        found = (struct nb_pois){0};
    }
    free(s->text);
    free(s->functions);
    free(s);
    return found;
}
