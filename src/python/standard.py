# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts use of functools, itertools, collections, copy and operator.
def standard():
    def reduce(function, items, *initial):
        items = list(items)
        value = initial[0] if initial else items.pop(0)
        for item in items:
            value = function(value, item)
        return value

    def partial(function, *args, **kwargs):
        def call(*more, **named):
            return function(*args, *more, **{**kwargs, **named})
        return call

    def wraps(function):
        def wrap(wrapper):
            wrapper.__name__, wrapper.__doc__ = function.__name__, function.__doc__
            return wrapper
        return wrap

    def cached(function):
        known = {}

        def call(*args, **kwargs):
            key = args + tuple(kwargs.items())
            if key not in known:
                known[key] = function(*args, **kwargs)
            return known[key]
        call.__name__, call.__doc__ = function.__name__, function.__doc__
        return call

    def lru_cache(function=None, maxsize=None, typed=False):
        return cached(function) if callable(function) else cached

    def product(*lists, repeat=1):
        rows = [()]
        for items in [list(l) for l in lists]*repeat:
            rows = [row + (item,) for row in rows for item in items]
        return rows

    class chain:
        def __init__(self, *lists):
            self.lists = lists

        def __iter__(self):
            for items in self.lists:
                yield from items

        @staticmethod
        def from_iterable(lists):
            return chain(*lists)

    def lazy_zip(*lists):
        walkers = [iter(l) for l in lists]
        while walkers:
            row = []
            for w in walkers:
                try:
                    row.append(next(w))
                except StopIteration:
                    return
            yield tuple(row)

    def lazy_enumerate(items, start=0):
        for item in items:
            yield start, item
            start += 1

    def lazy_map(function, *lists):
        for row in lazy_zip(*lists):
            yield function(*row)

    def lazy_filter(function, items):
        for item in items:
            if function(item) if function else item:
                yield item

    def accumulate(items, function=None, initial=None):
        total = initial
        if total is not None:
            yield total
        for item in items:
            total = item if total is None else function(total, item) if function else total + item
            yield total

    def combinations(items, r):
        items = list(items)
        if r == 0:
            return [()]
        return [(items[i],) + rest for i in range(len(items)) for rest in combinations(items[i + 1:], r - 1)]

    def permutations(items, r=None):
        items = list(items)
        if r == 0 or not items:
            return [()]
        r = len(items) if r is None else r
        return [(items[i],) + rest for i in range(len(items))
                for rest in ([()] if r == 1 else permutations(items[:i] + items[i + 1:], r - 1))]

    def pairwise(items):
        items = list(items)
        return list(zip(items, items[1:]))

    def zip_longest(*lists, fillvalue=None):
        lists = [list(l) for l in lists]
        n = max(len(l) for l in lists)
        return [tuple(l[i] if i < len(l) else fillvalue for l in lists) for i in range(n)]

    def islice(items, start, stop=0, step=1):
        if stop == 0:
            start, stop = 0, start
        at, wanted = 0, start
        for item in items:
            if stop is not None and at >= stop:
                return
            if at == wanted:
                yield item
                wanted += step
                if stop is not None and wanted >= stop:
                    return
            at += 1

    def count(start=0, step=1):
        while True:
            yield start
            start += step

    def cycle(items):
        items = list(items)
        while items:
            for item in items:
                yield item

    def repeat(item, times=None):
        while times is None or times > 0:
            yield item
            times = None if times is None else times - 1

    def takewhile(condition, items):
        for item in items:
            if not condition(item):
                return
            yield item

    def dropwhile(condition, items):
        dropping = True
        for item in items:
            dropping = dropping and condition(item)
            if not dropping:
                yield item

    def starmap(function, items):
        return [function(*item) for item in items]

    def groupby(items, key=None):
        groups = []
        for item in items:
            k = key(item) if key else item
            if groups and groups[-1][0] == k:
                groups[-1][1].append(item)
            else:
                groups.append((k, [item]))
        return groups

    def OrderedDict(*args, **kwargs):
        return dict(*args, **kwargs)

    class mapping:
        def __init__(self, *args, **kwargs):
            self.d = dict(*args, **kwargs)

        def __getitem__(self, key):
            return self.d[key] if key in self.d else self.__missing__(key)

        def __setitem__(self, key, value):
            self.d[key] = value

        def __delitem__(self, key):
            del self.d[key]

        def __contains__(self, key):
            return key in self.d

        def __iter__(self):
            return iter(self.d)

        def __len__(self):
            return len(self.d)

        def __eq__(self, other):
            return self.d == (other.d if isinstance(other, mapping) else other)

        def __repr__(self):
            return type(self).__name__ + "(" + repr(self.d) + ")"

        def keys(self):
            return self.d.keys()

        def __getattr__(self, name):
            return getattr(self.d, name)

    class defaultdict(mapping):
        def __init__(self, factory=None, *args, **kwargs):
            super().__init__(*args, **kwargs)
            self.default_factory = factory

        def __missing__(self, key):
            if self.default_factory is None:
                raise KeyError(key)
            self.d[key] = self.default_factory()
            return self.d[key]

        def __repr__(self):
            return "defaultdict(" + repr(self.default_factory) + ", " + repr(self.d) + ")"

    class Counter(mapping):
        def __init__(self, items=()):
            super().__init__()
            self.update(items)

        def update(self, items):
            for item in items:
                self.d[item] = self.d.get(item, 0) + 1

        def __missing__(self, key):
            return 0

        def most_common(self, n=None):
            pairs = sorted(self.d.items(), key=lambda pair: pair[1], reverse=True)
            return pairs[:n]

        def __repr__(self):
            return "Counter(" + repr(dict(self.most_common())) + ")"

    class deque:
        def __init__(self, items=(), maxlen=None):
            self.maxlen, self.l = maxlen, []
            for item in items:
                self.append(item)

        def append(self, item):
            self.l.append(item)
            if self.maxlen is not None and len(self.l) > self.maxlen:
                self.l.pop(0)

        def appendleft(self, item):
            self.l.insert(0, item)
            if self.maxlen is not None and len(self.l) > self.maxlen:
                self.l.pop()

        def extend(self, items):
            for item in items:
                self.append(item)

        def popleft(self):
            if not self.l:
                raise IndexError("pop from an empty deque")
            return self.l.pop(0)

        def __iter__(self):
            return iter(self.l)

        def __len__(self):
            return len(self.l)

        def __getitem__(self, i):
            return self.l[i]

        def __setitem__(self, i, value):
            self.l[i] = value

        def __repr__(self):
            return "deque(" + repr(self.l) + (")" if self.maxlen is None else f", maxlen={self.maxlen})")

        def __getattr__(self, name):
            return getattr(self.l, name)

    def namedtuple(typename, names, defaults=()):
        names = tuple(names.replace(",", " ").split() if isinstance(names, str) else names)

        class Named:
            _fields = names

            def __init__(self, *args, **kwargs):
                given = dict(zip(names[len(names) - len(defaults):], defaults))
                given.update(zip(names, args))
                given.update(kwargs)
                for name in names:
                    if name not in given:
                        raise TypeError(f"{typename}.__new__() missing 1 required positional argument: '{name}'")
                    self.__dict__[name] = given[name]

            def __iter__(self):
                return iter([self.__dict__[name] for name in names])

            def __len__(self):
                return len(names)

            def __getitem__(self, i):
                return tuple(self)[i]

            def __eq__(self, other):
                return isinstance(other, (tuple, type(self))) and tuple(self) == tuple(other)

            def __hash__(self):
                return hash(tuple(self))

            def __repr__(self):
                return typename + "(" + ", ".join(f"{n}={self.__dict__[n]!r}" for n in names) + ")"

            def _asdict(self):
                return dict(self.__dict__)

            def _replace(self, **kwargs):
                return Named(**{**self.__dict__, **kwargs})
        Named.__name__ = typename
        return Named

    def copy(value):
        new = blank(value)
        if value is None or isinstance(value, (int, float, str)):
            return value
        if new is not None:
            for name, v in value.__dict__.items():
                new.__dict__[name] = copy(v) if isinstance(value, (mapping, deque)) else v
            return new
        return value.copy() if isinstance(value, (list, dict, set)) or hasattr(value, "astype") else value

    # Tensors are leaves again.
    def deepcopy_tensor(value):
        if not hasattr(value, "detach"):
            return copy(value)
        new = _Parameter(value.detach().clone()) if type(value).__name__ == "Parameter" else value.detach().clone()
        return new.requires_grad_(value.requires_grad)

    def deepcopy(value, memo=None):
        memo = {} if memo is None else memo
        key, new = id(value), blank(value)
        if value is None or isinstance(value, (int, float, str)):
            return value
        if is_array(value):
            memo[key] = memo[key] if key in memo else deepcopy_tensor(value)
        elif key in memo:
            return memo[key]
        elif hasattr(value, "__deepcopy__"):
            memo[key] = value.__deepcopy__(memo)
        elif isinstance(value, list):
            memo[key] = []
            for v in value:
                memo[key].append(deepcopy(v, memo))
        elif isinstance(value, tuple):
            return tuple([deepcopy(v, memo) for v in value])
        elif isinstance(value, dict):
            memo[key] = {}
            for k, v in value.items():
                memo[key][k] = deepcopy(v, memo)
        elif new is not None:
            memo[key] = new
            for name, v in value.__dict__.items():
                new.__dict__[name] = deepcopy(v, memo)
        else:
            return copy(value)
        return memo[key]

    def itemgetter(*keys):
        return lambda value: value[keys[0]] if len(keys) == 1 else tuple(value[k] for k in keys)

    def attrgetter(name):
        return lambda value: getattr(value, name)

    def tqdm(items=None, *args, **kwargs):
        return items

    def trange(*bounds, **kwargs):
        return range(*bounds)

    # dict(mapping), pow(b, e, m)
    def pairs_of(mapping):
        return [(key, mapping[key]) for key in mapping.keys()]

    def power_modulo(base, exp, mod):
        if mod == 0:
            raise ValueError("pow() 3rd argument cannot be 0")
        power = 1 % mod
        while exp > 0:
            power = power*base % mod if exp & 1 else power
            base, exp = base*base % mod, exp >> 1
        return power

    return {"pairs_of": pairs_of, "power_modulo": power_modulo, "zip": lazy_zip, "enumerate": lazy_enumerate, "map": lazy_map, "filter": lazy_filter, "display": print, "tqdm": tqdm, "trange": trange, "reduce": reduce, "partial": partial, "wraps": wraps, "lru_cache": lru_cache, "cache": lru_cache,
            "product": product, "chain": chain, "accumulate": accumulate, "combinations": combinations,
            "permutations": permutations, "pairwise": pairwise, "zip_longest": zip_longest, "islice": islice,
            "count": count, "cycle": cycle, "repeat": repeat, "takewhile": takewhile, "dropwhile": dropwhile,
            "starmap": starmap, "groupby": groupby, "OrderedDict": OrderedDict, "defaultdict": defaultdict,
            "Counter": Counter, "deque": deque, "namedtuple": namedtuple, "copy": copy, "deepcopy": deepcopy,
            "mul": lambda x, y: x*y, "add": lambda x, y: x + y, "sub": lambda x, y: x - y,
            "truediv": lambda x, y: x/y, "pow": lambda x, y: x**y, "neg": lambda x: -x,
            "lt": lambda x, y: x < y, "gt": lambda x, y: x > y, "eq": lambda x, y: x == y,
            "itemgetter": itemgetter, "attrgetter": attrgetter}
