/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bins of histograms. */
#include "config.h"

#include "charts/bins.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "base/i18n.h"
#include "base/xalloc.h"

enum { USUAL_BINS = 10, MOST_BINS = 100000 };

static bool find_ends(const struct nb_numbers *sets, size_t count, const double *range,
                      double end[2], struct nb_err *err)
{
    size_t values = 0;
    end[0] = INFINITY;
    end[1] = -INFINITY;
    for (size_t k = 0; k < count; k++) {
        values += sets[k].count;
        for (size_t i = 0; i < sets[k].count; i++) {
            end[0] = fmin(end[0], sets[k].v[i]);
            end[1] = fmax(end[1], sets[k].v[i]);
        }
    }
    if (range)
        memcpy(end, range, 2 * sizeof *end);
    if (!(end[0] <= end[1]) || !isfinite(end[1] - end[0]))
        return nb_err_set(err, NB_ERR_VALUE,
                          values ? _("a histogram needs finite values")
                                 : _("a histogram of no values"));
    if (end[0] == end[1]) { /* NumPy's */
        end[0] -= 0.5;
        end[1] += 0.5;
    }
    return true;
}

/* ---- how many: Sturges', Scott's and others' rules, as NumPy has them -------------- */

/* Values in their order, those outside of the ends left out. */
struct sample {
    double *v;
    size_t count;
    double extent, mean, deviation;
};

static int by_size(const void *x, const void *y)
{
    const double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

static struct sample sample_of(const struct nb_numbers *sets, size_t count, const double end[2])
{
    struct sample s = {0};
    size_t room = 1;
    double squares = 0;
    for (size_t k = 0; k < count; k++)
        room += sets[k].count;
    s.v = nb_xcalloc(room, sizeof *s.v);
    for (size_t k = 0; k < count; k++)
        for (size_t i = 0; i < sets[k].count; i++)
            if (sets[k].v[i] >= end[0] && sets[k].v[i] <= end[1]) {
                s.v[s.count++] = sets[k].v[i];
                s.mean += sets[k].v[i];
            }
    s.mean /= (double)s.count;
    for (size_t i = 0; i < s.count; i++)
        squares += (s.v[i] - s.mean) * (s.v[i] - s.mean);
    s.deviation = sqrt(squares / (double)s.count);
    qsort(s.v, s.count, sizeof *s.v, by_size);
    s.extent = s.count ? s.v[s.count - 1] - s.v[0] : 0;
    return s;
}

static double percentile(const struct sample *s, double share)
{
    const double at = share * (double)(s->count - 1);
    const size_t below = (size_t)at;
    const double next = below + 1 < s->count ? s->v[below + 1] : s->v[below];
    return s->v[below] + (at - (double)below) * (next - s->v[below]);
}

static double sqrt_width(const struct sample *s)
{
    return s->extent / sqrt((double)s->count);
}

static double sturges_width(const struct sample *s)
{
    return s->extent / (log2((double)s->count) + 1);
}

static double rice_width(const struct sample *s)
{
    return s->extent / (2 * cbrt((double)s->count));
}

static double scott_width(const struct sample *s)
{
    return cbrt(24 * sqrt(M_PI) / (double)s->count) * s->deviation;
}

static double fd_width(const struct sample *s)
{
    return 2 * (percentile(s, 0.75) - percentile(s, 0.25)) / cbrt((double)s->count);
}

static double auto_width(const struct sample *s)
{
    const double fd = fd_width(s), sturges = sturges_width(s);
    return fd > 0 ? fmin(fd, sturges) : sturges;
}

static const struct {
    const char *name;
    double (*width)(const struct sample *s);
} rules[] = {{"auto", auto_width}, {"fd", fd_width},     {"scott", scott_width},
             {"rice", rice_width}, {"sqrt", sqrt_width}, {"sturges", sturges_width}};

static bool count_by_rule(const struct nb_numbers *sets, size_t count, const char *name,
                          const double end[2], double *wanted, struct nb_err *err)
{
    size_t i = 0;
    while (i < NB_COUNT(rules) && strcmp(rules[i].name, name) != 0)
        i++;
    if (i == NB_COUNT(rules))
        return nb_err_set(err, NB_ERR_VALUE,
                          _("bins are a number, borders, or 'auto', 'fd', 'scott', 'rice', 'sqrt' "
                            "or 'sturges'"));
    struct sample s = sample_of(sets, count, end);
    const double width = s.count ? rules[i].width(&s) : 0;
    *wanted = width > 0 ? ceil((end[1] - end[0]) / width) : 1;
    free(s.v);
    return true;
}

/* ---- borders ---------------------------------------------------------------------- */

bool nb_bins_find(const struct nb_numbers *sets, size_t count, const struct nb_bins_wish *wish,
                  struct nb_numbers *edges, struct nb_err *err)
{
    const struct nb_numbers *b = &wish->borders;
    double end[2], wanted = b->count == 1 ? b->v[0] : USUAL_BINS;
    bool rise = true;
    if (!find_ends(sets, count, wish->range, end, err) ||
        (wish->rule && !count_by_rule(sets, count, wish->rule, end, &wanted, err)))
        return false;
    for (size_t i = 0; i + 1 < b->count; i++)
        rise &= b->v[i] < b->v[i + 1] && isfinite(b->v[i] + b->v[i + 1]);
    if (!rise || !(wanted >= 1 && wanted <= MOST_BINS && wanted == floor(wanted)))
        return nb_err_set(err, NB_ERR_VALUE,
                          _("bins are a number from 1 to %d, or borders that rise"), MOST_BINS);
    const bool given = b->count > 1;
    edges->count = given ? b->count : (size_t)wanted + 1;
    edges->v = nb_xcalloc(edges->count, sizeof *edges->v);
    const double step = (end[1] - end[0]) / wanted;
    for (size_t i = 0; i < edges->count; i++) {
        const double along = (double)i * step; /* rounded, then added: as np.linspace does */
        edges->v[i] = given ? b->v[i] : along + end[0];
    }
    if (!given)
        edges->v[edges->count - 1] = end[1];
    return true;
}

/* The bin of a value, the last one closed; SIZE_MAX outside. */
static size_t bin_of(const struct nb_numbers *edges, double x)
{
    size_t lo = 0, hi = edges->count - 1;
    if (!(x >= edges->v[0] && x <= edges->v[hi]))
        return SIZE_MAX;
    while (hi - lo > 1) {
        const size_t mid = lo + (hi - lo) / 2;
        *(x >= edges->v[mid] ? &lo : &hi) = mid;
    }
    return lo;
}

double *nb_bins_count(const struct nb_numbers *x, const struct nb_numbers *weights,
                      const struct nb_numbers *edges, bool density)
{
    const size_t n = edges->count - 1;
    double *tops = nb_xcalloc(n, sizeof *tops), inside = 0;
    for (size_t i = 0; i < x->count; i++) {
        const size_t bin = bin_of(edges, x->v[i]);
        if (bin != SIZE_MAX)
            tops[bin] += weights->v ? weights->v[i] : 1;
    }
    for (size_t i = 0; i < n; i++)
        inside += tops[i];
    for (size_t i = 0; i < n && density; i++)
        tops[i] = tops[i] / (edges->v[i + 1] - edges->v[i]) / inside;
    return tops;
}
