/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NumPy, JAX, TensorFlow and Triton. */
#include "config.h"

#include "code/targets.h"

const struct nb_code_target nb_code_numpy = {
    .name = "numpy",
    .aliases = "np python",
    .comment = "# ",
    .python = true,
    .words = " np math ",
    .style = {.dialect = NB_IN_NUMPY,
              .assign = "    ~ = ^\n",
              .result = "    return ^\n",
              .number = "^",
              .infinity = "np.inf",
              .nan = "np.nan",
              .tensor = "np.full_like(~, ^)"},
    .text = "$#"
            "$m"
            "import numpy as np\n"
            "\n"
            "\n"
            "$h"
            "@np.errstate(all=\"ignore\")  # np.where computes both of its branches\n"
            "def $f($x$d):\n"
            "    $x = np.asarray($x, dtype=np.float64)\n"
            "$0"
            "\n"
            "\n"
            "@np.errstate(all=\"ignore\")\n"
            "def $f_prime($x$d):\n"
            "    $x = np.asarray($x, dtype=np.float64)\n"
            "$1",
};

const struct nb_code_target nb_code_jax = {
    .name = "jax",
    .module = "special.",
    .import = "from jax.scipy import special\n",
    .comment = "# ",
    .python = true,
    .words = " jax jnp special partial primals tangents dx ",
    .style = {.dialect = NB_IN_JAX,
              .assign = "    ~ = ^\n",
              .result = "    return ^\n",
              .number = "^",
              .infinity = "jnp.inf",
              .nan = "jnp.nan",
              .tensor = "jnp.full_like(~, ^)",
              .huge = "min(^, jnp.finfo(~.dtype).max)"},
    .text = "$#"
            "from functools import partial\n"
            "\n"
            "import jax\n"
            "import jax.numpy as jnp\n"
            "$u"
            "\n"
            "\n"
            "$("
            "def $f_second($x$d):\n"
            "$2"
            "\n"
            "\n"
            "@partial(jax.custom_jvp, nondiff_argnums=($j))\n"
            "def $f_prime($x$d):\n"
            "$1"
            "\n"
            "\n"
            "@$f_prime.defjvp\n"
            "def _($vprimals, tangents):\n"
            "    ($x,), (dx,) = primals, tangents\n"
            "    return $f_prime($x$p), $f_second($x$p) * dx\n"
            "$)"
            "$<"
            "def $f_prime($x$d):\n"
            "$1"
            "$>"
            "\n"
            "\n"
            "@partial(jax.custom_jvp, nondiff_argnums=($j))\n"
            "def $f($x$d):\n"
            "$0"
            "\n"
            "\n"
            "@$f.defjvp\n"
            "def _($vprimals, tangents):\n"
            "    ($x,), (dx,) = primals, tangents\n"
            "    return $f($x$p), $f_prime($x$p) * dx\n",
};

const struct nb_code_target nb_code_tensorflow = {
    .name = "tensorflow",
    .aliases = "tf keras",
    .comment = "# ",
    .python = true,
    .words = " tf math run g ",
    .style = {.dialect = NB_IN_TENSORFLOW,
              .assign = "    ~ = ^\n",
              .result = "    return ^\n",
              .number = "^",
              .infinity = "math.inf",
              .nan = "math.nan",
              .tensor = "tf.fill(tf.shape(~), tf.cast(^, ~.dtype))"},
    .text = "$#"
            "$m"
            "import tensorflow as tf\n"
            "\n"
            "\n"
            "def $f_value($x$p):\n"
            "$0"
            "\n"
            "\n"
            "def $f_prime($x$p):\n"
            "$1"
            "\n"
            "\n"
            "def $f($x$d):\n"
            "    @tf.custom_gradient\n"
            "    def run($x):\n"
            "        return $f_value($x$p), lambda g: g * $f_prime($x$p)\n"
            "\n"
            "    return run(tf.convert_to_tensor($x))\n",
};

const struct nb_code_target nb_code_triton = {
    .name = "triton",
    .module = "libdevice.",
    .import = "from triton.language.extra import libdevice\n",
    .comment = "# ",
    .python = true,
    .words = " torch triton tl libdevice ctx g n gx gy y grid mask offsets x_ptr y_ptr gx_ptr "
             "gy_ptr BLOCK ",
    .style = {.dialect = NB_IN_TRITON,
              .assign = "    ~ = ^\n",
              .result = "    return ^\n",
              .number = "^",
              .infinity = "float(\"inf\")",
              .nan = "float(\"nan\")",
              .tensor = "tl.full(~.shape, ^, ~.dtype)"},
    .text = "$#"
            "import torch\n"
            "import triton\n"
            "import triton.language as tl\n"
            "$u"
            "\n"
            "\n"
            "@triton.jit\n"
            "def $f_value($x$p):\n"
            "$0"
            "\n"
            "\n"
            "@triton.jit\n"
            "def $f_prime($x$p):\n"
            "$1"
            "\n"
            "\n"
            "@triton.jit\n"
            "def $f_forward(y_ptr, x_ptr, n$p, BLOCK: tl.constexpr):\n"
            "    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)\n"
            "    mask = offsets < n\n"
            "    $x = tl.load(x_ptr + offsets, mask=mask)\n"
            "    tl.store(y_ptr + offsets, $f_value($x$p), mask=mask)\n"
            "\n"
            "\n"
            "@triton.jit\n"
            "def $f_backward(gx_ptr, gy_ptr, x_ptr, n$p, BLOCK: tl.constexpr):\n"
            "    offsets = tl.program_id(0) * BLOCK + tl.arange(0, BLOCK)\n"
            "    mask = offsets < n\n"
            "    $x = tl.load(x_ptr + offsets, mask=mask)\n"
            "    g = tl.load(gy_ptr + offsets, mask=mask)\n"
            "    tl.store(gx_ptr + offsets, g * $f_prime($x$p), mask=mask)\n"
            "\n"
            "\n"
            "class $FFunction(torch.autograd.Function):\n"
            "    @staticmethod\n"
            "    def forward(ctx, $x$p):\n"
            "        $x = $x.contiguous()\n"
            "        y = torch.empty_like($x)\n"
            "        ctx.save_for_backward($x)\n"
            "$k"
            "        grid = (triton.cdiv($x.numel(), 1024),)\n"
            "        $f_forward[grid](y, $x, $x.numel()$p, BLOCK=1024)\n"
            "        return y\n"
            "\n"
            "    @staticmethod\n"
            "    @torch.autograd.function.once_differentiable\n"
            "    def backward(ctx, gy):\n"
            "        ($x,) = ctx.saved_tensors\n"
            "        gx = torch.empty_like($x)\n"
            "        grid = (triton.cdiv($x.numel(), 1024),)\n"
            "        $f_backward[grid](gx, gy.contiguous(), $x, $x.numel()$c, BLOCK=1024)\n"
            "        return gx$n\n"
            "\n"
            "\n"
            "def $f($x$d):\n"
            "    return $FFunction.apply($x$p)\n",
};
