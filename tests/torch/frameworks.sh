#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What compare() says of PyTorch, against PyTorch in double precision, at several
# hundred points for every function that it knows. Skipped where there is no PyTorch.
python=${TORCH_PYTHON:-/usr/bin/python3}
"$python" -c 'import torch' 2>/dev/null || { echo "no PyTorch: skipped"; exit 77; }
exec "$python" - "$NABLA" <<'END'
import math, random, subprocess, sys
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
functions = {
    "sigmoid": torch.sigmoid, "tanh": torch.tanh, "silu": F.silu, "gelu": F.gelu,
    "gelu_tanh": lambda x: F.gelu(x, approximate="tanh"), "softplus": F.softplus,
    "softplus(x, 3)": lambda x: F.softplus(x, 3), "logsigmoid": F.logsigmoid,
    "mish": F.mish, "elu": F.elu, "elu(x, 0.7)": lambda x: F.elu(x, 0.7), "selu": F.selu,
    "celu(x, 1.7)": lambda x: F.celu(x, 1.7), "softsign": F.softsign,
    "tanhshrink": F.tanhshrink, "hardswish": F.hardswish, "hardsigmoid": F.hardsigmoid,
    "hardtanh(x, -2, 3)": lambda x: F.hardtanh(x, -2, 3), "relu6": F.relu6, "relu": F.relu,
    "leaky_relu": F.leaky_relu, "softshrink": F.softshrink, "hardshrink": F.hardshrink,
    "threshold(x, 0.5, -1)": lambda x: F.threshold(x, 0.5, -1), "abs": torch.abs,
}
random.seed(1)
points = [0, 0.5, 1, 2, 3, 6, 20, 20.5, 37, 40, 100, 700, 750]
points += [random.uniform(0, 10) for _ in range(150)] + [random.uniform(0, 60) for _ in range(60)]
points += [10 ** random.uniform(-20, 0) for _ in range(60)]
points += [-x for x in points]


def nabla(name):
    "Rows of PyTorch's value and slope, as compare() prints them."
    code = "compare(%s, [%s])" % (name, ", ".join(map(repr, points)))
    out = subprocess.run([sys.argv[1], "-e", code], stdout=subprocess.PIPE, check=True).stdout
    rows = [line.split() for line in out.decode().split("\n")]
    return [(float(r[2]), float(r[4])) for r in rows if len(r) > 4 and r[1] == "PyTorch" and r[2] != "2.7"]


def scale(name, x):
    "The largest number in the computation: a library may round it otherwise."
    return max(1.0, abs(x)) if name != "gelu_tanh" else max(1.0, abs(x)) ** 3


def near(a, b, unit):
    return a == b or (math.isnan(a) and math.isnan(b)) or abs(a - b) <= 4 * 2.0**-53 * unit or (
        abs(a - b) <= 1e-14 * abs(b))


def same(a, b):
    return a == b or (math.isnan(a) and math.isnan(b)) or abs(a - b) <= 4e-16 * abs(b)


bad = 0
for name, f in functions.items():
    x = torch.tensor(points, requires_grad=True)
    y = f(x)
    y.sum().backward()
    ours = nabla(name)
    assert len(ours) == len(points), name
    pairs = list(zip(ours, y.tolist(), x.grad.tolist()))
    for what, equal in (("values", sum(same(o[0], v) for o, v, _ in pairs)),
                        ("slopes", sum(same(o[1], g) for o, _, g in pairs))):
        print("%s: %d of %d %s are the same" % (name, equal, len(points), what))
        # A compiler may fuse 1 - y*y; another formula would differ all over.
        bad += equal < 0.5 * len(points)
    for i, (value, slope) in enumerate(ours):
        if name == "hardswish" and points[i] == 3:
            continue  # 1.5 from the loop over single elements, 1 from that over vectors
        unit = scale(name, points[i])
        if not near(value, y[i].item(), unit) or not near(slope, x.grad[i].item(), unit):
            bad += 1
            print("%s at %r: %r, %r, PyTorch says %r, %r" % (
                name, points[i], value, slope, y[i].item(), x.grad[i].item()))
print("%d functions at %d points, %d differ" % (len(functions), len(points), bad))
sys.exit(bad > 0)
END
