"""What code(softplus, "jax") writes, run."""
# softplus and its derivative, by nabla 0.2.0
# softplus(x) = log(1 + exp(beta*x))/beta
# softplus'(x) = sigmoid(beta*x)
from functools import partial

import jax
import jax.numpy as jnp


def softplus_second(x, beta=1.0, threshold=20.0):
    prod = beta * x
    size = jnp.abs(prod)
    e = jnp.exp(-size)
    total = 1.0 + e
    prod2 = beta * -x
    e2 = jnp.exp(-jnp.abs(prod2))
    prod3 = beta * (jnp.where(prod < 0.0, e, 1.0) / total) * (jnp.where(prod2 < 0.0, e2, 1.0) / (1.0 + e2))
    return jnp.where(size < 1.0, beta * (e / (total * total)), prod3)


@partial(jax.custom_jvp, nondiff_argnums=(1, 2,))
def softplus_prime(x, beta=1.0, threshold=20.0):
    prod = beta * x
    e = jnp.exp(-jnp.abs(prod))
    return jnp.where(prod < 0.0, e, 1.0) / (1.0 + e)


@softplus_prime.defjvp
def _(beta, threshold, primals, tangents):
    (x,), (dx,) = primals, tangents
    return softplus_prime(x, beta, threshold), softplus_second(x, beta, threshold) * dx


@partial(jax.custom_jvp, nondiff_argnums=(1, 2,))
def softplus(x, beta=1.0, threshold=20.0):
    prod = beta * x
    total = jnp.where(prod > 0.0, prod, 0.0) + jnp.log1p(jnp.exp(-jnp.abs(prod)))
    return total / beta


@softplus.defjvp
def _(beta, threshold, primals, tangents):
    (x,), (dx,) = primals, tangents
    return softplus(x, beta, threshold), softplus_prime(x, beta, threshold) * dx


for x in [-3.0, 0.0, 0.7, 50.0]:
    print("%.10g %.10g %.10g" % (softplus(jnp.asarray(x)), jax.grad(softplus)(x), jax.grad(jax.grad(softplus))(x)))
print("%.10g %.10g" % (softplus(1.0, 2.0), jax.grad(softplus)(1.0, beta=2.0)))
print(jax.vmap(jax.grad(softplus))(jnp.array([-1.0, 0.0, 1.0])).round(8))
