# SPDX-License-Identifier: GPL-3.0-or-later
# JAX: its transformations, jax.nn, lax and random; jax.numpy has what numpy has. Kinks have
# JAX's slopes.
def jax():
    derivative = grad


    def tree_map(f, tree, *rest, is_leaf=None):
        if isinstance(tree, dict):
            return {k: tree_map(f, v, *[r[k] for r in rest]) for k, v in tree.items()}
        if isinstance(tree, (list, tuple)):
            mapped = [tree_map(f, v, *[r[i] for r in rest]) for i, v in enumerate(tree)]
            return mapped if isinstance(tree, list) else tuple(mapped)
        return None if tree is None else f(tree, *rest)

    def tree_leaves(tree):
        if isinstance(tree, dict):
            tree = [tree[k] for k in sorted(tree)]
        if not isinstance(tree, (list, tuple)):
            return [] if tree is None else [tree]
        return [leaf for branch in tree for leaf in tree_leaves(branch)]

    # The gradient of f at one number or array, or at a tree of them.
    def gradient(f, at):
        if isinstance(at, dict):
            return {k: gradient(lambda v: f({**at, k: v}), at[k]) for k in at}
        if isinstance(at, (list, tuple)):
            kind = type(at)
            items = list(at)
            found = [gradient(lambda v: f(kind(items[:i] + [v] + items[i + 1:])), items[i])
                     for i in range(len(items))]
            return found if isinstance(at, list) else tuple(found)
        if isinstance(at, bool) or isinstance(at, int):
            raise TypeError("grad requires real- or complex-valued inputs (input dtype that is a "
                            "sub-dtype of np.inexact), but got int32.")
        return derivative(lambda x: scalar(f(x)))(at)

    def scalar(y):
        if not is_array(y):
            raise TypeError("Gradient only defined for scalar-output functions. Output was " + str(y) + ".")
        if np.ndim(y) > 0:
            raise TypeError("Gradient only defined for scalar-output functions. Output had shape: "
                            + str(tuple(np.shape(y))) + ".")
        return y

    # A function of what argnums choose alone, and its value there.
    def chosen(fun, argnums, args, kwargs):
        def put(k, v):
            return fun(*args[:k], v, *args[k + 1:], **kwargs)
        def put_all(values):
            every = list(args)
            for k, v in zip(argnums, values):
                every[k] = v
            return fun(*every, **kwargs)
        if isinstance(argnums, int):
            k = argnums if argnums >= 0 else argnums + len(args)
            return lambda v: put(k, v), args[k]
        return put_all, tuple(args[k] for k in argnums)

    def jax_grad(fun, argnums=0, has_aux=False, holomorphic=False, allow_int=False):
        def gradient_of(*args, **kwargs):
            f, at = chosen(fun, argnums, args, kwargs)
            if not has_aux:
                return gradient(f, at)
            return gradient(lambda v: f(v)[0], at), f(at)[1]
        return gradient_of

    def value_and_grad(fun, argnums=0, has_aux=False):
        slope = jax_grad(fun if not has_aux else lambda *a, **k: fun(*a, **k)[0], argnums)
        return lambda *args, **kwargs: (fun(*args, **kwargs), slope(*args, **kwargs))

    def jacobian_of(fun, argnums=0, has_aux=False):
        def matrix(*args, **kwargs):
            f, at = chosen(fun, argnums, args, kwargs)
            if isinstance(argnums, int):
                return jacobian(f, at)
            return tuple(jacobian_of(fun, k)(*args, **kwargs) for k in argnums)
        return matrix

    def hessian_of(fun, argnums=0, has_aux=False):
        def matrix(*args, **kwargs):
            f, at = chosen(fun, argnums, args, kwargs)
            return jacobian(lambda x: gradient(f, x), at)
        return matrix

    def jit(fun=None, **options):
        return fun if fun is not None else lambda f: f

    def part(arg, axis, i):
        if axis is None:
            return arg
        if isinstance(arg, (dict, list, tuple)):
            return tree_map(lambda v: part(v, axis, i), arg)
        return arg[i] if axis == 0 else arg[:, i]

    def vmap(fun, in_axes=0, out_axes=0):
        def mapped(*args, **kwargs):
            axes = list(in_axes) if isinstance(in_axes, (list, tuple)) else [in_axes]*len(args)
            sizes = [np.shape(leaf)[axis] for arg, axis in zip(args, axes) if axis is not None
                     for leaf in tree_leaves(arg) if np.ndim(leaf) > 0]
            if not sizes or len(sizes) < 1:
                raise ValueError("vmap must have at least one non-None value in in_axes")
            if min(sizes) != max(sizes):
                raise ValueError("vmap got inconsistent sizes for array axes to be mapped: "
                                 + ", ".join(str(n) for n in sizes))
            rows = [fun(*[part(arg, axis, i) for arg, axis in zip(args, axes)], **kwargs)
                    for i in range(sizes[0])]
            stacked = tree_map(lambda *values: np.stack(values), rows[0], *rows[1:])
            return stacked if out_axes == 0 else stacked.T
        return mapped

    def jvp(fun, primals, tangents):
        along = lambda t: fun(*[p + t*v for p, v in zip(primals, tangents)])
        return fun(*primals), jacobian(along, 0.0)

    def vjp(fun, *primals):
        y = fun(*primals)
        def pull(g):
            return gradient(lambda args: np.sum(fun(*args)*g), tuple(primals))
        return y, pull

    # Numbers by which a rule is tried: it must act on each element alone, in proportion.
    def trial(like, start, end):
        n = int(np.size(like))
        if np.ndim(like) == 0:
            return end
        return np.reshape(np.linspace(start, end, n), np.shape(like))

    def same(a, b):
        return bool(np.allclose(a, b, rtol=1e-6, atol=1e-9))

    # y as a function of args that has the slopes of a rule: a function of places and a tangent.
    def with_slopes(y, args, slopes):
        y = lax_stop(y)
        for arg, slope in zip(args, slopes):
            if slope is None or not varies(arg):
                continue
            if np.shape(slope) == np.shape(y) or np.ndim(slope) == 0:
                y = sloped(arg, y, slope)
            elif np.ndim(y) == 0:
                y = y + np.sum(sloped(arg, np.zeros_like(arg), slope))
            else:
                raise NotImplementedError("a rule for derivatives is for functions of elements here, "
                                          "or such that give one number")
        return y

    def lax_stop(x):
        return tree_map(lambda v: detached(v), x)

    class custom_jvp:
        def __init__(self, fun, nondiff_argnums=()):
            self.fun = fun
            self.fixed = nondiff_argnums
            self.rule = None
            self.depth = 0
            self.tried = False

        def defjvp(self, rule, symbolic_zeros=False):
            self.rule = rule
            return rule

        def defjvps(self, *rules):
            def rule(primals, tangents):
                y = self(*primals)
                parts = [r(t, y, *primals) for r, t in zip(rules, tangents) if r is not None]
                return y, sum(parts[1:], parts[0])
            self.rule = rule

        def along(self, args, k, t):
            free = [i for i in range(len(args)) if i not in self.fixed]
            tangents = tuple(t if i == k else np.zeros_like(args[i]) if np.ndim(args[i]) > 0 else 0.0
                             for i in free)
            primals = tuple(args[i] for i in free)
            return self.rule(*[args[i] for i in self.fixed], primals, tangents)[1]

        def unit(self, arg):
            return np.ones_like(arg) if np.ndim(arg) > 0 else 1.0

        # Tried at other numbers: those at hand may be variables.
        def try_rule(self, args):
            self.tried = True
            args = [trial(a, 0.3, 0.7) if is_array(a) and i not in self.fixed else a for i, a in enumerate(args)]
            for k, a in enumerate(args):
                if k in self.fixed or not is_array(a):
                    continue
                t = trial(a, -2.0, 3.0)
                if not same(self.along(args, k, t), self.along(args, k, self.unit(a))*t):
                    raise NotImplementedError("the rule of " + self.fun.__name__ + " does not act on each "
                                              "element alone, in proportion to its tangent")

        def __call__(self, *args, **kwargs):
            args = arguments(self.fun, args, kwargs)
            y = self.fun(*args)
            wanted = [k for k, a in enumerate(args) if k not in self.fixed and varies(a)]
            if not wanted:
                return y
            if self.rule is None:
                raise AttributeError("No JVP defined for custom_jvp function " + self.fun.__name__ + " using defjvp.")
            if self.depth > 4:
                return with_slopes(y, args, [np.nan]*len(args))
            self.depth += 1
            if not self.tried:
                self.try_rule(args)
            slopes = [self.along(args, k, self.unit(a)) if k in wanted else None for k, a in enumerate(args)]
            self.depth -= 1
            return with_slopes(y, args, slopes)

    class custom_vjp:
        def __init__(self, fun, nondiff_argnums=()):
            self.fun = fun
            self.fixed = nondiff_argnums
            self.forward = None
            self.backward = None
            self.depth = 0
            self.tried = False

        def defvjp(self, fwd, bwd, symbolic_zeros=False, optimize_remat=False):
            self.forward = fwd
            self.backward = bwd

        def pulled(self, args, res, g):
            found = list(self.backward(*[args[i] for i in self.fixed], res, g))
            return [None if i in self.fixed else found.pop(0) for i in range(len(args))]

        def try_rule(self, args):
            self.tried = True
            args = [trial(a, 0.3, 0.7) if is_array(a) and i not in self.fixed else a for i, a in enumerate(args)]
            y, res = self.forward(*args)
            g = trial(y, -2.0, 3.0)
            units = self.pulled(args, res, np.ones_like(y) if np.ndim(y) > 0 else 1.0)
            for unit, other in zip(units, self.pulled(args, res, g)):
                if unit is not None and not same(other, unit*g):
                    raise NotImplementedError("the rule of " + self.fun.__name__ + " does not act on each "
                                              "element alone, in proportion to what comes back")

        def __call__(self, *args, **kwargs):
            args = arguments(self.fun, args, kwargs)
            if not any(varies(a) for a in args):
                return self.fun(*args)
            if self.forward is None:
                raise AttributeError("No VJP defined for custom_vjp function " + self.fun.__name__ + " using defvjp.")
            if self.depth > 4:
                return with_slopes(self.fun(*args), args, [np.nan]*len(args))
            self.depth += 1
            if not self.tried:
                self.try_rule(args)
            y, res = self.forward(*args)
            slopes = self.pulled(args, res, np.ones_like(y) if np.ndim(y) > 0 else 1.0)
            self.depth -= 1
            return with_slopes(y, args, slopes)

    def custom_gradient(fun):
        f = custom_vjp(lambda *args: fun(*args)[0])
        def backward(pull, g):
            found = pull(g)
            return found if isinstance(found, tuple) else (found,)
        f.defvjp(fun, backward)
        return f

    class CpuDevice:
        platform = "cpu"
        device_kind = "cpu"
        id = 0

        def __repr__(self):
            return "CpuDevice(id=0)"

        def __str__(self):
            return "TFRT_CPU_0"

    def devices(backend=None):
        return [CpuDevice()]

    class disable_jit:
        def __init__(self, disable=True):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *error):
            return False

    def unchanged(x, *args, **kwargs):
        return x

    def ignored(*args, **kwargs):
        return None

    # HIPS autograd, which JAX comes from.

    def egrad_of_one(fun, argnum=0):
        slope = jax_grad(fun, argnum)
        def gradient_of(*args, **kwargs):
            args = tuple(float(a) if isinstance(a, int) else a for a in args)
            try:
                return slope(*args, **kwargs)
            except TypeError:
                f, at = chosen(fun, argnum, args, kwargs)
                if np.ndim(f(at)) > 0:
                    raise TypeError("Grad only applies to real scalar-output functions. "
                                    "Try jacobian, elementwise_grad or holomorphic_grad.")
                raise
        return gradient_of

    def elementwise_grad(fun, argnum=0):
        def slopes(*args, **kwargs):
            f, at = chosen(fun, argnum, args, kwargs)
            return derivative(f)(float(at) if isinstance(at, int) else at)
        return slopes

    # jax.nn

    def relu6(x):
        return np.minimum(np.maximum(x, 0), 6.0)

    def hard_sigmoid(x):
        return relu6(x + 3.0)/6.0

    def hard_tanh(x):
        return np.where(x > 1, 1, np.where(x < -1, -1, x))

    def leaky_relu(x, negative_slope=0.01):
        return np.where(x >= 0, x, negative_slope*x)

    def axis_of(x, axis):
        return axis if axis is not None else -1 if np.ndim(x) < 2 else None

    def jax_softmax(x, axis=-1, where=None, initial=None):
        return softmax(x, axis)

    def jax_log_softmax(x, axis=-1, where=None, initial=None):
        return log_softmax(x, axis)

    def jax_logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False):
        if b is not None or return_sign:
            raise NotImplementedError("logsumexp has no weights here")
        most = lax_stop(np.max(a, axis=axis, keepdims=True))
        y = np.log(np.sum(np.exp(a - most), axis=axis, keepdims=True)) + most
        return y if keepdims else np.squeeze(y) if axis is None else np.squeeze(y, axis)

    def jax_glu(x, axis=-1):
        half = np.shape(x)[axis]//2
        if np.ndim(x) == 1:
            return x[:half]*sigmoid(x[half:])
        return x[:half]*sigmoid(x[half:]) if axis == 0 else x[:, :half]*sigmoid(x[:, half:])

    def one_hot(x, num_classes, dtype=None, axis=-1):
        return np.where(np.expand_dims(np.asarray(x), -1) == np.arange(num_classes), 1.0, 0.0)

    # jax.random: each key gives its own numbers, always the same.

    def PRNGKey(seed, impl=None):
        note("the numbers of jax.random are nabla's own: other ones than JAX draws, the same for the same key")
        return np.array([0, int(seed) % 4294967296])

    def mixed(key, n):
        h = int(key[0])*40503 + int(key[1])*69069 + n*30011 + 12345
        for i in range(3):
            h = (h*1103515245 + 12345) % 2147483648
            h = h ^ (h // 65536)
        return h

    def split(key, num=2):
        return [np.array([mixed(key, 2*i + 1), mixed(key, 2*i + 2)]) for i in range(num)]

    def fold_in(key, data):
        return np.array([mixed(key, 2*data + 7), mixed(key, 2*data + 8)])

    def drawn(draw, key, shape):
        torch.manual_seed(mixed(key, 0))
        y = draw(*shape).numpy() if shape else draw(1).numpy()[0]
        return y

    def uniform(key, shape=(), dtype=None, minval=0.0, maxval=1.0):
        return drawn(torch.rand, key, shape)*(maxval - minval) + minval

    def normal(key, shape=(), dtype=None):
        return drawn(torch.randn, key, shape)

    def randint(key, shape, minval, maxval, dtype=None):
        return np.floor(uniform(key, shape)*(maxval - minval)) + minval

    def bernoulli(key, p=0.5, shape=()):
        return uniform(key, shape) < p

    # jax.lax

    def cond(pred, true_fun, false_fun, *operands):
        return true_fun(*operands) if pred else false_fun(*operands)

    def fori_loop(lower, upper, body_fun, init_val):
        for i in range(int(lower), int(upper)):
            init_val = body_fun(i, init_val)
        return init_val

    def while_loop(cond_fun, body_fun, init_val):
        while cond_fun(init_val):
            init_val = body_fun(init_val)
        return init_val

    def scan(f, init, xs, length=None):
        ys = []
        for i in range(length if xs is None else len(tree_leaves(xs)[0])):
            init, y = f(init, None if xs is None else part(xs, 0, i))
            ys.append(y)
        return init, tree_map(lambda *values: np.stack(values), ys[0], *ys[1:])

    def lax_map(f, xs):
        return vmap(f)(xs)

    def select(pred, on_true, on_false):
        return np.where(pred, on_true, on_false)

    def full_like(x, fill_value, dtype=None):
        return np.full_like(x, fill_value) if np.ndim(x) > 0 else float(fill_value)

    def clamp(low, x, high):
        return np.clip(x, low, high)

    return {
        "jax": {"grad": jax_grad, "value_and_grad": value_and_grad, "jit": jit, "vmap": vmap,
                "jacfwd": jacobian_of, "jacrev": jacobian_of, "jacobian": jacobian_of,
                "hessian": hessian_of, "jvp": jvp, "vjp": vjp, "custom_jvp": custom_jvp,
                "custom_vjp": custom_vjp, "custom_gradient": custom_gradient, "devices": devices,
                "local_devices": devices, "device_count": lambda: 1, "default_backend": lambda: "cpu",
                "device_put": unchanged, "device_get": unchanged, "block_until_ready": unchanged,
                "checkpoint": jit, "remat": jit, "disable_jit": disable_jit, "tree_map": tree_map},
        "jax.nn": {"relu": relu, "relu6": relu6, "sigmoid": sigmoid, "softplus": lambda x: softplus(x),
                   "sparse_plus": lambda x: np.where(x <= -1.0, 0.0, np.where(x >= 1.0, x, (x + 1.0)**2/4)),
                   "sparse_sigmoid": lambda x: 0.5*np.clip(x + 1.0, 0.0, 2.0),
                   "soft_sign": softsign, "silu": silu, "swish": silu, "log_sigmoid": logsigmoid,
                   "leaky_relu": leaky_relu, "hard_sigmoid": hard_sigmoid,
                   "hard_silu": lambda x: x*hard_sigmoid(x), "hard_swish": lambda x: x*hard_sigmoid(x),
                   "hard_tanh": hard_tanh, "elu": lambda x, alpha=1.0: elu(x, alpha),
                   "celu": lambda x, alpha=1.0: celu(x, alpha), "selu": lambda x: selu(x),
                   "gelu": lambda x, approximate=True: gelu_tanh(x) if approximate else gelu(x),
                   "glu": jax_glu, "mish": mish,
                   "squareplus": lambda x, b=4: (x + np.sqrt(x*x + b))/2, "identity": unchanged,
                   "softmax": jax_softmax, "log_softmax": jax_log_softmax, "logsumexp": jax_logsumexp,
                   "one_hot": one_hot},
        "jax.lax": {"stop_gradient": lax_stop, "cond": cond, "fori_loop": fori_loop, "map": lax_map,
                    "while_loop": while_loop, "scan": scan, "select": select, "full_like": full_like,
                    "clamp": clamp, "exp": np.exp, "log": np.log, "tanh": np.tanh, "sin": np.sin,
                    "cos": np.cos, "logistic": sigmoid, "erf": erf, "abs": np.abs, "sign": np.sign,
                    "max": np.maximum, "min": np.minimum, "sqrt": np.sqrt, "rsqrt": lambda x: 1/np.sqrt(x),
                    "square": np.square, "expm1": np.expm1, "log1p": np.log1p, "floor": np.floor,
                    "add": lambda x, y: x + y, "sub": lambda x, y: x - y, "mul": lambda x, y: x*y,
                    "div": lambda x, y: x/y, "neg": lambda x: -x, "pow": lambda x, y: x**y,
                    "integer_pow": lambda x, y: x**y},
        "jax.numpy": {},
        "jax.numpy.linalg": {},
        "jax.scipy.special": {"logsumexp": jax_logsumexp, "expit": sigmoid, "erf": erf, "erfc": erfc,
                              "erfinv": erfinv, "gammaln": lgamma, "digamma": digamma,
                              "ndtr": lambda x: torch.special.ndtr(x), "log_ndtr": lambda x: torch.special.log_ndtr(x)},
        "jax.random": {"PRNGKey": PRNGKey, "key": PRNGKey, "split": split, "fold_in": fold_in,
                       "uniform": uniform, "normal": normal, "randint": randint, "bernoulli": bernoulli},
        "jax.config": {"update": ignored},
        "jax.tree_util": {"tree_map": tree_map, "tree_leaves": tree_leaves},
        "jax.tree": {"map": tree_map, "leaves": tree_leaves},
        "autograd": {"grad": egrad_of_one, "elementwise_grad": elementwise_grad, "jacobian": jacobian_of,
                     "hessian": hessian_of, "value_and_grad": value_and_grad},
        "autograd.numpy": {},
    }
