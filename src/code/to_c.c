/* SPDX-License-Identifier: GPL-3.0-or-later */
/* C, and CUDA as templates with kernels. */
#include "config.h"

#include "code/targets.h"

const struct nb_code_target nb_code_c = {
    .name = "c",
    .aliases = "c99",
    .comment = " * ",
    .type = "double",
    .style = {.dialect = NB_IN_C,
              .assign = "    const double ~ = ^;\n",
              .result = "    return ^;\n",
              .number = "^",
              .infinity = "INFINITY",
              .nan = "NAN",
              .unused = "    (void)~;\n"},
    .text = "/*\n"
            "$# */\n"
            "#include <math.h>\n"
            "\n"
            "$h"
            "static inline double $f(double $x$t)\n"
            "{\n"
            "$0}\n"
            "\n"
            "static inline double $f_prime(double $x$t)\n"
            "{\n"
            "$1}\n",
};

const struct nb_code_target nb_code_cuda = {
    .name = "cuda",
    .comment = "// ",
    .words = " T n y gx gy i ",
    .type = "T",
    .style = {.dialect = NB_IN_CUDA,
              .assign = "    const T ~ = ^;\n",
              .result = "    return ^;\n",
              .number = "T(^)",
              .infinity = "T(INFINITY)",
              .nan = "T(NAN)",
              .unused = "    (void)~;\n"},
    .text = "$#"
            "#include <math.h>\n"
            "\n"
            "$h"
            "template <typename T>\n"
            "__device__ __forceinline__ T $f(T $x$t)\n"
            "{\n"
            "$0}\n"
            "\n"
            "template <typename T>\n"
            "__device__ __forceinline__ T $f_prime(T $x$t)\n"
            "{\n"
            "$1}\n"
            "\n"
            "template <typename T>\n"
            "__global__ void $f_forward(long n, T *y, const T *$x$t)\n"
            "{\n"
            "    for (long i = blockIdx.x * (long)blockDim.x + threadIdx.x; i < n;\n"
            "         i += (long)gridDim.x * blockDim.x)\n"
            "        y[i] = $f($x[i]$p);\n"
            "}\n"
            "\n"
            "template <typename T>\n"
            "__global__ void $f_backward(long n, T *gx, const T *gy, const T *$x$t)\n"
            "{\n"
            "    for (long i = blockIdx.x * (long)blockDim.x + threadIdx.x; i < n;\n"
            "         i += (long)gridDim.x * blockDim.x)\n"
            "        gx[i] = gy[i] * $f_prime($x[i]$p);\n"
            "}\n",
};
