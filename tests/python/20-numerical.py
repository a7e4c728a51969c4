import numpy as np
def sigmoid(x):
    """Numerically stable."""
    out = np.empty_like(x, dtype=float)
    pos = x >= 0
    out[pos] = 1 / (1 + np.exp(-x[pos]))
    ex = np.exp(x[~pos])
    out[~pos] = ex / (1 + ex)
    return out
x = np.array([-1000., -1.0, 0.0, 1.0, 1000.])
print(sigmoid(x))
class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01):
        self.params = {}
        self.params['W1'] = weight_init_std * np.random.randn(input_size, hidden_size)
        self.params['b1'] = np.zeros(hidden_size)
        self.params['W2'] = weight_init_std * np.random.randn(hidden_size, output_size)
        self.params['b2'] = np.zeros(output_size)
    def predict(self, x):
        a1 = np.dot(x, self.params['W1']) + self.params['b1']
        z1 = 1/(1+np.exp(-a1))
        a2 = np.dot(z1, self.params['W2']) + self.params['b2']
        a2 = a2 - np.max(a2, axis=-1, keepdims=True)
        return np.exp(a2) / np.sum(np.exp(a2), axis=-1, keepdims=True)
    def loss(self, x, t):
        y = self.predict(x)
        if t.size == y.size:
            t = t.argmax(axis=1)
        return -np.sum(np.log(y[np.arange(y.shape[0]), t] + 1e-7)) / y.shape[0]
    def numerical_gradient(self, x, t):
        grads = {}
        for key in ('W1', 'b1', 'W2', 'b2'):
            f = lambda W: self.loss(x, t)
            p = self.params[key]; g = np.zeros_like(p)
            it = np.nditer(p, flags=['multi_index'], op_flags=['readwrite'])
            while not it.finished:
                idx = it.multi_index
                tmp = p[idx]
                p[idx] = float(tmp) + 1e-4; f1 = f(p)
                p[idx] = tmp - 1e-4; f2 = f(p)
                g[idx] = (f1 - f2) / 2e-4
                p[idx] = tmp
                it.iternext()
            grads[key] = g
        return grads
np.random.seed(0)
net = TwoLayerNet(3, 4, 2)
X = np.random.rand(5, 3); T = np.eye(2)[np.random.choice(2, 5)]
for i in range(3):
    g = net.numerical_gradient(X, T)
    for k in net.params:
        net.params[k] -= 0.5 * g[k]
    print(i, round(net.loss(X, T), 6), {k: v.shape for k, v in g.items()})
from collections import OrderedDict
layers = OrderedDict(); layers['Affine1'] = 1; layers['Relu1'] = 2
for l in reversed(list(layers.keys())): print(l, end=' ')
print()
mask = (x <= 0); y = x.copy(); y[mask] = 0; print(y, mask.dtype, mask.any(), (~mask).sum())
print(np.arange(6).reshape(2, 3).transpose(), np.arange(6).reshape(2, -1).sum(axis=1), np.random.permutation(4))
