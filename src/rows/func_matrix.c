/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matrix products, running sums and products, and what picks elements. Sums are
 * made in twice the working precision, as reductions are. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/interrupt.h"
#include "base/sort.h"
#include "base/xalloc.h"
#include "number/parallel.h"
#include "rows/element.h"
#include "rows/family.h"
#include "rows/joint.h"
#include "rows/kernel.h"

/* Where products or sums overflow, the low part is a NaN that means nothing. */
NB_INLINE double settled(struct nb_pair p)
{
    double s = p.hi + p.lo;
    return s == s ? s : p.hi;
}

/* Sums side by side: of a tile of columns, or of the lanes of one long sum. */
enum { TILE = 256 };

struct tile {
    double hi[TILE], lo[TILE];
};

/* Adds a[j]*b[j] to sum j, j < n; `same`: a[0] stands for all a[j]. */
NB_INLINE void add_products(struct tile *restrict t, size_t n, const double *restrict a, bool same,
                            const double *restrict b)
{
    for (size_t j = 0; j < n; j++) {
        struct nb_pair p = nb_two_prod(a[same ? 0 : j], b[j]), s = nb_two_sum(t->hi[j], p.hi);
        t->hi[j] = s.hi;
        t->lo[j] += s.lo + p.lo;
    }
}

/* x . y, in TILE sums that are added up at the end. */
static double inner_product(size_t n, const double *x, const double *y)
{
    struct tile t = {{0}, {0}};
    size_t lanes = n < TILE ? n : TILE;
    for (size_t k = 0; k < n; k += TILE) /* any serial: of vectors */
        add_products(&t, n - k < TILE ? n - k : TILE, x + k, false, y + k);
    struct nb_pair sum = {0, 0};
    for (size_t j = 0; j < lanes; j++) { /* any serial: one sum */
        struct nb_pair s = nb_two_sum(sum.hi, t.hi[j]);
        sum = (struct nb_pair){s.hi, sum.lo + (s.lo + t.lo[j])};
    }
    return settled(sum);
}

/* A row times the columns first .. first + n of a matrix that has `width` of them. */
static void row_times_tile(size_t inner, size_t n, double *restrict y, const double *x,
                           const double *m, size_t width)
{
    struct tile t = {{0}, {0}};
    for (size_t k = 0; k < inner; k++) /* any serial: of vectors */
        add_products(&t, n, x + k, true, m + k * width);
    for (size_t j = 0; j < n; j++)
        y[j] = settled((struct nb_pair){t.hi[j], t.lo[j]});
}

struct product {
    size_t inner, columns;
    const double *x, *m;
    double *y;
};

/* Row i of the product; nothing of it after Ctrl-C. */
static void product_row(void *ctx, size_t worker, size_t i)
{
    const struct product *p = ctx;
    const double *x = p->x + i * p->inner;
    double *y = p->y + i * p->columns;
    size_t width = nb_interrupt_pending() ? 0 : p->columns;
    (void)worker;
    if (width == 1)
        y[0] = inner_product(p->inner, x, p->m);
    else
        for (size_t j = 0; j < width && nb_goes_on(j); j += TILE) /* any serial: of tiles */
            row_times_tile(p->inner, p->columns - j < TILE ? p->columns - j : TILE, y + j, x,
                           p->m + j, p->columns);
}

/* Starting threads takes as long as about this many products. */
enum { FEW = 1 << 17 };

static void matmul(const struct nb_expr *e, const double *const x[2], double *y)
{
    struct nb_shape s = e->arg[0]->shape;
    struct product p = {s.dim[1], e->shape.dim[1], x[0], x[1], y};
    double work = (double)s.dim[0] * (double)s.dim[1] * (double)p.columns;
    nb_parallel(work < FEW ? 1 : e->pool->threads, s.dim[0], product_row, &p);
}

/* Along columns a copy of the rows of both; along rows row after row. */
static void cat(const struct nb_expr *e, const double *const x[2], double *y)
{
    size_t rows = e->axis == 0 ? 1 : nb_shape_rows(e->shape);
    size_t n[2];
    for (size_t k = 0; k < 2; k++) /* any serial: two */
        n[k] = nb_shape_count(e->arg[k]->shape) / (rows ? rows : 1);
    for (size_t r = 0; r < rows; r++) { /* any serial: of copies */
        memcpy(y, x[0] + r * n[0], n[0] * sizeof *y);
        memcpy(y + n[0], x[1] + r * n[1], n[1] * sizeof *y);
        y += n[0] + n[1];
    }
}

static void gather(const struct nb_expr *e, const double *const x[2], double *y)
{
    const size_t n = nb_shape_count(e->shape);
    for (size_t i = 0; i < n && nb_goes_on(i); i++) /* any serial: random access */
        y[i] = x[0][(size_t)x[1][i]];
}

/* Elements that are put in one place add up. */
static void place(const struct nb_expr *e, const double *const x[2], double *y)
{
    memset(y, 0, nb_shape_count(e->shape) * sizeof *y);
    const size_t n = nb_shape_count(e->arg[0]->shape);
    for (size_t i = 0; i < n && nb_goes_on(i); i++) /* any serial: random access */
        y[(size_t)x[1][i]] += x[0][i];
}

/* a*h + x in pairs; beyond the range of doubles plainly. */
NB_INLINE struct nb_pair advance(struct nb_pair h, double a, double x)
{
    struct nb_pair s = nb_pair_add(nb_pair_scale(h, a), (struct nb_pair){x, 0});
    return isfinite(s.hi) && s.lo == s.lo ? s : (struct nb_pair){a * h.hi + x, 0};
}

/* One line, its elements `step` apart. */
static void recur(size_t n, size_t step, double *y, const double *a, const double *x)
{
    struct nb_pair h = {0, 0};
    for (size_t i = 0; i < n && nb_goes_on(i); i++) { /* any serial: each from the one before */
        h = i == 0 ? (struct nb_pair){x[0], 0} : advance(h, a[i * step], x[i * step]);
        y[i * step] = settled(h);
    }
}

static void recurrence(const struct nb_expr *e, const double *const x[2], double *y)
{
    size_t rows = nb_shape_rows(e->shape), columns = nb_shape_columns(e->shape);
    bool down = e->shape.rank == 2 && e->axis == 0;
    for (size_t k = 0; k < (down ? columns : rows); k++) { /* any serial: of lines */
        size_t at = down ? k : k * columns;
        recur(down ? rows : columns, down ? columns : 1, y + at, x[0] + at, x[1] + at);
    }
}

static void cumsum(size_t n, double *y, const double *x)
{
    struct nb_pair sum = {0, 0};
    for (size_t i = 0; i < n && nb_goes_on(i); i++) { /* any serial: each from the one before */
        struct nb_pair s = nb_two_sum(sum.hi, x[i]);
        sum = (struct nb_pair){s.hi, sum.lo + s.lo};
        y[i] = settled(sum);
    }
}

static void cumprod(size_t n, double *y, const double *x)
{
    struct nb_pair p = {1, 0};
    double sign = 1;                                  /* which a pair of zeros has lost */
    for (size_t i = 0; i < n && nb_goes_on(i); i++) { /* any serial: each from the one before */
        p = nb_pair_scale(p, x[i]);
        sign = signbit(x[i]) ? -sign : sign;
        if (!isfinite(p.hi) || p.lo != p.lo)
            p.lo = 0;
        y[i] = settled(p);
        y[i] = y[i] != 0 ? y[i] : copysign(0, sign);
    }
}

/* The power of two next to the largest |x|, so that squares neither over- nor
 * underflow where it counts; 0, inf and NaN themselves. */
static double scale_of(size_t n, const double *x)
{
    double top = 0;
    for (size_t i = 0; i < n && nb_goes_on(i); i++) /* any serial: NaN must win */
        top = fabs(x[i]) > top || x[i] != x[i] ? fabs(x[i]) : top;
    return top > 0 && isfinite(top) ? ldexp(1, ilogb(top)) : top;
}

/* sqrt(sum x^2): the root of a pair is that of its high part and one step more. */
static void norm(size_t n, double *y, const double *x)
{
    double scale = scale_of(n, x);
    struct nb_pair sum = {0, 0};
    if (scale == 0 || !isfinite(scale)) {
        y[0] = scale;
        return;
    }
    for (size_t i = 0; i < n && nb_goes_on(i); i++) { /* any serial: one sum */
        double u = x[i] / scale;
        struct nb_pair p = nb_two_prod(u, u), s = nb_two_sum(sum.hi, p.hi);
        sum = (struct nb_pair){s.hi, sum.lo + (s.lo + p.lo)};
    }
    double root = sqrt(sum.hi + sum.lo);
    y[0] = scale * (root + (nb_residual(root, root, sum.hi) + sum.lo) / (2 * root));
}

/* The first of the largest; NaN is larger than all. */
NB_INLINE double place_of_largest(size_t n, const double *x, double sign)
{
    size_t best = 0;
    for (size_t i = 1; i < n && nb_goes_on(i); i++) /* any serial: a search */
        if (sign * x[i] > sign * x[best] || (x[i] != x[i] && x[best] == x[best]))
            best = i;
    return (double)best;
}

static void argmax(size_t n, double *y, const double *x)
{
    y[0] = place_of_largest(n, x, 1);
}

static void argmin(size_t n, double *y, const double *x)
{
    y[0] = place_of_largest(n, x, -1);
}

struct ranked {
    double x;
    size_t at;
};

/* NaN last; equals as they came. */
static int rising(const void *p, const void *q)
{
    const struct ranked *a = p, *b = q;
    bool less = a->x < b->x || (a->x == a->x && b->x != b->x);
    bool more = a->x > b->x || (a->x != a->x && b->x == b->x);
    return less ? -1 : more ? 1 : a->at < b->at ? -1 : a->at > b->at;
}

static void argsort(size_t n, double *y, const double *x)
{
    struct ranked *r = nb_xmalloc((n + 1) * sizeof *r);
    for (size_t i = 0; i < n && nb_goes_on(i); i++) /* any serial: memory only */
        r[i] = (struct ranked){x[i], i};
    nb_sort(r, n, sizeof *r, rising);
    for (size_t i = 0; i < n && nb_goes_on(i); i++) /* any serial: memory only */
        y[i] = (double)r[i].at;
    free(r);
}

#define JOINT(f, g) .form = NB_JOINT, .operands = 2, .internal = true, .joint = f, .pull_joint = g
#define ALONG(f, g)                                                                                \
    .form = NB_ALONG, .args = {{.name = "input"}, {"dim", true, -1}}, .operands = 1, .line = f,    \
    .pull = g

static const struct nb_op rows[] = {
    {.name = "matmul",
     .infix = " @ ",
     .args = {{.name = "input"}, {.name = "other"}},
     JOINT(matmul, nb_pull_matmul),
     .element = nb_element_of_matmul},
    {.name = "cat",
     .args = {{.name = "a"}, {.name = "b"}},
     JOINT(cat, nb_pull_cat),
     .element = nb_element_of_cat},
    {.name = "gather",
     .unsaid = true,
     .args = {{.name = "input"}, {.name = "index"}},
     JOINT(gather, nb_pull_gather),
     .element = nb_element_of_gather},
    {.name = "place",
     .unsaid = true,
     .args = {{.name = "input"}, {.name = "index"}},
     JOINT(place, nb_pull_place),
     .element = nb_element_of_place},
    {.name = "recurrence",
     .unsaid = true,
     .args = {{.name = "factor"}, {.name = "input"}},
     JOINT(recurrence, nb_pull_recurrence),
     .element = nb_element_of_recurrence},
    {.name = "cumsum",
     ALONG(cumsum, nb_pull_cumsum),
     .element = nb_element_of_cumsum,
     .formula = "sum_{j <= i} x_j",
     .deriv = "1 where j <= i",
     .ulp = {0.6},
     .doc = N_("Running sums along a dimension."),
     .torch = "torch.cumsum",
     .jax = "jnp.cumsum"},
    {.name = "cumprod",
     ALONG(cumprod, nb_pull_cumprod),
     .element = nb_element_of_cumprod,
     .formula = "prod_{j <= i} x_j",
     .deriv = "prod_{k <= i, k != j} x_k where j <= i",
     .ulp = {0.6},
     .doc = N_("Running products along a dimension."),
     .torch = "torch.cumprod",
     .jax = "jnp.cumprod"},
    {.name = "norm_2",
     ALONG(norm, nb_pull_norm),
     .element = nb_element_of_norm,
     .line_to_one = true,
     .internal = true},
    {.name = "argmax", ALONG(argmax, nb_pull_nothing), .line_to_one = true, .internal = true},
    {.name = "argmin", ALONG(argmin, nb_pull_nothing), .line_to_one = true, .internal = true},
    {.name = "argsort", ALONG(argsort, nb_pull_nothing), .internal = true, .unsaid = true},
};

const struct nb_family NB_FAMILY(nb_matrix_family) = {rows, NB_COUNT(rows)};
