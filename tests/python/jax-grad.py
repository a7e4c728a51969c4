"""jax.grad: by several arguments, of arrays and trees, of itself."""
import jax
import jax.numpy as jnp
from jax import grad, value_and_grad


def swish(x, beta=1.0):
    return x*jax.nn.sigmoid(beta*x)


print(f"{grad(swish)(0.5):.6f}", f"{grad(grad(swish))(0.5):.6f}", f"{grad(grad(grad(swish)))(0.5):.6f}")


def f(x, y):
    return x**2*y + y**3


print(grad(f)(2.0, 3.0), grad(f, 1)(2.0, 3.0), *grad(f, argnums=(0, 1))(2.0, 3.0))
print(grad(grad(f), argnums=1)(2.0, 3.0))

weights = jnp.array([1.0, -2.0, 0.5])
inputs = jnp.array([0.5, 1.5, -1.0])


def energy(w):
    return jnp.sum(w**2*inputs)


value, slope = value_and_grad(energy)(weights)
print(value, slope)

params = {"w": jnp.array([2.0, -1.0]), "b": 0.5}


def loss(p, x, t):
    return jnp.mean((p["w"]*x + p["b"] - t)**2)


g = grad(loss)(params, jnp.array([1.0, 3.0]), jnp.array([1.0, 0.0]))
print(g["w"], g["b"])
pair = grad(lambda p: p[0]*p[1] + p[1])((3.0, 4.0))
print(*pair)


def with_more(x):
    y = x*x
    return y, {"half": y/2}


slope, more = grad(with_more, has_aux=True)(3.0)
print(slope, more["half"])
try:
    grad(jnp.tanh)(inputs)
except TypeError as e:
    print("TypeError:", e)
try:
    grad(jnp.square)(3)
except TypeError as e:
    print("TypeError:", e)
