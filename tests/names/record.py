#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Records what the libraries themselves answer, for test_names.

    record.py torch >torch.tsv      and so on: math, numpy, torch, matplotlib

A line is NAME, CALL, RESULT between tabs. CALL is read by Python and by nabla. RESULT is
the kind of thing that came out, its shape and its numbers:

    number 0.5                      a plain number, or NumPy's
    array [2,2] 1 2 3 4             of NumPy; "truths" after the shape: True and False
    tensor [] 0.5                   of PyTorch
    tuple 2 RESULT RESULT           lists and tuples
    error                           the library refuses the call, and so must nabla

Whole numbers are numbers: nabla has no other kind. Of matplotlib the names are recorded
and what they leave in a figure: how many lines and points, title, labels and limits.
"""
import math
import sys
import warnings

warnings.filterwarnings("ignore")

V = "[0.5, -1.5, 2.0, 3.0]"  # of either sign
W = "[1.5, 2.0, -0.5, 3.0]"
U = "[0.125, 0.5, 0.75, 0.875]"  # between 0 and 1
G = "[1.0, 1.5, 2.0, 7.0]"  # from 1 on
N = "[-2.0, 0.0, 0.5, 1.5, 2.5, 3.0]"  # halves and 0
E = "[nan, inf, -inf, 1.0]"
M = "[[1.0, 5.0, 2.0], [4.0, 0.5, 6.0]]"
S = "[[1.0, 2.0], [3.0, 4.5]]"  # square
B = "[True, False, True, True]"


def words(text):
    return text.split()


def substitute(call, constructor):
    """Letters that stand for data become calls of the constructor."""
    out = []
    for i, c in enumerate(call):
        alone = (i == 0 or not (call[i - 1].isalnum() or call[i - 1] in "_.\"'")) and (
            i + 1 == len(call) or not (call[i + 1].isalnum() or call[i + 1] in "_\"'="))
        if c in "VWUGNEMSB" and alone:
            data = globals()[c]
            for name in ("nan", "inf"):
                data = data.replace(name, constructor.split(".")[0] + "." + name)
            c = "%s(%s)" % (constructor, data)
        out.append(c)
    return "".join(out)


# Names of functions of one operand, by where they are defined.
UNARY = {
    "V": "abs absolute arcsinh arctan asinh atan ceil cos cosh deg2rad degrees erf erfc erfcx exp "
         "exp2 expm1 fabs fix floor frac isfinite isinf isnan isneginf isposinf log_ndtr ndtr "
         "neg negative positive rad2deg radians relu sigmoid expit selu sgn sign signbit sin "
         "sinc sinh square tan tanh trunc celu nan_to_num logical_not cbrt lgamma digamma gammaln "
         "psi",
    "U": "acos arccos arcsin arctanh asin atanh erfinv logit log log10 log1p log2 "
         "reciprocal rsqrt sqrt entr",
    "G": "acosh arccosh",
    "N": "round rint hardshrink sign ceil floor trunc relu nan_to_num sinc",
    "E": "isfinite isinf isnan isneginf isposinf abs exp sigmoid tanh nan_to_num floor sign "
         "sinc",
}
BINARY = {
    "V, W": "add sub subtract mul multiply div divide true_divide maximum minimum fmax fmin "
            "remainder mod fmod floor_divide copysign hypot atan2 arctan2 logaddexp logaddexp2 "
            "lt le gt ge eq ne less less_equal greater greater_equal not_equal "
            "logical_and logical_or logical_xor ldexp heaviside isclose inner dot vdot outer",
    "V, 2.0": "pow power float_power mul multiply remainder mod fmod floor_divide div true_divide",
    "U, W": "pow",
    "W, U": "xlogy xlog1py",
    "V, E": "fmax fmin maximum minimum",
    "N, N": "heaviside copysign logical_and logical_or logical_xor hypot",
}

REDUCTIONS_TORCH = {
    "sum prod mean": ["V", "M", "M, dim=0", "M, dim=1, keepdim=True", "M, 1"],
    "std var": ["V", "M", "M, dim=0", "M, 1", "V, unbiased=False", "V, False",
                "M, dim=1, unbiased=False", "M, dim=0, keepdim=True"],
    "amax amin": ["V", "M", "M, dim=0", "M, dim=1, keepdim=True"],
    "max min": ["V", "M", "M, dim=1", "M, 0", "M, 1, True", "V, W"],
    "argmax argmin": ["V", "M", "M, dim=0", "M, dim=1, keepdim=True"],
    "any all": ["B", "V", "N", "M, dim=0"],
    "count_nonzero": ["N", "M, dim=0"],
    "norm": ["V", "M", "V, 1", "V, p=3", "M, dim=0", "M, 2, 1"],
    "logsumexp": ["V, dim=0", "M, dim=1"],
    "cumsum cumprod": ["V, dim=0", "M, dim=0", "M, dim=1"],
    "softmax log_softmax": ["V, dim=0", "M, dim=0", "M, dim=1"],
    "nansum": ["V", "E"],
    "median": ["V"],
}
TORCH_OTHERS = {
    "sort": ["V", "M", "M, dim=0", "V, descending=True"],
    "argsort": ["V", "M, dim=0", "V, descending=True"],
    "topk": ["V, 2", "M, 2, dim=1", "V, 2, largest=False"],
    "unique": ["V", "W, return_counts=True"],
    "clamp clip": ["V, -1, 1", "V, min=0", "V, max=1.0", "V, W"],
    "matmul mm": ["S, S"],
    "matmul mv": ["S, torch.tensor([1.0, 2.0])"],
    "matmul": ["V, W"],
    "t": ["M", "V"], "transpose": ["M, 0, 1"], "swapaxes": ["M, 0, 1"],
    "reshape": ["M, (3, 2)", "M, (-1,)"], "flatten ravel": ["M"],
    "squeeze": ["torch.tensor([[1.0, 2.0]])", "torch.tensor([[1.0, 2.0]]), 0"],
    "unsqueeze": ["V, 0", "V, 1", "V, dim=-1"],
    "cat concat": ["[V, W]", "[M, M], dim=1", "(M, M)"],
    "stack": ["[V, W]", "[V, W], dim=1"],
    "flip": ["V, dims=(0,)", "M, dims=(0, 1)", "M, (1,)"],
    "diag": ["V", "S"], "trace": ["S"], "diff": ["V", "M", "M, dim=0", "V, n=2"],
    "allclose": ["V, V", "V, W"], "equal": ["V, V", "V, W"],
    "isclose": ["V, W", "V, V"],
    "add sub": ["V, W, alpha=2"], "div": ["V, W, rounding_mode='floor'",
                                           "V, W, rounding_mode='trunc'"],
    "where": ["V > 0, V, W", "V > 0, 1.0, W"],
    "heaviside": ["N, torch.tensor(0.5)"],
    "lerp": ["V, W, 0.25", "V, W, U"], "addcmul addcdiv": ["V, W, U", "V, W, U, value=0.5"],
    "nan_to_num": ["E, nan=1.0", "E, 0.5, 10.0, -10.0"],
    "prelu": ["V, torch.tensor([0.25])"],
    "threshold": ["V, 0.75, -2.0"], "celu": ["V", "V, alpha=0.5"], "rrelu": ["V"],
    "round": ["V", "U, decimals=1"],
    "real conj conj_physical": ["V"],
    "logit": ["U", "N, eps=0.1"],
    "full_like": ["V, 2.5"], "zeros_like ones_like": ["M"],
    "repeat_interleave": ["V, 2"], "trapz trapezoid": ["V", "V, W"],
    "bincount": ["torch.tensor([0, 1, 1, 3])"],
    "detach clone": ["V"], "numel": ["M"], "is_tensor": ["V"],
    "fmod remainder": ["V, -0.75"], "clamp_min clamp_max": ["V, 0.75"],
}
TORCH_MAKERS = {
    "arange": ["5", "1, 4", "0, 1, 0.25", "start=1, end=3"],
    "linspace": ["0, 1, 5", "0, 1, steps=3", "start=-1, end=1, steps=4"],
    "logspace": ["0, 2, 3", "0, 2, steps=5, base=2"],
    "zeros ones": ["3", "2, 3", "(2, 3)", "[2]"],
    "full": ["(2, 3), 1.5", "[2], 2.5"], "eye": ["3", "2, 3"],
    "tensor": ["[1.0, 2.0]", "0.5", "[[1.0], [2.0]]", "[True, False]"],
    "as_tensor": ["[1.0, 2.0]"],
}
FUNCTIONAL = {
    "relu relu6 elu selu celu gelu silu mish hardtanh hardsigmoid hardswish hardshrink softshrink "
    "tanhshrink softplus softsign sigmoid tanh logsigmoid leaky_relu rrelu":
        ["V", "N", "M"],
    "elu celu": ["V, alpha=0.5", "V, 0.5"], "leaky_relu": ["V, 0.25", "V, negative_slope=0.25"],
    "gelu": ["V, approximate='tanh'", "V, approximate='none'"],
    "hardtanh": ["V, -0.75, 0.75", "V, min_val=-0.75, max_val=2"],
    "hardshrink softshrink": ["V, 0.75", "V, lambd=0.75"],
    "softplus": ["V, 2", "V, beta=2, threshold=3"], "threshold": ["V, 0.75, -2.0"],
    "prelu": ["V, torch.tensor([0.25])"],
    "softmax softmin log_softmax": ["V, dim=0", "M, dim=0", "M, dim=1", "M, dim=-1"],
    "glu": ["V", "S, dim=0"], "one_hot": ["torch.tensor([0, 2])", "torch.tensor([1, 0]), 3"],
    "relu elu": ["V, inplace=False"],
}
MODULES = {
    "CELU ELU GELU Hardshrink Hardsigmoid Hardswish Hardtanh Identity LeakyReLU LogSigmoid Mish "
    "PReLU RReLU ReLU ReLU6 SELU SiLU Sigmoid Softplus Softshrink Softsign Tanh Tanhshrink GLU": "",
    "CELU ELU": "alpha=0.5", "GELU": "approximate='tanh'", "LeakyReLU": "0.25",
    "Hardtanh": "-0.75, 0.75", "Softplus": "2, 3", "Hardshrink Softshrink": "0.75",
    "Threshold": "0.75, -2.0", "Softmax Softmin LogSoftmax": "dim=0", "PReLU": "init=0.5",
}

REDUCTIONS_NUMPY = {
    "sum prod mean": ["V", "M", "M, axis=0", "M, axis=1, keepdims=True", "M, 1"],
    "std var": ["V", "M", "M, axis=0", "M, 1", "V, ddof=1", "M, axis=1, ddof=1",
                "M, axis=0, keepdims=True"],
    "max min amax amin ptp": ["V", "M", "M, axis=0", "M, 1", "M, axis=1"],
    "max min": ["M, axis=1, keepdims=True"],
    "argmax argmin": ["V", "M", "M, axis=0", "M, 1"],
    "any all": ["B", "V", "N", "M, axis=0"],
    "count_nonzero": ["N", "M, axis=0"],
    "average": ["V", "M, axis=0", "V, weights=U", "M, axis=1, weights=[1.0, 2.0, 3.0]"],
    "median": ["V", "M", "M, axis=0", "M, axis=1, keepdims=True"],
    "percentile": ["V, 30", "V, [0, 50, 100]", "M, 50, axis=1"],
    "quantile": ["V, 0.3", "M, 0.25, axis=0"],
    "nansum nanmean nanmax nanmin": ["V", "M, axis=1", "[nan, 1.0, 2.0]".replace("nan", "np.nan")],
    "cumsum cumprod": ["V", "M", "M, axis=0", "M, 1"],
}
NUMPY_OTHERS = {
    "sort argsort": ["V", "M", "M, axis=0", "M, 0"],
    "unique": ["V", "M", "W, return_counts=True"],
    "clip": ["V, -1, 1", "V, 0, None", "V, None, 1", "V, a_min=0, a_max=2"],
    "matmul dot": ["S, S", "S, np.array([1.0, 2.0])", "V, W"], "dot": ["2.0, 3.0", "V, 2.0"],
    "transpose": ["M", "V", "M, (1, 0)", "M, axes=(0, 1)"], "swapaxes": ["M, 0, 1"],
    "reshape": ["M, (3, 2)", "M, -1"], "ravel": ["M"],
    "squeeze": ["np.array([[1.0, 2.0]])", "np.array([[1.0, 2.0]]), axis=0"],
    "expand_dims": ["V, 0", "V, axis=1"],
    "concatenate": ["[V, W]", "(M, M), axis=1", "[M, M], 0"],
    "stack": ["[V, W]", "[V, W], axis=1"],
    "vstack row_stack": ["[V, W]", "([1.0, 2.0], [3.0, 4.0])"],
    "hstack": ["[V, W]", "(M, M)", "([1.0], [2.0, 3.0])"],
    "append": ["V, 1.0", "V, W", "M, [1.0]"],
    "meshgrid": ["[1.0, 2.0, 3.0], [4.0, 5.0]", "[1.0, 2.0, 3.0], [4.0, 5.0], indexing='ij'"],
    "flip": ["V", "M", "M, axis=0", "M, 1"],
    "diag": ["V", "S"], "trace": ["S"], "diff": ["V", "M", "M, axis=0", "V, n=2", "V, 2"],
    "allclose array_equal": ["V, V", "V, W"], "isclose": ["V, W", "V, V"],
    "where": ["V > 0, V, W", "V > 0, 1.0, W", "V > 0"],
    "heaviside": ["N, 0.5"], "round around round_": ["V", "U, 1", "U, decimals=2"],
    "nan_to_num": ["E, nan=1.0", "E, posinf=10.0, neginf=-10.0"],
    "full_like": ["V, 2.5"], "zeros_like ones_like": ["M"], "copy": ["V"],
    "size ndim shape": ["M", "V"], "array asarray": ["[1.0, 2.0]", "[[1.0], [2.0]]", "V"],
    "fmod remainder mod": ["V, -0.75"], "equal": ["V, V", "V, W"],
    "ldexp": ["V, [1, 2, 3, 0]"],
    "tile": ["V, 2", "V, (2, 1)", "M, 2", "M, (2, 2)"],
    "repeat": ["V, 2", "V, [0, 1, 2, 0]", "M, 2", "M, 2, axis=0", "M, [1, 2, 0], axis=1"],
    "roll": ["V, 1", "V, -2", "M, 1", "M, 1, axis=0", "M, -1, axis=1"],
    "take": ["V, [2, 0]", "M, [1], axis=1", "M, [-1, 0], axis=0", "M, 4"],
    "split": ["V, 2", "V, [1, 3]", "M, 2", "M, 3, axis=1"],
    "array_split": ["V, 3", "M, 2, axis=1"],
    "column_stack": ["[V, W]", "(V, W, U)", "(M, M)"],
    "flipud": ["V", "M"], "fliplr": ["M"], "tril triu": ["S", "M, 1", "M, k=-1"],
    "atleast_1d atleast_2d": ["V", "2.0", "M"],
    "broadcast_to": ["V, (2, 4)", "2.0, (3,)"],
    "gradient": ["V", "V, 0.5", "V, np.array([0.0, 1.0, 3.0, 4.0])", "M", "M, axis=1", "M, 2.0, 0.5"],
    "trapz": ["V", "V, W", "V, dx=0.5", "M"],
    "interp": ["0.4, U, V", "[0.0, 0.5, 2.0], U, V", "[0.0, 2.0], U, V, left=-1, right=9"],
    "convolve": ["V, [1.0, 2.0]", "V, [1.0, 2.0], 'same'", "V, [1.0, 2.0], mode='valid'"],
    "polyval": ["V, 2.0", "V, W"], "polyfit": ["U, V, 0", "[0.0, 1.0, 2.0], [1.0, 2.0, 4.0], 2"],
    "histogram": ["V", "V, 3", "V, bins=[-2.0, 0.0, 2.0, 3.0]", "V, 2, range=(-1, 3)",
                  "V, 2, density=True", "V, bins=2, weights=U"],
    "bincount": ["[0, 1, 1, 3]", "[1, 1], minlength=4"],
    "searchsorted": ["U, 0.5", "U, 0.5, side='right'", "U, [0.0, 0.6, 1.0]"],
    "piecewise": ["V, [V < 0, V >= 2], [-1.0, 1.0]", "V, [V < 0], [lambda x: -x, 0.5]"],
    "select": ["[V < 0, V < 1], [V, 10*V]", "[V < 0, V < 1], [V, 10*V], 7.0"],
    "apply_along_axis": ["lambda r: r.sum(), 1, M", "lambda r: r.sum(), 0, M",
                         "lambda r: 2*r, 1, M"],
    "nonzero flatnonzero": ["N", "M"], "invert": ["B"],
    "int64 int_ int32 int16 int8 uint8": ["2.75", "[1.5, 2.5]"], "bool_": ["2.5", "0"],
    "float_": ["0.1"],
}
NUMPY_MAKERS = {
    "arange": ["5", "1, 4", "0, 1, 0.25", "start=1, stop=3"],
    "linspace": ["0, 1", "0, 1, 5", "0, 1, num=3", "start=-1, stop=1, num=4",
                 "0, 1, 4, endpoint=False", "0, 1, 3, False"],
    "logspace": ["0, 2", "0, 2, 3", "0, 2, num=5, base=2", "0, 2, 4, endpoint=False"],
    "zeros ones": ["3", "(2, 3)", "[2]", "shape=(1, 2)"],
    "full": ["(2, 3), 1.5", "2, 2.5", "shape=(2,), fill_value=1.0"],
    "eye identity": ["3"], "eye": ["2, 3"],
}
# Of the objects themselves.
NUMPY_METHODS = {
    "std var": ["V", "M, axis=0", "V, ddof=1"], "sum prod mean": ["V", "M, axis=1", "M, 0"],
    "max min argmax argmin ptp": ["V", "M, axis=0", "M, 1"], "any all": ["B", "N"],
    "cumsum cumprod": ["V", "M", "M, axis=1"], "argsort": ["V"],
    "reshape": ["M, 3, 2", "M, (3, 2)", "M, -1"], "ravel flatten transpose": ["M"],
    "squeeze": ["np.array([[1.0, 2.0]])"], "swapaxes": ["M, 0, 1"], "round": ["V", "U, 1"],
    "clip": ["V, -1, 1", "V, 0"], "copy": ["V"], "dot": ["S, S"], "tolist": ["V", "M"],
    "item": ["np.array([2.5])", "V, 1", "M, 1, 2"], "nonzero": ["N"], "repeat": ["V, 2"],
    "take": ["V, [1]"], "astype": ["V, int", "V, bool", "V, float"], "trace": ["S"],
    "conj": ["V"],
}
TORCH_METHODS = {
    "view": ["M, 3, 2", "M, -1"], "reshape": ["M, 3, 2"], "tolist": ["V", "M"],
    "item": ["torch.tensor([2.5])"], "size": ["M", "M, 0"], "dim ndimension": ["M"],
    "numel nelement": ["M"], "double int long bool contiguous cpu detach clone": ["V"],
    "numpy": ["V"], "softmax log_softmax": ["V, dim=0"], "fill_": ["V, 2.0"], "zero_": ["V"],
    "add_ mul_ sub_ div_": ["V, 2.0"], "reshape_as": ["M, torch.zeros(3, 2)"],
    "copy_": ["V, W"], "flip": ["V, 0"], "repeat_interleave": ["V, 2"],
}
RANDOM = {
    "rand": ["3", "2, 2"], "randn": ["3", "5"], "uniform": ["-1, 1, 4"], "normal": ["1, 2, 3"],
    "randint": ["10", "2, 9, 5", "1, 7, (2, 3)", "-5, 5, size=4"],
    "choice": ["5", "5, 3", "[10, 20, 30], 4", "5, 3, False", "5, 4, p=[0.1, 0.2, 0.3, 0.2, 0.2]"],
    "permutation": ["6", "[1.0, 2.0, 3.0]"], "exponential": ["2.0, 3"],
    "random random_sample": ["3"], "standard_normal": ["4"],
}

# What the libraries refuse: the other one's words, and other places.
REFUSED_NUMPY = {
    "std var": ["V, unbiased=False", "V, dim=0", "V, correction=0"],
    "sum mean max min argmax": ["M, dim=0", "M, axis=2"], "max min": ["M, 0, True"],
    "concatenate stack": ["[V, W], dim=0"], "squeeze expand_dims": ["V, dim=0"],
    "linspace": ["0, 1, steps=3", "0, 1, end=2"], "zeros ones": ["2, 3"], "full": ["2, 3, 1.0"],
    "transpose": ["M, 0, 1"], "identity": ["2, 3"], "sort": ["V, descending=True"],
    "unique": ["V, 1, 2, 3, 4, 5, 6, 7"], "arange": ["0, end=3"], "clip": ["V, -1, 1, 2, 3"],
    "round": ["V, digits=1"], "power": ["V"], "eye": ["2, m=3"],
}
REFUSED_TORCH = {
    "std var": ["V, ddof=1"], "max min": ["V, keepdims=True"], "arange": ["0, stop=3"],
    "sum": ["M, dim=2", "M, axis=0, dim=0"], "add": ["V"], "cat": ["V, W"],
    "linspace": ["0, 1, num=3"], "clamp": ["V, a_min=0"], "full": ["2, 3, 1.0"],
    "pow": ["V"], "sort": ["V, axis_=0"],
}

CONSTANTS = {
    "math": "pi e inf nan tau",
    "numpy": "pi e inf nan Inf NaN euler_gamma",
    "torch": "pi e inf nan",
}
FORMATS = {
    "numpy": "float64 float32 float16 double single half", "torch": "",
}
MATH = {
    "sin cos tan sinh cosh tanh asin acos atan asinh atanh exp expm1 erf erfc log1p fabs floor "
    "ceil trunc degrees radians exp2 cbrt gamma lgamma": ["0.5"],
    "gamma lgamma": ["-1.5", "7"],
    "fabs floor ceil trunc": ["-1.5"], "acosh": ["1.5"], "sqrt log log2 log10": ["0.75"],
    "log": ["8, 2", "100, 10"], "pow": ["2, 0.5"], "fmod": ["5.5, -2", "-5.5, 2"],
    "hypot": ["3, 4"], "copysign": ["1.5, -0.0"], "atan2": ["1, -2", "0, -1"],
    "isclose": ["1, 1 + 1e-10", "1, 1.001", "1, 1.001, rel_tol=0.01", "0, 1e-9",
                "0, 1e-9, abs_tol=1e-8"],
    "isfinite isinf isnan": ["0.5", "math.inf", "math.nan"],
    "factorial": ["0", "5", "20", "-1"],
    "isqrt": ["0", "17", "144", "-1"],
    "comb perm": ["5, 2", "10, 0", "3, 4", "40, 20", "-1, 2"],
    "gcd lcm": ["12, 18", "0, 5", "0, 0", "-12, 18"],
}


def number(x):
    return repr(float(x))


def text(value):
    """The result as the test writes it, too."""
    import numpy
    kind = None
    try:
        import torch
        if isinstance(value, torch.Tensor):
            kind, value = "tensor", value.detach().numpy()
    except ImportError:
        pass
    if isinstance(value, (tuple, list)) or type(value).__name__ == "Size":
        return "tuple %d %s" % (len(value), " ".join(text(v) for v in value))
    if kind is None and (isinstance(value, (bool, int, float)) or numpy.ndim(value) == 0):
        truth = isinstance(value, (bool, numpy.bool_))
        return ("truth %d" % bool(value)) if truth else "number " + number(value)
    shape = ",".join(map(str, value.shape))
    truths = "truths " if value.dtype == bool else ""
    return "%s [%s] %s%s" % (kind or "array", shape, truths,
                             " ".join(number(x) for x in value.ravel()))


def record(module, call, scope, name, refused=False):
    try:
        value = eval(call, scope)
        if refused:
            print("%s is not refused" % call, file=sys.stderr)
        else:
            print("%s.%s\t%s\t%s" % (module, name, call, text(value)))
    except (AttributeError, TypeError, ValueError, RuntimeError, IndexError) as problem:
        if refused:
            print("%s.%s\t%s\terror" % (module, name, call))
            return
        print("%s: %s" % (call, problem), file=sys.stderr)


def table(module, prefix, calls, scope, constructor, has, refused=False):
    for names, arguments in calls.items():
        for name in words(names):
            for a in arguments if has(name) else []:
                call = "%s.%s(%s)" % (prefix, name, substitute(a, constructor))
                record(module, call, scope, name, refused)


def methods(module, calls, scope, constructor, has):
    for names, arguments in calls.items():
        for name in words(names):
            for a in arguments if has(name) else []:
                own, _, rest = a.partition(")" if "(" in a.split(",")[0] else ", ")
                own, rest = (own + ")", rest.lstrip(", ")) if "(" in own else (own, rest)
                own, rest = substitute(own, constructor), substitute(rest, constructor)
                record(module, "%s.%s(%s)" % (own, name, rest), scope, name)


def operand_calls():
    out = {}
    for source in (UNARY, BINARY):
        for arguments, names in source.items():
            for name in words(names):
                out.setdefault(name, []).append(arguments)
    return out


def constants(module, prefix, scope):
    for name in words(CONSTANTS.get(module, "")):
        if hasattr(scope[prefix], name):
            record(module, "%s.%s" % (prefix, name), scope, name)


def record_math():
    scope = {"math": math}
    constants("math", "math", scope)
    table("math", "math", MATH, scope, "", lambda n: hasattr(math, n))


def record_numpy():
    import numpy as np
    scope = {"np": np}
    has = lambda n: hasattr(np, n)
    constants("numpy", "np", scope)
    for calls in (operand_calls(), REDUCTIONS_NUMPY, NUMPY_OTHERS, NUMPY_MAKERS):
        table("numpy", "np", calls, scope, "np.array", has)
    table("numpy", "np", REFUSED_NUMPY, scope, "np.array", has, refused=True)
    for name in words(FORMATS["numpy"]):
        record("numpy", "np.%s(0.1)" % name, scope, name)
    norms = ["V", "M", "V, 1", "V, ord=np.inf", "V, 3", "M, axis=0", "M, 2, axis=1",
             "M, axis=1, keepdims=True"]
    table("numpy.linalg", "np.linalg", {"norm": norms}, scope, "np.array", lambda n: True)
    methods("Array", NUMPY_METHODS, scope, "np.array", lambda n: hasattr(np.ndarray, n))
    for name in words("T shape size ndim"):
        record("Array", substitute("M." + name, "np.array"), scope, name)
    for name, arguments in RANDOM.items():
        for n in words(name):
            for a in arguments:
                np.random.seed(7)
                record("numpy.random", "np.random.%s(%s)" % (n, a), scope, n)


def record_torch():
    import torch
    import torch.nn.functional as F
    torch.set_default_dtype(torch.float64)
    scope = {"torch": torch, "F": F, "nn": torch.nn}
    has = lambda n: hasattr(torch, n)
    constants("torch", "torch", scope)
    everything = [operand_calls(), REDUCTIONS_TORCH, TORCH_OTHERS]
    for calls in everything + [TORCH_MAKERS]:
        table("torch", "torch", calls, scope, "torch.tensor", has)
    table("torch", "torch", REFUSED_TORCH, scope, "torch.tensor", has, refused=True)
    table("torch", "torch", {"from_numpy": ["np.array([1.0, 2.0])"]},
          dict(scope, np=__import__("numpy")), "torch.tensor", has)
    for calls in everything + [TORCH_METHODS]:
        methods("Tensor", calls, scope, "torch.tensor",
                lambda n: hasattr(torch.Tensor, n) and n != "where")
    record("Tensor", substitute("V.where(V > 0, W)", "torch.tensor"), scope, "where")
    special = dict(operand_calls(), **{"round": ["V"], "logsumexp": ["V, dim=0", "M, dim=1"],
                                       "softmax log_softmax": ["V, dim=0", "M, dim=1"]})
    table("torch.special", "torch.special", special, scope, "torch.tensor",
          lambda n: hasattr(torch.special, n))
    norms = ["V", "M", "V, 1", "V, ord=torch.inf", "M, dim=0", "M, 2, 1", "M, dim=1, keepdim=True"]
    table("torch.linalg", "torch.linalg", {"norm": norms, "vector_norm": ["V", "M", "M, 1", "V, 3"]},
          scope, "torch.tensor", lambda n: True)
    table("torch.nn.functional", "F", FUNCTIONAL, scope, "torch.tensor", lambda n: hasattr(F, n))
    for names, arguments in MODULES.items():
        for name in words(names):
            made = "nn.%s(%s)" % (name, arguments)
            torch.nn.Module.training = False
            call = substitute(made + ".eval()(V)", "torch.tensor")
            record("torch.nn", call, scope, name)


def record_matplotlib():
    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    for module, owner in (("matplotlib.pyplot", plt), ("matplotlib.axes", Axes),
                          ("matplotlib.figure", Figure), ("matplotlib.pyplot.style", plt.style),
                          ("matplotlib", matplotlib)):
        for name in sorted(dir(owner)):
            if not name.startswith("_") and callable(getattr(owner, name)) and name[0].islower():
                print("%s.%s\t\t" % (module, name))


if __name__ == "__main__":
    globals()["record_" + sys.argv[1]]()
