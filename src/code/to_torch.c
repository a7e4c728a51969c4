/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PyTorch: a function whose backward can be differentiated once more, and its module. */
#include "config.h"

#include "code/targets.h"

const struct nb_code_target nb_code_torch = {
    .name = "torch",
    .aliases = "pytorch",
    .comment = "# ",
    .python = true,
    .words = " torch math once_differentiable ctx g self ",
    .style = {.dialect = NB_IN_TORCH,
              .assign = "    ~ = ^\n",
              .result = "    return ^\n",
              .number = "^",
              .infinity = "math.inf",
              .nan = "math.nan",
              .tensor = "torch.full_like(~, ^)",
              .huge = "min(^, torch.finfo(~.dtype).max)"},
    .text = "$#"
            "$m"
            "import torch\n"
            "from torch.autograd.function import once_differentiable\n"
            "\n"
            "\n"
            "$h"
            "def $f_value($x$p):\n"
            "$0"
            "\n"
            "\n"
            "def $f_prime($x$p):\n"
            "$1"
            "\n"
            "\n"
            "$("
            "def $f_second($x$p):\n"
            "$2"
            "\n"
            "\n"
            "class $FPrime(torch.autograd.Function):\n"
            "    @staticmethod\n"
            "    def forward(ctx, $x$p):\n"
            "        ctx.save_for_backward($x)\n"
            "$k"
            "        return $f_prime($x$p)\n"
            "\n"
            "    @staticmethod\n"
            "    @once_differentiable\n"
            "    def backward(ctx, g):\n"
            "        ($x,) = ctx.saved_tensors\n"
            "        return g * $f_second($x$c)$n\n"
            "\n"
            "\n"
            "$)"
            "class $FFunction(torch.autograd.Function):\n"
            "    @staticmethod\n"
            "    def forward(ctx, $x$p):\n"
            "        ctx.save_for_backward($x)\n"
            "$k"
            "        return $f_value($x$p)\n"
            "\n"
            "    @staticmethod\n"
            "$<"
            "    @once_differentiable\n"
            "$>"
            "    def backward(ctx, g):\n"
            "        ($x,) = ctx.saved_tensors\n"
            "$("
            "        return g * $FPrime.apply($x$c)$n\n"
            "$)"
            "$<"
            "        return g * $f_prime($x$c)$n\n"
            "$>"
            "\n"
            "\n"
            "def $f($x$d):\n"
            "    return $FFunction.apply($x$p)\n"
            "\n"
            "\n"
            "class $F(torch.nn.Module):\n"
            "$["
            "    def __init__(self$d):\n"
            "        super().__init__()\n"
            "$i"
            "\n"
            "$]"
            "    def forward(self, $x):\n"
            "        return $f($x$s)\n"
            "$["
            "\n"
            "    def extra_repr(self):\n"
            "        return f\"$r\"\n"
            "$]",
};
