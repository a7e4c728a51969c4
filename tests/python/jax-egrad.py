"""HIPS autograd, which came before JAX: the tanh of its front page."""
import autograd.numpy as np
from autograd import grad, jacobian
from autograd import elementwise_grad as egrad
import matplotlib.pyplot as plt


def tanh(x):
    y = np.exp(-2.0*x)
    return (1.0 - y)/(1.0 + y)


slope = grad(tanh)
print("%.8f" % slope(1.0))
print("%.6f" % ((tanh(1.0001) - tanh(0.9999))/0.0002))

x = np.linspace(-3, 3, 7)
f = tanh
for order in range(4):
    print(order, np.round(f(x), 5) + 0.0)
    f = egrad(f)
print(jacobian(lambda v: v**2)(np.array([1.0, 2.0])))
print(grad(lambda v: np.sum(v**3))(np.array([1.0, 2.0])))

x = np.linspace(-7, 7, 200)
plt.plot(x, tanh(x), x, egrad(tanh)(x), x, egrad(egrad(tanh))(x))
plt.axis("off")
plt.savefig("jax-egrad.png")
