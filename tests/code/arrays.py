# SPDX-License-Identifier: GPL-3.0-or-later
# arrays.py FOLDER: runs the code for NumPy, without a warning, and that for JAX on a shim: NumPy
# in the place of jax.numpy, custom_jvp that keeps the rule it is given.
import glob
import math
import os
import sys
import types
import warnings

import numpy as np

folder = sys.argv[1]
points = np.array([float(line) for line in open(folder + "/points")])
warnings.simplefilter("error")
failures = 0


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, value, slope):
    with open(path, "w") as file:
        for y, d in zip(value, slope):
            file.write("%.17g %.17g\n" % (y, d))


class custom_jvp:
    def __init__(self, function, nondiff_argnums=()):
        self.function, self.places = function, nondiff_argnums

    def defjvp(self, rule):
        self.rule = rule

    def __call__(self, *args, **named):
        return self.function(*args, **named)


def special():
    helpers = {}
    for name in "erfinv", "digamma", "gamma", "lgamma":
        exec(text_of("%s/%s.numpy" % (folder, name)), helpers)
    made = types.ModuleType("jax.scipy.special")
    made.erf = np.vectorize(math.erf, otypes=[float])
    made.erfc = np.vectorize(math.erfc, otypes=[float])
    made.erfinv, made.gamma = helpers["_erfinv"], helpers["_gamma"]
    made.gammaln, made.polygamma = helpers["_lgamma"], helpers["_polygamma"]
    made.digamma = lambda x: helpers["_polygamma"](0, x)
    return made


jax = types.ModuleType("jax")
jax.custom_jvp = custom_jvp
jax.numpy = np
jax.scipy = types.ModuleType("jax.scipy")
jax.scipy.special = special()
sys.modules.update({"jax": jax, "jax.numpy": np, "jax.scipy": jax.scipy,
                    "jax.scipy.special": jax.scipy.special})


def function_of(space, name):
    """The function that has a derivative beside it, and that."""
    known = [key for key in space if key + "_prime" in space]
    return space[known[0]], space[known[0] + "_prime"]


def run_jax(f):
    """Value and tangent, by the rule; and that a rule of the rule is there."""
    defaults = f.function.__defaults__ or ()
    assert tuple(f.places) == tuple(range(1, 1 + len(defaults))), f.places
    with np.errstate(all="ignore"):
        return f.rule(*defaults, (points,), (np.ones_like(points),))


for path in sorted(glob.glob(folder + "/*.numpy")):
    name = os.path.basename(path)[:-6]
    space = {}
    exec(compile(text_of(path), path, "exec"), space)
    f, prime = function_of(space, name)
    kept = points.copy()
    value, slope = f(points), prime(points)
    assert np.array_equal(kept, points, equal_nan=True), name
    assert value.dtype == slope.dtype == np.float64, name
    assert value.shape == slope.shape == points.shape, name
    square = points[:4].reshape(2, 2)
    assert f(square).shape == (2, 2) and np.shape(prime(1.0)) == (), name
    write("%s/%s.numpy.out" % (folder, name), value, slope)
    space = {}
    exec(compile(text_of("%s/%s.jax" % (folder, name)), name, "exec"), space)
    f, prime = function_of(space, name)
    write("%s/%s.jax.out" % (folder, name), *run_jax(f))
    if hasattr(prime, "rule"):
        run_jax(prime)
sys.exit(failures)
