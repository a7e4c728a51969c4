import numpy as np

class TwoLayerNet:
    def __init__(self, n_in, n_hidden, n_out, rng):
        self.params = {'W1': rng.randn(n_in, n_hidden) * 0.5, 'b1': np.zeros(n_hidden),
                       'W2': rng.randn(n_hidden, n_out) * 0.5, 'b2': np.zeros(n_out)}

    def predict(self, x):
        W1, W2 = self.params['W1'], self.params['W2']
        a1 = np.dot(x, W1) + self.params['b1']
        self.z1 = np.tanh(a1)
        return 1 / (1 + np.exp(-(np.dot(self.z1, W2) + self.params['b2'])))

    def loss(self, x, t):
        y = self.predict(x)
        return -np.mean(t * np.log(y + 1e-7) + (1 - t) * np.log(1 - y + 1e-7))

    def gradient(self, x, t):
        y = self.predict(x)
        n = x.shape[0]
        dy = (y - t) / n
        grads = {}
        grads['W2'] = np.dot(self.z1.T, dy)
        grads['b2'] = np.sum(dy, axis=0)
        dz = np.dot(dy, self.params['W2'].T) * (1 - self.z1 ** 2)
        grads['W1'] = np.dot(x.T, dz)
        grads['b1'] = np.sum(dz, axis=0)
        return grads

rng = np.random.RandomState(0)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
T = np.array([[0], [1], [1], [0]], dtype=float)
net = TwoLayerNet(2, 4, 1, rng)
for epoch in range(500):
    g = net.gradient(X, T)
    for key in ('W1', 'b1', 'W2', 'b2'):
        net.params[key] -= 1.0 * g[key]
    if epoch % 100 == 0:
        print(f"epoch {epoch:4d}: loss {net.loss(X, T):.6f}")
print(np.round(net.predict(X), 3).flatten())
acc = np.sum((net.predict(X) > 0.5).astype(int) == T.astype(int)) / len(X)
print('accuracy', acc)
