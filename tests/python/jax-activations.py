"""All activations of jax.nn, and their slopes at a few places."""
import jax
import jax.numpy as jnp

jax.config.update("jax_enable_x64", True)

names = ["relu", "relu6", "sigmoid", "softplus", "soft_sign", "silu", "log_sigmoid",
         "leaky_relu", "hard_sigmoid", "hard_silu", "hard_tanh", "elu", "celu", "selu", "gelu",
         "mish", "squareplus"]
x = jnp.array([-4.0, -1.0, -0.25, 0.5, 2.0, 7.0])

print("x".ljust(14), x)
for name in names:
    f = getattr(jax.nn, name)
    slopes = jax.vmap(jax.grad(f))(x)
    print(name.ljust(14), jnp.round(f(x), 4))
    print("'".rjust(14), jnp.round(slopes, 4))
