# SPDX-License-Identifier: GPL-3.0-or-later
# What NumPy has that is soon said by what else it has.
def numpy():
    def vector(a):
        return np.ravel(np.asarray(a))

    def isin(element, test_elements):
        a = np.asarray(element)
        found = np.zeros(a.shape, dtype=bool)
        for v in vector(test_elements):
            found = found | (a == v)
        return found

    def argwhere(a):
        return np.column_stack(np.nonzero(a))

    def digitize(x, bins, right=False):
        return np.searchsorted(bins, x, "left" if right else "right")

    def delete(arr, obj, axis=None):
        a = np.asarray(arr)
        a = vector(a) if axis is None else a
        length = a.shape[1] if axis == 1 else len(a)
        gone = [int(i) % length for i in vector(obj)]
        kept = [i for i in range(length) if i not in gone]
        return a[:, kept] if axis == 1 else a[kept]

    def insert(arr, obj, values):
        a = vector(arr)
        return np.concatenate([a[:obj], vector(values), a[obj:]])

    def extract(condition, arr):
        return vector(arr)[vector(condition) != 0]

    def union1d(ar1, ar2):
        return np.unique(np.concatenate([vector(ar1), vector(ar2)]))

    def intersect1d(ar1, ar2):
        a = np.unique(vector(ar1))
        return a[isin(a, ar2)]

    def setdiff1d(ar1, ar2):
        a = np.unique(vector(ar1))
        return a[~isin(a, ar2)]

    def geomspace(start, stop, num=50):
        a = np.logspace(np.log10(start), np.log10(stop), num)
        if num > 0:
            a[0] = start
        if num > 1:
            a[-1] = stop
        return a

    def pad(array, pad_width, mode="constant", constant_values=0):
        a = np.asarray(array)
        if mode != "constant" or a.ndim != 1:
            raise ValueError("nabla pads vectors with a constant")
        before, after = (pad_width, pad_width) if isinstance(pad_width, int) else vector(pad_width)
        return np.concatenate([np.full(int(before), constant_values), a, np.full(int(after), constant_values)])

    def rot90(m, k=1):
        a = np.asarray(m)
        for i in range(k % 4):
            a = np.flipud(np.transpose(a))
        return a

    def divmod(x1, x2):
        return np.floor_divide(x1, x2), np.mod(x1, x2)

    def modf(x):
        whole = np.trunc(x)
        return x - whole, whole

    def isscalar(element):
        return isinstance(element, (int, float, bool, str)) or (isinstance(element, np.ndarray) and element.ndim == 0)

    def array2string(a, max_line_width=None, precision=8, suppress_small=False, separator=" "):
        if separator not in (" ", ", "):
            raise ValueError("nabla separates elements by ' ' or ', '")
        np.set_printoptions(precision=precision, suppress=suppress_small)
        text = str(a) if separator == " " else repr(a)[6:-1].replace("\n      ", "\n")
        np.set_printoptions(precision=8, suppress=False)
        return text

    def array_repr(arr):
        return repr(arr)

    def fromiter(iter, dtype=float):
        return np.array(list(iter), dtype=dtype)

    def iterable(obj):
        return isinstance(obj, (list, tuple, str, dict)) or (isinstance(obj, np.ndarray) and obj.ndim > 0)

    def nanvar(a, ddof=0):
        v = vector(a)
        return np.var(v[~np.isnan(v)], ddof=ddof)

    def nanstd(a, ddof=0):
        return np.sqrt(nanvar(a, ddof))

    def nanmedian(a):
        v = vector(a)
        return np.median(v[~np.isnan(v)])

    def cov(m, y=None, ddof=1):
        a = np.atleast_2d(np.asarray(m))
        if y is not None:
            a = np.vstack([a, np.atleast_2d(np.asarray(y))])
        a = a - np.mean(a, axis=1, keepdims=True)
        c = a @ np.transpose(a) / (a.shape[1] - ddof)
        return c if len(c) > 1 else c[0, 0]

    def corrcoef(x, y=None):
        c = cov(x, y)
        d = np.sqrt(np.diag(c))
        return c / np.outer(d, d)

    def vander(x, N=None):
        v = vector(x)
        n = len(v) if N is None else N
        return np.column_stack([v**(n - 1 - i) for i in range(n)])

    def resize(a, new_shape):
        v = vector(a)
        n = int(np.prod(new_shape))
        return np.reshape(np.tile(v, n//len(v) + 1)[:n], new_shape)

    def indices(dimensions):
        rows, columns = dimensions
        return [np.repeat(np.arange(rows), columns).reshape(rows, columns),
                np.tile(np.arange(columns), rows).reshape(rows, columns)]

    def fromfunction(function, shape):
        if len(shape) == 1:
            return function(np.arange(float(shape[0])))
        return function(*[i.astype(float) for i in indices(shape)])

    def unravel_index(index, shape):
        return (index,) if len(shape) == 1 else (index//shape[1], index % shape[1])

    def cross(a, b):
        a, b = vector(a), vector(b)
        return np.array([a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]])

    def kron(a, b):
        return vector(np.outer(vector(a), vector(b)))

    def polyder(p, m=1):
        p = np.asarray(p)
        for k in range(m):
            p = p[:-1]*np.arange(len(p) - 1, 0, -1)
        return p

    class poly1d:
        def __init__(self, c_or_r):
            self.coeffs = self.c = vector(c_or_r)
            self.order = len(self.coeffs) - 1

        def __call__(self, x):
            return np.polyval(self.coeffs, x)

        def __getitem__(self, k):
            return self.coeffs[self.order - k]

        def deriv(self, m=1):
            return poly1d(polyder(self.coeffs, m))

    class errstate:
        def __init__(self, **kwargs):
            for what, how in kwargs.items():
                if how not in ("ignore", "warn"):
                    raise ValueError(f"nabla raises nothing at {what}: errstate has 'ignore' and 'warn'")

        def __enter__(self):
            return self

        def __exit__(self, kind, value, trace):
            pass

    class nditer:
        def __init__(self, op, flags=(), op_flags=()):
            self.op, self.shape, self.at = op, op.shape, 0

        def place(self):
            i, n = self.at, self.shape
            return () if len(n) == 0 else (i,) if len(n) == 1 else (i//n[1], i % n[1])

        def __getattr__(self, name):
            if name == "multi_index":
                return self.place()
            if name == "index" or name == "iterindex":
                return self.at
            if name == "value":
                return self.op[self.place()]
            if name == "finished":
                return self.at >= self.op.size
            raise AttributeError("'numpy.nditer' object has no attribute '" + name + "'")

        def iternext(self):
            self.at += 1
            return self.at < self.op.size

        def __getitem__(self, i):
            return self.op[self.place()]

        def __setitem__(self, i, value):
            self.op[self.place()] = value

        def __enter__(self):
            return self

        def __exit__(self, kind, value, trace):
            pass

        def __iter__(self):
            while self.at < self.op.size:
                yield self.op[self.place()]
                self.at += 1

    class Columns:
        def __getitem__(self, key):
            return np.column_stack([np.asarray(k) for k in key])

    class Rows:
        def __getitem__(self, key):
            return np.concatenate([vector(k) for k in key]) if isinstance(key, tuple) else vector(key)

    return {"newaxis": None, "isin": isin, "in1d": isin, "argwhere": argwhere, "digitize": digitize, "delete": delete,
            "insert": insert, "extract": extract, "compress": extract, "union1d": union1d,
            "intersect1d": intersect1d, "setdiff1d": setdiff1d, "geomspace": geomspace, "pad": pad,
            "rot90": rot90, "divmod": divmod, "modf": modf, "isscalar": isscalar,
            "fromiter": fromiter, "iterable": iterable, "array2string": array2string, "array_str": array2string, "array_repr": array_repr,
            "nanvar": nanvar, "nanstd": nanstd, "nanmedian": nanmedian, "cov": cov, "corrcoef": corrcoef,
            "vander": vander, "resize": resize, "indices": indices, "fromfunction": fromfunction,
            "unravel_index": unravel_index, "cross": cross, "kron": kron, "polyder": polyder,
            "poly1d": poly1d, "nditer": nditer, "errstate": errstate, "c_": Columns(), "r_": Rows()}


def numpy_random():
    class RandomState:
        def __init__(self, seed=None):
            self.number = _random_state()
            self.seed(0 if seed is None else seed)

        def draw(self, function, args, kwargs):
            _swap_state(self.number)
            try:
                return function(*args, **kwargs)
            finally:
                _swap_state(self.number)

        def seed(self, *args, **kwargs):
            return self.draw(np.random.seed, args, kwargs)

        def rand(self, *args, **kwargs):
            return self.draw(np.random.rand, args, kwargs)

        def randn(self, *args, **kwargs):
            return self.draw(np.random.randn, args, kwargs)

        def randint(self, *args, **kwargs):
            return self.draw(np.random.randint, args, kwargs)

        def uniform(self, *args, **kwargs):
            return self.draw(np.random.uniform, args, kwargs)

        def normal(self, *args, **kwargs):
            return self.draw(np.random.normal, args, kwargs)

        def random_sample(self, *args, **kwargs):
            return self.draw(np.random.random_sample, args, kwargs)

        def random(self, *args, **kwargs):
            return self.draw(np.random.random, args, kwargs)

        def standard_normal(self, *args, **kwargs):
            return self.draw(np.random.standard_normal, args, kwargs)

        def choice(self, *args, **kwargs):
            return self.draw(np.random.choice, args, kwargs)

        def permutation(self, *args, **kwargs):
            return self.draw(np.random.permutation, args, kwargs)

        def shuffle(self, *args, **kwargs):
            return self.draw(np.random.shuffle, args, kwargs)

        def exponential(self, *args, **kwargs):
            return self.draw(np.random.exponential, args, kwargs)

    def lognormal(mean=0.0, sigma=1.0, size=None):
        return np.exp(np.random.normal(mean, sigma, size))

    class PCG64:
        def __init__(self, seed=None):
            self.number = _generator(seed)

    class Generator:
        def __init__(self, bit_generator):
            self.bit_generator = bit_generator

        # Without a size there are as many numbers as the parameters are.
        def size_of(self, size, x, y):
            shape = (np.asarray(x) + np.asarray(y)).shape
            return shape if size is None and len(shape) > 0 else size

        def draw(self, function, size, *args):
            count = 1 if size is None else int(np.prod(size))
            x = np.asarray(function(self.bit_generator.number, count, *args))
            return x[0] if size is None else np.reshape(x, size)

        def random(self, size=None):
            x = self.draw(_generator_doubles, size)
            return float(x) if size is None else x

        def uniform(self, low=0.0, high=1.0, size=None):
            size = self.size_of(size, low, high)
            return low + (high - low if size is None else np.asarray(high) - low)*self.random(size)

        def standard_normal(self, size=None):
            x = self.draw(_generator_normals, size)
            return float(x) if size is None else x

        def normal(self, loc=0.0, scale=1.0, size=None):
            size = self.size_of(size, loc, scale)
            return loc + (scale if size is None else np.asarray(scale))*self.standard_normal(size)

        def lognormal(self, mean=0.0, sigma=1.0, size=None):
            return np.exp(self.normal(mean, sigma, size))

        def integers(self, low, high=None, size=None, dtype=None, endpoint=False):
            if dtype not in (None, int, np.int64):
                raise TypeError("nabla's generator draws int64: rng.integers(...).astype(dtype)")
            if high is None:
                low, high = 0, low
            most = high - low - (0 if endpoint else 1)
            if most < 0:
                raise ValueError("low >= high")
            return low + self.draw(_generator_wholes, size, most)

        def below(self, most):
            return int(_generator_wholes(self.bit_generator.number, 1, most)[0])

        def masked(self, most):
            mask = 2**most.bit_length() - 1
            while True:
                n = int(_generator_wholes(self.bit_generator.number, 1, 2**32 - 1)[0]) & mask
                if n <= most:
                    return n

        def order(self, n):
            at = list(range(n))
            for i in range(n - 1, 0, -1):
                j = self.masked(i)
                at[i], at[j] = at[j], at[i]
            return at

        def permutation(self, x):
            if isinstance(x, int):
                return np.array(self.order(x))
            x = np.asarray(x)
            return x[self.order(len(x))]

        def shuffle(self, x):
            kept = x[:] if isinstance(x, list) else x.copy()
            for i, j in enumerate(self.order(len(x))):
                x[i] = kept[j]

        def some(self, n, count):
            if n > 10000:
                raise ValueError("nabla chooses without replacement among at most 10000")
            chosen = []
            for j in range(n - count, n):
                k = self.below(j)
                chosen.append(j if k in chosen else k)
            for i in range(count - 1, 0, -1):
                j = self.below(i)
                chosen[i], chosen[j] = chosen[j], chosen[i]
            return chosen

        def choice(self, a, size=None, replace=True, p=None):
            n = a if isinstance(a, int) else len(a)
            if p is not None:
                if not replace:
                    raise ValueError("nabla chooses by p only with replace=True")
                sums = np.cumsum(p)
                at = np.searchsorted(sums/sums[-1], self.random(size), "right")
            elif replace:
                at = self.integers(0, n, size)
            else:
                count = 1 if size is None else int(np.prod(size))
                if count > n:
                    raise ValueError("Cannot take a larger sample than population when replace is False")
                at = self.some(n, count)
                at = at[0] if size is None else np.reshape(np.array(at), size)
            return at if isinstance(a, int) else np.asarray(a)[at]

    def default_rng(seed=None):
        return seed if isinstance(seed, Generator) else Generator(PCG64(seed))

    return {"RandomState": RandomState, "lognormal": lognormal, "PCG64": PCG64, "Generator": Generator,
            "default_rng": default_rng}


def numpy_linalg():
    def rows(a):
        return [[float(v) for v in row] for row in np.asarray(a).tolist()]

    def eliminated(a, b):
        # Gauss, with the largest pivot of each column: the determinant, and b as the solution.
        a, b, n, determinant = rows(a), rows(b), len(a), 1.0
        for k in range(n):
            best = max(range(k, n), key=lambda i: abs(a[i][k]))
            if a[best][k] == 0:
                return 0.0, None
            if best != k:
                a[k], a[best], b[k], b[best], determinant = a[best], a[k], b[best], b[k], -determinant
            determinant *= a[k][k]
            for i in range(k + 1, n):
                f = a[i][k]/a[k][k]
                a[i] = [x - f*y for x, y in zip(a[i], a[k])]
                b[i] = [x - f*y for x, y in zip(b[i], b[k])]
        for k in range(n - 1, -1, -1):
            for j in range(k + 1, n):
                b[k] = [x - a[k][j]*y for x, y in zip(b[k], b[j])]
            b[k] = [x/a[k][k] for x in b[k]]
        return determinant, b

    class LinAlgError(Exception):
        pass

    def solve(a, b):
        b = np.asarray(b)
        x = eliminated(a, b.reshape(-1, 1) if b.ndim == 1 else b)[1]
        if x is None:
            raise LinAlgError("Singular matrix")
        return np.array(x).reshape(b.shape)

    def inv(a):
        return solve(a, np.eye(len(a)))

    def det(a):
        return np.float64(eliminated(a, np.eye(len(a)))[0])

    return {"solve": solve, "inv": inv, "det": det, "LinAlgError": LinAlgError}
