"""Rules of one's own: custom_jvp and custom_vjp."""
import jax
import jax.numpy as jnp
from jax import custom_jvp, custom_vjp, grad, jit, vmap


def softplus_naive(x):
    return jnp.log(1.0 + jnp.exp(x))


@custom_jvp
def softplus(x):
    return jnp.log(1.0 + jnp.exp(x))


@softplus.defjvp
def softplus_jvp(primals, tangents):
    x, = primals
    x_dot, = tangents
    return softplus(x), (1 - 1/(1 + jnp.exp(x)))*x_dot


print(f"{softplus(3.0):.6f} {grad(softplus_naive)(3.0):.6f} {grad(softplus)(3.0):.6f}")
print(grad(softplus)(100.0), jit(grad(softplus))(0.0))
print(vmap(grad(softplus))(jnp.arange(3.0)).round(6))


@custom_jvp
def product(x, y):
    return jnp.sin(x)*y


product.defjvps(lambda x_dot, z, x, y: jnp.cos(x)*x_dot*y,
                lambda y_dot, z, x, y: jnp.sin(x)*y_dot)
print("%.6f %.6f %.6f" % (product(2.0, 3.0), grad(product)(2.0, 3.0), grad(product, 1)(2.0, 3.0)))


# A step whose slope is that of a sigmoid.
@custom_jvp
def step(x):
    return jnp.where(x > 0, 1.0, 0.0)


step.defjvps(lambda x_dot, y, x: jax.nn.sigmoid(x)*(1 - jax.nn.sigmoid(x))*x_dot)
print(step(-0.5), step(0.5), grad(step)(0.0))
print(jnp.round(vmap(grad(step))(jnp.array([-2.0, 0.0, 2.0])), 5))


@custom_vjp
def cube(x):
    return x**3


def cube_forward(x):
    return cube(x), x


def cube_backward(x, g):
    return (3*x**2*g,)


cube.defvjp(cube_forward, cube_backward)
print(grad(cube)(2.0), grad(lambda x: jnp.exp(cube(x)*0.0))(2.0))
