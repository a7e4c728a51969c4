"""Jacobians, Hessians, jvp and vjp."""
import jax
import jax.numpy as jnp
from jax import hessian, jacfwd, jacrev, jvp, vjp

x = jnp.array([1.0, 2.0, 0.5])


def polar(v):
    return jnp.stack([v[0]*v[1], v[1]**2, v[0] + v[2]])


print(jacfwd(polar)(x))
print(jacrev(polar)(x))
print(jacfwd(jnp.square)(x))
print(jnp.round(jacrev(jax.nn.softmax)(x), 4))


def cubic(v):
    return v[0]**2*v[1] + v[1]**3 + v[2]


print(hessian(cubic)(x))
print(jacfwd(jacrev(cubic))(x))
y, slope = jvp(cubic, (x,), (jnp.array([1.0, 0.0, 2.0]),))
print(y, slope)
y, pull = vjp(lambda v: v*v, x)
print(y, pull(jnp.array([1.0, 1.0, 10.0]))[0])
