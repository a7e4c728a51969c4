# SPDX-License-Identifier: GPL-3.0-or-later
# gradients.py FOLDER: runs the code for PyTorch: values and gradients for the comparison, and
# gradcheck, gradgradcheck, the dtypes, the module and that nothing is changed in place.
import glob
import os
import sys
import warnings

import torch

folder = sys.argv[1]
points = torch.tensor([float(line) for line in open(folder + "/points")], dtype=torch.float64)
warnings.simplefilter("ignore")
failures = 0
checked = 0


def complain(text):
    global failures
    failures += 1
    print(text)


def middle(name):
    """Points where the function is smooth and its arguments are allowed."""
    x = torch.tensor([0.13, 0.29, 0.43, 0.61, 0.77], dtype=torch.float64)
    if name == "acosh":
        x = x + 1
    return x.clone().requires_grad_(True)


def check(name, f, module):
    x = points.clone().requires_grad_(True)
    y = f(x)
    (slope,) = torch.autograd.grad(y, x, torch.ones_like(y))
    if not torch.equal(torch.nan_to_num(x.detach()), torch.nan_to_num(points)):
        complain(name + ": x was changed")
    with open("%s/%s.torch.out" % (folder, name), "w") as file:
        for a, b in zip(y.tolist(), slope.tolist()):
            file.write("%.17g %.17g\n" % (a, b))
    if not torch.equal(torch.nan_to_num(module(points)), torch.nan_to_num(y.detach())):
        complain(name + ": the module differs")
    for dtype in torch.float32, torch.float64:
        small = torch.tensor([0.3, 0.7], dtype=dtype, requires_grad=True)
        out = f(small)
        (gradient,) = torch.autograd.grad(out.sum(), small)
        if out.dtype != dtype or gradient.dtype != dtype or out.shape != small.shape:
            complain("%s: %s becomes %s and %s" % (name, dtype, out.dtype, gradient.dtype))
    posed = name == "posed"  # a slope that is not that of the values, as it must be seen
    if torch.autograd.gradcheck(f, (middle(name),), raise_exception=False) == posed:
        complain(name + ": gradcheck")


def check_twice(name, f):
    if not torch.autograd.gradgradcheck(f, (middle(name),), raise_exception=False):
        complain(name + ": gradgradcheck")
    x = middle(name)
    (d,) = torch.autograd.grad(f(x).sum(), x, create_graph=True)
    (dd,) = torch.autograd.grad(d.sum(), x, create_graph=True)
    try:
        torch.autograd.grad(dd.sum(), x)
        complain(name + ": a third derivative came")
    except RuntimeError:
        pass


for path in sorted(glob.glob(folder + "/*.torch")):
    name = os.path.basename(path)[:-6]
    space = {}
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), space)
    title = [key[:-6] for key in space if key.endswith("_value")][0]
    classes = [v for k, v in space.items()
               if isinstance(v, type) and issubclass(v, torch.nn.Module)]
    try:
        module = classes[0]()
        str(module)
        check(name, space[title], module)
        if title + "_second" in space:
            check_twice(name, space[title])
    except Exception as error:
        complain("%s: %s: %s" % (name, type(error).__name__, error))
    checked += 1
print("gradients: %d functions" % checked)
sys.exit(failures > 0)
