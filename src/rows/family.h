/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The families of rows: what registry.c strings together into the registry. Each is
 * compiled once per instruction set, under a name with its suffix. */
#ifndef NB_ROWS_FAMILY_H
#define NB_ROWS_FAMILY_H

#include <stddef.h>

#include "graph/op.h"
#include "number/grid.h"

struct nb_family {
    const struct nb_op *rows;
    size_t count;
};

enum { NB_FAMILY_COUNT = 17 };

/* Elements of ranges, not more than a chunk: of a linspace whose products neither
 * over- nor underflow, of any arange, and base^x for the x of such a linspace. */
struct nb_range_kernels {
    void (*linspace)(const struct nb_grid *g, struct nb_picks p, double *out);
    void (*arange)(const struct nb_walk *w, struct nb_picks p, double *out);
    void (*logspace)(const struct nb_grid *g, struct nb_pair log_base, struct nb_picks p,
                     double *out);
};

/* Those for this processor. */
const struct nb_range_kernels *nb_range_kernels_here(void);

/* exp, sqrt, tan, ...; log, ...; sigmoid, tanh, ...; relu, ...; elu, ...; hardshrink, ...;
 * squareplus, ...; gelu, ...; silu, ...; sin, gaussian, ...; softmax, ...; float32, ...;
 * sinh, ...; matmul, cumsum, ...; golu, ...; tan, asin, ...; gamma, ... */
#define NB_DECLARE_FAMILIES(isa)                                                                   \
    extern const struct nb_family nb_elementary_family##isa, nb_log_family##isa,                   \
        nb_sigmoid_family##isa, nb_relu_family##isa, nb_elu_family##isa, nb_shrink_family##isa,    \
        nb_smooth_family##isa, nb_gelu_family##isa, nb_silu_family##isa, nb_wave_family##isa,      \
        nb_along_family##isa, nb_format_family##isa, nb_hyperbolic_family##isa,                    \
        nb_matrix_family##isa, nb_gompertz_family##isa, nb_circle_family##isa,                     \
        nb_gamma_family##isa;
#define NB_FAMILIES(isa)                                                                           \
    {                                                                                              \
        &nb_elementary_family##isa, &nb_log_family##isa, &nb_sigmoid_family##isa,                  \
            &nb_relu_family##isa, &nb_elu_family##isa, &nb_shrink_family##isa,                     \
            &nb_smooth_family##isa, &nb_gelu_family##isa, &nb_silu_family##isa,                    \
            &nb_wave_family##isa, &nb_along_family##isa, &nb_format_family##isa,                   \
            &nb_hyperbolic_family##isa, &nb_matrix_family##isa, &nb_gompertz_family##isa,          \
            &nb_circle_family##isa, &nb_gamma_family##isa                                          \
    }

#define NB_DECLARE_RANGES(isa) extern const struct nb_range_kernels nb_range_kernels##isa;

/* Rows without kernels: computed from their formulas, compiled once. */
extern const struct nb_family nb_sigmoid_rows, nb_relu_rows, nb_gated_rows, nb_wave_rows,
    nb_plain_rows, nb_model_rows, nb_zorro_rows;

NB_DECLARE_RANGES(_v1)
NB_DECLARE_RANGES(_v3)
NB_DECLARE_RANGES(_v4)
NB_DECLARE_FAMILIES(_v1)
NB_DECLARE_FAMILIES(_v3)
NB_DECLARE_FAMILIES(_v4)

#endif
