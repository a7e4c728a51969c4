/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a figure, as a table. */
#include "config.h"

#include "export/csv.h"

#include <stdlib.h>
#include <string.h>

#include "base/num.h"
#include "base/xalloc.h"

enum { ROWS = 1001 };

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

static void add_functions(struct table *t, const struct nb_panel *p)
{
    const struct nb_axes *a = p->axes;
    const double *x = NULL;
    for (size_t i = 0; i < a->count; i++) {
        if (!a->curves[i].y)
            continue;
        if (!x) {
            double *grid = add_column(t, "x", ROWS);
            const struct nb_scale axis = {p->x.lo, p->x.hi, 0, ROWS - 1, a->x_warp};
            for (size_t j = 0; j < ROWS; j++)
                grid[j] = nb_scale_invert(&axis, (double)j);
            x = grid;
        }
        double *y = add_column(t, a->curves[i].label, ROWS);
        nb_probe_values(p->probes[i], x, ROWS, y);
    }
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

void nb_csv_write(const struct nb_scene *s, struct nb_buf *out)
{
    struct table t = {0};
    for (size_t i = 0; i < s->count; i++)
        add_panel(&t, &s->panels[i]);
    print(&t, out);
    for (size_t i = 0; i < t.count; i++) {
        free(t.columns[i].name);
        free(t.columns[i].values);
    }
    free(t.columns);
}
