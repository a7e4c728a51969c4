"""What JAX takes as the slope where there is none."""
import jax
import jax.numpy as jnp
from jax import grad, nn

for f, at in [(nn.relu, 0.0), (nn.leaky_relu, 0.0), (nn.relu6, 0.0), (nn.relu6, 6.0),
              (nn.hard_tanh, 1.0), (nn.hard_tanh, -1.0), (jnp.abs, 0.0), (nn.elu, 0.0),
              (nn.celu, 0.0)]:
    print(at, grad(f)(at))

print(grad(lambda x: jnp.maximum(x, 0.0))(0.0))
print(grad(lambda x: jnp.maximum(0.0, x))(0.0))
print(grad(lambda x: jnp.where(x > 0, x, 0.1*x))(0.0))
print(grad(lambda x: jnp.where(x >= 0, x, 0.1*x))(0.0))
print("%.6f %.6f" % (grad(nn.hard_sigmoid)(3.0), grad(nn.selu)(0.0)))
