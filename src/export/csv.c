/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a figure, as a table. */
#include "config.h"

#include "export/csv.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/xalloc.h"
#include "number/grid.h"

enum { ROWS = 1001, MOST_EVENTS = 1000 };

struct column {
    char *name;
    double *values; /* owned */
    size_t count;
};

struct table {
    struct column *columns;
    size_t count, cap, rows;
};

static double *add_column(struct table *t, const char *name, size_t count)
{
    t->columns = nb_grow(t->columns, &t->cap, t->count + 1, sizeof *t->columns);
    double *values = nb_xcalloc(count + 1, sizeof *values);
    t->columns[t->count++] = (struct column){nb_xstrdup(name), values, count};
    if (count > t->rows)
        t->rows = count;
    return values;
}

/* A limit as the decimal that somebody wrote: what that has more than its double. */
static struct nb_pair decimal(double limit)
{
    char text[NB_NUM_MAX];
    nb_num_print(limit, text);
    return (struct nb_pair){limit, (double)(strtold(text, NULL) - (long double)limit)};
}

/* The places of the grid: even steps along the axis. */
static size_t place_grid(const struct nb_panel *p, struct nb_place_at *out)
{
    const struct nb_grid grid = {decimal(p->x.lo), decimal(p->x.hi), ROWS - 1, 0};
    const struct nb_scale scale = {p->x.lo, p->x.hi, 0, 1, p->axes->x_warp};
    for (size_t i = 0; i < ROWS; i++) {
        const struct nb_pair even = nb_grid_at(grid, (double)i);
        const double at = (double)i / (ROWS - 1);
        out[i].exact = true;
        out[i].x = p->axes->x_warp.kind == NB_WARP_LINEAR ? even.hi + even.lo
                                                          : nb_scale_invert(&scale, at);
    }
    out[0].x = p->x.lo;
    out[ROWS - 1].x = p->x.hi;
    return ROWS;
}

/* The grid, and where a curve may jump or bend. Where it does so more often than a picture
 * could show, the grid alone. */
static double *place_rows(const struct nb_panel *p, size_t *count)
{
    const size_t room = ROWS + p->axes->count * (MOST_EVENTS + 1);
    struct nb_place_at *at = nb_xcalloc(room, sizeof *at);
    size_t n = place_grid(p, at);
    for (size_t i = 0; i < p->axes->count; i++) {
        if (!p->axes->curves[i].y)
            continue;
        const size_t more = nb_probe_events(p->probes[i], p->x.lo, p->x.hi, at + n, MOST_EVENTS);
        n += more <= MOST_EVENTS ? more : 0;
    }
    n = nb_places_once(at, n, 0);
    double *x = nb_xcalloc(n, sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = at[i].x;
    free(at);
    *count = n;
    return x;
}

static void add_functions(struct table *t, const struct nb_panel *p)
{
    const struct nb_axes *a = p->axes;
    double *x = NULL;
    size_t rows = 0;
    for (size_t i = 0; i < a->count; i++) {
        if (!a->curves[i].y)
            continue;
        if (!x) {
            x = place_rows(p, &rows);
            memcpy(add_column(t, "x", rows), x, rows * sizeof *x);
        }
        nb_probe_values(p->probes[i], x, rows, add_column(t, a->curves[i].label, rows));
    }
    free(x);
}

static void add_data(struct table *t, const struct nb_curve *c)
{
    memcpy(add_column(t, "x", c->count), c->xs, c->count * sizeof *c->xs);
    memcpy(add_column(t, c->label, c->count), c->ys, c->count * sizeof *c->ys);
}

static void add_panel(struct table *t, const struct nb_panel *p)
{
    add_functions(t, p);
    for (size_t i = 0; i < p->axes->count; i++)
        if (!p->axes->curves[i].y && p->axes->curves[i].count)
            add_data(t, &p->axes->curves[i]);
}

/* A field, quoted where RFC 4180 wants it. */
static void print_name(struct nb_buf *out, const char *name)
{
    const bool quoted = strpbrk(name, ",\"\r\n") != NULL;
    nb_buf_add(out, quoted ? "\"" : "");
    for (; *name; name++) {
        nb_buf_add(out, *name == '"' ? "\"" : "");
        nb_buf_addc(out, *name);
    }
    nb_buf_add(out, quoted ? "\"" : "");
}

static void print(const struct table *t, struct nb_buf *out)
{
    for (size_t c = 0; c < t->count; c++) {
        nb_buf_add(out, c ? "," : "");
        print_name(out, t->columns[c].name);
    }
    nb_buf_addc(out, '\n');
    for (size_t r = 0; r < t->rows; r++) {
        for (size_t c = 0; c < t->count; c++) {
            char number[NB_NUM_MAX] = "";
            if (r < t->columns[c].count)
                nb_num_print(t->columns[c].values[r], number);
            nb_buf_add(out, c ? "," : "");
            nb_buf_add(out, number);
        }
        nb_buf_addc(out, '\n');
    }
}

static struct table gather(const struct nb_scene *s)
{
    struct table t = {0};
    for (size_t i = 0; i < s->count; i++) {
        nb_panel_find_x(&s->panels[i]);
        add_panel(&t, &s->panels[i]);
    }
    return t;
}

static void drop(struct table *t)
{
    for (size_t i = 0; i < t->count; i++) {
        free(t->columns[i].name);
        free(t->columns[i].values);
    }
    free(t->columns);
}

void nb_csv_write(const struct nb_scene *s, struct nb_buf *out)
{
    struct table t = gather(s);
    print(&t, out);
    drop(&t);
}

/* NumPy's format 1.0: a magic word, the length of the header, the header as a dictionary of
 * Python, padded so that the numbers begin at a multiple of 64; then they, row by row, the
 * first byte the least. */
static void add_npy_head(const struct table *t, struct nb_buf *out)
{
    static const char magic[] = {'\x93', 'N', 'U', 'M', 'P', 'Y', 1, 0};
    struct nb_buf head = {0};
    nb_buf_printf(&head, "{'descr': '<f8', 'fortran_order': False, 'shape': (%zu, %zu), }", t->rows,
                  t->count);
    const size_t whole = (sizeof magic + 2 + head.len + 1 + 63) / 64 * 64;
    nb_buf_fill(&head, ' ', whole - (sizeof magic + 2 + head.len + 1));
    nb_buf_addc(&head, '\n');
    nb_buf_addn(out, magic, sizeof magic);
    nb_buf_addc(out, (char)(head.len & 255));
    nb_buf_addc(out, (char)(head.len >> 8));
    nb_buf_addn(out, nb_buf_text(&head), head.len);
    nb_buf_free(&head);
}

static void add_double(struct nb_buf *out, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 8; i++, bits >>= 8)
        nb_buf_addc(out, (char)(bits & 255));
}

void nb_npy_write(const struct nb_scene *s, struct nb_buf *out)
{
    struct table t = gather(s);
    add_npy_head(&t, out);
    for (size_t r = 0; r < t.rows; r++)
        for (size_t c = 0; c < t.count; c++)
            add_double(out, r < t.columns[c].count ? t.columns[c].values[r] : (double)NAN);
    drop(&t);
}
