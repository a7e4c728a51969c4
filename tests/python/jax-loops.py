"""vmap over several arguments, lax and loops."""
import jax
import jax.numpy as jnp
from functools import partial
from jax import lax, jit, vmap, grad

a = jnp.array([1.0, 2.0, 3.0])
b = jnp.array([10.0, 20.0, 30.0])
m = jnp.array([[1.0, 2.0], [3.0, 4.0]])

print(vmap(lambda x, y: x*y)(a, b))
print(vmap(lambda x, y: x + y, in_axes=(0, None))(a, 5.0))
print(vmap(jnp.sum)(m))
print(*vmap(lambda row: (row[0], row*2))(m))


@partial(jit, static_argnums=(1,))
def power(x, n):
    y = 1.0
    for _ in range(n):
        y = y*x
    return y


print(power(2.0, 5), grad(power)(2.0, 5))


@jit
def newton(x):
    return lax.fori_loop(0, 20, lambda i, x: x - (x*x - 2.0)/(2.0*x), x)


print(f"{newton(1.0):.9f}")
print(lax.cond(True, lambda x: x + 1.0, lambda x: x - 1.0, 3.0))
total, sums = lax.scan(lambda c, x: (c + x, c + x), 0.0, a)
print(total, sums)


def frozen(x):
    return x*lax.stop_gradient(x)


print(grad(frozen)(3.0), grad(lambda x: lax.select(x > 1, x*x, 3*x))(2.0))
print(jax.tree_util.tree_map(lambda p: p*2, {"w": 1.5, "b": [1.0, 2.0]}))
