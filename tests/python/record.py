#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what Python prints for the expressions of a file of probes.

    record.py FILE.probes...
    record.py --arrays COUNT >arrays.probes

A line is EXPRESSION, TEXT between tabs: the expression, after statements that end with "; ",
and what print() shows of it, with "\\n" for the end of a line. Where nabla answers otherwise
on purpose two fields follow: why, and what it prints, or "error: " and its message. Those
are kept; the texts are written anew. The numbers are recorded with NumPy 1.24, SciPy 1.10
and PyTorch 1.13, whose default type is set to float64, as nabla's is. With --arrays the lines
themselves are made: arrays of random sizes and magnitudes, under random options of printing.
"""
import random
import sys
import warnings

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import scipy
from scipy import integrate, special, stats

warnings.filterwarnings("ignore")


def text_of(probe):
    """What print shows of a probe."""
    torch.set_default_dtype(torch.float64)
    torch.set_printoptions(profile="default")
    np.set_printoptions(edgeitems=3, infstr="inf", linewidth=75, nanstr="nan", precision=8,
                        suppress=False, threshold=1000, formatter=None)
    names = {"np": np, "torch": torch, "nn": nn, "F": F, "scipy": scipy, "special": special,
             "stats": stats, "integrate": integrate, "norm": stats.norm, "math": __import__("math")}
    *statements, expression = probe.split("; ")
    try:
        for statement in statements:
            exec(statement, names)
        return str(eval(expression, names)).replace("\n", "\\n")
    except Exception as e:
        return "error: " + type(e).__name__


def record(path):
    lines = []
    with open(path) as f:
        for line in f.read().splitlines():
            fields = line.split("\t")
            if line and not line.startswith("#"):
                fields[1:2] = [text_of(fields[0])]
            lines.append("\t".join(fields))
    with open(path, "w") as f:
        f.write("\n".join(lines) + "\n")


def number(r, kind):
    """One element as Python writes it."""
    if kind == "int":
        return repr(r.randint(-10 ** r.randint(1, 6), 10 ** r.randint(1, 6)))
    if kind == "bool":
        return repr(r.random() < 0.5)
    if kind == "special" and r.random() < 0.3:
        return r.choice(["np.nan", "np.inf", "-np.inf", "0.0", "-0.0"])
    if kind == "round":
        return repr(round(r.uniform(-100, 100), r.randint(0, 4)))
    if kind == "narrow":
        return repr(r.uniform(-1, 1) * 10 ** r.choice([0, 0, 1, 2]))
    return repr(r.uniform(-1, 1) * 10 ** r.randint(-12, 12) if kind == "wide"
                else r.gauss(0, 1) * 10 ** r.uniform(-5, 5))


def row(r, kind, count):
    return "[" + ", ".join(number(r, kind) for _ in range(count)) + "]"


def array(r):
    """An expression that makes an array."""
    kind = r.choice("int bool special round narrow narrow wide plain".split())
    shape = r.random()
    if shape < 0.1 and kind not in ("int", "bool"):
        return "np.float64(%s)" % number(r, kind)
    if shape < 0.65:
        return "np.array(%s)" % row(r, kind, r.choice([1, 2, 3, 4, 5, 7, 9, 12]))
    columns = r.randint(1, 6)
    return "np.array([%s])" % ", ".join(row(r, kind, columns) for _ in range(r.randint(1, 4)))


def options(r):
    """What is printed otherwise, or nothing."""
    if r.random() < 0.6:
        return ""
    chosen = r.sample(["precision=%d" % r.randint(0, 12), "suppress=True", "linewidth=%d" %
                       r.randint(25, 100), "threshold=4, edgeitems=%d" % r.randint(1, 2)],
                      r.choice([1, 1, 2]))
    return "np.set_printoptions(%s); " % ", ".join(chosen)


def arrays(count):
    r = random.Random(1)
    print("# Arrays of random sizes and magnitudes: record.py --arrays %d made them." % count)
    for _ in range(count):
        probe = options(r) + array(r)
        print(probe, text_of(probe), sep="\t")


if sys.argv[1] == "--arrays":
    arrays(int(sys.argv[2]))
else:
    for name in sys.argv[1:]:
        record(name)
