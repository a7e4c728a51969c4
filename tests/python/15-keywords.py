def f(a, *, b, c=3): return a + b + c
print(f(1, b=2), f(1, b=2, c=0))
for call in (lambda: f(1), lambda: f(1, 2), lambda: f(b=1), lambda: f(1, 2, 3), lambda: f(1, b=1, d=2)):
    try: call()
    except TypeError as e: print(e)
def g(a, b=1, *args, c, **kw): return a, b, args, c, kw
print(g(1, c=2), g(1, 2, 3, 4, c=5, d=6))
try: g(1, 2, 3)
except TypeError as e: print(e)
h = lambda x, *, k=2: x*k
print(h(3), h(3, k=5))
class A:
    def __init__(self, *, n=1): self.n = n
print(A(n=4).n)
try: A(4)
except TypeError as e: print(e)
import json, argparse
print(json.dumps({"a": [1, 2.5, None, True], "b": {"c": "x\"y"}}), json.dumps([1, {"k": []}], indent=2))
p = argparse.ArgumentParser()
p.add_argument("file"); p.add_argument("-n", "--num-points", type=int, default=3); p.add_argument("-v", action="store_true")
print(p.parse_args(["x.txt", "-n", "7", "-v"]), p.parse_args(["y"]).num_points)
import numpy as np
x = np.array([[1.0, 2.0], [3.0, -4.0]])
g = np.zeros_like(x)
it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
while not it.finished:
    i = it.multi_index
    old = x[i]
    x[i] = old + 0.5
    g[i] = np.sum(x**2)
    x[i] = old
    it.iternext()
print(g, x[(0, 1)], [float(v) for v in np.nditer(x)])
with np.errstate(over="ignore"):
    print(1/(1 + np.exp(-np.array([-1000.0, 0.0, 1000.0]))))
print(np.array2string(x, precision=2, separator=", "), x[:, 0][:, np.newaxis])
calls = []
def place():
    calls.append(1)
    return [0, 1]
v = np.arange(4.0)
v[place()] = 7
v[place()] += 1
w = [1, 2, 3]
w[place()[1]] = 9
print(v, w, len(calls))
