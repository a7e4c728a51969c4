"""Parts of arrays and tensors share their elements, copies do not; what stands in a target is evaluated once."""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)

a = np.arange(12.0).reshape(3, 4)
row, column, block = a[1], a[:, 2], a[1:, ::2]
row[0] = -1
column += 10
block[0, 1] = 99
a.T[3, 0] = 7
print(a)
print(row, column, block)
b = a[::-1][0]
b[1:3] = [5, 6]
print(a[2], a.reshape(-1)[-4:], b[::-1])
for r in a:
    r *= 2
print(a)

c, d, e, f = a.copy(), a[a > 20], a[[0, 2]], np.array(a)
for other in (c, d, e, f):
    other[...] = 0
print(a.sum(), c.sum(), d.sum())
g = a + 0
g[0, 0] = 1000
print(a[0, 0], g[0, 0])
flat = a.ravel()
flat.sort()
print(a)
v = np.linspace(0, 1, 5)
v = v.reshape(5, 1)
v -= v.mean()
v[0] = 3
print(v.T)


def clip(values):
    values[values < 0] = 0
    return values


w = np.array([-1.0, 2.0, -3.0, 4.0])
print(clip(w[:2]), w, clip(w) is w)

x = torch.arange(6.0)
y = x.view(2, 3)
y[0, 1] = 50
y[1].mul_(2)
z = x.detach()
z[0] = -5
x.data[5] = 1
print(x, y, z)
t = x.clone()
t.zero_()
print(x.sum(), t.sum())
p = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
(p * p).sum().backward()
with torch.no_grad():
    p[0:2] -= 0.5 * p.grad[0:2]
    p.data[2] = 9
print(p, p.grad)

calls = []


def key():
    calls.append(1)
    return "k"


counts = {"k": 1}
counts[key()] += 2
grid = np.zeros((2, 2))
grid[len(calls), len(calls) - 1] += 5
print(counts, len(calls), grid)
items = [1, 2]
try:
    items *= 1.5
except TypeError:
    print("no", items)


def early():
    try:
        print(late)
    except UnboundLocalError:
        print("unbound")
    late = [late for late in range(3)]
    return late


late = 1
print(early(), late)
