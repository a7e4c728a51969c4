import numpy as np
class Layer:
    def __init__(self, n_in, n_out, activation="relu"):
        self.W = np.random.randn(n_in, n_out) * np.sqrt(2.0 / n_in)
        self.b = np.zeros((1, n_out))
        self.activation = activation
    def forward(self, X):
        self.X = X
        self.z = X @ self.W + self.b
        acts = {"relu": lambda z: np.maximum(z, 0), "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh}
        self.a = acts[self.activation](self.z)
        return self.a
    def backward(self, dA, lr=0.1):
        if self.activation == "relu":
            dZ = dA.copy()
            dZ[self.z <= 0] = 0
        elif self.activation == "sigmoid":
            dZ = dA * self.a * (1 - self.a)
        else:
            dZ = dA * (1 - self.a ** 2)
        m = self.X.shape[0]
        dW = self.X.T @ dZ / m
        db = np.sum(dZ, axis=0, keepdims=True) / m
        dX = dZ @ self.W.T
        self.W -= lr * dW
        self.b -= lr * db
        return dX
np.random.seed(1)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([[0], [1], [1], [0]])
for act in ("relu", "sigmoid", "tanh"):
    np.random.seed(7)
    layers = [Layer(2, 8, act), Layer(8, 1, "sigmoid")]
    history = []
    for epoch in range(301):
        a = X
        for layer in layers:
            a = layer.forward(a)
        loss = -np.mean(y * np.log(a + 1e-12) + (1 - y) * np.log(1 - a + 1e-12))
        history.append(loss)
        d = (a - y) / (a * (1 - a) + 1e-12)
        for layer in reversed(layers):
            d = layer.backward(d, lr=0.5)
        if epoch % 100 == 0:
            print("%-8s epoch %4d  loss %.6f" % (act, epoch, loss))
    pred = (a > 0.5).astype(int)
    print(pred.ravel(), (pred == y).mean(), history[0] > history[-1])
x = np.linspace(-6, 6, 13)
sig = 1/(1+np.exp(-x))
table = np.column_stack((x, sig, sig*(1-sig)))
np.set_printoptions(precision=3, suppress=True, linewidth=100)
print(table)
print("max grad", (sig*(1-sig)).max(), "after 10 layers: {:.3e}".format(0.25**10))
print(np.round(np.tanh(x), 4).tolist()[:3], x[sig > 0.9], np.diff(sig).argmax(), np.cumprod(np.full(5, 0.25)))
vals, edges = np.histogram(np.tanh(np.random.randn(1000)), bins=5, range=(-1, 1))
print(vals, edges, vals.sum())
print("\n".join(f"{a:>6.1f} {'#'*int(20*b)}" for a, b in zip(x, sig)))
