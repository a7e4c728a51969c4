import math, random, itertools, functools, os, sys, time
random.seed(3)
class Value:
    """micrograd"""
    def __init__(self, data, _children=(), _op='', label=''):
        self.data = data; self.grad = 0.0
        self._backward = lambda: None
        self._prev = set(_children); self._op = _op; self.label = label
    def __repr__(self): return f"Value(data={self.data:.4f}, grad={self.grad:.4f})"
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')
        def _backward():
            self.grad += 1.0 * out.grad
            other.grad += 1.0 * out.grad
        out._backward = _backward
        return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    def __pow__(self, k):
        assert isinstance(k, (int, float)), "only int/float"
        out = Value(self.data**k, (self,), f'**{k}')
        def _backward(): self.grad += k * self.data**(k-1) * out.grad
        out._backward = _backward
        return out
    def __rmul__(self, o): return self * o
    def __radd__(self, o): return self + o
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + (-o)
    def __truediv__(self, o): return self * o**-1
    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,), 'tanh')
        def _backward(): self.grad += (1 - t**2) * out.grad
        out._backward = _backward
        return out
    def backward(self):
        topo, visited = [], set()
        def build(v):
            if v not in visited:
                visited.add(v)
                for c in v._prev: build(c)
                topo.append(v)
        build(self)
        self.grad = 1.0
        for v in reversed(topo): v._backward()
class Neuron:
    def __init__(self, n): self.w = [Value(random.uniform(-1, 1)) for _ in range(n)]; self.b = Value(0.0)
    def __call__(self, x): return (sum((wi*xi for wi, xi in zip(self.w, x)), self.b)).tanh()
    def parameters(self): return self.w + [self.b]
class MLP:
    def __init__(self, sizes): self.layers = [[Neuron(a) for _ in range(b)] for a, b in zip(sizes, sizes[1:])]
    def __call__(self, x):
        for l in self.layers:
            x = [n(x) for n in l]
        return x[0] if len(x) == 1 else x
    def parameters(self): return [p for l in self.layers for n in l for p in n.parameters()]
net = MLP([2, 3, 1])
data = [([0, 0], -1), ([0, 1], 1), ([1, 0], 1), ([1, 1], -1)]
for k in range(20):
    loss = sum(((net(x) - y)**2 for x, y in data), Value(0.0))
    for p in net.parameters(): p.grad = 0.0
    loss.backward()
    for p in net.parameters(): p.data -= 0.1*p.grad
    if k % 5 == 0: print(k, round(loss.data, 6))
print(len(net.parameters()), net(data[0][0]))
a = Value(2.0, label='a'); b = Value(-3.0); c = (a*b + 10/ a if False else a*b + 10).tanh(); c.backward(); print(a, b, c)
print([''.join(p) for p in itertools.permutations('abc')][:4], functools.reduce(lambda p, q: p*q, range(1, 6)))
