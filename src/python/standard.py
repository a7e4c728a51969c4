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
        return lambda wrapper: wrapper

    def lru_cache(function=None, maxsize=None):
        return function if callable(function) else lambda f: f

    def product(*lists, repeat=1):
        rows = [()]
        for items in [list(l) for l in lists]*repeat:
            rows = [row + (item,) for row in rows for item in items]
        return rows

    def chain(*lists):
        return [item for items in lists for item in items]

    def accumulate(items, function=None):
        sums = []
        for item in items:
            if sums:
                item = function(sums[-1], item) if function else sums[-1] + item
            sums.append(item)
        return sums

    def combinations(items, r):
        items = list(items)
        if r == 0:
            return [()]
        return [(items[i],) + rest for i in range(len(items)) for rest in combinations(items[i + 1:], r - 1)]

    def pairwise(items):
        items = list(items)
        return list(zip(items, items[1:]))

    def zip_longest(*lists, fillvalue=None):
        lists = [list(l) for l in lists]
        n = max(len(l) for l in lists)
        return [tuple(l[i] if i < len(l) else fillvalue for l in lists) for i in range(n)]

    def islice(items, *bounds):
        items = list(items)
        if len(bounds) == 1:
            return items[:bounds[0]]
        return items[bounds[0]:bounds[1]] if len(bounds) == 2 else items[bounds[0]:bounds[1]:bounds[2]]

    def OrderedDict(*args, **kwargs):
        return dict(*args, **kwargs)

    def Counter(items):
        counts = {}
        for item in items:
            counts[item] = counts.get(item, 0) + 1
        return counts

    def copy(value):
        return value.clone() if isinstance(value, torch.Tensor) else value.copy() if hasattr(value, "copy") else value

    def deepcopy(value):
        if isinstance(value, list):
            return [deepcopy(v) for v in value]
        if isinstance(value, dict):
            return {k: deepcopy(v) for k, v in value.items()}
        return copy(value)

    def mul(x, y):
        return x*y

    def add(x, y):
        return x + y

    def itemgetter(key):
        return lambda value: value[key]

    def tqdm(items=None, *args, **kwargs):
        return items

    def trange(*bounds, **kwargs):
        return range(*bounds)

    return {"display": print, "tqdm": tqdm, "trange": trange, "reduce": reduce, "partial": partial, "wraps": wraps, "lru_cache": lru_cache, "cache": lru_cache,
            "product": product, "chain": chain, "accumulate": accumulate, "combinations": combinations,
            "pairwise": pairwise, "zip_longest": zip_longest, "islice": islice, "OrderedDict": OrderedDict,
            "Counter": Counter, "copy": copy, "deepcopy": deepcopy, "mul": mul, "add": add, "itemgetter": itemgetter}
