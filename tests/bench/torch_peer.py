# SPDX-License-Identifier: GPL-3.0-or-later
"""PyTorch's times, for bench_eval: a line "name count threads" in, one with the
nanoseconds an element of the value, and of forward and backward, out; an empty
one where PyTorch has no such function. Double precision, all else by default."""
import sys
import time

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)

OTHER_NAMES = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu, "erf": torch.erf,
    "exp": torch.exp, "expm1": torch.expm1, "log": torch.log, "log1p": torch.log1p,
    "sin": torch.sin, "cos": torch.cos, "sqrt": torch.sqrt, "abs": torch.abs,
    "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"),
}


def fastest(step, seconds=0.15):
    """The least time of a step, in seconds: others were disturbed."""
    step()
    best, end = float("inf"), time.perf_counter() + seconds
    while best == float("inf") or time.perf_counter() < end:
        start = time.perf_counter()
        step()
        best = min(best, time.perf_counter() - start)
    return best


def repeat(step, times):
    def steps():
        for _ in range(times):
            step()
    return steps


def measure(f, count, threads):
    torch.set_num_threads(threads)
    x = torch.rand(count) * 16 - 8
    ones = torch.ones(count)
    leaf = x.clone().requires_grad_()

    def forward_backward():
        leaf.grad = None
        f(leaf).backward(ones)

    times = 10000 // count + 1
    return [fastest(repeat(step, times)) / times / count * 1e9
            for step in (lambda: f(x), forward_backward)]


def main():
    for line in sys.stdin:
        name, count, threads = line.split()
        f = OTHER_NAMES.get(name) or getattr(F, name, None)
        try:
            print(*measure(f, int(count), int(threads)) if f else (), flush=True)
        except (TypeError, RuntimeError):
            print(flush=True)


print(torch.__version__, flush=True)
main()
