/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Examples of what NumPy has, by name; the rest of the table is in examples.c. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/count.h"
#include "help/examples.h"

static const struct nb_example examples[] = {
    {"F.one_hot", "F.one_hot(tensor([0, 2]), 3)", NULL, NULL},
    {"np.apply_along_axis", "np.apply_along_axis(sum, 0, [[1, 2], [3, 4]])", NULL, NULL},
    {"np.array_split", "np.array_split([1, 2, 3], 2)", "np.split", NULL},
    {"np.atleast_1d", "np.atleast_1d(3)", NULL, NULL},
    {"np.atleast_2d", "np.atleast_2d([1, 2])", NULL, NULL},
    {"np.bincount", "np.bincount([0, 2, 2])", NULL, NULL},
    {"np.bool_", "np.bool_(1)", "bool", NULL},
    {"np.broadcast_to", "np.broadcast_to([1, 2], (2, 2))", NULL, NULL},
    {"np.column_stack", "np.column_stack([[1, 2], [3, 4]])", "np.vstack", NULL},
    {"np.convolve", "np.convolve([1, 2, 3], [1, 1])", NULL, NULL},
    {"np.finfo", "np.finfo(float).eps", NULL, NULL},
    {"np.flatnonzero", "np.flatnonzero([1, 0, 2])", "where", NULL},
    {"np.fliplr", "np.fliplr([[1, 2], [3, 4]])", "flip", NULL},
    {"np.flipud", "np.flipud([[1, 2], [3, 4]])", "flip", NULL},
    {"np.float64", "np.float64(1)", "float", NULL},
    {"np.gradient", "np.gradient([1., 4., 9.])", "grad", NULL},
    {"np.histogram", "np.histogram([1, 2, 2, 5], 4)", "hist", NULL},
    {"np.int64", "np.int64(3.7)", "int", NULL},
    {"np.interp", "np.interp(0.5, [0, 1], [2, 4])", NULL, NULL},
    {"np.median", "np.median([1, 3, 9])", "np.percentile", NULL},
    {"np.nanmax", "np.nanmax([1, nan, 2])", "max", NULL},
    {"np.nanmean", "np.nanmean([1, nan, 2])", "mean", NULL},
    {"np.nanmin", "np.nanmin([1, nan, 2])", "min", NULL},
    {"np.nansum", "np.nansum([1, nan, 2])", "sum", NULL},
    {"np.ndarray", "np.array([1, 2])", "np.array", NULL},
    {"np.nonzero", "np.nonzero([1, 0, 2])", "where", NULL},
    {"np.percentile", "np.percentile([1, 3, 9], 50)", "np.quantile", NULL},
    {"np.piecewise", "x = np.array([-1., 2.]); np.piecewise(x, [x < 0, x >= 0], [0, 1])", "where",
     NULL},
    {"np.polyfit", "np.polyfit([0, 1, 2], [1, 3, 5], 1)", "np.polyval", NULL},
    {"np.polyval", "np.polyval([1, 0, 2], 3)", "np.polyfit", NULL},
    {"np.quantile", "np.quantile([1, 3, 9], 0.5)", "np.percentile", NULL},
    {"np.repeat", "np.repeat([1, 2], 2)", "np.tile", NULL},
    {"np.roll", "np.roll([1, 2, 3], 1)", NULL, NULL},
    {"np.searchsorted", "np.searchsorted([1, 3, 5], 4)", NULL, NULL},
    {"np.select", "x = np.array([-1., 2.]); np.select([x < 0, x > 1], [0*x, x])", "where", NULL},
    {"np.split", "np.split([1, 2, 3, 4], 2)", NULL, NULL},
    {"np.take", "np.take([5, 6, 7], [0, 2])", NULL, NULL},
    {"np.tile", "np.tile([1, 2], 2)", "np.repeat", NULL},
    {"np.trapz", "np.trapz([0., 1., 4.])", "integral", NULL},
    {"np.tril", "np.tril([[1, 2], [3, 4]])", "np.triu", NULL},
    {"np.triu", "np.triu([[1, 2], [3, 4]])", "np.tril", NULL},
    {"np.vectorize", "f = np.vectorize(x -> relu(x)); f([-1, 2])", NULL, NULL},
    {"np.where", "np.where([1, 0, 2])", "where", NULL},
    {"timeit", "timeit sum(silu(linspace(-5, 5, 100)))", "time", "timeit VALUE"},
    {"torch.bincount", "torch.bincount(tensor([0, 2, 2]))", NULL, NULL},
    {"torch.bool", "tensor([0, 1]).bool()", "Tensor.bool", NULL},
    {"torch.enable_grad", "with torch.enable_grad(): y = 2*3", "torch.no_grad", NULL},
    {"torch.int64", "torch.int64", "Tensor.int", NULL},
    {"torch.nn.functional.one_hot", "F.one_hot(tensor([0, 2]), 3)", NULL, NULL},
    {"torch.randint", "torch.randint(0, 10, (5,))", "torch.rand", NULL},
    {"torch.randperm", "torch.randperm(5)", "torch.rand", NULL},
    {"torch.repeat_interleave", "torch.repeat_interleave(tensor([1, 2]), 2)", "np.repeat", NULL},
    {"torch.trapezoid", "torch.trapezoid(tensor([0., 1., 4.]))", "integral", NULL},
    {"torch.trapz", "torch.trapz(tensor([0., 1., 4.]))", "integral", NULL},
};

static int compare(const void *name, const void *row)
{
    return strcmp(name, ((const struct nb_example *)row)->name);
}

const struct nb_example *nb_example_of_numpy(const char *name)
{
    return bsearch(name, examples, NB_COUNT(examples), sizeof *examples, compare);
}
